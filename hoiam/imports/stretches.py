"""Rows that are written one after the other: those of some packs, in the order of their days.

A register may come in any order, and its records go into indexes by day, by body and day, and by
the day of the answer. Of rows that lie side by side in these each transaction touches far fewer
pages. How many rows of a stretch are written tells where the next transaction goes on, so the
order is the same whoever makes it anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from hoiam.imports import kept_plans, packs
from hoiam.imports import mapping as mappings
from hoiam.imports.judging import registers as judge
from hoiam.imports.judging.registers import Planned
from hoiam.imports.models import Import, ImportPack, ImportRow, Verdict
from hoiam.imports.packs import Pack
from hoiam.imports.places import Places

MOST_ROWS = 20_000
MOST_CHARACTERS = 4_000_000  # of its cells, which lie in memory
_WRITES = (Verdict.NEW, Verdict.CHANGED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What some packs would write."""

    begins: int  # so many rows of the import come before it
    size: int  # rows, those that nothing is written of included
    last: int  # its last line
    planned: Sequence[Planned]  # in the order in which they are written
    seen: Mapping[int, tuple[str, str]]  # verdicts that a person saw, with their marks, by line

    @property
    def ends(self) -> int:
        """So many rows of the import are done with its last one."""
        return self.begins + self.size

    @property
    def lost(self) -> set[int]:
        """Lines that a person saw as taken, and that cannot be any more."""
        return self.seen.keys() - {one.line for one in self.planned}

    def holds(self, of: Import) -> bool:
        """Whether the next row of the import is one of these."""
        return self.begins <= of.done < self.ends


def next_of(of: Import, places: Places) -> Stretch | None:
    """The stretch with the next rows to write; nothing behind the last."""
    taken = list(_taken(_packs(of)))
    if not taken:
        return None
    last = taken[-1].last
    return Stretch(
        begins=of.total - _left(of, taken[0]),
        size=sum(pack.size for pack in taken),
        last=last,
        planned=_in_order(_planned(of, taken, places)),
        seen=_seen(of, of.place, last),
    )


def _packs(of: Import) -> Iterator[Pack]:
    place = of.place
    while (pack := packs.planned_after(of, place)) is not None:
        yield pack.behind(place)
        place = pack.last


def _taken(some: Iterable[Pack]) -> Iterator[Pack]:
    """As many as lie in memory; steps stand in no such index, and go pack by pack."""
    rows = characters = 0
    for pack in some:
        yield pack
        rows += pack.size
        characters += sum(sum(map(len, row.cells.values())) for row in pack.rows)
        if not pack.plans or rows >= MOST_ROWS or characters >= MOST_CHARACTERS:
            return


def _left(of: Import, first: Pack) -> int:
    """How many rows there are from the first of a pack on."""
    later = ImportPack.objects.filter(of=of, last__gt=first.last)
    return first.size + (later.aggregate(rows=Sum("size"))["rows"] or 0)


def _planned(of: Import, taken: Iterable[Pack], places: Places) -> Iterator[Planned]:
    for pack in taken:
        kept = kept_plans.planned_of(pack.plans, pack.rows)
        if kept is None:  # where only steps come, which is little to do
            kept = list(judge.plan(mappings.from_json(of.content), pack.rows, places).planned)
        yield from kept


def _in_order(planned: Iterable[Planned]) -> list[Planned]:
    """By the days on which they were opened, and of one day as they stand in the file."""
    return sorted(planned, key=_day)


def _day(one: Planned) -> date:
    return (one.record.opened_on if one.record is not None else None) or date.min


def _seen(of: Import, place: int, last: int) -> dict[int, tuple[str, str]]:
    """The verdicts on rows that are to be written."""
    rows = ImportRow.objects.filter(of=of, line__gt=place, line__lte=last, verdict__in=_WRITES)
    return {
        line: (verdict, mark) for line, verdict, mark in rows.values_list("line", "verdict", "mark")
    }
