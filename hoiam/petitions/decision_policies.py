"""Who decides, who writes down what was carried out, who publishes, who keeps a closed list."""

from hoiam.cases import policies as dockets
from hoiam.core.actor import Actor, Role
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.petitions import policies
from hoiam.petitions.models import CarriedOut, Decision, Order, Petition, ReviewItem, ReviewPlan
from hoiam.units import queries as units
from hoiam.units.models import Unit

# Decided in one of two instances, with a decision of its own paper.
FIRST = (Matter.COMPLAINT, Matter.DISCIPLINE)
SECOND = (Matter.SECOND_COMPLAINT, Matter.SECOND_DISCIPLINE)


def check_can_decide(petition: Petition, actor: Actor) -> None:
    """A leader of the unit that has the complaint, or one above: whoever signs the decision. What
    the state allows is told by its table."""
    dockets.check_can_record_docket(petition.docket, actor)
    if petition.docket.kind not in (*FIRST, *SECOND):
        raise WrongState("petitions.no-decision-here")
    if not _leads(petition.docket.unit, actor):
        raise NotAllowed("petitions.leader-decides", unit=petition.docket.unit.name)


def check_can_order(decision: Decision, actor: Actor) -> None:
    """An officer of the unit that settled it, or a leader above: what the decision says is told in
    full before it is executed."""
    _check_works(decision.petition.docket.unit, actor)
    if not decision.standing:
        raise WrongState("petitions.decision-replaced")


def check_can_void(decision: Decision, actor: Actor) -> None:
    """A leader of the unit that settled, or one above, while nothing of it was carried out and
    nobody has read it in public."""
    unit = decision.petition.docket.unit
    if not _leads(unit, actor):
        raise NotAllowed("petitions.leader-decides", unit=unit.name)
    if not decision.standing:
        raise WrongState("petitions.decision-replaced")
    entries = CarriedOut.objects.filter(
        order__decision=decision, takes_back__isnull=True, taken_back_by__isnull=True
    )
    if decision.page is not None or entries.exists():
        raise WrongState("petitions.decision-relied-on")


def check_can_carry_out(order: Order, actor: Actor) -> None:
    """An officer of the unit that has to see to it or of the one that settled, or a leader above."""
    here = [order.decision.petition.docket.unit, *([order.unit] if order.unit else [])]
    if not any(_works(one, actor) for one in here):
        raise NotAllowed("petitions.not-your-order", unit=here[-1].name)


def check_can_prepare_decision(decision: Decision, actor: Actor) -> None:
    """A clerk or leader of the unit that settled, or a leader above. The law has the second
    decision published (C-12), and no other one."""
    unit = decision.petition.docket.unit
    if not (actor.holds(*policies.WRITERS, at=unit.code) or _leads(unit, actor)):
        raise NotAllowed("petitions.decision-publisher", unit=unit.name)
    if decision.petition.docket.kind != Matter.SECOND_COMPLAINT:
        raise WrongState("petitions.second-alone-public")


def check_can_publish_decision(decision: Decision, actor: Actor) -> None:
    """A leader of the unit that settled, or one above: strangers read it from then on."""
    check_can_prepare_decision(decision, actor)
    if not _leads(decision.petition.docket.unit, actor):
        raise NotAllowed("petitions.leader-releases", unit=decision.petition.docket.unit.name)


def check_can_record_earlier(unit: Unit, actor: Actor) -> None:
    """A clerk or leader of the unit in whose register it stood, or a leader above."""
    if not (actor.holds(*policies.WRITERS, at=unit.code) or _leads(unit, actor)):
        raise NotAllowed("petitions.register-keeper", unit=unit.name)


def check_can_open_plan(unit: Unit, actor: Actor) -> None:
    """A leader of the unit whose list it is, or one above (house rule)."""
    if not _leads(unit, actor):
        raise NotAllowed("petitions.plan-keeper", unit=unit.name)


def check_can_list(plan: ReviewPlan, actor: Actor) -> None:
    """The same, as long as the list is open: nothing joins or leaves it once it is frozen."""
    check_can_open_plan(plan.unit, actor)
    if plan.frozen_at is not None:
        raise WrongState("petitions.plan-frozen")


def check_can_freeze(plan: ReviewPlan, actor: Actor) -> None:
    """The same, once something stands in it."""
    check_can_list(plan, actor)
    if not plan.items.exists():
        raise WrongState("petitions.plan-empty")


def check_can_review(item: ReviewItem, actor: Actor) -> None:
    """A clerk or leader of the unit whose list it is, or one above, once the list is frozen."""
    unit = item.plan.unit
    if not (actor.holds(*policies.WRITERS, at=unit.code) or _leads(unit, actor)):
        raise NotAllowed("petitions.plan-keeper", unit=unit.name)
    if item.plan.frozen_at is None:
        raise WrongState("petitions.plan-open")


def _check_works(unit: Unit, actor: Actor) -> None:
    if not _works(unit, actor):
        raise NotAllowed("petitions.not-your-order", unit=unit.name)


def _works(unit: Unit, actor: Actor) -> bool:
    return actor.holds(*policies.WORKERS, at=unit.code) or _leads(unit, actor)


def _leads(unit: Unit, actor: Actor) -> bool:
    if actor.holds(Role.LEADER, at=unit.code):
        return True
    led = actor.units(Role.LEADER)
    return bool(led) and not led.isdisjoint(units.superior_codes(unit))
