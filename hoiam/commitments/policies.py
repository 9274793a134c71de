"""Who may work on a commitment, and who alone may accept a new date."""

from collections.abc import Iterable
from datetime import date

from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState, OwedKind
from hoiam.commitments.reminders import Escalation, ReportDemand
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Fact
from hoiam.core.clocks.table import SPECS
from hoiam.core.law.rulebook.shapes import Bound
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.core.text import vn_date
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

MOST_YEARS_AHEAD = 10  # house rule
WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
# Who gains time by an act does not record it alone: a leader does (house rule).
OF_LEADERS = (Act.PAUSED, Act.EXTENDED, Act.LENGTHENED)
# What others heard being given: the unit that has to do it never moves its date, not even when it
# gave it to itself.
GIVEN_IN_PUBLIC = (CommitmentKind.CONCLUSION, CommitmentKind.REQUEST, CommitmentKind.UNKEPT)
_CLOCKS = [spec for specs in SPECS.values() for spec in specs]
ENDED_BY_FACTS = {spec.code for spec in _CLOCKS if spec.ends}
# What lies ahead when it is written down: the clock runs backwards from it.
ANNOUNCED = {spec.starts for spec in _CLOCKS if spec.bound is Bound.BEFORE}


def check_may_rewrite(clocks: Iterable[Commitment], reason: str) -> None:
    """What has ended is not rewritten in passing: whoever knows better says why."""
    if any(not clock.is_open for clock in clocks) and not reason.strip():
        raise Invalid("commitments.closed-needs-reason", field="reason")


def check_is_open(commitment: Commitment) -> None:
    """What has ended is not changed; it may be reopened."""
    if commitment.state != CommitmentState.OPEN:
        raise WrongState("commitments.already-ended")


def check_is_of(commitment: Commitment, unit: Unit) -> None:
    """Only what a unit owes, or assigned, passes on when the unit ends."""
    if unit.pk not in (commitment.unit_id, commitment.assigned_by_unit_id):
        raise WrongState("commitments.not-of-unit", unit=unit.name)


def check_is_near(due_on: date, day: date, *, field: str = "due_on") -> None:
    """A date typed wrongly by a century is nobody's plan, and every page that counts the days to
    it would count for long or, beyond the known calendar, not at all."""
    if due_on.year > day.year + MOST_YEARS_AHEAD:
        raise Invalid(
            "commitments.due-too-far", field=field, due_on=vn_date(due_on), years=MOST_YEARS_AHEAD
        )


def check_can_work(commitment: Commitment, actor: Actor) -> None:
    """An officer of the lead unit, or a leader above it."""
    if actor.kind is Kind.SYSTEM or actor.holds(*WORKERS, at=commitment.unit.code):
        return
    if not leads_above(actor, commitment.unit):
        raise NotAllowed("commitments.not-your-unit")


def check_can_assign(commitment: Commitment, actor: Actor) -> None:
    """Who leads the unit or stands above it names anybody of the unit; an officer of it takes what
    is nobody's, and passes on what is hers."""
    check_can_work(commitment, actor)
    if actor.kind is Kind.SYSTEM or leads_above(actor, commitment.unit):
        return
    if actor.holds(Role.LEADER, at=commitment.unit.code):
        return
    if commitment.assignee not in ("", actor.code):
        raise NotAllowed("commitments.owned-by-other")


def check_can_reown(actor: Actor) -> None:
    """The product itself, by who is away and who has left: people assign."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("commitments.reowns-itself")


def check_can_record(unit: Unit, act: Act, actor: Actor) -> None:
    """An officer of the unit records what happened; what gives it more time, its leader or one
    above it."""
    if actor.kind is Kind.SYSTEM or leads_above(actor, unit):
        return
    if not actor.holds(*WORKERS, at=unit.code):
        raise NotAllowed("commitments.not-your-unit")
    if act in OF_LEADERS and not actor.holds(Role.LEADER, at=unit.code):
        raise NotAllowed("commitments.leader-records")


def check_can_cancel_fact(unit: Unit, actor: Actor) -> None:
    """A leader of the unit or above it: dates that people count on come back."""
    if actor.kind is Kind.SYSTEM or leads_above(actor, unit):
        return
    if not actor.holds(Role.LEADER, at=unit.code):
        raise NotAllowed("commitments.leader-records")


def check_has_happened(fact: Fact, today: date) -> None:
    """A fact is on record when it has happened, but for what has to be announced ahead."""
    if fact.act in ANNOUNCED:
        check_is_near(fact.day, today, field="day")
    elif fact.day > today:
        raise Invalid("commitments.fact-ahead", field="day", day=vn_date(fact.day))


def check_ends_by_hand(commitment: Commitment) -> None:
    """A legal clock that a fact of its matter ends is ended and opened again by facts alone."""
    if commitment.clock.rstrip("0123456789-") in ENDED_BY_FACTS:
        raise WrongState("commitments.clock-by-facts")


def check_moves_by_hand(commitment: Commitment) -> None:
    """Nobody agrees on the date of a legal clock: the law says how often and how far it moves."""
    if commitment.kind == CommitmentKind.CLOCK:
        raise WrongState("commitments.clock-by-law")


def check_can_accept_new_date(commitment: Commitment, actor: Actor) -> None:
    """A leader of the unit that assigned the work, or of a superior of either unit; never the
    unit for itself, when somebody else assigned it or when it was given in public. Who sent a
    request says so for it."""
    assigned_by = commitment.assigned_by_unit
    if actor.kind is Kind.SYSTEM:
        return
    asks = commitment.kind == CommitmentKind.REQUEST and actor.holds(
        Role.FRONT, at=assigned_by.code
    )
    own = assigned_by.pk == commitment.unit_id and commitment.kind in GIVEN_IN_PUBLIC
    if asks or (not own and actor.holds(Role.LEADER, at=assigned_by.code)):
        return
    if not leads_above(actor, commitment.unit) and not leads_above(actor, assigned_by):
        raise NotAllowed("commitments.not-assigner")


def check_can_leave_undone(commitment: Commitment, actor: Actor) -> None:
    """Whoever may move its date. The duty to answer ends with an answer alone: a case without it
    would be owed to nobody."""
    check_can_accept_new_date(commitment, actor)
    if commitment.kind == CommitmentKind.ANSWER:
        raise WrongState("commitments.answer-owed")


def check_can_recount(actor: Actor) -> None:
    """The product itself, after a decision on the calendar: no officer picks whose date moves."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("commitments.machine-only")


def check_can_remind(actor: Actor) -> None:
    """The product itself, at the hours that were set: no officer picks who is reminded."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("commitments.reminds-itself")


def check_can_demand_report(escalation: Escalation, actor: Actor) -> None:
    """A leader of the superior to which it came up, or of one above that."""
    superior = escalation.superior
    if not actor.holds(Role.LEADER, at=superior.code) and not leads_above(actor, superior):
        raise NotAllowed("commitments.not-superior")


def check_not_demanded(escalation: Escalation) -> None:
    """One report is demanded for one missed date."""
    if ReportDemand.objects.filter(escalation=escalation).exists():
        raise WrongState("commitments.already-demanded")


def check_can_reopen(commitment: Commitment, actor: Actor) -> None:
    """A leader of the unit or above; or the person it was owed to, whom the case has recognised
    by the tracking code."""
    owed_to_person = commitment.kind in (CommitmentKind.ANSWER, CommitmentKind.PROMISE)
    if actor.kind is Kind.PUBLIC and owed_to_person:
        return
    check_can_work(commitment, actor)


# What somebody was given the word for.
GIVEN = (CommitmentKind.PROMISE, CommitmentKind.CONCLUSION, CommitmentKind.REQUEST)
OF_ASKERS = (CommitmentKind.ANSWER, CommitmentKind.PROMISE)


def owed_kind_of(commitment: Commitment) -> str:
    """To whom it is owed: as written down, else as its kind says."""
    if commitment.owed_kind:
        return commitment.owed_kind
    return OwedKind.ASKER if commitment.kind in OF_ASKERS else OwedKind.UNIT


def check_can_say_not_kept(commitment: Commitment, unit: Unit | None, actor: Actor) -> None:
    """Whom it was owed: a person, whom the part above has recognised by the tracking code; the
    body, through an officer of it; and for the people the Front of the area."""
    owed = owed_kind_of(commitment)
    if unit is None:
        if actor.kind is not Kind.PUBLIC or owed != OwedKind.ASKER:
            raise NotAllowed("commitments.not-owed-to")
        return
    is_theirs = owed == OwedKind.UNIT and commitment.owed_code == unit.code
    if is_theirs and actor.holds(*WORKERS, Role.FRONT, at=unit.code):
        return
    if not (actor.holds(Role.FRONT, at=unit.code) and _watches(unit, commitment.unit)):
        raise NotAllowed("commitments.not-owed-to")


def _watches(front: Unit, unit: Unit) -> bool:
    """Whether a supervising body looks after the area where the unit stands."""
    area = unit.area
    return area is not None and front.area_id in (area.pk, area.parent_id)


def check_is_sayable(commitment: Commitment, day: date) -> None:
    """It was given as a word, and was said done, or its date has passed."""
    if commitment.kind not in GIVEN:
        raise WrongState("commitments.no-word-given")
    ended = commitment.state in (CommitmentState.DONE, CommitmentState.UNDONE)
    if not ended and not is_behind(commitment, day):
        raise WrongState("commitments.not-due-yet", due_on=vn_date(commitment.due_on))


def is_behind(commitment: Commitment, day: date) -> bool:
    """Open with its date gone by."""
    running = commitment.state == CommitmentState.OPEN and commitment.paused_on is None
    return running and commitment.due_on < day


def check_can_send_request(sender: Unit, actor: Actor) -> None:
    """An officer of the Front or of the People's Inspection, for that body."""
    supervises = sender.kind in (UnitKind.FRONT, UnitKind.PEOPLES_INSPECTION)
    if not supervises or not actor.holds(Role.FRONT, at=sender.code):
        raise NotAllowed("commitments.front-only")


def check_is_behind(commitment: Commitment, day: date) -> None:
    """A request is about what is late, or was closed without being done."""
    if commitment.state != CommitmentState.UNDONE and not is_behind(commitment, day):
        raise WrongState("commitments.not-late", due_on=vn_date(commitment.due_on))


def check_can_keep_topics(actor: Actor) -> None:
    """An administrator, or the product itself when it is set up."""
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(Role.ADMINISTRATOR):
        raise NotAllowed("commitments.administrator-only")


def check_can_tag(actor: Actor) -> None:
    """An officer who works on matters, or the Front; the door has looked the matter up for them."""
    if not actor.holds_anywhere(*WORKERS, Role.FRONT):
        raise NotAllowed("commitments.not-for-tagging")


def leads_above(actor: Actor, unit: Unit) -> bool:
    """Whether the actor leads a superior of the unit."""
    leads = actor.units(Role.LEADER)
    return bool(leads) and not leads.isdisjoint(units.superior_codes(unit))
