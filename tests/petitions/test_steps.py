"""Lawful steps of a petition: what each does to its state and its clocks, what the law refuses."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.actions import Happened
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import ClockFact, Commitment, CommitmentState
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.changes import Turn
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import tables
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.notices.models import Notice
from hoiam.petitions import actions as petitions
from hoiam.petitions import course, telling
from hoiam.petitions.actions import Minutes
from hoiam.petitions.entry import KINDS, Forwarded, Signer
from hoiam.petitions.models import Hearing, Petition, PetitionStep
from tests.cast import NOW, Cast, make_cast
from tests.petitions.making import new, registered
from tests.petitions.stepping import take, taken, walk

pytestmark = pytest.mark.django_db

D = date


def _dues(petition: Petition) -> dict[str, str]:
    """The last days that run, by clock."""
    rows = Commitment.objects.filter(
        about_code=petition.docket.code, state=CommitmentState.OPEN, paused_on__isnull=True
    )
    return {row.clock: str(row.due_on) for row in rows}


def _decided(cast: Cast, petition: Petition) -> PetitionStep:
    """Accepted, heard, decided wrong."""
    walk(
        cast, petition, ("accept", D(2026, 10, 5)), ("assign", D(2026, 10, 6)),
        ("call-hearing", D(2026, 10, 12)), ("hold-hearing", D(2026, 10, 20)),
    )  # fmt: skip
    return take(cast, petition, "decide", D(2026, 10, 26), result="wrong")


def test_complaint_first_instance_to_its_end() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    _decided(cast, petition)
    walk(cast, petition, ("send", D(2026, 10, 28)), ("delivered", D(2026, 10, 30)))
    due = _dues(petition)
    take(cast, petition, "close", D(2026, 12, 1))

    petition.refresh_from_db()
    assert (petition.state, petition.ended_by) == ("closed", cast.officers["leader"].code)
    assert due == {}  # what is left is a person's right, and nobody in the office owes it
    assert [one.step for one in PetitionStep.objects.order_by("number")] == [
        "accept", "assign", "call-hearing", "hold-hearing", "decide", "send", "delivered", "close",
    ]  # fmt: skip
    hearing = Hearing.objects.get()
    assert hearing.attended == {"people": ["Người khiếu nại", "Chủ tịch xã"]}
    assert Event.objects.filter(tag="petitions.step.taken").count() == 8


def test_clocks_start_and_move_with_the_steps() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    take(cast, petition, "accept", D(2026, 10, 5))
    accepted = _dues(petition)
    take(cast, petition, "extend", D(2026, 10, 20))
    extended = _dues(petition)
    take(cast, petition, "suspend", D(2026, 10, 21))
    paused = _dues(petition)
    take(cast, petition, "resume", D(2026, 10, 31))
    resumed = _dues(petition)

    assert accepted == {"decide": "2026-11-04"}  # C-03: thirty days
    assert extended == {"decide": "2026-11-19"}  # forty-five in all
    assert "decide" not in paused
    assert resumed["decide"] == "2026-11-30"  # ten days stood still, and one was a Sunday


def test_second_instance_opens_from_the_first() -> None:
    cast = make_cast()
    first = registered(cast).petition
    _decided(cast, first)
    walk(cast, first, ("send", D(2026, 10, 28)), ("delivered", D(2026, 10, 30)))
    at = datetime(2026, 11, 9, 3, tzinfo=UTC)

    opened = petitions.open_second(
        first=first,
        new=new(cast, "p2", unit=cast.units["department"], received_on=D(2026, 11, 9)),
        by=cast.actor("expert", at=at),
        at=at,
    )

    second = opened.petition
    assert second.first_instance == first
    assert second.docket.kind == Matter.SECOND_COMPLAINT
    facts = [one.act for one in _facts(first)]
    assert facts[-1] == Act.LODGED
    with pytest.raises(WrongState) as early:
        walk(cast, second, ("accept", D(2026, 11, 10)), by="province-leader")
        take(cast, second, "decide", D(2026, 11, 16), by="province-leader", result="upheld")
    assert early.value.code == "petitions.step-missing"
    assert "39" in str(early.value.details["article"])


def _facts(petition: Petition) -> list[ClockFact]:
    return list(commitments.standing_facts(("docket", petition.docket.code)))


def test_recommendation_to_its_end() -> None:
    cast = make_cast()
    petition = registered(cast, kind=Matter.RECOMMENDATION).petition

    walk(
        cast, petition, ("accept", D(2026, 10, 5)), ("tell", D(2026, 10, 8)),
        ("answer", D(2026, 10, 20)), ("close", D(2026, 10, 21)),
    )  # fmt: skip

    petition.refresh_from_db()
    assert petition.state == "closed"
    assert _dues(petition) == {}


def test_rule_feedback_asked_more_and_passed_on() -> None:
    cast = make_cast()
    petition = registered(cast, kind=Matter.RULE_FEEDBACK).petition

    walk(
        cast, petition, ("ask", D(2026, 10, 5)), ("supplied", D(2026, 10, 6)),
        ("transfer", D(2026, 10, 7)), by="handler",
    )  # fmt: skip

    petition.refresh_from_db()
    assert (petition.state, petition.ended_by) == ("transferred", cast.officers["handler"].code)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("decide", {}, "petitions.step-not-now"),
    ("resume", {}, "petitions.step-not-now"),
    ("transfer", {}, "petitions.step-forbidden"),
    ("answer", {}, "petitions.step-unknown"),
    ("return", {}, "petitions.step-missing"),  # nobody passed it on
    ("withdraw-part", {"about": "person-1"}, "petitions.step-missing"),  # there is but one
    ("guide", {"body": " "}, "petitions.need-body"),
    ("refuse", {"text": ""}, "petitions.need-reason"),
    ("ask-more", {"text": ""}, "petitions.need-text"),
    ("accept", {"day": D(2026, 10, 30)}, "petitions.step-ahead"),
    ("accept", {"key": " "}, "petitions.key-needed"),
    ("accept", {"paper": "12/TB"}, "petitions.need-paper"),
    ("refuse", {"text": "Đơn tố cáo ông chủ tịch"}, "petitions.denunciation-told"),
]


def test_refused_by_the_law_with_its_code() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    found = [
        _refusal(cast, petition, step, changes, D(2026, 10, 5)) for step, changes, _ in REFUSED
    ]

    assert found == [code for _step, _changes, code in REFUSED]
    assert not PetitionStep.objects.exists()


def _refusal(cast: Cast, petition: Petition, step: str, changes: dict[str, Any], day: date) -> str:
    """The code of the refusal; each names the article where it names one at all."""
    with pytest.raises(Refusal) as refused:
        petitions.take_step(
            petition=petition, taken=taken(step, **({"day": day} | changes)),
            by=cast.actor("leader"), at=datetime(day.year, day.month, day.day, 10, tzinfo=UTC),
        )  # fmt: skip
    assert "article" not in refused.value.details or refused.value.details["article"]
    return refused.value.code


ON_THE_WAY: list[tuple[str, dict[str, Any], str]] = [
    ("decide", {"result": ""}, "petitions.need-result"),
    ("decide", {"result": "wrong"}, "petitions.step-missing"),  # C-06: nobody was heard
    ("hold-hearing", {}, "petitions.step-missing"),  # nobody was called
    ("call-hearing", {"when": datetime(2026, 10, 14, 2, tzinfo=UTC)}, "petitions.hearing-too-soon"),
    ("call-hearing", {"when": None}, "petitions.need-when"),
    ("call-hearing", {"chair": ""}, "petitions.need-when"),
    ("extend", {"criteria": frozenset()}, "clocks.criteria-missing"),
    ("suspend", {"ground": None}, "petitions.need-ground"),
    ("suspend", {"ground": Ground.EXPERT}, "petitions.need-ground"),
    ("report", {"day": D(2026, 10, 4)}, "petitions.step-before-last"),
    ("lodged", {}, "petitions.step-missing"),
]


def test_refused_while_it_is_being_settled() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    take(cast, petition, "accept", D(2026, 10, 5))

    found = [
        _refusal(cast, petition, step, changes, D(2026, 10, 12)) for step, changes, _ in ON_THE_WAY
    ]

    assert found == [code for _step, _changes, code in ON_THE_WAY]


def test_only_a_leader_takes_what_a_leader_signs() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    with pytest.raises(NotAllowed) as refused:
        take(cast, petition, "accept", D(2026, 10, 5), by="clerk")
    with pytest.raises(NotAllowed):
        take(cast, petition, "propose", D(2026, 10, 5), by="stranger")
    take(cast, petition, "propose", D(2026, 10, 5), by="clerk")

    assert refused.value.code == "petitions.leader-takes"


def test_paper_of_a_day_to_come_is_refused() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    with pytest.raises(Invalid, match="step-ahead"):
        take(cast, petition, "accept", D(2026, 10, 5), paper="7/TB", paper_on=D(2026, 10, 6))


def test_pressed_twice_is_one_step() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    once = take(cast, petition, "accept", D(2026, 10, 5))
    again = take(cast, petition, "accept", D(2026, 10, 5))

    assert once == again
    other = registered(cast, "p2").petition
    with pytest.raises(Invalid):
        take(cast, other, "accept", D(2026, 10, 5))


def test_foreseen_is_what_happens() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    seen = petitions.foresee_step(petition, taken("accept", D(2026, 10, 5)))

    assert {(one.turn, one.code) for one in seen} == {
        (Turn.ENDED, "accept"), (Turn.ENDED, "neglect"), (Turn.STARTED, "decide"),
    }  # fmt: skip
    assert not PetitionStep.objects.exists()
    take(cast, petition, "accept", D(2026, 10, 5))
    assert str(next(one.new for one in seen if one.code == "decide")) == _dues(petition)["decide"]


def test_taken_back_with_its_facts_and_its_hearing() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    before = _dues(petition)
    accepted = take(cast, petition, "accept", D(2026, 10, 5))
    called = take(cast, petition, "call-hearing", D(2026, 10, 12))
    leader = cast.actor("leader")
    given: dict[str, Any] = {"reason": "Nhầm số đơn", "paper": "", "paper_on": None}
    given |= {"by": leader, "at": NOW + timedelta(days=11)}

    with pytest.raises(WrongState) as not_last:
        petitions.take_back_step(step=accepted, **given)
    with pytest.raises(NotAllowed):
        petitions.take_back_step(step=called, **given | {"by": cast.actor("clerk")})
    with pytest.raises(Invalid):
        petitions.take_back_step(step=called, **given | {"reason": " "})
    petitions.take_back_step(step=called, **given)
    again = petitions.take_back_step(step=called, **given)
    petitions.take_back_step(step=accepted, **given)

    petition.refresh_from_db()
    assert not_last.value.code == "petitions.not-the-last"
    assert again.takes_back == called
    assert (petition.state, _dues(petition)) == ("received", before)
    assert course.hearings_of(petition) == []
    take(cast, petition, "accept", D(2026, 10, 13), key="anew")


def test_hearing_missed_without_a_reason_goes_on() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    walk(cast, petition, ("accept", D(2026, 10, 5)), ("call-hearing", D(2026, 10, 12)))
    with pytest.raises(Invalid) as unsaid:
        take(cast, petition, "hold-hearing", D(2026, 10, 20), minutes=Minutes(absent=True))
    with pytest.raises(WrongState):
        take(cast, petition, "call-hearing", D(2026, 10, 13))
    with pytest.raises(Invalid) as early:
        take(cast, petition, "hold-hearing", D(2026, 10, 19))

    take(
        cast, petition, "hold-hearing", D(2026, 10, 20),
        minutes=Minutes(absent=True, absent_why="Không có lý do"),
    )  # fmt: skip
    take(cast, petition, "decide", D(2026, 10, 26), result="wrong")  # C-08

    assert (unsaid.value.code, early.value.code) == (
        "petitions.absent-why",
        "petitions.hearing-not-yet",
    )
    assert Hearing.objects.get().absent


def test_some_of_a_group_withdraw_and_the_others_go_on() -> None:
    cast = make_cast()
    signers = tuple(Signer(name=f"Người {number}") for number in "123")
    petition = registered(cast, people=3, signers=signers).petition
    take(cast, petition, "accept", D(2026, 10, 5))

    one = take(cast, petition, "withdraw-part", D(2026, 10, 6), about="person-2", key="w2")
    with pytest.raises(Invalid):
        take(cast, petition, "withdraw-part", D(2026, 10, 6), about="person-2", key="again")
    take(cast, petition, "withdraw-part", D(2026, 10, 6), about="person-3", key="w3")
    with pytest.raises(WrongState) as last:
        take(cast, petition, "withdraw-part", D(2026, 10, 6), about="person-1", key="w1")

    assert one.from_state == one.to_state == "accepted"
    assert last.value.code == "petitions.step-missing"
    assert course.left_in(petition) == [1]
    assert _dues(petition)["decide"] == "2026-11-04"
    take(cast, petition, "withdraw", D(2026, 10, 7))
    stopped = take(cast, petition, "stop", D(2026, 10, 8))
    assert stopped.to_state == "stopped"
    assert set(_dues(petition)) == {"send-stop"}


def test_whole_withdrawal_taken_back_leaves_who_withdrew_alone() -> None:
    cast, day, at = make_cast(), D(2026, 10, 6), datetime(2026, 10, 7, tzinfo=UTC)
    signers = tuple(Signer(name=f"Người {number}") for number in "123")
    petition = registered(cast, people=3, signers=signers).petition
    take(cast, petition, "accept", D(2026, 10, 5))
    take(cast, petition, "withdraw-part", day, about="person-1")
    whole = take(cast, petition, "withdraw", day)

    petitions.take_back_step(
        step=whole,
        reason="ghi nhầm",
        paper="",
        paper_on=None,
        by=cast.actor("leader", at=at),
        at=at,
    )

    assert course.left_in(petition) == [2, 3]


def test_forwarded_is_returned_and_never_guided() -> None:
    cast = make_cast()
    petition = registered(
        cast, source="forwarded", forwarded=Forwarded("Mặt trận tỉnh", "1/CV", D(2026, 10, 1))
    ).petition

    with pytest.raises(WrongState) as refused:
        take(cast, petition, "guide", D(2026, 10, 5))
    done = take(cast, petition, "return", D(2026, 10, 5))

    assert refused.value.code == "petitions.step-missing"
    assert done.to_state == "returned"


def test_sender_is_told_of_each_step_without_a_word_of_the_petition() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    Notice.objects.all().delete()

    walk(
        cast, petition, ("propose", D(2026, 10, 5)), ("accept", D(2026, 10, 5)),
        ("assign", D(2026, 10, 6)), ("call-hearing", D(2026, 10, 12)),
    )  # fmt: skip

    told = list(Notice.objects.order_by("id"))
    assert [one.template for one in told] == ["petitions.accept", "petitions.call-hearing"]
    assert "Hạn giải quyết: ngày 4/11/2026" in told[0].text
    assert "08:30" in told[1].text and "Phòng họp UBND xã" in told[1].text
    assert "xử phạt" not in told[0].text + told[1].text
    assert told[0].phone == "0900000123"


def test_docket_of_a_petition_is_led_by_its_steps_alone() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    with pytest.raises(WrongState) as refused:
        cases.record_docket_fact(
            docket=petition.docket, happened=Happened(D(2026, 10, 5), Act.ACCEPTED),
            by=cast.actor("leader"), at=NOW + timedelta(days=4),
        )  # fmt: skip

    assert refused.value.code == "cases.docket-led-elsewhere"


def test_every_step_that_tells_has_its_words() -> None:
    tells = {
        step.code
        for kind in KINDS
        for step in tables.procedure_of(kind).lawful_steps()
        if step.tells
    }

    assert tells <= set(telling.SAID)
