"""What changed clocks do to the rows of what is owed. Records no event of its own.

Only clocks that the fact touches are written: what a decision on the calendar moves is the
recount's, and a closed clock is rewritten by nothing but a correction.
"""

import os
from dataclasses import dataclass, field
from datetime import date, datetime

from hoiam.commitments import policies
from hoiam.commitments.actions import _explaining, _shared
from hoiam.commitments.matters import MatterOf, act_words, paper_words
from hoiam.commitments.models import (
    ClockFact,
    Commitment,
    CommitmentKind,
    CommitmentState,
    DueDate,
    Ground,
)
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.calendar import Calendar
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.changes import Change, Key, Turn, by_key, touched
from hoiam.core.clocks.shapes import Clock
from hoiam.core.text import vn_date

# What a unit did not do, but was spared.
_SPARED = (Act.WITHDRAWN, Act.STOPPED)
_TURNS = {
    Turn.STARTED: "bắt đầu, hạn {new}",
    Turn.PROLONGED: "gia hạn từ {old} đến {new}",
    Turn.MOVED: "hạn từ {old} thành {new}",
    Turn.PAUSED: "tạm dừng",
    Turn.RESUMED: "tiếp tục, hạn {new}",
    Turn.ENDED: "kết thúc",
    Turn.REOPENED: "mở lại, hạn {new}",
    Turn.GONE: "không còn",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """The clocks of a matter without and with a fact."""

    before: tuple[Clock, ...]
    after: tuple[Clock, ...]
    changes: tuple[Change, ...]
    days: Calendar
    keys: tuple[Key, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", touched(self.before, self.after))

    def told(self) -> str:
        """What became of the clocks, in one line."""
        told = "; ".join(_told(change) for change in self.changes)
        return told or "Không thời hạn nào thay đổi"


def _told(change: Change) -> str:
    said = _TURNS[change.turn].format(old=_day(change.old), new=_day(change.new))
    return f"{change.clock.spec.name}: {said}"


def _day(day: date | None) -> str:
    return "—" if day is None else vn_date(day)


@dataclass(frozen=True, slots=True)
class Applying:
    """What is written at one time: whose matter it is, the fact that does it, who and when."""

    matter: MatterOf
    compared: Compared
    fact: ClockFact
    by: Actor
    at: datetime

    @property
    def why(self) -> str:
        """The fact in words, as the reason of the dates that it gave."""
        act = act_words(Act(self.fact.act))
        paper = paper_words(self.fact.paper_number, self.fact.paper_date)
        said = f"{act} ngày {vn_date(self.fact.day)}" + (f" ({paper})" if paper else "")
        said = f"đính chính: {said}" if self.fact.cancels_id else said
        return (f"{said}: {self.fact.reason}" if self.fact.reason else said)[:300]


def check_may_rewrite(matter: MatterOf, compared: Compared, reason: str) -> None:
    """As the look ahead asked it, and now with the rows under a lock."""
    rows = _rows(matter)
    old = by_key(compared.before)
    found = [rows[key] for key in compared.keys if key in old and key in rows]
    policies.check_may_rewrite(found, reason)


def apply(
    matter: MatterOf, compared: Compared, *, fact: ClockFact, by: Actor, at: datetime
) -> tuple[Commitment, ...]:
    """Write every clock that the fact touches; the rows that were written, in their order."""
    work = Applying(matter, compared, fact, by, at)
    rows = _rows(matter)
    old, new = by_key(compared.before), by_key(compared.after)
    # A rule that was put right may have given the matter another clock, or taken one away.
    new_ones = [key for key, clock in new.items() if clock.is_duty and key not in rows]
    left_over = [key for key, row in rows.items() if row.is_open and key not in new]
    written = []
    for key in dict.fromkeys((*compared.keys, *new_ones, *left_over)):
        row, clock = rows.get(key), new.get(key)
        if clock is not None and clock.is_duty:
            written.append(_put(row, old.get(key), clock, work))
        elif clock is None and row is not None:
            written.append(_gone(row, work))
    return tuple(written)


def _rows(matter: MatterOf) -> dict[Key, Commitment]:
    """The rows of the matter's clocks, under a lock, in the order in which a recount takes them."""
    kind, code = matter.about
    found = Commitment.objects.filter(about_kind=kind, about_code=code, kind=CommitmentKind.CLOCK)
    locked = found.select_for_update(of=("self",)).select_related("unit").order_by("pk")
    return {(row.part, row.clock): row for row in locked}


def _put(row: Commitment | None, before: Clock | None, clock: Clock, work: Applying) -> Commitment:
    if row is None:
        row = _started(clock, work)
        before = _explaining.as_started(clock, work.compared.days)
    dated = _dated(row, before, clock, work)
    row.started_on, row.rule = clock.start, clock.rule.id
    row.due_on = dated.due_on if dated else row.due_on
    row.paused_on = clock.pauses[-1].fact.day if clock.due_on is None else None
    _end_or_open(row, before, clock, work)
    row.save()
    if dated is not None:
        dated.save(force_insert=True)
    return row


def _started(clock: Clock, work: Applying) -> Commitment:
    """A new row with the date that the limit alone gives; what came after it is a date more."""
    matter = work.matter
    plain = _explaining.as_started(clock, work.compared.days)
    row = Commitment(
        code=codes.new_code("viec", os.urandom),
        kind=CommitmentKind.CLOCK,
        clock=clock.code,
        part=clock.about,
        about_kind=matter.about[0],
        about_code=matter.about[1],
        unit=matter.unit,
        assigned_by_unit=matter.assigned_by,
        what=clock.spec.name,
        rule=clock.rule.id,
        started_on=clock.start,
        first_due_on=plain.due.due_on,
        due_on=plain.due.due_on,
        opened_at=work.at,
        opened_by=work.by.code,
    )
    row.save(force_insert=True)
    first = _date(row, plain, Ground.START, work)
    first.old_due_on = None
    first.save(force_insert=True)
    return row


def _dated(row: Commitment, before: Clock | None, clock: Clock, work: Applying) -> DueDate | None:
    """The next date of the row, where what is counted has changed or the clock is open again."""
    if before is not None and _counted(before) == _counted(clock):
        is_back = before.ended is not None and clock.ended is None
        if not is_back or clock.due.due_on == row.due_on:
            return None
    return _date(row, clock, _ground(before, clock, work.fact), work)


def _counted(clock: Clock) -> tuple[object, ...]:
    return (clock.rule.id, clock.start, clock.due.amount, clock.pauses, clock.extensions)


def _ground(before: Clock | None, clock: Clock, fact: ClockFact) -> Ground:
    """Why the date is another one; a fact of an earlier day that came late corrects the rest."""
    if before is None or fact.cancels_id is not None:
        return Ground.CORRECTED
    if len(clock.extensions) > len(before.extensions):
        return Ground.PROLONGED
    if clock.is_paused != before.is_paused:
        return Ground.PAUSED if clock.is_paused else Ground.RESUMED
    return Ground.CORRECTED


def _date(row: Commitment, clock: Clock, ground: Ground, work: Applying) -> DueDate:
    return DueDate(
        commitment=row,
        old_due_on=row.due_on,
        due_on=clock.due.due_on,
        ground=ground,
        reason="" if ground is Ground.START else work.why,
        fact=work.fact,
        rule=clock.rule.id,
        explanation=_explaining.explanation(clock, work.matter),
        set_at=work.at,
        set_by=work.by.code,
    )


def _end_or_open(row: Commitment, before: Clock | None, clock: Clock, work: Applying) -> None:
    if clock.ended is not None:
        spared = clock.ended.act in _SPARED
        state = CommitmentState.UNDONE if spared else CommitmentState.DONE
        paper = f" ({clock.ended.paper})" if clock.ended.paper else ""
        if (row.state, row.ended_on) != (state, clock.ended.day):
            _end(row, state, f"{act_words(clock.ended.act)}{paper}", clock.ended.day, work)
    elif before is None or before.ended is not None:
        # What ended it, or its start, was taken back; what was closed by hand stays closed.
        row.state, row.result = CommitmentState.OPEN, ""
        row.ended_at, row.ended_by, row.ended_on = None, "", None


def _gone(row: Commitment, work: Applying) -> Commitment:
    """Nothing started it after all: it is closed with the reason, and kept."""
    row.paused_on = None
    today = calendar.day_of(work.at)
    _end(row, CommitmentState.UNDONE, work.why, row.ended_on or today, work)
    row.save()
    return row


def _end(row: Commitment, state: CommitmentState, result: str, day: date, work: Applying) -> None:
    row.state, row.result = state, result
    row.ended_at, row.ended_by, row.ended_on = work.at, work.by.code, day
    _shared.clear_asked(row)
