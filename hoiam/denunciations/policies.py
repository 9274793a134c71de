"""Who may do what with a denunciation: only somebody who was let into the file, with no conflict of
interest declared. To everybody else there is no file, whatever they lead or administer."""

from datetime import date

from hoiam.core.actor import Actor
from hoiam.core.law.petitions.shapes import Hand
from hoiam.core.refusals import NotAllowed, NotFound, WrongState
from hoiam.denunciations import standing
from hoiam.denunciations.models import DenunciationFile, DenunciationMember, Part
from hoiam.seals import policies as seals
from hoiam.seals.models import SealedCase, SealedMember
from hoiam.units.models import Unit


def check_can_register(unit: Unit, actor: Actor) -> None:
    """A clerk or a leader of the unit: whoever is handed the paper."""
    if not actor.holds(*standing.RECEIVERS, at=unit.code):
        raise NotAllowed("denunciations.not-your-register")


def check_can_register_signed(case: SealedCase, actor: Actor) -> SealedMember:
    """Who handles the sealed case, wherever they work: its register is that of the unit whose group
    received it."""
    return seals.handled_by(case, actor)


def _let_in(file: DenunciationFile, actor: Actor) -> DenunciationMember:
    found = standing.member(file, actor)
    if found is None:
        raise NotFound("base.not-found")
    return found


def opened_by(file: DenunciationFile, actor: Actor) -> DenunciationMember:
    """The part of somebody who has declared; who was handed the paper has read it already."""
    found = _let_in(file, actor)
    if found.declared_at is None and found.part != Part.RECEIVER:
        raise WrongState("denunciations.not-declared")
    return found


def check_can_open(file: DenunciationFile, actor: Actor) -> None:
    """Who was let in, after the declaration of conflicts of interest (31/2019, Art. 5)."""
    opened_by(file, actor)


def check_can_declare(file: DenunciationFile, actor: Actor) -> None:
    """Whoever was let in, for themselves; a conflict may be found later, being free is said once."""
    _let_in(file, actor)


def check_can_name(file: DenunciationFile, actor: Actor) -> None:
    """Who settles it names who verifies."""
    if opened_by(file, actor).part != Part.HEAD:
        raise NotAllowed("denunciations.head-only")
    _check_runs(file)


def check_can_name_head(file: DenunciationFile, actor: Actor) -> None:
    """Whoever works on it, where nobody settles it yet or any more."""
    opened_by(file, actor)
    _check_runs(file)


def check_can_relieve(file: DenunciationFile, member: DenunciationMember, actor: Actor) -> None:
    """Who settles it relieves the others; who named somebody by mistake takes that back as long as
    the file was not opened."""
    own = opened_by(file, actor)
    if member.officer.code == actor.code:
        raise NotAllowed("denunciations.not-oneself")
    is_unopened = member.named_by == actor.code and member.declared_at is None
    if own.part != Part.HEAD and not is_unopened:
        raise NotAllowed("denunciations.head-only")


def check_can_take(file: DenunciationFile, hand: Hand, actor: Actor) -> None:
    """What is signed is the step of who settles it."""
    if opened_by(file, actor).part != Part.HEAD and hand is Hand.LEADER:
        raise NotAllowed("denunciations.head-only")


def check_can_take_back(file: DenunciationFile, actor: Actor) -> None:
    """Who settles it; before anybody does, whoever works on it."""
    own = opened_by(file, actor)
    if own.part != Part.HEAD and standing.head(file) is not None:
        raise NotAllowed("denunciations.head-only")


def check_can_enter(file: DenunciationFile, actor: Actor) -> None:
    """What a conclusion orders, and what was done of it: whoever works on it, once there is one."""
    opened_by(file, actor)
    if not any(row.result for row in standing.steps(file) if standing.stands(row)):
        raise WrongState("denunciations.no-conclusion")


def check_can_adopt(file: DenunciationFile, day: date, actor: Actor) -> None:
    """A leader of the unit directly above, where nobody who was let in works there any more."""
    if not standing.left_alone(actor, day).filter(pk=file.pk).exists():
        raise NotFound("base.not-found")


def _check_runs(file: DenunciationFile) -> None:
    if file.ended_at is not None:
        raise WrongState("denunciations.ended")
