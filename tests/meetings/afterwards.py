"""A meeting that is over, and what comes after it, as tests need them."""

from datetime import date, datetime, timedelta
from typing import Any

from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment
from hoiam.meetings import actions as meetings
from hoiam.meetings import public_minutes
from hoiam.meetings.actions import Concluded, Masked
from hoiam.meetings.models import Conclusion, Meeting, Question
from tests.cast import Cast
from tests.meetings.asking import LEFT, question
from tests.meetings.making import STARTS, held, opened

AFTER = STARTS + timedelta(hours=4)
DUE = date(2026, 11, 20)


def three(cast: Cast, meeting: Meeting, *, unit: str = "commune-office") -> list[Question]:
    """Three questions: answered on the spot, assigned, put outside."""
    clerk = cast.actor("clerk", at=STARTS)
    rows = [
        question(cast, meeting, "q1", text="Bao giờ sửa đường thôn 3?"),
        question(cast, meeting, "q2", text="Bao giờ có điện ba pha ở thôn 5?", reach=LEFT),
        question(cast, meeting, "q3", text="Giá vàng sao tăng?", reach=LEFT),
    ]
    meetings.answer_on_spot(question=rows[0], answer="Tháng 12 sửa.", by=clerk, at=STARTS)
    meetings.assign(question=rows[1], unit=cast.units[unit], due_on=DUE, by=clerk, at=STARTS)
    meetings.put_outside(question=rows[2], why="Không thuộc xã.", by=clerk, at=STARTS)
    return list(Question.objects.filter(meeting=meeting).order_by("number"))


def concluded(cast: Cast, meeting: Meeting, *, at: datetime = STARTS) -> Conclusion:
    """One conclusion with who leads, who helps and a date."""
    said = Concluded(
        text="Rà soát các tuyến đường thôn hư hỏng.",
        unit=cast.units["commune-office"],
        due_on=DUE,
        helpers=[cast.units["department"]],
    )
    return meetings.conclude(meeting=meeting, said=said, by=cast.actor("clerk", at=at), at=at)


def over(cast: Cast, key: str = "m1", **changes: Any) -> Meeting:
    """It is over; three questions have ended and one thing was concluded."""
    meeting = opened(cast, key, **changes)
    three(cast, meeting)
    concluded(cast, meeting)
    return meetings.end(
        meeting=meeting, held=held(meeting), by=cast.actor("clerk", at=AFTER), at=AFTER
    )


def closed(cast: Cast, key: str = "m1", **changes: Any) -> Meeting:
    """Its minutes are closed."""
    meeting = over(cast, key, **changes)
    meetings.close_minutes(meeting=meeting, by=cast.actor("clerk", at=AFTER), at=AFTER)
    return Meeting.objects.get(pk=meeting.pk)


def published(cast: Cast, key: str = "m1", **changes: Any) -> Meeting:
    """Its minutes are public, with whatever looks personal covered."""
    meeting = closed(cast, key, **changes)
    leader = cast.actor("clerk", at=AFTER)
    lines = {one.name: one.masked for one in public_minutes.fields_of(meeting)}
    row = meetings.prepare_public(meeting=meeting, masked=Masked(lines), by=leader, at=AFTER)
    seen = public_minutes.digest(meeting, row)
    meetings.publish_minutes(meeting=meeting, seen=seen, by=leader, at=AFTER)
    return Meeting.objects.get(pk=meeting.pk)


def duty(code: str) -> Commitment:
    """The duty behind a question or a conclusion."""
    return Commitment.objects.select_related("unit", "assigned_by_unit").get(code=code)


def settled(cast: Cast, code: str, *, who: str = "handler", at: datetime = AFTER) -> Commitment:
    """Done, with a result that people read."""
    return meetings.settle(
        commitment=duty(code),
        outcome=Outcome(result="đã kiểm tra", result_public="Đã kéo điện ba pha."),
        by=cast.actor(who, at=at),
        at=at,
    )
