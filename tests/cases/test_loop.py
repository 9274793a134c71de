"""One report from the phone to a kept promise, at the level of actions."""

from datetime import date, timedelta

import pytest

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import listing, previewing, queries
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment
from hoiam.core.refusals import NotAllowed, NotFound, WrongState
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_loop_from_report_to_kept_promise(cast: Cast) -> None:
    received = cast.receive()
    case = received.case

    assert case.unit == cast.units["commune-office"]
    assert received.accepted.tracking_code
    assert "thẩm quyền của xã" in received.why
    duty = Commitment.objects.get(about_code=case.code)
    assert duty.due_on == date(2026, 10, 16)  # ten working days from Friday 2 October
    assert duty.due_dates.get().explanation["days"]

    handler, leader = cast.actor("handler"), cast.actor("leader")
    case = cast.answered("k1")
    assert case.state == "answered"
    promise = Commitment.objects.get(about_code=case.code, kind="promise")
    assert promise.assigned_by_unit == cast.units["commune-ubnd"]

    prepared = Prepared(title="Cống vỡ trước trường", text="Cống vỡ, nước tràn ra đường.")
    cases.prepare_publication(case=case, prepared=prepared, by=handler, at=later(3))
    cases.publish(case=case, seen=previewing.digest_of(case), by=leader, at=later(3))
    page = queries.public().get().page
    assert page is not None
    assert page.title == "Cống vỡ trước trường"

    with pytest.raises(WrongState):
        cases.close(case=case, by=handler, at=later(4))
    cases.keep_promise(
        case=case, promise=promise, outcome=Outcome(result="Đã thay 6 m cống"), by=handler, at=later(20)
    )  # fmt: skip
    cases.close(case=case, by=handler, at=later(21))

    case.refresh_from_db()
    assert case.state == "closed"
    assert Event.objects.filter(subject_kind="case", subject_code=case.code).count() > 8


def test_retry_gives_the_same_receipt(cast: Cast) -> None:
    first = cast.receive("same")
    second = cast.receive("same")

    assert second.accepted.repeated
    assert second.accepted.reference == first.accepted.reference
    assert second.accepted.tracking_code == first.accepted.tracking_code
    assert Voice.objects.count() == Case.objects.count() == 1


def test_not_done_reopens_with_a_new_date_and_keeps_the_first_answer(cast: Cast) -> None:
    case = cast.answered("k1")
    voice = queries.first_voice(case)

    cases.rate_not_done(
        case=case, voice=voice, told=cast.told("k2", text="Vẫn chưa thấy ai đến."),
        by=cast.actor("public"), at=later(10),
    )  # fmt: skip

    case.refresh_from_db()
    assert case.state == "handling"
    duties = Commitment.objects.filter(about_code=case.code, kind="answer").order_by("id")
    assert [duty.state for duty in duties] == ["done", "open"]
    assert duties[1].due_on > duties[0].due_on
    assert queries.last_sent(case) is not None


def test_join_is_undone_with_the_date_it_had(cast: Cast) -> None:
    one, two = cast.receive("k1").case, cast.receive("k2", at=later(1)).case
    handler = cast.actor("handler")
    due = Commitment.objects.get(about_code=two.code).due_on

    cases.join(case=two, into=one, reason="Cùng một cái cống", by=handler, at=later(2))
    one.refresh_from_db()
    assert one.people == 2
    cases.unjoin(case=two, reason="Cống khác", by=handler, at=later(3))

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.people, two.state, two.joined_to) == (1, "new", None)
    duty = Commitment.objects.get(about_code=two.code)
    assert (duty.state, duty.due_on) == ("open", due)


def test_hand_over_keeps_the_date_and_moves_the_work(cast: Cast) -> None:
    case = cast.receive().case
    before = Commitment.objects.get(about_code=case.code).due_on

    cases.hand_over(
        case=case, unit=cast.units["department"], reason="Đường tỉnh", by=cast.actor("handler"),
        at=later(1),
    )  # fmt: skip

    duty = Commitment.objects.get(about_code=case.code)
    assert (duty.unit, duty.due_on) == (cast.units["department"], before)
    with pytest.raises(NotFound):
        queries.by_code(cast.actor("handler"), case.code)
    assert queries.by_code(cast.actor("expert"), case.code) == case


def test_outside_matter_is_guided_by_the_commune(cast: Cast) -> None:
    received = cast.receive(field=cast.fields["power"])

    assert received.case.unit == cast.units["commune-ubnd"]
    assert "Công ty Điện lực" in received.why


def test_conduct_goes_to_the_superior(cast: Cast) -> None:
    received = cast.receive(field=cast.fields["conduct"])

    assert received.case.unit == cast.units["province-ubnd"]


def test_promise_gets_a_new_date_only_from_above(cast: Cast) -> None:
    case = cast.answered("k1")
    promise = Commitment.objects.get(about_code=case.code, kind="promise")
    new = promise.due_on + timedelta(days=10)

    with pytest.raises(NotAllowed):
        cases.new_promise_date(
            case=case, promise=promise, due_on=new, reason="Mưa", by=cast.actor("handler"), at=later(9)
        )  # fmt: skip
    cases.new_promise_date(
        case=case, promise=promise, due_on=new, reason="Mưa", by=cast.actor("leader"), at=later(9)
    )

    promise.refresh_from_db()
    assert (promise.due_on, promise.first_due_on) == (new, new - timedelta(days=10))
    assert [row.due_on for row in promise.due_dates.order_by("id")] == [promise.first_due_on, new]


def test_reveal_by_the_handling_unit_is_told_to_the_person(cast: Cast) -> None:
    case = cast.receive().case
    voice = queries.first_voice(case)

    cases.read(
        case=case, voice=voice, part="contact", purpose="reaching",
        reason="Hẹn đi xem thực địa", by=cast.actor("handler"), at=later(1),
    )  # fmt: skip

    told = [notice.template for notice in listing.untold(cast.actor("handler"))]
    assert "cases.read" in told
    assert later(1) > NOW
