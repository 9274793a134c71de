"""The hotline: every call has an outcome or a date under the rule of its day."""

from datetime import date, timedelta
from typing import Any

import pytest

from hoiam.commitments.models import Commitment
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.reception import actions, calls
from hoiam.reception.actions import Classed, Logged
from hoiam.reception.models import Call, CallClass, Hotline
from tests.cast import NOW, Cast, make_cast
from tests.reception.letters import SINCE, TODAY, line, ruled, rung


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def hotline(cast: Cast) -> Hotline:
    found = line(cast)
    ruled(cast, found)
    return found


def logged(cast: Cast, of: Hotline, who: str = "clerk", **changes: Any) -> Logged:
    return actions.log_call(hotline=of, rung=rung(**changes), by=cast.actor(who), at=NOW)


def test_call_is_handled_under_the_rule_of_its_day(cast: Cast, hotline: Hotline) -> None:
    later = ruled(
        cast, hotline, paper="Quy chế 30-QC/TU", valid_from=TODAY, classes=[Classed("Khác", 1)]
    )
    kind = CallClass.objects.get(rule__paper="Quy chế 12-QC/TU", name="Hạ tầng")
    yesterday = NOW - timedelta(days=1)

    old = logged(
        cast, hotline, called=yesterday, outcome="back", kind=kind, phone="0900 000 123"
    ).call
    new = logged(cast, hotline, key="gọi-2").call
    with pytest.raises(Invalid) as other:
        logged(cast, hotline, key="gọi-3", kind=kind)

    assert old.rule.paper == "Quy chế 12-QC/TU"
    assert new.rule == later
    assert other.value.code == "reception.call-class-other"
    assert [old.number, new.number] == [1, 2]
    duty = Commitment.objects.get(code=old.commitment)
    assert duty.paper_number == "Quy chế 12-QC/TU"
    assert duty.unit == hotline.unit
    assert duty.due_on > old.called_on


def test_calling_back_ends_the_duty_only_when_somebody_was_reached(
    cast: Cast, hotline: Hotline
) -> None:
    kind = CallClass.objects.get(name="Khác")
    call = logged(cast, hotline, outcome="back", kind=kind, phone="0900000123").call
    by: dict[str, Any] = {"call": call, "by": cast.actor("handler"), "at": NOW}

    assert calls.owed(calls.visible_to(cast.actor("clerk"))).get() == call
    actions.call_back(reached=False, said="không nghe máy", **by)
    assert Commitment.objects.get(code=call.commitment).is_open
    with pytest.raises(Invalid):
        actions.call_back(reached=True, said=" ", **by)
    actions.call_back(reached=True, said="Đèn sẽ sửa thứ Hai.", **by)

    assert Commitment.objects.get(code=call.commitment).state == "done"
    assert not calls.owed(calls.visible_to(cast.actor("clerk"))).exists()
    with pytest.raises(WrongState):
        actions.call_back(reached=True, said="lần nữa", **by)


def test_call_becomes_a_voice_with_its_receipt_once(cast: Cast, hotline: Hotline) -> None:
    told = cast.told("lời-1", channel="phone", desk=hotline.unit)

    first = logged(cast, hotline, outcome="taken", told=told)
    again = logged(cast, hotline, outcome="taken", told=told)

    assert first.call == again.call
    assert first.received is not None
    assert again.received is not None
    assert first.received.accepted.tracking_code == again.received.accepted.tracking_code
    assert first.call.case == first.received.case
    # What the voice keeps is not kept a second time.
    assert (first.call.phone, first.call.caller, first.call.about) == ("", "", "hỏi giờ làm việc")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outcome": ""}, "reception.call-outcome"),
        ({"called": NOW + timedelta(minutes=1)}, "reception.call-ahead"),
        ({"called": NOW - timedelta(days=40)}, "reception.hotline-not-then"),
        ({"said": ""}, "reception.call-answer"),
        ({"outcome": "guided"}, "reception.call-guided"),
        ({"outcome": "back", "phone": "0900000123"}, "reception.call-class"),
        ({"outcome": "taken"}, "reception.call-words"),
        ({"about": "tố cáo ông Sai"}, "reception.denunciation-told"),
    ],
)
def test_call_without_what_its_outcome_needs_is_refused(
    cast: Cast, hotline: Hotline, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        logged(cast, hotline, **changes)
    assert refused.value.code == code
    assert not Call.objects.exists()


def test_number_without_a_rule_takes_no_call(cast: Cast) -> None:
    bare = line(cast)
    with pytest.raises(WrongState) as refused:
        logged(cast, bare)
    assert refused.value.code == "reception.hotline-unruled"
    with pytest.raises(WrongState):
        line(cast)  # the same number again
    with pytest.raises(NotAllowed):
        ruled(cast, bare, by=cast.actor("clerk"))


def test_trials_are_counted_apart_and_strangers_see_none(cast: Cast, hotline: Hotline) -> None:
    logged(cast, hotline)
    logged(cast, hotline, key="gọi-2", outcome="test")
    found = {
        one.outcome: one.number for one in calls.tallies(calls.visible_to(cast.actor("leader")))
    }
    assert (found["answered"], found["test"], found["silent"]) == (1, 1, 0)
    assert not calls.visible_to(cast.actor("stranger")).exists()
    with pytest.raises(NotAllowed):
        logged(cast, hotline, "stranger", key="gọi-3")


def test_later_rule_comes_after_the_one_before(cast: Cast, hotline: Hotline) -> None:
    with pytest.raises(WrongState):
        ruled(cast, hotline, valid_from=SINCE)
    assert calls.rule_on(hotline, date(2000, 1, 1)) is None
