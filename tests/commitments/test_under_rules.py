"""How many open dates a correction of the rulebook would move, before it is written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment, DueDate, Ground
from hoiam.commitments.queries import Foreseen
from hoiam.commitments.under_rules import foreseen_under
from hoiam.core.law.rulebook.shapes import Event, Limit, Measure, before, within
from hoiam.core.law.rules import BOOK, Rulebook
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 5)


def book_with(*limits: Limit, rule_id: str = "R-08") -> Rulebook:
    return Rulebook(
        tuple(replace(one, limits=limits) if one.id == rule_id else one for one in BOOK.rules)
    )


def days(count: int) -> Limit:
    return within(count, Measure.WORKING, Event.RECEIVED)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def recommendation(cast: Cast, key: str) -> Case:
    return cast.receive(key, kind="recommendation").case


@pytest.mark.parametrize(
    ("count", "foreseen"),
    [
        (10, Foreseen(touched=2, later=0, earlier=0, past=0)),
        (12, Foreseen(touched=2, later=2, earlier=0, past=0)),
        (8, Foreseen(touched=2, later=0, earlier=2, past=0)),
    ],
)
def test_open_dates_move_with_the_number(cast: Cast, count: int, foreseen: Foreseen) -> None:
    recommendation(cast, "k1")
    recommendation(cast, "k2")
    cast.receive("k3")  # feedback has a rule of its own

    assert foreseen_under(book_with(days(count)), ["R-08"], today=TODAY) == foreseen


def test_date_that_would_lie_behind_us_is_told(cast: Cast) -> None:
    recommendation(cast, "k1")

    found = foreseen_under(book_with(days(1)), ["R-08"], today=date(2026, 10, 9))

    assert (found.earlier, found.past) == (1, 1)


def test_dates_that_a_person_gave_stand(cast: Cast) -> None:
    for key in ("k1", "k2"):
        recommendation(cast, key)
    duty = Commitment.objects.order_by("id").first()
    assert duty is not None
    DueDate(
        commitment=duty, old_due_on=duty.due_on, due_on=duty.due_on + timedelta(days=7),
        ground=Ground.EXTENSION, rule="R-08", reason="Chờ kinh phí", set_at=later(1),
        set_by="system:test",
    ).save()  # fmt: skip

    found = foreseen_under(book_with(days(8)), ["R-08"], today=TODAY)

    assert (found.touched, found.earlier) == (1, 1)
    assert foreseen_under(book_with(days(8)), [], today=TODAY).touched == 0


def test_rule_without_a_number_moves_nothing(cast: Cast) -> None:
    recommendation(cast, "k1")

    none = foreseen_under(book_with(), ["R-08"], today=TODAY)
    gone = foreseen_under(Rulebook(()), ["R-08"], today=TODAY)

    assert none == gone == Foreseen(touched=1, later=0, earlier=0, past=0)


@pytest.mark.parametrize(
    ("limit", "earlier"),
    [
        (["within", "received", "", "ordinary"], 1),
        (["within", "received", "phần khác", "ordinary"], 0),
        (["before", "session", "", "ordinary"], 1),
    ],
)
def test_legal_clock_is_counted_by_its_own_part_of_the_rule(
    cast: Cast, limit: list[str], earlier: int
) -> None:
    duty = Commitment.objects.get(about_code=recommendation(cast, "k1").code)
    told = DueDate.objects.get(commitment=duty).explanation
    DueDate(
        commitment=duty, old_due_on=duty.due_on, due_on=duty.due_on, ground=Ground.CALENDAR,
        rule="R-08", explanation=told | {"limit": limit}, set_at=later(1), set_by="system:test",
    ).save()  # fmt: skip
    book = book_with(days(8), before(8, Measure.WORKING, Event.SESSION))

    assert foreseen_under(book, ["R-08"], today=TODAY).earlier == earlier
