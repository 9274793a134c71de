"""The third stage: exactly the rows of the preview are written, and all cells go."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.core.actor import Actor
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import _shared, _steps, _whole, finishing
from hoiam.imports.hand import Hand
from hoiam.imports.judging import judges
from hoiam.imports.judging import registers as judge
from hoiam.imports.judging.registers import Planned
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, ImportRow, Verdict
from hoiam.registers import actions as registers
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch
from hoiam.units.models import Unit

WRITTEN_AT_ONCE = 150  # others wait while these are written: a tenth of a second or two
_WRITES = (Verdict.NEW, Verdict.CHANGED)


def commit(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Write the next rows; after the last one everything is shown at once."""
    hand.close()
    rows = [] if of.target in _whole.WHOLE else _shared.next_rows(of, WRITTEN_AT_ONCE)
    if not rows:
        finishing.finish(of=of, by=by, at=at)
        return
    meaning = mappings.from_json(of.content)
    writing = [row for row in rows if row.verdict in _WRITES]
    planned = judge.plan(meaning, judges.cells_of(writing), hand.places(of)).planned
    with transaction.atomic():
        now = _steps.mine(of)
        holding = _holding(meaning, planned, writing, of.unit)
        if holding:
            _fill(now, meaning, holding, by, at)
        _shared.put_away(rows)
        now.done += len(rows)
        now.place = rows[-1].line
        _steps.put_down(now)


def _holding(
    meaning: Mapping, planned: Sequence[Planned], writing: Sequence[ImportRow], unit: Unit
) -> list[Planned]:
    """Those that would still get the verdict that was seen; the others are refused, by name."""
    now = {one.line: one for one in judge.told(meaning, planned, unit=unit)}
    stale = [
        row
        for row in writing
        if row.line not in now or not judge.still_holds(now[row.line], row.verdict, row.details)
    ]
    for row in stale:
        row.verdict, row.why, row.details = Verdict.REFUSED, "out-of-date", {}
    _shared.write_verdicts(stale)
    lines = {row.line for row in stale}
    return [one for one in planned if one.line not in lines]


def _fill(
    of: Import, meaning: Mapping, planned: Sequence[Planned], by: Actor, at: datetime
) -> None:
    chunks.write(
        batch=_batch(of, meaning, by, at),
        rows=[one.record for one in planned if one.record is not None],
        steps=[step for one in planned for step in one.steps],
    )


def _batch(of: Import, meaning: Mapping, by: Actor, at: datetime) -> Batch:
    """The batch that the import fills; opened when the first row is written."""
    if of.batch:
        return Batch.objects.get(code=of.batch)
    batch = registers.open_batch(
        kind=judge.kind_of(meaning),
        system=meaning.system,
        title=of.file_name,
        unit=of.unit,
        zone=meaning.zone,
        by=_shared.doer(of, by, at),
        at=at,
    )
    of.batch = batch.code
    return batch
