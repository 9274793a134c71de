"""Tables of people as they went out, and whether a later count may follow."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from hoiam.core.denunciation_totals import TABLES, names
from hoiam.core.disclosure import TOTAL, Cell, Disclosed
from hoiam.core.disclosure import totals as summed
from hoiam.core.quarters import Quarter, quarter_by
from hoiam.core.releases import Released, anew, first
from hoiam.figures import people as counting
from hoiam.figures.models import ReleasedTable

PEOPLE, DENUNCIATIONS = "people/", "denunciations/"


def packed(counts: Mapping[Cell, int]) -> list[list[object]]:
    """A table as JSON has it."""
    return [[list(cell), count] for cell, count in sorted(counts.items())]


def released(row: ReleasedTable) -> Released:
    """A table as it went out."""
    counts: dict[Cell, int] = {tuple(cell): count for cell, count in row.counts}
    dimensions = tuple(tuple(one) for one in row.dimensions)
    hidden = frozenset(tuple(cell) for cell in row.hidden)
    whole = summed(counts, dimensions)
    shown = {cell: count for cell, count in whole.items() if cell not in hidden}
    return Released(counts, Disclosed(dimensions, shown, hidden))


def earlier(table: str) -> list[Released]:
    """Every release of a table, the first one first."""
    return [released(row) for row in ReleasedTable.objects.filter(table=table).order_by("number")]


def next_of(
    table: str, counts: Mapping[Cell, int], dimensions: tuple[tuple[str, ...], ...]
) -> Released | None:
    """What may go out of a table now; nothing where what went out stands."""
    before = earlier(table)
    if not before:
        return first(counts, dimensions)
    if json.dumps(packed(before[-1].counts)) == json.dumps(packed(counts)):
        return None
    return anew(before, counts)


def quarters_out() -> list[Quarter]:
    """Quarters whose table went out, the newest first. Of others nothing is shown: whoever keeps a
    table that is still being completed, and the one that goes out, can subtract them."""
    rows = ReleasedTable.objects.filter(table__startswith=PEOPLE, number=1)
    known = (
        quarter_by(table.removeprefix(PEOPLE)) for table in rows.values_list("table", flat=True)
    )
    return sorted((one for one in known if one is not None), reverse=True)


def first_people(day: date) -> Iterator[tuple[str, Released]]:
    """Quarters that have ended and whose table never went out."""
    there = {one.code for one in quarters_out()}
    for quarter in counting.quarters(day):
        if quarter.code not in there:
            yield f"{PEOPLE}{quarter.code}", first(*counting.counted(quarter))


def waiting_people(day: date) -> Iterator[tuple[str, Released]]:
    """Quarters that have ended whose table may go out."""
    for quarter in counting.quarters(day):
        counts, dimensions = counting.counted(quarter)
        found = next_of(f"{PEOPLE}{quarter.code}", counts, dimensions)
        if found is not None:
            yield f"{PEOPLE}{quarter.code}", found


def people() -> Iterator[tuple[str, Disclosed]]:
    """The last release of each quarter."""
    newest: dict[str, ReleasedTable] = {}
    for row in ReleasedTable.objects.filter(table__startswith=PEOPLE).order_by("table", "number"):
        newest[row.table] = row
    for table, row in newest.items():
        yield table.removeprefix(PEOPLE), released(row).table


def of_quarter(code: str) -> Disclosed | None:
    """The table of a quarter as it went out, if it did: pages show no later count either."""
    row = ReleasedTable.objects.filter(table=f"{PEOPLE}{code}").order_by("number").last()
    return released(row).table if row is not None else None


def denunciations() -> Iterator[tuple[int, str, str, str, str, int | None]]:
    """The last release of each province and year, by table and column."""
    newest: dict[str, ReleasedTable] = {}
    rows = ReleasedTable.objects.filter(table__startswith=DENUNCIATIONS)
    for row in rows.order_by("table", "number"):
        newest[row.table] = row
    said = dict(names())
    for table, row in newest.items():
        _kind, province, year, which = table.split("/")
        shown = released(row).table
        for column in (*shown.dimensions[0], TOTAL):
            total = TABLES[which].total
            name = said[total] if column == TOTAL else said[int(column)]
            yield int(year), province, which, column or "*", name, shown[(column,)]
