"""What one worker holds between two chunks: an open file, and units it has looked up."""

import contextlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from hoiam.base.pace import Pace
from hoiam.imports import store, stretches
from hoiam.imports.models import Import
from hoiam.imports.places import Places
from hoiam.imports.reading import SourceRow, Table, open_table
from hoiam.imports.stretches import Stretch
from hoiam.registers.models import Batch


@dataclass
class _Open:
    code: str
    sheet: str
    legacy: str
    table: Table
    rows: Iterator[SourceRow]
    taken: int


class Hand:
    """What one worker keeps between two chunks."""

    def __init__(self, prepare: Callable[[Batch], bool] | None = None) -> None:
        """`prepare` does a part of what has to be done before a batch is shown, and says whether
        there may be more: what is above this part of the program, only doors know."""
        self._prepare = prepare
        # Fewer rows take hardly less time: half of it is then what does not depend on their number.
        self.pace = Pace(400, least=200, most=1_000)  # of what is written
        # Of what is put into the index, which now and then puts parts of itself together: that
        # takes as long again, and longer, whatever the number of rows.
        self.words = Pace(300, least=100, most=2_000, aim=0.025)
        self._open: _Open | None = None
        self._places: tuple[str, str, Places] | None = None
        self._stretch: tuple[str, datetime | None, Stretch] | None = None

    def places(self, of: Import) -> Places:
        """The units that words of this import mean, as far as this stage of it has met them."""
        if self._places is None or self._places[:2] != (of.code, of.state):
            self._places = (of.code, of.state, Places())
        return self._places[2]

    def stretch(self, of: Import) -> Stretch | None:
        """What is written next, made once for all chunks of it; nothing behind the last."""
        there = self._stretch
        confirmed = (of.code, of.confirmed_at)
        if there is not None and there[:2] == confirmed and there[2].holds(of):
            return there[2]
        self._stretch = None  # before the next one: both need not be in memory
        found = stretches.next_of(of, self.places(of))
        self._stretch = (*confirmed, found) if found is not None else None
        return found

    def prepared_more(self, batch: Batch) -> bool:
        """A part of what has to be done before this batch is shown; whether there may be more."""
        return self._prepare is not None and self._prepare(batch)

    def table(self, of: Import) -> Table:
        """The table of an import, opened at its next row."""
        there = self._open
        if there is not None and self._is_right(there, of):
            return there.table
        self.close()
        table = open_table(
            store.place(of.code), name=of.file_name, sheet=of.sheet, legacy=of.legacy
        )
        rows = table.rows()
        self._open = _Open(of.code, of.sheet, of.legacy, table, rows, 0)
        for _ in islice(rows, of.total):  # what was staged before this worker came
            self._open.taken += 1
        return table

    def _is_right(self, there: _Open, of: Import) -> bool:
        sheet = there.table.sheet if there.sheet == "" else there.sheet
        return (
            there.code == of.code
            and there.taken == of.total
            and there.legacy == of.legacy
            and of.sheet in (there.sheet, sheet)
        )

    def take(self, most: int, *, characters: int) -> list[SourceRow]:
        """The next rows, as many as fit into one chunk."""
        assert self._open is not None  # noqa: S101 (`table` comes first)
        taken: list[SourceRow] = []
        size = 0
        for row in islice(self._open.rows, most):
            taken.append(row)
            size += sum(map(len, row.cells.values()))
            if size > characters:
                break
        self._open.taken += len(taken)
        return taken

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            if isinstance(self._open.rows, Generator):
                self._open.rows.close()  # before the file that it reads from
            with contextlib.suppress(OSError):
                self._open.table.__exit__(None, None, None)
        self._open = None

    def rest(self) -> None:
        """There is nothing to do: let go of what lies in memory as well."""
        self.close()
        self._stretch = self._places = None
