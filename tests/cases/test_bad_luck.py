"""What goes wrong between two people who mean well, and what a stranger tries: nothing is lost,
nobody is left without an answer, no duty without an owner."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from hoiam.cases import actions as cases
from hoiam.cases import previewing, queries, readings
from hoiam.cases.actions import Reply
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case, CaseState
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.notices.models import Notice
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
DONE = Reply(result="done", text="Đã thay cống.")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def accepted(cast: Cast, key: str = "k1") -> Case:
    case = cast.receive(key).case
    return cases.accept(case=case, by=cast.actor("handler"), at=later(1))


def drafted(cast: Cast) -> Case:
    case = accepted(cast)
    cases.draft_answer(case=case, reply=DONE, by=cast.actor("handler"), at=later(1))
    return case


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def people(*found: Case) -> list[int]:
    return [fresh(case).people for case in found]


def owed(case: Case) -> int:
    """How many duties to answer are open."""
    return Commitment.objects.filter(about_code=case.code, kind="answer", state="open").count()


def test_duty_to_answer_is_not_closed_without_an_answer(cast: Cast) -> None:
    case = accepted(cast)
    duty = Commitment.objects.get(about_code=case.code)
    outcome = Outcome(result="Thôi")

    with pytest.raises(WrongState) as refused:
        commitments.leave_undone(
            commitment=duty, outcome=outcome, by=cast.actor("leader"), at=later(2)
        )

    assert refused.value.code == "commitments.answer-owed"
    assert owed(case) == 1


def test_people_are_counted_right_whatever_the_order_of_joins(cast: Cast) -> None:
    one, two, three = (cast.receive(key).case for key in ("k1", "k2", "k3"))
    handler = cast.actor("handler")

    cases.join(case=one, into=two, reason="cùng cống", by=handler, at=later(1))
    assert people(one, two, three) == [1, 2, 1]
    cases.join(case=two, into=three, reason="cùng cống", by=handler, at=later(2))
    assert people(one, two, three) == [1, 1, 3]
    cases.unjoin(case=two, reason="cống khác", by=handler, at=later(3))
    assert people(one, two, three) == [1, 1, 2]
    cases.unjoin(case=one, reason="cống khác", by=handler, at=later(4))
    assert people(one, two, three) == [1, 1, 1]
    assert [owed(case) for case in (one, two, three)] == [1, 1, 1]


def test_people_joined_before_are_told_when_all_of_it_is_joined_again(cast: Cast) -> None:
    one, two, three = (cast.receive(key) for key in ("k1", "k2", "k3"))
    handler = cast.actor("handler")
    cases.join(case=one.case, into=two.case, reason="cùng cống", by=handler, at=later(1))
    Notice.objects.all().delete()

    cases.join(case=two.case, into=three.case, reason="cùng cống", by=handler, at=later(2))

    told = set(Notice.objects.values_list("recipient", flat=True))
    assert told == {f"voice/{one.accepted.voice.code}", f"voice/{two.accepted.voice.code}"}


def test_two_cases_are_not_joined_into_each_other(cast: Cast) -> None:
    one, two = cast.receive("k1").case, cast.receive("k2").case
    handler = cast.actor("handler")
    cases.join(case=one, into=two, reason="cùng cống", by=handler, at=later(1))

    with pytest.raises(WrongState):
        cases.join(case=two, into=one, reason="cùng cống", by=handler, at=later(1))

    assert owed(two) == 1


def test_case_with_an_open_promise_is_not_hidden_in_another(cast: Cast) -> None:
    case, other = cast.answered(), cast.receive("k2").case
    cases.reopen(case=case, reason="làm lại", by=cast.actor("leader"), at=later(4))

    with pytest.raises(WrongState) as refused:
        cases.join(case=case, into=other, reason="cùng cống", by=cast.actor("handler"), at=later(5))

    assert refused.value.code == "cases.join-with-promise"


def test_what_one_units_leader_approved_is_not_sent_by_another_unit(cast: Cast) -> None:
    case = drafted(cast)
    cases.approve_answer(case=case, by=cast.actor("leader"), at=later(2))
    cases.hand_over(
        case=case, unit=cast.units["department"], reason="Đường tỉnh", by=cast.actor("handler"),
        at=later(3),
    )  # fmt: skip
    expert = cast.actor("expert")
    cases.accept(case=case, by=expert, at=later(4))

    with pytest.raises(WrongState) as refused:
        cases.answer(case=case, by=expert, at=later(4))

    assert refused.value.code == "cases.not-approved"


def test_request_of_the_unit_before_is_not_asked_by_the_next(cast: Cast) -> None:
    case = accepted(cast)
    duty = Commitment.objects.get(about_code=case.code)
    commitments.ask_new_date(
        commitment=duty,
        due_on=later(30).date(),
        reason="Chờ",
        by=cast.actor("handler"),
        at=later(2),
    )

    cases.hand_over(
        case=case, unit=cast.units["department"], reason="Đường tỉnh", by=cast.actor("handler"),
        at=later(3),
    )  # fmt: skip

    duty.refresh_from_db()
    assert (duty.asked_at, duty.asked_due_on) == (None, None)


def test_words_that_changed_meanwhile_are_neither_approved_nor_released_unread(cast: Cast) -> None:
    case = drafted(cast)
    handler, leader = cast.actor("handler"), cast.actor("leader")
    read = queries.working_answer(case)
    assert read is not None
    cases.draft_answer(
        case=case, reply=replace(DONE, text="Khác hẳn."), by=handler, at=later(1, hours=1)
    )
    with pytest.raises(WrongState) as refused:
        cases.approve_answer(case=case, seen=read.drafted_at, by=leader, at=later(2))
    assert refused.value.code == "cases.changed-meanwhile"

    cases.prepare_publication(
        case=case, prepared=Prepared(title="Cống", text="Cống vỡ."), by=handler, at=later(2)
    )
    shown = previewing.digest_of(case)
    cases.prepare_publication(
        case=case, prepared=Prepared(title="Cống", text="Cống đã lở."), by=handler, at=later(3)
    )
    with pytest.raises(WrongState) as refused:
        cases.publish(case=case, seen=shown, by=leader, at=later(4))
    assert refused.value.code == "cases.preview-changed"
    assert refused.value.details == {"changed": "Ý kiến"}
    assert not queries.public().exists()


def test_case_goes_to_bodies_alone(cast: Cast) -> None:
    case = accepted(cast)
    ended = cast.units["other-office"]
    ended.valid_to = later(-1).date()
    ended.save()

    for name, code in (
        ("power", "cases.unit-outside"),
        ("commune", "cases.unit-no-body"),
        ("other-office", "cases.unit-no-body"),
    ):
        for act in (
            lambda unit: cases.hand_over(
                case=case, unit=unit, reason="x", by=cast.actor("handler"), at=later(2)
            ),
            lambda unit: cases.consult(
                case=case, unit=unit, question="x", by=cast.actor("handler"), at=later(2)
            ),
        ):
            with pytest.raises(Invalid) as refused:
                act(cast.units[name])
            assert refused.value.code == code


def test_held_case_is_not_sorted_to_where_nobody_works(cast: Cast) -> None:
    case = cases.receive(
        told=cast.told(), held="chờ người đọc", by=cast.actor("public"), at=later(0)
    ).case

    with pytest.raises(Invalid):
        cases.sort(
            case=case, field=cast.fields["power"], unit=cast.units["power"], title="",
            by=cast.actor("handler"), at=later(1),
        )  # fmt: skip


def test_same_question_is_put_to_a_unit_once(cast: Cast) -> None:
    case = accepted(cast)
    asked: dict[str, Any] = {"case": case, "unit": cast.units["department"], "at": later(1)}
    cases.consult(question="Có phải đường tỉnh?", by=cast.actor("handler"), **asked)

    with pytest.raises(WrongState):
        cases.consult(question="Có phải đường tỉnh?", by=cast.actor("handler"), **asked)
    cases.consult(question="Ai bảo trì?", by=cast.actor("handler"), **asked)

    assert Commitment.objects.filter(about_code=case.code, kind="consult").count() == 2


def test_closing_says_that_somebody_still_owes_an_opinion(cast: Cast) -> None:
    case = drafted(cast)
    handler, leader = cast.actor("handler"), cast.actor("leader")
    part = cases.consult(
        case=case, unit=cast.units["department"], question="Ý kiến?", by=handler, at=later(1)
    )
    cases.approve_answer(case=case, by=leader, at=later(2))
    cases.answer(case=case, by=handler, at=later(2))

    with pytest.raises(WrongState) as refused:
        cases.close(case=case, by=handler, at=later(3))
    assert refused.value.code == "cases.open-consults"
    outcome = Outcome(result="Không còn cần")
    commitments.leave_undone(commitment=part, outcome=outcome, by=leader, at=later(3))
    cases.close(case=case, by=handler, at=later(3))


def test_question_reaches_whoever_spoke_first_and_only_their_word_goes_on(cast: Cast) -> None:
    first = cast.receive("k1")
    second = cases.me_too(
        case=first.case, told=cast.told("k2"), by=cast.actor("public"), at=later(0, hours=1)
    )
    Notice.objects.all().delete()

    cases.ask_for_more(
        case=first.case, question="Nhà bà Mẫu ở cổng nào?", by=cast.actor("handler"), at=later(1)
    )
    assert [one.recipient for one in Notice.objects.all()] == [f"voice/{first.accepted.voice.code}"]
    for received, state in ((second, CaseState.WAITING), (first, CaseState.HANDLING)):
        voice = received.accepted.voice
        cases.supply(
            case=first.case, origin=voice, told=cast.told(f"more-{voice.code}"),
            by=cast.actor("public"), at=later(2),
        )  # fmt: skip
        assert fresh(first.case).state == state


def test_stranger_who_joins_after_the_answer_opens_nothing_again(cast: Cast) -> None:
    case = cast.answered()
    stranger = cases.me_too(
        case=case, told=cast.told("k2"), by=cast.actor("public"), at=later(5)
    ).accepted.voice

    cases.rate_not_done(
        case=case, voice=stranger, told=cast.told("k3"), by=cast.actor("public"), at=later(6)
    )

    assert fresh(case).state == CaseState.ANSWERED
    assert [row.verdict for row in queries.ratings_of(case)] == ["not-done"]


def test_promise_given_up_is_told_with_a_reason_to_read(cast: Cast) -> None:
    case = cast.answered()
    promise = Commitment.objects.get(about_code=case.code, kind="promise")
    leader = cast.actor("leader")

    with pytest.raises(Invalid):
        cases.give_up_promise(
            case=case,
            promise=promise,
            outcome=Outcome(result="Không có vốn"),
            by=leader,
            at=later(9),
        )
    cases.give_up_promise(
        case=case, promise=promise,
        outcome=Outcome(result="Không có vốn", result_public="Năm nay không có vốn."),
        by=leader, at=later(9),
    )  # fmt: skip

    notice = Notice.objects.get(template="cases.promise-given-up")
    assert "Năm nay không có vốn." in notice.text


def test_promise_stays_with_the_unit_that_made_it(cast: Cast) -> None:
    case = cast.answered()
    promise = Commitment.objects.get(about_code=case.code, kind="promise")
    handler = cast.actor("handler")
    cases.reopen(case=case, reason="làm lại", by=cast.actor("leader"), at=later(4))
    cases.hand_over(
        case=case, unit=cast.units["department"], reason="Đường tỉnh", by=handler, at=later(5)
    )

    assert queries.by_code(handler, case.code) == case
    with pytest.raises(NotAllowed):
        cases.keep_promise(
            case=case,
            promise=promise,
            outcome=Outcome("Xong"),
            by=cast.actor("expert"),
            at=later(6),
        )
    cases.keep_promise(case=case, promise=promise, outcome=Outcome("Xong"), by=handler, at=later(6))
    with pytest.raises(NotFound):
        queries.by_code(cast.actor("stranger"), case.code)


@pytest.mark.parametrize("years", [11, 200])
def test_date_typed_wrongly_by_a_century_is_refused_where_it_is_typed(
    cast: Cast, years: int
) -> None:
    case = accepted(cast)
    far = date(2026 + years, 1, 2)

    with pytest.raises(Invalid) as refused:
        cases.draft_answer(
            case=case, reply=Reply("promised", "Sẽ thay.", promise="Thay", promise_due_on=far),
            by=cast.actor("handler"), at=later(2),
        )  # fmt: skip
    assert refused.value.details["field"] == "promise_due_on"
    with pytest.raises(Invalid):
        cases.extend(case=case, due_on=far, reason="Chờ", by=cast.actor("leader"), at=later(2))


def test_person_is_told_which_unit_really_looked(cast: Cast) -> None:
    desk = cast.units["other-office"]
    case = cases.receive(
        told=cast.told(channel="desk", desk=desk), by=cast.actor("stranger"), at=later(0)
    ).case
    voice = queries.first_voice(case)

    for name, unit, role in (
        ("clerk", "commune-office", "handling"),
        ("province-leader", "province-ubnd", "above"),
    ):
        opened = cases.read(
            case=case,
            voice=voice,
            part="contact",
            purpose="reaching",
            reason="Gọi",
            by=cast.actor(name),
            at=later(1),
        )
        assert (opened.unit, opened.role) == (cast.units[unit], role)


def test_opening_what_was_added_later_is_shown_to_the_person(cast: Cast) -> None:
    received = cast.receive()
    voice = received.accepted.voice
    more = cases.supply(
        case=received.case, origin=voice, told=cast.told("k2"), by=cast.actor("public"), at=later(1)
    )

    cases.read(
        case=received.case, voice=more, part="original", purpose="verifying",
        reason="Xem ảnh", by=cast.actor("handler"),
        at=later(1) + timedelta(hours=1),
    )  # fmt: skip

    assert [row.reason for row in readings.readings_of(voice)] == ["Xem ảnh"]
