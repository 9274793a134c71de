"""A rule that a lawyer put right, and clocks that paused or were extended: which dates move."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.commitments import actions as commitments
from hoiam.commitments import queries
from hoiam.commitments.models import Commitment, Recount
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Criterion, Matter
from hoiam.rules import actions as rules
from hoiam.rules import queries as rule_queries
from tests.cast import NOW, Cast, make_cast
from tests.commitments.matters import correct, fact, limit, matter, owed, record
from tests.commitments.recounting import clock, recount_all

pytestmark = pytest.mark.django_db
ACCEPTED = date(2026, 9, 14)
DUE = date(2026, 10, 14)  # thirty days
COMPLEX = frozenset({Criterion.PLACES})


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def off(cast: Cast, day: date) -> Any:
    return rules.override_day(
        day=day, working=False, reason="Bão số 9", decision="Công điện 88",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip


def accepted(cast: Cast, kind: Matter = Matter.COMPLAINT) -> Any:
    of = matter(cast, kind)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    return of


def test_pause_is_known_to_a_recount(cast: Cast) -> None:
    of = accepted(cast)
    record(cast, fact(date(2026, 9, 21), Act.PAUSED), of)
    record(cast, fact(date(2026, 9, 28), Act.RESUMED), of)
    assert owed(of, "decide").due_on == date(2026, 10, 21)
    off(cast, date(2026, 10, 21))
    off(cast, date(2026, 10, 22))

    recount_all(cast)

    row = owed(of, "decide")
    last = row.due_dates.latest("id")
    assert (row.due_on, last.ground) == (date(2026, 10, 23), "calendar")
    assert last.explanation["pauses"][0]["first"] == "2026-09-21"
    assert last.explanation["status"] == "verified"


def test_extension_of_the_law_is_counted_and_follows_the_calendar(cast: Cast) -> None:
    of = accepted(cast)
    record(cast, fact(date(2026, 10, 1), Act.EXTENDED, criteria=COMPLEX), of)
    assert owed(of, "decide").due_on == date(2026, 10, 29)
    off(cast, date(2026, 10, 29))

    seen = queries.foreseen([date(2026, 10, 29)], rule_queries.calendar_on(), today=ACCEPTED)
    recount_all(cast)

    assert (seen.touched, seen.later) == (1, 1)
    assert owed(of, "decide").due_on == date(2026, 10, 30)


def test_paused_clock_gets_its_date_when_it_goes_on(cast: Cast) -> None:
    of = accepted(cast)
    record(cast, fact(date(2026, 9, 21), Act.PAUSED), of)
    off(cast, date(2026, 10, 14))
    off(cast, date(2026, 10, 21))

    recount_all(cast)

    assert owed(of, "decide").due_on == DUE
    record(cast, fact(date(2026, 9, 28), Act.RESUMED), of)
    assert owed(of, "decide").due_on == date(2026, 10, 22)


def test_notice_counted_backwards_moves_to_an_earlier_day(cast: Cast) -> None:
    of = accepted(cast)
    record(cast, fact(date(2026, 10, 20), Act.HEARING), of)
    before = owed(of, "hearing").due_on
    off(cast, before)

    recount_all(cast)

    row = owed(of, "hearing")
    assert before == date(2026, 10, 15) and row.due_on == date(2026, 10, 14)
    assert row.due_dates.latest("id").reason == "15/10/2026 nghỉ (Bão số 9; Công điện 88)"


def test_corrected_number_moves_open_clocks_and_says_so(cast: Cast) -> None:
    of = accepted(cast)
    correct(cast, "C-03", ACCEPTED, limits=limit("C-03", 35, ACCEPTED))

    assert recount_all(cast) == 1

    row = owed(of, "decide")
    last = row.due_dates.latest("id")
    assert (row.due_on, last.old_due_on, last.ground) == (date(2026, 10, 19), DUE, "rule")
    assert last.reason == "đính chính C-03: Gõ nhầm số (Công báo số 5)"
    assert last.explanation["days"][2] == 35
    run = Recount.objects.get()
    assert (run.total, run.moved, run.state, run.override) == (1, 1, "done", None)
    told = Event.objects.get(tag="commitments.due-date.recounted")
    assert sentence(told).startswith("Tính lại hạn: từ 14/10/2026 thành 19/10/2026")


def test_withdrawn_correction_brings_dates_back(cast: Cast) -> None:
    of = accepted(cast)
    row = correct(cast, "C-03", ACCEPTED, limits=limit("C-03", 35, ACCEPTED))
    recount_all(cast)

    rules.withdraw_correction(correction=row, why="Đọc nhầm", by=cast.actor("lawyer"), at=NOW)

    assert recount_all(cast) == 1
    assert owed(of, "decide").due_on == DUE
    last = owed(of, "decide").due_dates.latest("id")
    assert last.reason == "rút đính chính C-03: Đọc nhầm"


def test_words_alone_owe_no_recount(cast: Cast) -> None:
    accepted(cast)
    correct(cast, "C-03", ACCEPTED, note="Đã hỏi Sở.")

    assert recount_all(cast) == 0
    assert not Recount.objects.exists()


def test_clock_of_another_version_stands(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(date(2026, 6, 29), Act.ACCEPTED), of)
    before = owed(of, "decide").due_on
    correct(cast, "C-03", ACCEPTED, limits=limit("C-03", 35, ACCEPTED))

    assert recount_all(cast) == 0
    assert owed(of, "decide").due_on == before


def test_correction_reaches_extensions_that_were_taken(cast: Cast) -> None:
    of = accepted(cast, Matter.DENUNCIATION)
    record(cast, fact(date(2026, 10, 1), Act.EXTENDED, criteria=COMPLEX), of)
    assert owed(of, "settle").due_on == date(2026, 11, 13)
    book = rule_queries.rulebook_on().rule_on("D-05", ACCEPTED)
    more = tuple(replace(one, count=one.count - 10) for one in book.extensions)

    correct(cast, "D-05", ACCEPTED, extensions=more)
    recount_all(cast)

    clock_now = next(one for one in queries.clocks_of_matter(of) if one.code == "settle")
    assert owed(of, "settle").due_on == clock_now.due_on == date(2026, 11, 3)


def test_answer_under_the_rule_of_the_law_is_corrected_too(cast: Cast) -> None:
    day = date(2026, 10, 2)
    rule = rule_queries.law_rule("R-08", day=day)
    duty = clock(cast, rule.amount.count, day=day)
    Commitment.objects.filter(pk=duty.pk).update(rule="R-08")
    correct(cast, "R-08", day, limits=limit("R-08", 12, day))

    recount_all(cast)

    assert Commitment.objects.get(pk=duty.pk).due_on == date(2026, 10, 20)


def test_closed_clock_is_moved_neither_by_a_day_nor_by_a_rule(cast: Cast) -> None:
    of = accepted(cast)
    record(cast, fact(date(2026, 10, 1), Act.DECIDED), of)
    off(cast, DUE)
    correct(cast, "C-03", ACCEPTED, limits=limit("C-03", 35, ACCEPTED))

    recount_all(cast)

    row = owed(of, "decide")
    assert (row.due_on, row.due_dates.count(), row.ended_on) == (DUE, 1, date(2026, 10, 1))


def test_end_taken_back_after_a_decision_counts_with_it(cast: Cast) -> None:
    of = accepted(cast)
    wrong = record(cast, fact(date(2026, 10, 1), Act.DECIDED), of).fact
    off(cast, DUE)
    recount_all(cast)

    commitments.cancel_fact(
        matter=of, number=wrong.number, reason="Nhầm", by=cast.actor("leader"), at=NOW
    )

    row = owed(of, "decide")
    assert (row.state, row.due_on) == ("open", date(2026, 10, 15))
