"""Forms 02/XLD, 03/GQKN and the half of 05/KQTH about complaints, worked out from rows.

Each column is a list of what it counts, and its number is the sum of that list: a number cannot say
anything else than the list it opens to. Sums are the lists of their parts put together, so that the
identities of the circular hold on any register; `report_forms` proves it once more on the page.

One definition each:

- *Counted in a period* is a petition that was received in it, or before it and not yet processed
  when it began (carried over; guide to 02/XLD, column 1).
- *Processed* is one that was sorted, or with which a step was taken that only somebody takes who
  has read it.
- *Not own* is one that was guided, returned or transferred; every other eligible one is *own*.
- *One case* are all petitions with the same words (`same_as`).
- Denunciations stand in a closed room of their own: columns 12 to 18 of 02/XLD and 16 to 31 of
  05/KQTH are filled in from there by who may open it, and are not here.
- Feedback on administrative rules is no petition of Circular 05/2021 (SUB-04), and is not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from hoiam.core import calendar
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import report_forms
from hoiam.core.law.petitions.report_forms import Broken, Form, Number
from hoiam.petitions import decisions
from hoiam.petitions.decision_policies import FIRST, SECOND
from hoiam.petitions.decisions import Amounts, Balance, Stage, Standing
from hoiam.petitions.models import (
    Decision,
    Order,
    Ordered,
    Petition,
    PetitionStep,
    Result,
    Sorting,
    Topic,
)
from hoiam.units.models import Unit

COMPLAINTS = (*FIRST, *SECOND)
COUNTED = (*COMPLAINTS, Matter.RECOMMENDATION)
ENDING = (
    "refuse", "guide", "return", "transfer", "keep", "withdraw", "stop", "decide", "answer", "close",
)  # fmt: skip
READ = (*ENDING, "propose", "accept")
NOT_OWN = ("guide", "return", "transfer")
# Columns of 02/XLD by topic.
_COMPLAINED = {Topic.LAND: 9, Topic.POLICY: 10, Topic.OTHER: 11}
_SAID = {Topic.POLICY: 20, Topic.LAND: 21, Topic.OTHER: 22}
# Columns of 03/GQKN by result.
_DECIDED = {
    Result.RIGHT: 8, Result.WRONG: 9, Result.PARTLY: 10, Result.UPHELD: 11, Result.CHANGED: 12,
}  # fmt: skip
# Columns of 03/GQKN that an order fills, by what it counts.
_ORDERED: Mapping[str, Mapping[str, int]] = {
    Ordered.RECOVER_MONEY: {"money": 13},
    Ordered.RECOVER_LAND: {"area": 14},
    Ordered.RETURN_MONEY: {"money": 15, "organisations": 17, "people": 18},
    Ordered.RETURN_LAND: {"area": 16, "organisations": 17, "people": 18},
    Ordered.DISCIPLINE: {"people": 19, "officials": 20},
    Ordered.REFER: {"cases": 21, "people": 22, "officials": 23},
}
# Columns of 05/KQTH: what has to be done, and what was.
_DUE: Mapping[str, Mapping[str, int]] = {
    Ordered.RECOVER_MONEY: {"money": 3},
    Ordered.RECOVER_LAND: {"area": 4},
    Ordered.RETURN_MONEY: {"money": 7},
    Ordered.RETURN_LAND: {"area": 8},
}
_DONE: Mapping[str, Mapping[str, int]] = {
    Ordered.RECOVER_MONEY: {"money": 5},
    Ordered.RECOVER_LAND: {"area": 6},
    Ordered.RETURN_MONEY: {"money": 9},
    Ordered.RETURN_LAND: {"area": 10},
    Ordered.DISCIPLINE: {"people": 11, "officials": 12},
    Ordered.REFER: {"cases": 13, "people": 14, "officials": 15},
}
EXECUTED = range(1, 16)  # the columns of 05/KQTH about complaints


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a column counts, and how much it adds."""

    petition: Petition
    adds: Number = 1
    decision: Decision | None = None
    order: Order | None = None
    day: date | None = None


type Items = dict[int, list[Item]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form of one period: lists, and the numbers they come to."""

    form: Form
    items: Mapping[int, Sequence[Item]]

    def number(self, column: int) -> Number:
        return sum((item.adds for item in self.items[column]), start=0)

    @property
    def numbers(self) -> dict[int, Number]:
        return {column: self.number(column) for column in self.items}

    @property
    def broken(self) -> list[Broken]:
        return report_forms.broken_in(self.form, self.numbers)


@dataclass(frozen=True, slots=True)
class Report:
    """The three forms of the same bodies and period."""

    first: date
    last: date
    petitions: Sheet
    complaints: Sheet
    execution: Sheet

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return (self.petitions, self.complaints, self.execution)

    @property
    def broken(self) -> list[Broken]:
        """Identities that do not hold, in one form or between them."""
        numbers = {one.form.code: one.numbers for one in self.sheets}
        own = [broken for one in self.sheets for broken in one.broken]
        return own + report_forms.broken_across(numbers)

    def sheet(self, code: str) -> Sheet:
        return next(one for one in self.sheets if one.form.code == code)


@dataclass(frozen=True, slots=True)
class Course:
    """One petition with what had happened to it by the last day."""

    petition: Petition
    steps: tuple[PetitionStep, ...]
    read_on: date | None

    def took(self, *codes: str) -> bool:
        return any(step.step in codes for step in self.steps)

    @property
    def is_own(self) -> bool:
        return not self.took(*NOT_OWN)

    @property
    def is_eligible(self) -> bool:
        """As it was sorted; where nobody said so, what was only kept was not."""
        said = self.petition.eligible
        return not self.took("keep") if said is None else said


def report(bodies: Iterable[Unit], first: date, last: date) -> Report:
    """All three forms of these bodies together, from one day to another."""
    held = list(bodies)
    courses = _counted(held, first, last)
    own = [one for one in courses if _is_settled_here(one)]
    decided = _decisions(held, last)
    return Report(
        first,
        last,
        _petitions(courses),
        _complaints(own, decided, first, last),
        _execution(decided, first, last),
    )


# ---- which petitions ----------------------------------------------------------------------------


def _counted(bodies: Sequence[Unit], first: date, last: date) -> list[Course]:
    found = [_course(row, last) for row in _rows(bodies, last)]
    return [
        one
        for one in found
        if one.petition.docket.received_on >= first or one.read_on is None or one.read_on >= first
    ]


def _rows(bodies: Sequence[Unit], last: date) -> Iterable[Petition]:
    """Petitions that were there by a day; their words stay closed."""
    steps = PetitionStep.objects.defer("text").filter(
        takes_back__isnull=True, taken_back_by__isnull=True
    )
    given = Decision.objects.defer("findings", "orders").filter(standing=True)
    return (
        Petition.objects.filter(
            docket__unit__in=bodies,
            docket__received_on__lte=last,
            docket__kind__in=COUNTED,
        )
        .defer("against", "demand")
        .select_related("docket__unit", "register", "same_as")
        .prefetch_related(
            Prefetch("steps", steps.order_by("number")),
            Prefetch("sortings", Sorting.objects.order_by("id")),
            Prefetch("decisions", given),
        )
        .order_by("docket__received_on", "id")
    )


def _course(row: Petition, last: date) -> Course:
    steps = tuple(step for step in row.steps.all() if step.day <= last)
    decided = [one.issued_on for one in row.decisions.all() if one.issued_on <= last]
    sorted_on = [calendar.day_of(one.sorted_at) for one in row.sortings.all()]
    read = [
        *(day for day in sorted_on if day <= last),
        *(step.day for step in steps if step.step in READ),
        *decided,
    ]
    return Course(row, steps, min(read, default=None))


def _is_settled_here(course: Course) -> bool:
    """Column 6 of 02/XLD: a complaint that is processed, eligible and own."""
    is_complaint = course.petition.docket.kind in COMPLAINTS
    return is_complaint and course.read_on is not None and course.is_eligible and course.is_own


def root_of(petition: Petition) -> int:
    """What one case is known by: the petition that was not sent again."""
    return petition.same_as_id or petition.pk


# ---- 02/XLD -------------------------------------------------------------------------------------


def _petitions(courses: Sequence[Course]) -> Sheet:
    form = report_forms.PETITIONS
    items: Items = {column: [] for column in form.columns if not 12 <= column <= 18}
    cases: set[int] = set()
    for one in courses:
        for column in _columns(one):
            items[column].append(Item(one.petition))
        if 4 in _columns(one) and root_of(one.petition) not in cases:
            cases.add(root_of(one.petition))
            items[5].append(Item(one.petition))
    return Sheet(form, items)


def _columns(one: Course) -> tuple[int, ...]:
    """Every column but 5 that counts a petition."""
    if one.read_on is None:
        return (1,)
    if not one.is_eligible:
        return (1, 2)
    if not one.is_own:
        return (1, 2, 3, 23, 25 if one.took("transfer") else 24)
    topic, kind = Topic(one.petition.topic), one.petition.docket.kind
    if kind in COMPLAINTS:
        return (1, 2, 3, 4, 6, 8 if kind in SECOND else 7, _COMPLAINED[topic])
    return (1, 2, 3, 4, 19, _SAID[topic])


# ---- 03/GQKN ------------------------------------------------------------------------------------


def _complaints(
    own: Sequence[Course], decided: Sequence[Standing], first: date, last: date
) -> Sheet:
    form = report_forms.COMPLAINTS
    items: Items = {column: [] for column in form.columns}
    by_case: dict[int, list[Course]] = defaultdict(list)
    for one in own:
        items[1].append(Item(one.petition))
        by_case[root_of(one.petition)].append(one)
    for same in by_case.values():
        leading = max(same, key=_how_far)
        for column in (2, _where(leading)):
            items[column].append(Item(leading.petition))
    for standing in decided:
        if first <= standing.decision.issued_on <= last:
            _settled(items, standing)
    return Sheet(form, dict(sorted(items.items())))


def _where(one: Course) -> int:
    """Examined, accepted, not accepted, or withdrawn and stopped as a whole."""
    if one.took("withdraw", "stop"):
        return 6
    if one.took("refuse"):
        return 5
    accepted = one.took("accept", "decide") or bool(one.petition.decisions.all())
    return 4 if accepted else 3


def _how_far(one: Course) -> tuple[bool, int, int]:
    """Of petitions that were sent several times the one that was gone on with; then the first."""
    return (_where(one) == 4, len(one.steps), -one.petition.pk)


def _settled(items: Items, standing: Standing) -> None:
    decision = standing.decision
    for column in (7, _DECIDED[Result(decision.result)]):
        items[column].append(Item(decision.petition, decision=decision, day=decision.issued_on))
    for balance in standing.balances:
        _add(items, _ORDERED, balance, balance.ordered, decision.issued_on)


def _add(
    items: Items,
    columns: Mapping[str, Mapping[str, int]],
    balance: Balance,
    amounts: Amounts,
    day: date | None,
) -> None:
    """What an order, or its execution, adds to the columns of its kind."""
    decision = balance.order.decision
    for name, column in columns.get(balance.order.kind, {}).items():
        adds = getattr(amounts, name)
        if adds:
            items[column].append(Item(decision.petition, adds, decision, balance.order, day))


# ---- 05/KQTH ------------------------------------------------------------------------------------


def _decisions(bodies: Sequence[Unit], last: date) -> list[Standing]:
    rows = Decision.objects.filter(
        standing=True, issued_on__lte=last, petition__docket__unit__in=bodies
    )
    return decisions.standings(decisions.with_orders(rows.order_by("issued_on", "id")), last)


def _execution(decided: Sequence[Standing], first: date, last: date) -> Sheet:
    """Decisions of the period, and earlier ones that were not yet executed when it began. Those not
    yet in force count too: the circular says 1 ≥ 03/GQKN.7."""
    items: Items = {column: [] for column in EXECUTED}
    for one in decided:
        if one.finished_on is not None and one.finished_on < first:
            continue
        decision = one.decision
        items[1].append(Item(decision.petition, decision=decision, day=decision.issued_on))
        if one.stage is Stage.DONE:
            items[2].append(Item(decision.petition, decision=decision, day=one.done_on))
        for balance in one.balances:
            before, by_last = balance.done_before(first), balance.done_by(last)
            _add(items, _DUE, balance, balance.ordered.less(before), decision.issued_on)
            _add(items, _DONE, balance, by_last.less(before), None)
    return Sheet(report_forms.EXECUTION, items)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, as a report says it; the rest is always shown."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal:
        return Decimal(0) if not self.whole else Decimal(self.part * 100) / self.whole


def settled_share(sheet: Sheet) -> Share:
    """B29: of the accepted cases of complaints those with a decision."""
    accepted = sheet.items[4]
    decided = {item.petition.pk for item in sheet.items[7]}
    return Share(sum(item.petition.pk in decided for item in accepted), len(accepted))
