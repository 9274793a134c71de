"""Forms 02/XLD, 03/GQKN, 05/KQTH over rows of the registers: each number is the list of what it
counts, and the identities hold."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from hoiam.cases.models import Docket
from hoiam.core.clocks.shapes import Matter
from hoiam.core.figures.catalogue.petitions import KINDS, OWN_SETTLED, SECOND
from hoiam.core.figures.language import Asked
from hoiam.core.periods import Cut, Period, PeriodRule, periods_of
from hoiam.figures import engine
from hoiam.figures.forms import bodies, making
from hoiam.figures.forms.making import Report
from hoiam.petitions.models import (
    FIRST_RESULTS,
    SECOND_RESULTS,
    CarriedOut,
    Decision,
    Order,
    Ordered,
    Petition,
    PetitionStep,
    Topic,
)
from tests.cast import NOW, Cast, make_cast

pytestmark = pytest.mark.django_db

D = date
MILLION = Decimal(1_000_000)
YEAR = Period(PeriodRule.CALENDAR, 2026, Cut.YEAR)
FORMS = ("02/XLD", "03/GQKN", "05/KQTH")


class Register:
    """Rows of one unit, written without their procedure: what is counted are rows."""

    def __init__(self, cast: Cast) -> None:
        self.unit = cast.units["commune-office"]
        self.area = cast.units["commune"]
        self.last = 0

    def petition(
        self, received: date, kind: str = "complaint", steps: Iterable[tuple[str, date]] = (),
        **more: object,
    ) -> Petition:  # fmt: skip
        self.last += 1
        docket = Docket(
            code=f"hs-{self.last}", kind=kind, number=f"{self.last}", register=self.unit,
            unit=self.unit, area=self.area, received_on=received, led_by="petition",
            opened_at=NOW, opened_by="t",
        )  # fmt: skip
        docket.save()
        row = Petition(
            code=f"don-{self.last}", key=f"k{self.last}", docket=docket, register=self.unit,
            year=received.year, number=self.last, registered_at=NOW, registered_by="t", **more,
        )  # fmt: skip
        row.save()
        PetitionStep.objects.bulk_create(
            PetitionStep(
                code=f"b-{self.last}-{number}", key=f"b-{self.last}-{number}", petition=row,
                number=number, step=step, from_state="x", to_state="x", day=day, taken_at=NOW,
                taken_by="t",
            )
            for number, (step, day) in enumerate(steps, start=1)
        )  # fmt: skip
        return row

    def decision(self, petition: Petition, result: str, day: date) -> Decision:
        row = Decision(
            code=f"qd-{petition.pk}", petition=petition, result=result, issued_on=day,
            decided_at=NOW, decided_by="t",
        )  # fmt: skip
        row.save()
        return row

    def order(self, decision: Decision, kind: str, number: int = 1, **amounts: object) -> Order:
        row = Order(
            code=f"yc-{decision.pk}-{number}", decision=decision, number=number, kind=kind,
            unit=self.unit, given_at=NOW, given_by="t", **amounts,
        )  # fmt: skip
        row.save()
        return row

    def entry(self, order: Order, day: date, number: int = 1, **amounts: object) -> CarriedOut:
        row = CarriedOut(
            code=f"th-{order.pk}-{number}", key=f"th-{order.pk}-{number}", order=order, day=day,
            paper="1", done_at=NOW, done_by="t", **amounts,
        )  # fmt: skip
        row.save()
        return row

    def report(self, period: Period = YEAR) -> Report:
        body = bodies.reporting(YEAR.last)["t-commune-ubnd"]
        return making.report("06/2025/TT-TTCP", period, [body], only=FORMS)


def said(report: Report, code: str) -> dict[int, object]:
    """The numbers of a table that are not nought."""
    return {column: number for column, number in report.of(code).numbers.items() if number}


def test_petitions_fall_into_the_columns_of_02xld() -> None:
    book = Register(make_cast())
    may, june = D(2026, 5, 4), D(2026, 6, 4)
    book.petition(may)  # nobody has read it
    book.petition(may, steps=[("keep", june)])
    book.petition(may, steps=[("guide", june)])
    book.petition(may, "recommendation", steps=[("transfer", june)], topic=Topic.LAND)
    first = book.petition(may, steps=[("accept", june)], topic=Topic.LAND)
    book.petition(may, steps=[("accept", june)], topic=Topic.LAND, same_as=first)
    book.petition(may, "second-complaint", steps=[("refuse", june)])
    book.petition(may, "recommendation", steps=[("answer", june)], topic=Topic.POLICY)
    book.petition(may, "rule-feedback", steps=[("answer", june)])

    report = book.report()

    assert said(report, "02/XLD") == {
        1: 8, 2: 7, 3: 6, 4: 4, 5: 3, 6: 3, 7: 2, 8: 1, 9: 2, 11: 1, 19: 1, 20: 1, 23: 2, 24: 1,
        25: 1,
    }  # fmt: skip
    assert report.of("02/XLD").behind(5)[0].key == first.code


def test_carried_over_is_what_was_not_processed() -> None:
    """What was accepted before is settled in this period, and was counted in its own."""
    book = Register(make_cast())
    book.petition(D(2025, 3, 3), steps=[("accept", D(2025, 3, 5)), ("decide", D(2026, 4, 5))])
    open_one = book.petition(D(2025, 11, 3), steps=[("accept", D(2026, 1, 5))])
    book.petition(D(2027, 1, 4))

    report = book.report()

    assert [one.key for one in report.of("02/XLD").behind(1)] == [open_one.code]
    assert report.of("03/GQKN").number(1) == report.of("02/XLD").number(6) == 1


def test_settled_complaints_fall_into_03gqkn_and_05kqth() -> None:
    book = Register(make_cast())
    day = D(2026, 5, 20)
    one = book.petition(D(2026, 5, 4), steps=[("accept", D(2026, 5, 6)), ("decide", day)])
    book.petition(D(2026, 5, 4), steps=[("refuse", D(2026, 5, 8))])
    book.petition(D(2026, 5, 4), steps=[("accept", D(2026, 5, 8)), ("withdraw", D(2026, 5, 9))])
    book.petition(D(2026, 5, 4), steps=[("propose", D(2026, 5, 8))])
    decision = book.decision(one, "right", day)
    money = book.order(decision, Ordered.RETURN_MONEY, 1, money=9 * MILLION, people=4)
    book.order(decision, Ordered.DISCIPLINE, 2, people=2, officials=1)
    book.entry(money, D(2026, 8, 3), 1, money=5 * MILLION, people=2)
    slip = book.entry(money, D(2026, 8, 4), 2, money=4 * MILLION)
    book.entry(money, D(2026, 8, 5), 3, takes_back=slip, why="Ghi nhầm")

    report = book.report()
    later = book.report(Period(PeriodRule.CALENDAR, 2026, Cut.QUARTER, 4))

    assert said(report, "03/GQKN") == {
        1: 4, 2: 4, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 15: 9 * MILLION, 18: 4, 19: 2, 20: 1,
    }  # fmt: skip
    assert said(report, "05/KQTH") == {1: 1, 7: 9 * MILLION, 9: 5 * MILLION}
    # What was paid before the period is no longer owed in it.
    assert said(later, "05/KQTH") == {1: 1, 7: 4 * MILLION}
    asked = Asked.of(YEAR.first, YEAR.last, YEAR.last)
    share = engine.answer(OWN_SETTLED, asked, engine.Scope(units=(book.unit.code,)))
    assert (share.value, share.whole, share.rest) == (1, 4, 3)
    assert report.holds and later.holds


def test_first_decision_is_not_executed_beside_the_second() -> None:
    book = Register(make_cast())
    first = book.petition(D(2025, 5, 4), steps=[("accept", D(2025, 5, 6))], state="sent")
    book.decision(first, "wrong", D(2025, 6, 1))
    second = book.petition(
        D(2025, 7, 1), "second-complaint", [("accept", D(2025, 7, 3))], state="sent",
        first_instance=first,
    )  # fmt: skip
    book.decision(second, "upheld", D(2025, 8, 1))

    report = book.report(YEAR.year_before)
    after = book.report()

    complaints, execution = report.of("03/GQKN"), report.of("05/KQTH")
    assert (complaints.number(7), complaints.number(11), execution.number(1)) == (2, 1, 2)
    # The second one ordered nothing: done when it came into force.
    assert (execution.number(2), after.of("05/KQTH").number(1)) == (1, 0)


def test_identities_hold_on_any_register() -> None:
    book = Register(make_cast())
    dice = random.Random(7)
    kinds = [*map(Matter, KINDS), Matter.RULE_FEEDBACK]
    firsts: list[Petition] = []
    for _number in range(60):
        _any(book, dice, dice.choice(kinds), firsts)

    periods = [
        one for rule in PeriodRule for year in (2025, 2026) for one in periods_of(rule, year)
    ]
    for period in dice.sample(periods, 6):
        report = book.report(period)
        assert report.holds
        for sheet in report.sheets:
            for column in dice.sample(sorted(sheet.numbers), 3):
                number = sheet.number(column)
                assert number is None or number == sum(one.adds for one in sheet.behind(column))


def _any(book: Register, dice: random.Random, kind: Matter, firsts: list[Petition]) -> None:
    """A petition with any history in order of days."""
    day = D(2025, 1, 1) + timedelta(dice.randrange(700))
    received, steps = day, []
    pool = ["propose", "ask-more", "accept", "refuse", "guide", "transfer", "keep", "withdraw"]
    for step in dice.sample([*pool, "stop", "answer"], dice.randrange(4)):
        day += timedelta(dice.randrange(40))
        steps.append((step, day))
    again = dice.choice(firsts) if firsts and dice.random() < 0.2 else None
    row = book.petition(
        received, kind, steps, topic=dice.choice(Topic.values), same_as=again,
        eligible=dice.choice([None, True, False]),
    )  # fmt: skip
    if again is None:
        firsts.append(row)
    if kind == Matter.RECOMMENDATION or kind == Matter.RULE_FEEDBACK or dice.random() < 0.4:
        return
    issued = day + timedelta(dice.randrange(60))
    results = SECOND_RESULTS if kind in SECOND else FIRST_RESULTS
    decision = book.decision(row, dice.choice(results), issued)
    for number in range(1, dice.randrange(4)):
        _order(book, dice, decision, number)


def _order(book: Register, dice: random.Random, decision: Decision, number: int) -> None:
    people = dice.randrange(1, 9)
    order = book.order(
        decision, dice.choice(Ordered.values), number, money=MILLION * 4, area=Decimal(400),
        people=people, officials=dice.randrange(people + 1), cases=4, organisations=4,
    )  # fmt: skip
    day = decision.issued_on
    for entry in range(1, dice.randrange(1, 5)):
        day += timedelta(dice.randrange(200))
        one = dice.random() < 0.3
        book.entry(
            order, day, entry, money=MILLION, area=Decimal(100), people=int(one),
            officials=int(one and order.officials >= entry), cases=1,
        )  # fmt: skip
