"""What the law ties to the day of a meeting: facts for its clocks, written by the product itself."""

from datetime import date, datetime

from hoiam.commitments import actions as commitments
from hoiam.commitments import queries as owed
from hoiam.commitments.matters import MatterOf
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Fact
from hoiam.meetings import notice
from hoiam.meetings.actions import _shared
from hoiam.meetings.models import Meeting


def date_it(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """The planned day starts the notice period that the rulebook names."""
    if meeting.starts is not None:
        day = calendar.day_of(meeting.starts)
        _record(meeting, notice.DAY_OF, day, "theo lịch cuộc gặp", by=by, at=at)


def undate(meeting: Meeting, *, reason: str, by: Actor, at: datetime) -> None:
    """The day stands no longer; that it was announced stays true."""
    matter = notice.matter_on_record(meeting)
    if matter is None:
        return
    _cancel(matter, (notice.DAY_OF[matter.matter],), reason, by=by, at=at)


def redate(meeting: Meeting, on: date, *, reason: str, by: Actor, at: datetime) -> None:
    """Another day counts. Brought forward, it has to be announced anew."""
    matter = notice.matter_on_record(meeting)
    if matter is None:
        _record(meeting, notice.DAY_OF, on, reason, by=by, at=at)
        return
    day_act = notice.DAY_OF[matter.matter]
    standing = [fact.day for fact in owed.standing_facts(matter.about) if fact.act == day_act.value]
    if standing == [on]:
        return
    _cancel(matter, (day_act,), reason, by=by, at=at)
    _record(meeting, notice.DAY_OF, on, reason, by=by, at=at)


def told(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """It stands on the public calendar from today."""
    reason = "công bố trên lịch công khai"
    _record(meeting, notice.TOLD_OF, calendar.day_of(at), reason, by=by, at=at)


def told_anew(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """A day that comes sooner than the one announced was never announced before."""
    matter = notice.matter_on_record(meeting)
    if matter is not None:
        acts = (notice.TOLD_OF[matter.matter],)
        _cancel(matter, acts, "dời lên sớm hơn, công bố lại", by=by, at=at)
        told(meeting, by=by, at=at)


def result_sent(meeting: Meeting, on: date, *, by: Actor, at: datetime) -> None:
    """The result was posted and sent to the heads of the hamlets."""
    _record(meeting, notice.SENT_OF, on, "niêm yết, gửi kết quả", by=by, at=at)


def _record(
    meeting: Meeting,
    acts: notice.Acts,
    day: date,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    matter = notice.matter_of(meeting)
    if matter is None or matter.matter not in acts:
        return
    commitments.record_fact(
        matter=matter,
        fact=Fact(day, acts[matter.matter]),
        paper_on=None,
        reason=reason,
        by=_shared.product(by),
        at=at,
    )


def _cancel(
    matter: MatterOf, acts: tuple[Act, ...], reason: str, *, by: Actor, at: datetime
) -> None:
    for fact in list(owed.standing_facts(matter.about)):
        if fact.act in acts:
            commitments.cancel_fact(
                matter=matter, number=fact.number, reason=reason, by=_shared.product(by), at=at
            )
