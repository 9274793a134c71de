"""Who may erase, hold, answer a request about data, and record a breach."""

from hoiam.cases import policies as cases
from hoiam.cases.models import Case
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.petitions.models import Petition
from hoiam.protection.models import Breach, BreachState, DataRequest, RequestState
from hoiam.units import queries as units
from hoiam.units.models import Unit

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
# Who may notice that something leaked: whoever works here, and who looks after the machine.
NOTICING = (*WORKERS, Role.ADMINISTRATOR)
OPEN = (RequestState.OPEN, RequestState.ANSWERED)


def check_can_anonymise(case: Case | Petition, actor: Actor) -> None:
    """A leader of the unit or above: what goes never comes back."""
    if actor.kind is Kind.SYSTEM:
        return
    if not _leads_thing(actor, case):
        raise NotAllowed("protection.leader-only")


def _leads_thing(actor: Actor, thing: Case | Petition) -> bool:
    if isinstance(thing, Petition):
        return leads(actor, thing.docket.unit)
    return cases.leads(actor, thing)


def check_can_hold(case: Case, actor: Actor) -> None:
    """A leader of the unit or above."""
    check_can_anonymise(case, actor)


def check_can_dispose(actor: Actor) -> None:
    """The product itself, by the rules that everybody can read."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("protection.machine-only")


def check_can_replay(actor: Actor) -> None:
    """The product itself, after a restore."""
    check_can_dispose(actor)


def check_can_ask(actor: Actor) -> None:
    """The person, whom the tracking page has recognised."""
    if actor.kind is not Kind.PUBLIC:
        raise NotAllowed("protection.person-asks")


def check_can_open_request(request: DataRequest, actor: Actor) -> None:
    """Whoever may answer it, also when it has ended."""
    if not works_for(actor, request.unit):
        raise NotAllowed("protection.not-your-unit")


def check_can_answer_request(request: DataRequest, actor: Actor) -> None:
    """An officer of the unit that holds the data, or a leader above it."""
    if not works_for(actor, request.unit):
        raise NotAllowed("protection.not-your-unit")
    if request.state not in OPEN:
        raise WrongState("protection.request-ended")


def check_can_decide_request(request: DataRequest, actor: Actor) -> None:
    """A leader: refusing, erasing and more time touch a right of the person."""
    if actor.kind is not Kind.SYSTEM and not leads(actor, request.unit):
        raise NotAllowed("protection.leader-only")
    if request.state not in OPEN:
        raise WrongState("protection.request-ended")


def check_can_record_breach(unit: Unit, actor: Actor) -> None:
    """Whoever works at the unit or looks after it, or leads above it."""
    if not actor.holds(*NOTICING, at=unit.code) and not leads(actor, unit):
        raise NotAllowed("protection.not-your-unit")


def check_can_handle_breach(breach: Breach, actor: Actor) -> None:
    """The same people, as long as it is open."""
    check_can_record_breach(breach.unit, actor)
    if breach.state == BreachState.CLOSED:
        raise WrongState("protection.breach-closed")


def check_can_decide_breach(breach: Breach, actor: Actor) -> None:
    """A leader of the unit or above says that nobody has to be told, releases a note, closes."""
    if not leads(actor, breach.unit):
        raise NotAllowed("protection.leader-only")
    if breach.state == BreachState.CLOSED:
        raise WrongState("protection.breach-closed")


def works_for(actor: Actor, unit: Unit) -> bool:
    """Whether the officer works at the unit, at the one that took its place, or leads above."""
    if any(actor.holds(*WORKERS, at=one.code) for one in _holders(unit)):
        return True
    return leads(actor, unit)


def leads(actor: Actor, unit: Unit) -> bool:
    """Whether the officer leads the unit, the one that took its place, or a superior."""
    led = actor.units(Role.LEADER)
    return bool(led) and any(
        one.code in led or not led.isdisjoint(units.superior_codes(one)) for one in _holders(unit)
    )


def _holders(unit: Unit) -> tuple[Unit, ...]:
    if unit.valid_to is None:
        return (unit,)
    return (unit, *units.on_day(unit, unit.valid_to))
