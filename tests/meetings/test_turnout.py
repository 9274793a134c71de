"""Who came to a meeting, and voters who ask for one."""

from datetime import date, timedelta
from typing import Any

import pytest

from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.refusals import Invalid, WrongState
from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import Assigned, Came, VotersAsk
from hoiam.meetings.models import Group, HoldRequest, Meeting, Official, Qualifier
from tests.cast import NOW, Cast
from tests.meetings.making import STARTS, ended, held, opened, planned

pytestmark = pytest.mark.django_db


def asked(cast: Cast, asking: int, voters: int, **changes: object) -> VotersAsk:
    values: dict[str, object] = {
        "key": f"r{asking}-{voters}",
        "unit": cast.units["commune-ubnd"],
        "area": cast.units["commune"],
        "asked_on": date(2026, 10, 1),
        "subject": "Bãi rác thôn 3",
        "asking": asking,
        "voters": voters,
        "voters_on": date(2026, 3, 15),
        "voters_source": "Danh sách cử tri bầu cử ngày 15/3/2026",
        "hold_by": date(2026, 11, 15),
    }
    return VotersAsk(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asking", "voters", "is_owed"),
    [(100, 1000, True), (100, 1001, False), (99, 1000, False), (1, 1, True), (417, 4170, True)],
)
def test_ten_percent_to_the_edge_makes_a_duty(
    cast: Cast, asking: int, voters: int, is_owed: bool
) -> None:
    request = meetings.record_hold_request(
        asked=asked(cast, asking, voters), by=cast.actor("leader"), at=NOW
    )

    assert request.is_enough is is_owed
    owed = Commitment.objects.filter(about_code=request.code)
    assert [duty.due_on for duty in owed] == [date(2026, 11, 15)] * is_owed


def test_dialogue_that_was_asked_for_keeps_the_duty_once_held(cast: Cast) -> None:
    request = meetings.record_hold_request(
        asked=asked(cast, 100, 1000), by=cast.actor("leader"), at=NOW
    )
    meeting = opened(cast)
    meetings.answer_hold_request(
        request=request, meeting=meeting, by=cast.actor("leader"), at=STARTS
    )
    duty = Commitment.objects.get(code=request.commitment)
    assert duty.state == CommitmentState.OPEN

    at = STARTS + timedelta(hours=3)
    meetings.end(meeting=meeting, held=held(meeting), by=cast.actor("clerk", at=at), at=at)

    duty.refresh_from_db()
    assert duty.state == CommitmentState.DONE
    assert "23/10/2026" in duty.result_public


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"asking": 1001}, "meetings.request-numbers"),
        ({"asking": 0}, "meetings.request-numbers"),
        ({"voters": 10**20}, "meetings.request-numbers"),
        ({"voters_source": ""}, "meetings.source-needed"),
        ({"voters_on": date(2026, 12, 1)}, "meetings.request-ahead"),
        ({"hold_by": None}, "meetings.request-date"),
    ],
)
def test_request_is_refused(cast: Cast, changes: dict[str, Any], code: str) -> None:
    given = {"asking": 100, "voters": 1000} | changes

    with pytest.raises(Invalid) as refused:
        meetings.record_hold_request(
            asked=asked(cast, **given),
            by=cast.actor("leader"),
            at=NOW,
        )

    assert refused.value.code == code
    assert not HoldRequest.objects.exists()


def test_turnout_keeps_its_qualifier(cast: Cast) -> None:
    meeting = ended(cast)
    by = cast.actor("clerk")
    first = (Came(Group.RESIDENTS, 30, Qualifier.OVER), Came(Group.HAMLETS, 7))
    meetings.count_turnout(meeting=meeting, came=first, by=by, at=STARTS)

    meetings.count_turnout(meeting=meeting, came=first[:1], by=by, at=STARTS)

    row = meeting.turnouts.get()
    assert (row.number, row.qualifier) == (30, "over")


def test_nobody_is_counted_before_the_day(cast: Cast) -> None:
    meeting = planned(cast)

    with pytest.raises(WrongState) as refused:
        meetings.count_turnout(meeting=meeting, came=(), by=cast.actor("clerk"), at=NOW)

    assert refused.value.code == "meetings.not-begun"


def test_officials_are_named_and_marked(cast: Cast) -> None:
    meeting: Meeting = planned(cast)
    by = cast.actor("clerk")
    one = Assigned("Lý Văn Cán", "Trưởng phòng Kinh tế", cast.units["commune-office"])
    meetings.name_officials(meeting=meeting, assigned=(one,), by=by, at=NOW)

    with pytest.raises(Invalid):
        meetings.name_officials(meeting=meeting, assigned=(Assigned(" "),), by=by, at=NOW)

    assert Official.objects.get().present is None
