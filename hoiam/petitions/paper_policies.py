"""Who issues the papers of a step, delivers them and keeps what came back."""

from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import NotAllowed
from hoiam.petitions.models import PetitionStep
from hoiam.petitions.policies import WORKERS
from hoiam.petitions.step_policies import leads
from hoiam.units import queries as units


def check_can_issue_paper(step: PetitionStep, actor: Actor) -> None:
    """An officer of the unit that has the petition, or a leader above; also when it has ended, for
    the paper of its last step goes out after that."""
    if actor.kind is Kind.SYSTEM:
        return
    unit = step.petition.docket.unit
    heirs = units.on_day(unit, unit.valid_to) if unit.valid_to else []
    works = any(actor.holds(*WORKERS, at=one.code) for one in (unit, *heirs))
    if not works and not leads(step.petition, actor):
        raise NotAllowed("petitions.paper-not-yours")
