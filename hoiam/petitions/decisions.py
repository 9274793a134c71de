"""Reading decisions: since when each is in force, what it orders, what of it was carried out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.db.models import Prefetch, Q, QuerySet

from hoiam.base.queries import only
from hoiam.cases import dockets
from hoiam.commitments import queries as commitments
from hoiam.commitments.matters import fact_of
from hoiam.core.actor import Actor, Role
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.shapes import Clock, Fact, Matter, Place
from hoiam.core.refusals import NotFound
from hoiam.petitions import queries
from hoiam.petitions.decision_policies import FIRST
from hoiam.petitions.models import CarriedOut, Decision, Order, Ordered, Petition, PublicDecision
from hoiam.petitions.policies import WORKERS
from hoiam.rules import queries as rules
from hoiam.units import queries as units

ABOUT, ORDER = "decision", "order"
# A second complaint that came to nothing leaves the first decision as it was.
WITHOUT_RESULT = ("refused", "guided", "returned", "kept", "withdrawn", "stopped")
WITH_ALL = (
    "petition__docket__unit__parent__parent__parent",
    "petition__register",
    "petition__voice",
    "step",
    "page",
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """So much of what a decision can order."""

    money: Decimal = Decimal(0)
    area: Decimal = Decimal(0)
    organisations: int = 0
    people: int = 0
    officials: int = 0
    cases: int = 0

    def plus(self, other: "Amounts") -> "Amounts":
        return Amounts(
            self.money + other.money,
            self.area + other.area,
            self.organisations + other.organisations,
            self.people + other.people,
            self.officials + other.officials,
            self.cases + other.cases,
        )

    def less(self, other: "Amounts") -> "Amounts":
        return Amounts(
            self.money - other.money,
            self.area - other.area,
            self.organisations - other.organisations,
            self.people - other.people,
            self.officials - other.officials,
            self.cases - other.cases,
        )


NOTHING = Amounts()
# What each kind of order counts; its first amount is the one by which it is done.
COUNTED: Mapping[str, tuple[str, ...]] = {
    Ordered.RECOVER_MONEY: ("money",),
    Ordered.RECOVER_LAND: ("area",),
    Ordered.RETURN_MONEY: ("money", "organisations", "people"),
    Ordered.RETURN_LAND: ("area", "organisations", "people"),
    Ordered.DISCIPLINE: ("people", "officials"),
    Ordered.REFER: ("cases", "people", "officials"),
    Ordered.OTHER: (),
}
# Done by being done, whatever it comes to: a file handed over to investigators, another work.
DONE_AT_ONCE = (Ordered.REFER, Ordered.OTHER)


def amounts_of(row: Order | CarriedOut) -> Amounts:
    """The amounts of an order, or of one entry of what was carried out."""
    return Amounts(
        row.money or Decimal(0),
        row.area or Decimal(0),
        row.organisations,
        row.people,
        row.officials,
        row.cases,
    )


def is_standing(entry: CarriedOut) -> bool:
    """Neither taken back nor there to take one back."""
    return entry.takes_back_id is None and not hasattr(entry, "taken_back_by")


@dataclass(frozen=True, slots=True)
class Balance:
    """One order: what it asks, what was done by a day, and when it was done in full."""

    order: Order
    entries: tuple[CarriedOut, ...]
    standing: tuple[CarriedOut, ...]

    @property
    def ordered(self) -> Amounts:
        return amounts_of(self.order)

    @property
    def done(self) -> Amounts:
        return self.done_by(date.max)

    def done_by(self, day: date) -> Amounts:
        """What was carried out up to and with that day."""
        total = NOTHING
        for entry in self.standing:
            if entry.day <= day:
                total = total.plus(amounts_of(entry))
        return total

    def done_before(self, day: date) -> Amounts:
        """What was carried out before that day."""
        total = NOTHING
        for entry in self.standing:
            if entry.day < day:
                total = total.plus(amounts_of(entry))
        return total

    @property
    def left(self) -> Amounts:
        return self.ordered.less(self.done)

    @property
    def done_on(self) -> date | None:
        """The day of the entry with which nothing was left; none while something is."""
        entries = sorted(self.standing, key=lambda one: (one.day, one.pk))
        if not entries:
            return None
        if self.order.kind in DONE_AT_ONCE:
            return entries[0].day
        name, total = COUNTED[self.order.kind][0], Decimal(0)
        for entry in entries:
            total += getattr(amounts_of(entry), name)
            if total >= getattr(self.ordered, name):
                return entry.day
        return None

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


def balance_of(order: Order) -> Balance:
    """One order with its entries, the oldest first."""
    entries = tuple(order.carried_out.select_related("taken_back_by").order_by("id"))
    return Balance(order, entries, tuple(one for one in entries if is_standing(one)))


class Stage(StrEnum):
    """Where the execution of a decision stands on a day."""

    NOT_YET = "not-yet"  # not in force
    AGAIN = "again"  # a second complaint is being settled
    REPLACED = "replaced"  # the second decision stands in its place
    MISSING = "missing"  # in force, and something is not done
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """One decision with its execution, seen from a day."""

    decision: Decision
    balances: tuple[Balance, ...]
    clock: Clock | None  # of its legal effect; none where the rulebook knows none
    in_force_from: date | None
    second: Petition | None  # the complaint against it, where that came to something
    replaced_on: date | None
    day: date

    @property
    def stage(self) -> Stage:
        if self.replaced_on is not None and self.replaced_on <= self.day:
            return Stage.REPLACED
        if self.second is not None:
            return Stage.AGAIN
        if self.in_force_from is not None and self.in_force_from > self.day:
            return Stage.NOT_YET
        done = self.done_on is not None and self.done_on <= self.day
        return Stage.DONE if done else Stage.MISSING

    @property
    def done_on(self) -> date | None:
        """The day from which nothing was left to do: nothing ordered, or all of it carried out."""
        start = self.in_force_from or self.decision.issued_on
        days = [balance.done_on for balance in self.balances]
        if any(one is None for one in days):
            return None
        return max([start, *(one for one in days if one is not None)])

    @property
    def finished_on(self) -> date | None:
        """The day from which it was no longer to be executed: done, or replaced."""
        if self.replaced_on is not None or self.second is not None:
            return self.replaced_on
        return self.done_on

    @property
    def missing(self) -> tuple[Balance, ...]:
        return tuple(one for one in self.balances if not one.is_done)


def visible_to(person: Actor) -> QuerySet[Decision]:
    """Decisions on petitions that somebody sees, and those of which their unit has to see to
    something."""
    works = person.units(*WORKERS)
    mine = Q(orders_given__unit__code__in=works)
    led = person.units(Role.LEADER)
    if led:
        mine |= units.led(led, "orders_given__unit")
    seen = Decision.objects.filter(Q(petition__in=queries.visible_to(person)) | mine)
    return Decision.objects.filter(pk__in=seen.values("pk"))


def by_code(person: Actor, code: str) -> Decision:
    """One visible decision; a stranger's answer is the same as for a missing one."""
    found = only(visible_to(person).select_related(*WITH_ALL).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def order_by_code(person: Actor, code: str) -> Order:
    """One order of a visible decision."""
    rows = Order.objects.filter(decision__in=visible_to(person), code=code)
    found = only(rows.select_related("unit", *(f"decision__{one}" for one in WITH_ALL)))
    if found is None:
        raise NotFound("base.not-found")
    return found


def entry_by_code(person: Actor, code: str) -> CarriedOut:
    """One entry of what was carried out."""
    rows = CarriedOut.objects.filter(order__decision__in=visible_to(person), code=code)
    found: CarriedOut | None = only(
        rows.select_related("order__unit", "order__decision__petition__docket__unit")
    )
    if found is None:
        raise NotFound("base.not-found")
    return found


def standing_decision(petition: Petition) -> Decision | None:
    """The decision that settled a petition."""
    rows = petition.decisions.filter(standing=True).select_related(*WITH_ALL)
    return rows.first()


def public_draft(decision: Decision) -> PublicDecision | None:
    """What was prepared for everybody to read."""
    return PublicDecision.objects.filter(decision=decision).first()


def with_orders(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """With everything that a list of executions reads; words stay closed."""
    entries = CarriedOut.objects.select_related("taken_back_by").order_by("id")
    orders = Order.objects.defer("what").select_related("unit").order_by("number")
    return (
        rows.select_related(*WITH_ALL)
        .defer("findings", "orders", "petition__against", "petition__demand", "step__text")
        .prefetch_related(
            Prefetch(
                "orders_given", orders.prefetch_related(Prefetch("carried_out", entries))
            ),
            Prefetch(
                "petition__second_instances",
                Petition.objects.defer("against", "demand").prefetch_related(
                    Prefetch(
                        "decisions",
                        Decision.objects.filter(standing=True).defer("findings", "orders"),
                    )
                ),
            ),
        )
    )  # fmt: skip


def standings(decisions: Iterable[Decision], day: date) -> list[Standing]:
    """Where the execution of each stands; read `with_orders`, one statement more for the facts."""
    rows = list(decisions)
    clocks = _effects(rows)
    return [_standing(row, clocks.get(row.pk), day) for row in rows]


def standing_of(decision: Decision, day: date) -> Standing:
    """The same of one decision."""
    rows = with_orders(Decision.objects.filter(pk=decision.pk))
    return standings(rows, day)[0]


def _standing(decision: Decision, clock: Clock | None, day: date) -> Standing:
    second, replaced_on = _second(decision)
    in_force = date.fromordinal(clock.due.due_on.toordinal() + 1) if clock is not None else None
    balances = tuple(_balance(order) for order in decision.orders_given.all())
    return Standing(decision, balances, clock, in_force, second, replaced_on, day)


def _balance(order: Order) -> Balance:
    entries = tuple(order.carried_out.all())
    return Balance(order, entries, tuple(one for one in entries if is_standing(one)))


def _second(decision: Decision) -> tuple[Petition | None, date | None]:
    """The complaint against a first decision, and the day of the decision in its place."""
    if decision.petition.docket.kind not in FIRST:
        return None, None
    alive = [
        one for one in decision.petition.second_instances.all() if one.state not in WITHOUT_RESULT
    ]
    if not alive:
        return None, None
    decided = [row.issued_on for one in alive for row in one.decisions.all()]
    return alive[0], min(decided) if decided else None


def _effects(decisions: Sequence[Decision]) -> dict[int, Clock]:
    """The clock of legal effect of each, from the facts of its petition; of one that was decided
    before the product came, from the day of its paper."""
    codes = [one.petition.docket.code for one in decisions]
    facts: dict[str, list[Fact]] = defaultdict(list)
    for row in commitments.standing_facts_of(dockets.ABOUT, codes):
        facts[row.about_code].append(fact_of(row))
    days, book = rules.calendar_on(), rules.rulebook_on()
    found = {}
    for one in decisions:
        docket = one.petition.docket
        told = tuple(facts[docket.code])
        if not any(fact.act is Act.DECIDED for fact in told):
            told = (Fact(one.issued_on, Act.DECIDED, on_record=True),)
        history = History(Matter(docket.kind), told, Place(docket.place))
        clocks = [clock for clock in clocks_of(history, days, book) if clock.spec.code == "effect"]
        if clocks:
            found[one.pk] = clocks[-1]
    return found
