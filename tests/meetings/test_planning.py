"""A meeting from the plan to its day: who may write, what the law's clocks do, what is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.meetings import actions as meetings
from hoiam.meetings import queries
from hoiam.meetings.models import Audience, Meeting, MeetingKind, MeetingState, Postponement
from tests.cast import NOW, Cast, later
from tests.meetings.making import STARTS, announced, ended, held, new, opened, planned

pytestmark = pytest.mark.django_db


def clock(meeting: Meeting, code: str = "announce") -> Commitment:
    return Commitment.objects.get(about_kind="meeting", about_code=meeting.code, clock=code)


def test_record_again_gives_the_same_meeting(cast: Cast) -> None:
    first = planned(cast)

    assert planned(cast) == first
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "audience", "due_on"),
    [
        ("dialogue", "people", date(2026, 10, 16)),  # seven days before 23/10
        ("reception", "people", date(2026, 10, 16)),  # five working days before
        ("dialogue", "enterprises", None),
        ("field", "people", None),
    ],
)
def test_planned_day_starts_the_notice_period_of_its_kind(
    cast: Cast, kind: str, audience: str, due_on: date | None
) -> None:
    meeting = planned(cast, kind=MeetingKind(kind), audience=Audience(audience))

    found = Commitment.objects.filter(about_code=meeting.code, clock="announce").first()
    assert (found.due_on if found else None) == due_on


def test_announcing_in_time_keeps_the_notice_duty(cast: Cast) -> None:
    meeting = announced(cast)

    duty = clock(meeting)
    assert (duty.state, duty.ended_on) == (CommitmentState.DONE, date(2026, 10, 2))
    assert clock(meeting, "result").due_on == date(2026, 11, 2)


def test_announcing_late_is_taken_and_stays_late(cast: Cast) -> None:
    meeting = announced(cast, at=STARTS - timedelta(days=3))

    duty = clock(meeting)
    assert meeting.state == MeetingState.ANNOUNCED
    assert duty.ended_on is not None
    assert duty.ended_on > duty.due_on


def test_postponing_keeps_both_dates_and_moves_what_is_owed(cast: Cast) -> None:
    meeting = announced(cast)

    meetings.postpone(
        meeting=meeting, starts=STARTS + timedelta(days=7), ends=None,
        reason="Lãnh đạo đi chống bão", by=cast.actor("clerk"), at=later(1),
    )  # fmt: skip

    kept = Postponement.objects.get()
    assert (kept.old_starts, kept.new_starts) == (STARTS, STARTS + timedelta(days=7))
    duty = clock(meeting)
    assert (duty.state, duty.due_on) == (CommitmentState.DONE, date(2026, 10, 23))
    assert duty.ended_on == date(2026, 10, 2)
    assert clock(meeting, "result").due_on == date(2026, 11, 9)


def test_brought_forward_counts_as_announced_that_day(cast: Cast) -> None:
    meeting = announced(cast)

    meetings.postpone(
        meeting=meeting, starts=datetime(2026, 10, 8, 1, tzinfo=UTC), ends=None,
        reason="Trùng ngày bầu trưởng thôn", by=cast.actor("leader"), at=later(3),
    )  # fmt: skip

    duty = clock(meeting)
    assert (duty.due_on, duty.ended_on) == (date(2026, 10, 1), date(2026, 10, 5))


def test_cancelling_ends_what_was_owed(cast: Cast) -> None:
    meeting = planned(cast)

    meetings.cancel(meeting=meeting, reason="Gộp với buổi của tỉnh", by=cast.actor("clerk"), at=NOW)

    assert set(Commitment.objects.values_list("state", flat=True)) == {CommitmentState.UNDONE}
    assert Meeting.objects.get().reason == "Gộp với buổi của tỉnh"


def test_held_on_another_day_counts_the_result_from_it(cast: Cast) -> None:
    meeting = opened(cast)
    at = STARTS + timedelta(days=1, hours=1)

    meetings.end(
        meeting=meeting, held=held(meeting, on=STARTS + timedelta(days=1)),
        by=cast.actor("clerk", at=at), at=at,
    )  # fmt: skip

    assert clock(meeting, "result").due_on == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "meetings.title-needed"),
        ({"hosts": ()}, "meetings.hosts-needed"),
        ({"areas": ()}, "meetings.areas-needed"),
        ({"ends": STARTS}, "meetings.ends-before-start"),
        ({"title": "Tố cáo ông chủ tịch xã"}, "meetings.denunciation-told"),
        ({"starts": datetime(2016, 1, 4, 1, tzinfo=UTC), "ends": None}, "meetings.host-ended"),
    ],
)
def test_record_is_refused(cast: Cast, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        planned(cast, **changes)

    assert refused.value.code == code


def test_title_may_name_the_field_of_work(cast: Cast) -> None:
    meeting = planned(cast, title="Tiếp công dân, giải quyết khiếu nại, tố cáo")

    assert meeting.title.endswith("tố cáo")


@pytest.mark.parametrize(
    ("make", "step", "code"),
    [
        (planned, "announce-cell", "meetings.internal-kind"),
        (announced, "announce", "meetings.announced-already"),
        (ended, "announce", "meetings.over"),
        (opened, "cancel", "meetings.running"),
        (ended, "start", "meetings.over"),
    ],
)
def test_step_at_the_wrong_time_is_refused(cast: Cast, make: object, step: str, code: str) -> None:
    kind = MeetingKind.CELL if step == "announce-cell" else MeetingKind.DIALOGUE
    meeting = make(cast, kind=kind)  # type: ignore[operator]
    by, at = cast.actor("clerk"), NOW

    with pytest.raises(WrongState) as refused:
        match step:
            case "cancel":
                meetings.cancel(meeting=meeting, reason="Bận", by=by, at=at)
            case "start":
                meetings.start(meeting=meeting, by=by, at=at)
            case _:
                meetings.announce(meeting=meeting, by=by, at=at)

    assert refused.value.code == code


def test_end_needs_to_know_of_every_head(cast: Cast) -> None:
    front = cast.units["commune-front"]
    meeting = opened(cast, hosts=(cast.units["commune-ubnd"], front))

    with pytest.raises(Invalid) as refused:
        meetings.end(
            meeting=meeting, held=held(meeting, cast.units["commune-ubnd"]),
            by=cast.actor("clerk"), at=STARTS + timedelta(hours=3),
        )  # fmt: skip

    assert refused.value.code == "meetings.head-unknown"


def test_announced_date_is_not_put_right_in_passing(cast: Cast) -> None:
    meeting = announced(cast)

    with pytest.raises(Invalid) as refused:
        meetings.revise(
            meeting=meeting, new=new(cast, starts=STARTS + timedelta(days=1), ends=None),
            by=cast.actor("clerk"), at=NOW,
        )  # fmt: skip

    assert refused.value.code == "meetings.date-by-postponing"


def test_stranger_neither_keeps_nor_sees_a_plan(cast: Cast) -> None:
    meeting = planned(cast)

    with pytest.raises(NotAllowed):
        meetings.announce(meeting=meeting, by=cast.actor("stranger"), at=NOW)
    seen = {
        name: queries.visible_to(cast.actor(name)).exists()
        for name in ("clerk", "leader", "province-leader", "stranger", "public")
    }
    assert seen == {
        "clerk": True, "leader": True, "province-leader": True, "stranger": False, "public": False,
    }  # fmt: skip
    assert not queries.public_meetings().exists()
    meetings.announce(meeting=meeting, by=cast.actor("clerk"), at=NOW)
    assert queries.visible_to(cast.actor("stranger")).get() == meeting
