"""The first stage: rows of the file become staged rows."""

from datetime import datetime

from django.db import transaction

from hoiam.base.rows import insert_many
from hoiam.core import denunciation
from hoiam.core import legacy as legacies
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.imports import mapping as mappings
from hoiam.imports import packs, store
from hoiam.imports.actions import _shared, _steps
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import, ImportRow, ImportState, Verdict
from hoiam.imports.reading import SourceRow, Table

READ_AT_ONCE = 1_000
_LONG_NAME = denunciation.SHORT  # beyond it only a beginning says what a cell is
_DENUNCIATION = "denunciation"
_NO_NAME = 100  # so long is the text of a row, and no name of a column


def read(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Stage the next rows of the file."""
    try:
        table = hand.table(of)
        _check_heading(table)
        taken = hand.take(READ_AT_ONCE, characters=_shared.MOST_CHARACTERS)
    except FileNotFoundError:
        raise Invalid("imports.file-gone") from None
    refused = {row.line: why for row in taken if (why := _why_not(row, table.legacy))}
    kept = [row.line for row in taken if refused.get(row.line) != _DENUNCIATION]
    pack = packs.packed(of, table.columns, taken, kept) if taken else None
    try:
        with (_steps.chunk if taken else _steps.end)(of) as now:
            if pack is not None:
                pack.save(force_insert=True)
            insert_many(
                ImportRow, ("line", "why"), list(refused.items()), of_id=of.pk,
                verdict=Verdict.REFUSED,
            )  # fmt: skip
            now.total += len(taken)
            now.done = now.total
            _describe(now, table)
            if not taken:
                hand.close()
                _end(now)
    except BaseException:
        hand.close()  # it stands further in the file than the rows do
        raise


def _check_heading(table: Table) -> None:
    """A list without names of columns would leave its first row among them, whatever it says."""
    if any(denunciation.is_one([name]) for name in table.columns if len(name) > _LONG_NAME) or (
        denunciation.is_one(table.columns) and max(map(len, table.columns)) > _NO_NAME
    ):
        raise Invalid("imports.heading-is-a-row")


def _why_not(row: SourceRow, legacy: str) -> str:
    """Why a row is refused whatever its columns mean; empty where it is not."""
    return _DENUNCIATION if _is_denunciation(row, legacy) else row.fault


def _is_denunciation(row: SourceRow, legacy: str) -> bool:
    words = [*row.cells.values(), *row.beyond]
    if denunciation.is_one(words):
        return True
    # Nobody has agreed to the conversion yet, but the words are there all the same.
    return bool(legacy) and denunciation.is_one(legacies.convert(cell, legacy) for cell in words)


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
        return
    _shared.begin_stage(of, ImportState.READ)
    # A denunciation in it is kept nowhere, so the file waits for a person only where they may
    # have it read otherwise.
    if len(of.sheets) <= 1 and not asks:
        transaction.on_commit(lambda: store.remove(of.code))


def _fits(of: Import) -> bool:
    try:
        mappings.check_whole(mappings.from_json(of.content), of.columns)
    except Invalid:
        return False
    return True
