"""A day decided late: which dates move, which stand, and what is kept of it."""

from datetime import date, timedelta

import pytest

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.commitments import actions as commitments
from hoiam.commitments import queries
from hoiam.commitments.actions import Outcome, recounting
from hoiam.commitments.models import Commitment, CommitmentKind, DueDate, Recount
from hoiam.core import deadlines
from hoiam.core.refusals import NotAllowed
from hoiam.rules import actions as rules
from hoiam.rules import queries as rule_queries
from hoiam.rules.models import CalendarOverride
from tests.cast import NOW, Cast, later, make_cast
from tests.commitments.recounting import AFTERWARDS, clock, recount_all, soon

pytestmark = pytest.mark.django_db
WEDNESDAY, FRIDAY, SATURDAY = date(2026, 10, 7), date(2026, 10, 16), date(2026, 10, 10)
DONE = Outcome(result="Đã góp ý")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def decide(
    cast: Cast, day: date, *, working: bool = False, decision: str = "Công điện 88"
) -> CalendarOverride:
    return rules.override_day(
        day=day, working=working, reason="Bão số 9", decision=decision,
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip


def due_on(duty: Commitment) -> date:
    return Commitment.objects.get(pk=duty.pk).due_on


def test_day_off_inside_moves_the_date_and_keeps_the_old_one_with_the_decision(cast: Cast) -> None:
    duty = clock(cast)
    decide(cast, WEDNESDAY)

    assert recount_all(cast) == 1

    row = duty.due_dates.latest("id")
    assert (row.old_due_on, row.due_on, due_on(duty)) == (FRIDAY, date(2026, 10, 19), row.due_on)
    assert (row.ground, row.set_by) == ("calendar", cast.officers["administrator"].code)
    assert row.reason == "7/10/2026 nghỉ (Bão số 9; Công điện 88)"
    kept = deadlines.from_record(row.explanation["days"])
    assert (kept.due_on, row.explanation["statement"]) == (row.due_on, "Trả lời.")
    assert [day.name for day in kept.days if day.day == WEDNESDAY] == ["Bão số 9 (Công điện 88)"]
    assert deadlines.from_record(duty.due_dates.earliest("id").explanation["days"]).due_on == FRIDAY
    assert Commitment.objects.get(pk=duty.pk).first_due_on == FRIDAY
    told = Event.objects.get(tag="commitments.due-date.recounted")
    assert "từ 16/10/2026 thành 19/10/2026" in sentence(told)


def test_last_day_of_calendar_days_rolls_on(cast: Cast) -> None:
    duty = clock(cast, 14, "calendar")
    inside = clock(cast, 10, "calendar", number=2)
    assert (due_on(duty), due_on(inside)) == (FRIDAY, date(2026, 10, 12))
    decide(cast, FRIDAY)
    decide(cast, WEDNESDAY)

    recount_all(cast)

    assert (due_on(duty), due_on(inside)) == (date(2026, 10, 19), date(2026, 10, 12))


def test_saturday_to_be_worked_brings_the_date_nearer(cast: Cast) -> None:
    duty = clock(cast)
    decide(cast, SATURDAY, working=True)

    recount_all(cast)

    assert due_on(duty) == date(2026, 10, 15)


@pytest.mark.parametrize(
    "day",
    [date(2026, 10, 2), date(2026, 10, 1), date(2026, 10, 19)],
    ids=["the day it began", "before it", "after its last day"],
)
def test_day_that_is_not_counted_moves_nothing(cast: Cast, day: date) -> None:
    duty = clock(cast)
    decide(cast, day)

    assert recount_all(cast) == 0
    assert (due_on(duty), duty.due_dates.count()) == (FRIDAY, 1)
    assert Recount.objects.get().total == 0


def test_closed_clock_never_moves(cast: Cast) -> None:
    duty = clock(cast)
    commitments.fulfil(commitment=duty, outcome=DONE, by=cast.actor("handler"), at=later(1))
    decide(cast, WEDNESDAY)

    assert recount_all(cast) == 0
    assert due_on(duty) == FRIDAY


def test_clock_opened_again_has_the_date_it_would_have_had(cast: Cast) -> None:
    duty = clock(cast)
    commitments.fulfil(commitment=duty, outcome=DONE, by=cast.actor("handler"), at=later(1))
    decide(cast, WEDNESDAY)
    recount_all(cast)

    commitments.reopen(commitment=duty, reason="Nhầm", by=cast.actor("leader"), at=later(2))

    assert due_on(duty) == date(2026, 10, 19)
    row = duty.due_dates.latest("id")
    assert (row.ground, row.reason) == (
        "calendar",
        "lịch ngày làm việc hoặc quy định đã đổi trong khi việc này khép lại",
    )


def test_date_that_a_person_gave_stands(cast: Cast) -> None:
    given = clock(cast)
    commitments.accept_new_date(
        commitment=given, due_on=date(2026, 10, 23), reason="Chờ khảo sát",
        by=cast.actor("leader"), at=later(1),
    )  # fmt: skip
    promised = commitments.promise(
        about=("case", "LC-2"), unit=given.unit, assigned_by=given.assigned_by_unit, what="Thay cống",
        due_on=date(2026, 10, 30), paper=commitments.NO_PAPER, by=cast.actor("handler"), at=NOW,
    )  # fmt: skip
    decide(cast, WEDNESDAY)

    assert recount_all(cast) == 0
    assert (due_on(given), due_on(promised)) == (date(2026, 10, 23), date(2026, 10, 30))


def test_withdrawn_day_brings_the_date_back(cast: Cast) -> None:
    duty = clock(cast)
    override = decide(cast, WEDNESDAY)
    recount_all(cast)
    rules.withdraw_day(
        override=override, why="Bão tan", by=cast.actor("administrator"), at=later(hours=1)
    )

    assert recount_all(cast) == 1
    assert due_on(duty) == FRIDAY
    dates = [(row.old_due_on, row.due_on) for row in duty.due_dates.order_by("id")]
    moved = date(2026, 10, 19)
    assert dates == [(None, FRIDAY), (FRIDAY, moved), (moved, FRIDAY)]
    assert duty.due_dates.latest("id").reason.endswith("Bão tan")


def test_day_withdrawn_before_its_recount_moves_nothing(cast: Cast) -> None:
    duty = clock(cast)
    override = decide(cast, WEDNESDAY)
    rules.withdraw_day(override=override, why="Nhầm", by=cast.actor("administrator"), at=NOW)

    assert recount_all(cast) == 0
    assert (due_on(duty), Recount.objects.count()) == (FRIDAY, 2)


def test_two_decisions_in_quick_succession_move_a_date_once(cast: Cast) -> None:
    duty = clock(cast)
    decide(cast, WEDNESDAY)
    decide(cast, date(2026, 10, 8), decision="Công điện 89")

    assert recount_all(cast) == 1
    row = duty.due_dates.get(ground="calendar")
    assert (row.old_due_on, row.due_on) == (FRIDAY, date(2026, 10, 20))
    assert (
        row.reason
        == "7/10/2026 nghỉ (Bão số 9; Công điện 88); 8/10/2026 nghỉ (Bão số 9; Công điện 89)"
    )
    assert [run.moved for run in Recount.objects.order_by("id")] == [1, 0]


def test_recount_waits_until_no_further_decision_came(cast: Cast) -> None:
    clock(cast)
    decide(cast, WEDNESDAY)
    by = cast.actor("system")

    assert commitments.recount(by=by, at=soon(NOW) - timedelta(seconds=1)) is None
    assert commitments.recount(by=by, at=soon(NOW)) is not None


def test_chunks_go_through_everything_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recounting, "AT_ONCE", 3)
    for number in range(8):
        clock(cast, number=number)
    decide(cast, WEDNESDAY)

    seen = []
    while (chunk := commitments.recount(by=cast.actor("system"), at=AFTERWARDS)) is not None:
        seen.append((chunk.done, chunk.total, len(chunk.moves)))

    assert seen == [(3, 8, 3), (6, 8, 3), (8, 8, 2)]
    run = Recount.objects.get()
    assert (run.state, run.moved, run.ended_at) == ("done", 8, AFTERWARDS)
    assert DueDate.objects.filter(ground="calendar").count() == 8


def test_officer_cannot_recount(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        commitments.recount(by=cast.actor("administrator"), at=NOW)


def test_page_foresees_what_the_recount_then_does(cast: Cast) -> None:
    for number in range(3):
        clock(cast, number=number)
    clock(cast, 3, number=4)  # ends on the 7th itself
    clock(cast, 10, "calendar", number=5)
    given = clock(cast, number=6)
    commitments.accept_new_date(
        commitment=given, due_on=date(2026, 10, 23), reason="Chờ", by=cast.actor("leader"), at=NOW
    )
    after = rule_queries.calendar_with(WEDNESDAY, working=False)

    found = queries.foreseen([WEDNESDAY], after, today=date(2026, 10, 2))
    decide(cast, WEDNESDAY)

    assert (found.touched, found.later, found.earlier, found.past) == (5, 4, 0, 0)
    assert recount_all(cast) == found.later


def test_page_foresees_dates_that_fall_into_the_past(cast: Cast) -> None:
    clock(cast)
    after = rule_queries.calendar_with(SATURDAY, working=True)

    found = queries.foreseen([SATURDAY], after, today=FRIDAY)

    assert (found.later, found.earlier, found.past) == (0, 1, 1)


def test_date_moved_by_the_calendar_is_no_extension_of_the_unit(cast: Cast) -> None:
    duty = clock(cast)
    decide(cast, WEDNESDAY)
    recount_all(cast)
    assert queries.times_moved([duty]) == {}

    commitments.accept_new_date(
        commitment=duty, due_on=date(2026, 10, 23), reason="Chờ", by=cast.actor("leader"),
        at=later(1),
    )  # fmt: skip

    assert queries.times_moved([duty]) == {duty.pk: 1}


def test_answers_are_recounted_like_what_units_ask_of_each_other(cast: Cast) -> None:
    duty = clock(cast, kind=CommitmentKind.ANSWER)
    decide(cast, WEDNESDAY)

    recount_all(cast)

    assert due_on(duty) == date(2026, 10, 19)
