"""Who takes a step with a petition, and who takes one back. What the law allows now, the table of
its matter says."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.shapes import Hand, LawfulStep
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.petitions.models import Petition, PetitionStep
from hoiam.petitions.policies import WORKERS, check_can_lead
from hoiam.units import queries as units

OF_VERIFIER = "report"  # the one step of whoever verifies


def leads(petition: Petition, actor: Actor) -> bool:
    """A leader of the unit that has the petition, or of one above it."""
    led, unit = actor.units(Role.LEADER), petition.docket.unit
    if not led:
        return False
    heirs = units.on_day(unit, unit.valid_to) if unit.valid_to else []
    return any(
        one.code in led or not led.isdisjoint(units.superior_codes(one)) for one in (unit, *heirs)
    )


def verifies(petition: Petition, actor: Actor) -> bool:
    """An officer of the unit to which the verification was entrusted, or of one that took it over."""
    unit = petition.verifier
    if unit is None:
        return False
    heirs = units.on_day(unit, unit.valid_to) if unit.valid_to else []
    return any(actor.holds(*WORKERS, at=one.code) for one in (unit, *heirs))


def check_hand(petition: Petition, step: str, actor: Actor) -> None:
    """An officer of the unit that has the petition; whoever verifies reports what was found, and
    takes no other step."""
    if step != OF_VERIFIER or not verifies(petition, actor):
        check_can_lead(petition, actor)


def check_can_take_step(petition: Petition, lawful: LawfulStep, actor: Actor) -> None:
    """An officer of the unit that has the petition, and for the report whoever verifies; what goes
    out over a leader's signature, a leader (house rule)."""
    check_hand(petition, lawful.code, actor)
    if lawful.hand is not Hand.LEADER or actor.kind is Kind.SYSTEM:
        return
    if not leads(petition, actor):
        raise NotAllowed("petitions.leader-takes", step=lawful.label, article=lawful.basis)


def check_can_take_back(step: PetitionStep, actor: Actor) -> None:
    """A leader: dates that people count on come back."""
    check_can_lead(step.petition, actor)
    if actor.kind is not Kind.SYSTEM and not leads(step.petition, actor):
        raise NotAllowed("petitions.leader-takes-back")


# Ends without anybody having had to settle it: there is nothing to complain of a second time.
NEVER_TAKEN = ("guided", "returned", "transferred", "kept", "withdrawn")


def check_can_open_second(petition: Petition, actor: Actor) -> None:
    """Any officer who enters petitions somewhere: the second instance belongs to another body as a
    rule. Whose register it is, registering asks."""
    if Matter(petition.docket.kind) not in (Matter.COMPLAINT, Matter.DISCIPLINE):
        raise WrongState("petitions.not-a-first")
    if petition.state in NEVER_TAKEN:
        raise WrongState("petitions.never-settled")
    if not actor.holds_anywhere(*WORKERS):
        raise NotAllowed("petitions.register-keeper", unit=petition.register.name)
