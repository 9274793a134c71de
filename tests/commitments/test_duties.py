"""Dates that are written once, asked for, accepted from above, and never lost."""

from datetime import date, timedelta

import pytest

from hoiam.cases import actions as cases
from hoiam.commitments import actions as commitments
from hoiam.commitments import queries
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment
from hoiam.core import deadlines
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def duty(cast: Cast) -> Commitment:
    return Commitment.objects.get(about_code=cast.receive().case.code)


def test_due_date_keeps_the_way_to_it(duty: Commitment) -> None:
    kept = duty.due_dates.get().explanation

    due = deadlines.from_record(kept["days"])
    assert due.due_on == duty.due_on == date(2026, 10, 16)
    assert kept["event"] == "ngày nhận"
    assert [day.day for day in due.days if day.n == 10] == [date(2026, 10, 16)]


def test_new_date_is_asked_for_and_the_old_one_stands_until_accepted(
    cast: Cast, duty: Commitment
) -> None:
    new = duty.due_on + timedelta(days=7)
    asked = commitments.ask_new_date(
        commitment=duty, due_on=new, reason="Chờ khảo sát", by=cast.actor("handler"), at=later(1)
    )
    assert (asked.due_on, asked.asked_due_on) == (duty.due_on, new)
    assert list(queries.asked_dates(cast.actor("leader"))) == [asked]

    with pytest.raises(NotAllowed):
        commitments.accept_new_date(
            commitment=duty, due_on=new, reason="Được", by=cast.actor("handler"), at=later(2)
        )
    accepted = commitments.accept_new_date(
        commitment=duty, due_on=new, reason="Được", by=cast.actor("leader"), at=later(2)
    )

    assert (accepted.due_on, accepted.first_due_on, accepted.asked_at) == (new, duty.due_on, None)


def test_declined_date_changes_nothing(cast: Cast, duty: Commitment) -> None:
    commitments.ask_new_date(
        commitment=duty, due_on=duty.due_on + timedelta(days=7), reason="Bận",
        by=cast.actor("handler"), at=later(1),
    )  # fmt: skip
    declined = commitments.decline_new_date(
        commitment=duty, reason="Không đủ lý do", by=cast.actor("leader"), at=later(2)
    )

    assert (declined.due_on, declined.asked_due_on) == (duty.due_on, None)
    with pytest.raises(WrongState):
        commitments.decline_new_date(
            commitment=duty, reason="Lần nữa", by=cast.actor("leader"), at=later(2)
        )


@pytest.mark.parametrize(
    ("days", "reason", "code"),
    [
        (0, "Bận", "commitments.due-not-later"),
        (-30, "Bận", "commitments.due-in-past"),
        (7, "  ", "commitments.reason-needed"),
    ],
)
def test_odd_new_date_is_refused(
    cast: Cast, duty: Commitment, days: int, reason: str, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        commitments.ask_new_date(
            commitment=duty, due_on=duty.due_on + timedelta(days=days), reason=reason,
            by=cast.actor("handler"), at=later(1),
        )  # fmt: skip

    assert refused.value.code == code


def test_nothing_ends_without_a_result(cast: Cast, duty: Commitment) -> None:
    with pytest.raises(Invalid) as refused:
        commitments.fulfil(
            commitment=duty, outcome=Outcome(result=" "), by=cast.actor("handler"), at=later(1)
        )

    assert refused.value.code == "commitments.result-needed"


def test_left_undone_is_said_from_above_and_is_not_done(cast: Cast) -> None:
    duty = Commitment.objects.get(about_code=cast.answered().code, kind="promise")
    outcome = Outcome(result="Không còn cần nữa")
    with pytest.raises(NotAllowed):
        commitments.leave_undone(
            commitment=duty, outcome=outcome, by=cast.actor("handler"), at=later(1)
        )
    ended = commitments.leave_undone(
        commitment=duty, outcome=outcome, by=cast.actor("leader"), at=later(1)
    )

    assert ended.state == "undone"
    with pytest.raises(WrongState):
        commitments.fulfil(commitment=duty, outcome=outcome, by=cast.actor("handler"), at=later(2))


def test_work_is_assigned_within_the_unit_alone(cast: Cast, duty: Commitment) -> None:
    assigned = commitments.assign(
        commitment=duty, officer=cast.officers["handler"], by=cast.actor("leader"), at=later(1)
    )

    assert assigned.assignee == cast.officers["handler"].code
    with pytest.raises(NotAllowed):
        commitments.assign(
            commitment=duty, officer=cast.officers["stranger"], by=cast.actor("leader"), at=later(1)
        )


def test_promise_with_a_past_date_or_no_words_is_refused(cast: Cast) -> None:
    unit = cast.units["commune-office"]
    for what, due_on, code in (
        ("Thay cống", date(2026, 10, 2), "commitments.due-in-past"),
        ("  ", date(2026, 12, 2), "commitments.what-needed"),
    ):
        with pytest.raises(Invalid) as refused:
            commitments.promise(
                about=("case", "x"), unit=unit, assigned_by=unit, what=what, due_on=due_on,
                paper=commitments.NO_PAPER, by=cast.actor("handler"), at=later(0),
            )  # fmt: skip
        assert refused.value.code == code


SEES = [
    ("clerk", True), ("handler", True), ("leader", True), ("province-leader", True),
    ("front", True), ("stranger", False), ("other-leader", False), ("expert", False),
    ("administrator", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sees"), SEES)
def test_who_sees_a_duty(cast: Cast, duty: Commitment, name: str, sees: bool) -> None:
    actor = cast.actor(name)

    assert list(queries.visible_to(actor)) == ([duty] if sees else [])
    if sees:
        assert queries.by_code(actor, duty.code) == duty
    else:
        with pytest.raises(NotFound):
            queries.by_code(actor, duty.code)


def test_my_work_is_ordered_by_due_date_and_holds_open_work_alone(cast: Cast) -> None:
    first = cast.receive("k1").case
    second = cast.receive("k2", at=later(3)).case
    cast.answered("k3", at=later(0))

    rows = list(queries.my_work(cast.actor("handler")))

    assert [row.about_code for row in rows[:2]] == [first.code, second.code]
    assert [row.kind for row in rows] == ["answer", "answer", "promise"]
    assert not list(queries.my_work(cast.actor("stranger")))


def test_overdue_begins_the_day_after(cast: Cast, duty: Commitment) -> None:
    rows = queries.visible_to(cast.actor("handler"))

    assert not queries.overdue(rows, today=duty.due_on)
    assert list(queries.overdue(rows, today=duty.due_on + timedelta(days=1))) == [duty]


def test_consulted_unit_has_its_own_date_and_the_lead_keeps_the_duty(cast: Cast) -> None:
    case = cast.receive().case
    handler, expert = cast.actor("handler"), cast.actor("expert")
    cases.accept(case=case, by=handler, at=later(1))
    part = cases.consult(
        case=case, unit=cast.units["department"], question="Loại cống nào?", by=handler, at=later(1)
    )

    assert [row.kind for row in queries.my_work(expert)] == ["consult"]
    cases.answer_consult(case=case, part=part, text="Cống hộp H30", by=expert, at=later(2))

    assert not list(queries.my_work(expert))
    assert [row.kind for row in queries.my_work(handler)] == ["answer"]
