"""The register of settlements: one line for each complaint that is own, from its acceptance to the
last thing carried out, in the columns of 03/GQKN and 05/KQTH side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from hoiam.cases import dockets
from hoiam.commitments.models import Commitment
from hoiam.core.actor import Actor
from hoiam.petitions import decisions, queries
from hoiam.petitions.decision_policies import FIRST, SECOND
from hoiam.petitions.decisions import NOTHING, Amounts, Stage, Standing
from hoiam.petitions.models import Decision, Ordered, Petition, PetitionStep

COMPLAINTS = (*FIRST, *SECOND)
OPEN, SETTLED, ENDED = "open", "settled", "ended"
ENDED_STATES = ("refused", "withdrawn", "stopped")
# What another body settles, or nobody does, stands in the register of petitions alone.
ELSEWHERE = ("guided", "returned", "kept")


@dataclass(frozen=True, slots=True)
class Side:
    """What is ordered of one kind, and what of it was done."""

    due: Amounts
    done: Amounts


@dataclass(frozen=True, slots=True)
class Line:
    """One complaint in the register."""

    petition: Petition
    accepted_on: date | None
    due_on: date | None  # of the decision, while it is owed
    sent_on: date | None
    standing: Standing | None
    today: date

    @property
    def decision(self) -> Decision | None:
        return self.standing.decision if self.standing else None

    @property
    def stage(self) -> Stage | None:
        return self.standing.stage if self.standing else None

    @property
    def is_late(self) -> bool:
        """Its decision is owed and the last day has passed."""
        return self.due_on is not None and self.standing is None and self.due_on < self.today

    def of(self, *kinds: str) -> Side:
        """Ordered and done of these kinds together."""
        due, done = NOTHING, NOTHING
        for one in self.standing.balances if self.standing else ():
            if one.order.kind in kinds:
                due, done = due.plus(one.ordered), done.plus(one.done)
        return Side(due, done)

    @property
    def sides(self) -> list[tuple[str, Side]]:
        """What of each kind was ordered at all, with its name."""
        named = ((one.label, self.of(one)) for one in Ordered)
        return [(str(label), side) for label, side in named if side.due != NOTHING]

    @property
    def recovered(self) -> Side:
        return self.of(Ordered.RECOVER_MONEY, Ordered.RECOVER_LAND)

    @property
    def returned(self) -> Side:
        return self.of(Ordered.RETURN_MONEY, Ordered.RETURN_LAND)

    @property
    def disciplined(self) -> Side:
        return self.of(Ordered.DISCIPLINE)

    @property
    def referred(self) -> Side:
        return self.of(Ordered.REFER)


def found(person: Actor) -> QuerySet[Petition]:
    """Complaints that somebody sees and that their unit settles, or did."""
    rows = queries.held_by(person).filter(docket__kind__in=COMPLAINTS)
    return rows.exclude(state__in=ELSEWHERE).exclude(own=False)


def in_state(rows: QuerySet[Petition], state: str) -> QuerySet[Petition]:
    """Open, settled by a decision, or ended without one."""
    decided = Decision.objects.filter(standing=True).values("petition")
    match state:
        case "open":
            return rows.exclude(pk__in=decided).exclude(state__in=ENDED_STATES)
        case "settled":
            return rows.filter(pk__in=decided)
        case "ended":
            return rows.filter(state__in=ENDED_STATES)
    return rows


def in_year(rows: QuerySet[Petition], year: int) -> QuerySet[Petition]:
    """Received in a year, or decided in it."""
    decided = Decision.objects.filter(standing=True, issued_on__year=year).values("petition")
    return rows.filter(Q(docket__received_on__year=year) | Q(pk__in=decided))


def with_lines(rows: QuerySet[Petition]) -> QuerySet[Petition]:
    """With what a line reads; words stay closed."""
    steps = PetitionStep.objects.defer("text").filter(
        takes_back__isnull=True, taken_back_by__isnull=True
    )
    return (
        rows.defer("against", "demand")
        .select_related("docket__unit__parent", "register")
        .prefetch_related(Prefetch("steps", steps.order_by("number")))
    )


def lines(rows: Sequence[Petition], day: date) -> list[Line]:
    """The lines of these petitions; four statements whatever their number."""
    keys = [row.pk for row in rows]
    given = decisions.with_orders(Decision.objects.filter(standing=True, petition__in=keys))
    standing = {one.decision.petition_id: one for one in decisions.standings(given, day)}
    owed = dockets.open_clocks([row.docket for row in rows])
    return [_line(row, standing.get(row.pk), owed.get(row.docket.code, ()), day) for row in rows]


def _line(row: Petition, standing: Standing | None, owed: Iterable[Commitment], day: date) -> Line:
    due = [one.due_on for one in owed if one.clock == "decide" and one.paused_on is None]
    steps = list(row.steps.all())
    return Line(
        petition=row,
        accepted_on=_day(steps, "accept"),
        due_on=min(due, default=None),
        sent_on=_day(steps, "send"),
        standing=standing,
        today=day,
    )


def _day(steps: Iterable[PetitionStep], code: str) -> date | None:
    return next((step.day for step in steps if step.step == code), None)
