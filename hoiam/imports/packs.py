"""The cells of staged rows, some hundred rows to a pack.

Sealing, keeping and finding the cells of one row costs the same as those of a few hundred, so they
lie together: a pack is what one chunk read from the file. Only what people look at row by row, the
verdicts, stands row by row.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet

from hoiam.base.queries import only
from hoiam.imports.judging.verdicts import SourceCells
from hoiam.imports.models import Import, ImportPack, ImportRow
from hoiam.imports.reading import SourceRow


@dataclass(frozen=True, slots=True)
class Pack:
    """Rows from line to line: how many there were, and those whose cells were kept."""

    first: int
    last: int
    size: int
    rows: tuple[SourceCells, ...]
    plans: dict[str, Any] = field(default_factory=dict, repr=False)  # see `kept_plans`

    def behind(self, place: int) -> "Pack":
        """The rows of it behind a line."""
        if place < self.first:
            return self
        rows = tuple(row for row in self.rows if row.line > place)
        done = len(self.rows) - len(rows)
        return replace(self, first=place + 1, size=self.size - done, rows=rows)


def packed(
    of: Import, columns: Sequence[str], rows: Sequence[SourceRow], kept: Collection[int]
) -> ImportPack:
    """What a chunk has read; only rows on `kept` lines leave their cells."""
    lines = frozenset(kept)
    return ImportPack(
        of=of,
        first=rows[0].line,
        last=rows[-1].line,
        size=len(rows),
        cells={
            "columns": list(columns),
            "rows": [[row.line, *map(row.cells.get, columns)] for row in rows if row.line in lines],
        },
    )


def after(of: Import, place: int) -> Pack | None:
    """The pack that holds the next rows behind a line; nothing behind the last."""
    pack = _packs(of).filter(last__gt=place).order_by("last").first()
    return opened(pack) if pack is not None else None


def planned_after(of: Import, place: int) -> Pack | None:
    """The same with what its rows would write."""
    pack = ImportPack.objects.filter(of=of, last__gt=place).order_by("last").first()
    return replace(opened(pack), plans=pack.plans) if pack is not None else None


def _packs(of: Import) -> QuerySet[ImportPack]:
    return ImportPack.objects.filter(of=of).defer("plans")


def every(of: Import) -> Iterator[Pack]:
    """All of them in the order of the file, one after the other."""
    place = 0
    while (pack := after(of, place)) is not None:
        yield pack
        place = pack.last


def opened(pack: ImportPack) -> Pack:
    """Its rows."""
    columns = pack.cells.get("columns", [])
    rows = (
        SourceCells(line, _named(columns, cells)) for line, *cells in pack.cells.get("rows", [])
    )
    return Pack(pack.first, pack.last, pack.size, tuple(rows))


def _named(columns: Sequence[str], cells: Sequence[str | None]) -> dict[str, str]:
    if None not in cells:
        return dict(zip(columns, cells, strict=True))  # type: ignore[arg-type]  # just looked at
    return {name: cell for name, cell in zip(columns, cells, strict=True) if cell is not None}


def beginning(of: Import, most: int) -> list[dict[str, str]]:
    """The cells of the first rows of the file; of a row that is kept nowhere, none."""
    found: list[dict[str, str]] = []
    for pack in every(of):
        found += [dict(row.cells) for row in pack.rows]
        if len(found) >= most:
            break
    return found[:most]


def cells_of(of: Import, rows: Sequence[ImportRow]) -> dict[int, dict[str, str]]:
    """The cells of these rows by their lines, as long as they are kept. The rows stand in the
    order of the file, so that each pack is opened once."""
    found: dict[int, dict[str, str]] = {}
    last = 0
    for row in rows:
        if row.line <= last:
            continue
        pack = only(_packs(of).filter(last__gte=row.line).order_by("last")[:1])
        if pack is None:
            break
        last = pack.last
        found |= {one.line: dict(one.cells) for one in opened(pack).rows}
    return found
