"""The notice of a year, and several days of one paper: written, refused, withdrawn as one act."""

from collections.abc import Sequence
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.commitments.models import Recount
from hoiam.core import yearly
from hoiam.core.calendar import DayKind, Ground, Override, calendar_for
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal, WrongState
from hoiam.core.yearly import NationalChoice, Swap, TetChoice
from hoiam.rules import actions as rules
from hoiam.rules import calendars
from hoiam.rules.actions import Paper
from hoiam.rules.models import CalendarDecision, CalendarOverride
from tests.cast import NOW, Cast, later, make_cast
from tests.commitments.recounting import clock, recount_all

pytestmark = pytest.mark.django_db
PAPER = Paper("5678/TB-BNV", date(2026, 9, 30), "Bộ Nội vụ")
SAID = "5678/TB-BNV ngày 30/9/2026 của Bộ Nội vụ"
STORM = (
    Override(date(2026, 10, 7), working=False, reason="Bão số 9"),
    Override(date(2026, 10, 8), working=False, reason="Bão số 9"),
)
SWAP = Swap(off=date(2026, 10, 9), worked=date(2026, 10, 17))


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def off_2027(
    tet: TetChoice = TetChoice.TWO_BEFORE, national: NationalChoice = NationalChoice.AFTER
) -> list[date]:
    return [one.day for one in yearly.proposals(2027, tet, national)]


def announce(
    cast: Cast, *, year: int = 2027, off: Sequence[date] | None = None,
    swaps: Sequence[Swap] = (), paper: Paper = PAPER, who: str = "administrator",
) -> CalendarDecision:  # fmt: skip
    return rules.announce_year(
        year=year, paper=paper, off=off_2027() if off is None else off, swaps=swaps,
        by=cast.actor(who), at=NOW,
    )  # fmt: skip


def decide(
    cast: Cast, days: Sequence[Override] = STORM, swaps: Sequence[Swap] = (), paper: Paper = PAPER
) -> CalendarDecision:
    return rules.decide_days(
        paper=paper, days=days, swaps=swaps, by=cast.actor("administrator"), at=NOW
    )


def withdraw(cast: Cast, decision: CalendarDecision, why: str = "Ghi nhầm") -> None:
    rules.withdraw_decision(decision=decision, why=why, by=cast.actor("administrator"), at=later(1))


# ── the notice of a year ──────────────────────────────────────────────────────────────────────


def test_year_is_official_after_its_notice(cast: Cast) -> None:
    assert not calendars.calendar_on().is_announced(2027)

    announce(cast)

    days = calendars.calendar_on()
    assert (days.is_announced(2027), days.notice_of(2027)) == (True, SAID)
    assert {one.ground for one in days.special_days(2027)} == {Ground.LAW, Ground.NOTICE}


def test_notice_is_one_act_and_one_event(cast: Cast) -> None:
    announce(cast, off=off_2027(TetChoice.ONE_BEFORE))

    (event,) = Event.objects.filter(tag__startswith="rules.")
    assert sentence(event) == (
        f"Ghi thông báo lịch nghỉ năm 2027: {SAID}. 15 ngày nghỉ, 0 lần hoán đổi. "
        "Khác với dự kiến: 4/2/2027, 11/2/2027."
    )


def test_days_of_the_law_are_off_whether_listed_or_not(cast: Cast) -> None:
    announce(cast, off=[])

    days = calendars.calendar_on()
    assert days.kind_of(date(2027, 4, 30)) is DayKind.HOLIDAY
    assert days.kind_of(date(2027, 2, 8)) is DayKind.WORKING  # Tết was not given


def test_notice_owes_one_recount_and_moves_what_it_moves(cast: Cast) -> None:
    duty = clock(cast, 1, day=date(2027, 2, 3))
    still = clock(cast, 1, day=date(2027, 3, 1), number=2)
    announce(cast, off=off_2027(TetChoice.ONE_BEFORE))

    assert recount_all(cast) == 1
    assert Recount.objects.count() == 1
    row = duty.due_dates.latest("id")
    assert (row.old_due_on, row.due_on) == (date(2027, 2, 11), date(2027, 2, 4))
    assert row.reason == f"4/2/2027 làm việc, 11/2/2027 nghỉ ({SAID})"
    assert still.due_dates.count() == 1


def test_reason_of_a_moved_date_names_the_days_of_the_paper_together(cast: Cast) -> None:
    duty = clock(cast)
    decide(cast, STORM)

    recount_all(cast)

    row = duty.due_dates.latest("id")
    assert row.reason == f"7/10/2026 nghỉ, 8/10/2026 nghỉ ({SAID})"
    assert (row.old_due_on, row.due_on) == (date(2026, 10, 16), date(2026, 10, 20))


def test_swap_of_a_notice_reaches_into_the_next_year(cast: Cast) -> None:
    swap = Swap(off=date(2027, 12, 31), worked=date(2028, 1, 8))
    announce(cast, swaps=[swap])

    days = calendars.calendar_on()
    assert not days.is_working(swap.off)
    assert days.kind_of(swap.worked) is DayKind.MAKE_UP
    assert not days.is_announced(2028)


def test_decision_written_before_the_notice_stands_above_it(cast: Cast) -> None:
    rules.override_day(
        day=date(2027, 2, 8), working=True, reason="Trực Tết", decision="QĐ 1",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip
    announce(cast)

    assert calendars.calendar_on().is_working(date(2027, 2, 8))


def test_withdrawn_notice_makes_the_year_a_forecast_again(cast: Cast) -> None:
    decision = announce(cast, off=off_2027(TetChoice.ONE_BEFORE))
    recount_all(cast)
    duty = clock(cast, 2, day=date(2027, 2, 2))
    withdraw(cast, decision)

    days = calendars.calendar_on()
    assert not days.is_announced(2027)
    assert days == calendar_for()
    assert recount_all(cast, at=later(2)) == 1
    assert Recount.objects.count() == 2
    assert duty.due_dates.latest("id").reason.endswith("Ghi nhầm")
    announce(cast)  # written anew


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"year": 2026}, "rules.year-shipped"),
        ({"year": 2029}, "rules.year-far"),
        ({"off": [date(2028, 1, 3)]}, "rules.day-outside-year"),
        ({"swaps": [Swap(date(2028, 3, 1), date(2028, 3, 4))]}, "rules.day-outside-year"),
        ({"swaps": [Swap(date(2027, 2, 8), date(2027, 2, 20))]}, "rules.swap-off-already"),
        ({"swaps": [Swap(date(2027, 3, 1), date(2027, 3, 2))]}, "rules.swap-worked-already"),
        (
            {"swaps": [Swap(date(2027, 3, 1), date(2027, 3, 6))] * 2},
            "rules.day-twice",
        ),
        ({"paper": Paper(" ", date(2026, 9, 30), "Bộ")}, "rules.paper-missing"),
        ({"paper": Paper("1/TB", date(2026, 9, 30), "")}, "rules.paper-missing"),
        ({"paper": Paper("1/TB", date(2026, 12, 1), "Bộ")}, "rules.paper-not-yet"),
    ],
)
def test_wrong_notice_is_refused_and_nothing_is_written(
    cast: Cast, given: dict[str, object], code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        announce(cast, **given)  # type: ignore[arg-type]

    assert refusal.value.code == code
    assert not CalendarDecision.objects.exists()
    assert not CalendarOverride.objects.exists()


def test_year_has_one_standing_notice(cast: Cast) -> None:
    announce(cast)

    with pytest.raises(WrongState, match="year-announced"):
        announce(cast)
    row = CalendarDecision.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("who", ["leader", "clerk", "front"])
def test_notice_is_for_the_administrator_of_the_province(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        announce(cast, who=who)


# ── several days of one paper ─────────────────────────────────────────────────────────────────


def test_days_and_swaps_of_a_paper_count_together(cast: Cast) -> None:
    decision = decide(cast, STORM, [SWAP])

    days = calendars.calendar_on()
    assert [days.is_working(one.day) for one in STORM] == [False, False]
    assert days.kind_of(SWAP.worked) is DayKind.MAKE_UP
    assert days.name_of(SWAP.worked) == f"Làm bù cho ngày nghỉ 9/10/2026 ({SAID})"
    assert days.ground_of(SWAP.off) is Ground.DECISION
    assert str(decision) == SAID
    (event,) = Event.objects.filter(tag__startswith="rules.")
    assert sentence(event) == (
        f"Ghi vào lịch theo {SAID}. Nghỉ: 7/10/2026, 8/10/2026, 9/10/2026. Làm việc: 17/10/2026."
    )


def test_paper_is_withdrawn_with_all_its_days(cast: Cast) -> None:
    decision = decide(cast, STORM, [SWAP])
    withdraw(cast, decision)

    assert calendars.calendar_on() == calendar_for()
    assert {row.withdrawn_why for row in CalendarOverride.objects.all()} == {"Ghi nhầm"}
    event = Event.objects.get(tag="rules.decision.withdrawn")
    assert sentence(event) == f"Rút khỏi lịch 4 ngày theo {SAID}. Lý do: Ghi nhầm."
    with pytest.raises(WrongState, match="decision-withdrawn"):
        withdraw(cast, decision)


def test_paper_is_withdrawn_with_a_reason_by_who_may(cast: Cast) -> None:
    decision = decide(cast)

    with pytest.raises(Invalid, match="why-missing"):
        withdraw(cast, decision, why=" ")
    with pytest.raises(NotAllowed):
        rules.withdraw_decision(decision=decision, why="x", by=cast.actor("leader"), at=NOW)
    with pytest.raises(NotFound):
        calendars.decision(decision.pk + 1)


def test_one_day_of_a_paper_is_not_withdrawn_by_itself(cast: Cast) -> None:
    row = decide(cast).days.earliest("id")

    with pytest.raises(WrongState, match="day-of-a-paper"):
        rules.withdraw_day(override=row, why="x", by=cast.actor("administrator"), at=NOW)


def test_paper_owes_one_recount_when_written_and_one_when_withdrawn(cast: Cast) -> None:
    duty = clock(cast)
    decision = decide(cast, STORM, [SWAP])
    assert recount_all(cast) == 1
    assert Recount.objects.count() == 1
    withdraw(cast, decision)

    assert recount_all(cast, at=later(2)) == 1
    assert Recount.objects.count() == 2
    assert duty.due_dates.latest("id").due_on == date(2026, 10, 16)


@pytest.mark.parametrize(
    ("days", "swaps", "code"),
    [
        ((), (), "rules.no-days"),
        ((Override(date(2062, 10, 7), False, "Bão"),), (), "rules.day-far"),
        ((Override(date(2150, 10, 7), False, "Bão"),), (), "calendar.year-unknown"),
        ((Override(date(1995, 10, 7), False, "Bão"),), (), "calendar.year-unknown"),
        ((Override(date(2026, 10, 7), False, " "),), (), "rules.reason-missing"),
        ((*STORM, STORM[0]), (), "rules.day-twice"),
        ((), (Swap(date(2026, 10, 10), date(2026, 10, 17)),), "rules.swap-off-already"),
        ((), (Swap(date(2026, 10, 9), date(2026, 10, 12)),), "rules.swap-worked-already"),
    ],
)
def test_wrong_paper_is_refused(
    cast: Cast, days: Sequence[Override], swaps: Sequence[Swap], code: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        decide(cast, days, swaps)

    assert refusal.value.code == code
    assert not CalendarOverride.objects.exists()


def test_single_day_too_far_away_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="day-far"):
        rules.override_day(
            day=date(2062, 10, 7), working=False, reason="Bão", decision="QĐ 1",
            by=cast.actor("administrator"), at=NOW,
        )  # fmt: skip


def test_calendar_with_notices_is_read_in_one_query(cast: Cast, django_assert_num_queries) -> None:
    announce(cast)
    decide(cast, STORM, [SWAP])

    with django_assert_num_queries(2):  # the stamp and the rows
        calendars.calendar_on()
    with django_assert_num_queries(1):
        calendars.calendar_on()


def test_day_that_changes_nothing_is_written_and_moves_nothing(cast: Cast) -> None:
    # 24 November is a forecast; a decision that confirms it makes it sure.
    day = Override(date(2026, 11, 24), working=False, reason="Ngày Văn hóa Việt Nam")
    decision = decide(cast, [day])

    assert not decision.days.get().moves
    assert calendars.calendar_on().ground_of(day.day) is Ground.DECISION
    assert recount_all(cast) == 0


def test_year_announced_twice_at_once_is_told_to_the_second(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(cast)
    # Both looked before either wrote.
    monkeypatch.setattr(calendars, "notices", CalendarDecision.objects.none)

    with pytest.raises(WrongState, match=r"rules\.year-announced"):
        announce(cast)
    assert CalendarDecision.objects.count() == 1
