"""The first stage: rows of the file become staged rows."""

import contextlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from hoiam.core import legacy as legacies
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.imports import denunciation, store
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import _shared, _steps
from hoiam.imports.models import Import, ImportRow, ImportState, Verdict
from hoiam.imports.reading import SourceRow, Table, open_table

READ_AT_ONCE = 500


@dataclass
class _Open:
    code: str
    sheet: str
    legacy: str
    table: Table
    rows: Iterator[SourceRow]
    taken: int


class Hand:
    """What one worker keeps between two chunks: the file it has open, and where it stands in it."""

    def __init__(self) -> None:
        self._open: _Open | None = None

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

    def take(self, most: int) -> list[SourceRow]:
        """The next rows, as many as fit into one chunk."""
        assert self._open is not None  # noqa: S101 (`table` comes first)
        taken: list[SourceRow] = []
        size = 0
        for row in islice(self._open.rows, most):
            taken.append(row)
            size += sum(map(len, row.cells.values()))
            if size > _shared.MOST_CHARACTERS:
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


def read(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Stage the next rows of the file."""
    try:
        table = hand.table(of)
        taken = hand.take(READ_AT_ONCE)
    except FileNotFoundError:
        raise Invalid("imports.file-gone") from None
    staged = [_staged(of, row, table.legacy) for row in taken]
    try:
        with transaction.atomic():
            now = _steps.mine(of)
            ImportRow.objects.bulk_create(staged)
            now.total += len(staged)
            now.done = now.total
            _describe(now, table)
            if not taken:
                hand.close()
                _end(now)
            _steps.put_down(now)
    except BaseException:
        hand.close()  # it stands further in the file than the rows do
        raise


def _staged(of: Import, row: SourceRow, legacy: str) -> ImportRow:
    if _is_denunciation(row, legacy):
        return ImportRow(of=of, line=row.line, verdict=Verdict.REFUSED, why="denunciation")
    if row.fault:
        return ImportRow(
            of=of, line=row.line, cells=row.cells, verdict=Verdict.REFUSED, why=row.fault
        )
    return ImportRow(of=of, line=row.line, cells=row.cells)


def _is_denunciation(row: SourceRow, legacy: str) -> bool:
    if denunciation.is_one(row.cells.values()):
        return True
    # Nobody has agreed to the conversion yet, but the words are there all the same.
    return bool(legacy) and denunciation.is_one(
        legacies.convert(cell, legacy) for cell in row.cells.values()
    )


def _describe(of: Import, table: Table) -> None:
    of.media, of.encoding = table.media, table.encoding
    of.sheet, of.sheets = table.sheet, list(table.sheets)
    of.columns = list(table.columns)
    of.guess = {
        "legacy": table.legacy,
        "samples": [list(pair) for pair in table.legacy_samples],
        "repaired": list(table.repaired),
    }


def _end(of: Import) -> None:
    """Everything is staged: on to judging where a chosen profile fits, else a person is asked."""
    asks = bool(of.guess["legacy"]) and not of.legacy
    if of.content and not asks and _fits(of):
        _shared.begin_stage(of, ImportState.JUDGING)
        transaction.on_commit(lambda: store.remove(of.code))
    else:
        _shared.begin_stage(of, ImportState.READ)


def _fits(of: Import) -> bool:
    try:
        mappings.check_whole(mappings.from_json(of.content), of.columns)
    except Invalid:
        return False
    return True
