"""Who may do what with a sealed case: only somebody who was let in and has said that no conflict of
interest stands in the way. To everybody else there is no case, whatever they lead or administer."""

from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import NotAllowed, NotFound, WrongState
from hoiam.seals import standing
from hoiam.seals.models import Part, SealedCase, SealedMember


def let_in(case: SealedCase, actor: Actor) -> SealedMember:
    """The part of somebody who was let in."""
    found = standing.member(case, actor)
    if found is None:
        raise NotFound("base.not-found")
    return found


def opened_by(case: SealedCase, actor: Actor) -> SealedMember:
    """The part of somebody who has declared; before that no key and no file is given out."""
    found = let_in(case, actor)
    if found.declared_on is None:
        raise WrongState("seals.not-declared")
    return found


def handled_by(case: SealedCase, actor: Actor) -> SealedMember:
    """The same of who handles it: who verifies has the copy made for them and no more."""
    found = opened_by(case, actor)
    if found.part != Part.HANDLER:
        raise NotAllowed("seals.handlers-only")
    return found


def check_can_send(actor: Actor) -> None:
    """Anybody without an account, from any browser; never an officer in their name."""
    if actor.kind is not Kind.PUBLIC:
        raise NotAllowed("seals.senders-only")


def check_can_open(case: SealedCase, actor: Actor) -> None:
    """Who was let in, after the declaration of conflicts of interest (31/2019, Art. 5, 10(3))."""
    opened_by(case, actor)


def check_can_declare(case: SealedCase, actor: Actor) -> None:
    """Whoever was let in, for themselves; a conflict may be found later."""
    let_in(case, actor)


def check_can_open_identity(case: SealedCase, actor: Actor) -> None:
    """Who handles it, by an act of its own; never who verifies."""
    handled_by(case, actor)


def check_can_keep_item(case: SealedCase, actor: Actor) -> None:
    """Whoever has opened it; what a verifier writes is sealed to the key of the copy."""
    opened_by(case, actor)


def check_can_wrap_key(case: SealedCase, actor: Actor) -> None:
    """Who handles it."""
    handled_by(case, actor)


def check_can_take_step(case: SealedCase, actor: Actor) -> None:
    """Who handles it."""
    handled_by(case, actor)


def check_can_name(case: SealedCase, actor: Actor) -> None:
    """Who handles it names who verifies, or another handler of the signed list."""
    handled_by(case, actor)


def check_can_relieve(case: SealedCase, member: SealedMember, actor: Actor) -> None:
    """Everybody leaves for themselves; who handles it lets go who verifies, and whom they named
    themselves. Whom the sender chose nobody puts out."""
    own = let_in(case, actor)
    if member.pk == own.pk:
        return
    handled_by(case, actor)
    if member.part != Part.VERIFIER and member.writer != actor.code:
        raise NotAllowed("seals.chosen-by-sender")


def check_is_job(actor: Actor) -> None:
    """The worker or the console."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("seals.not-by-hand")
