"""What holds in a petition beyond its state, told from its steps and what is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoiam.core.clocks.shapes import Clock
from hoiam.core.law.petitions.shapes import Circumstance


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a petition that its steps do not say."""

    people: int = 1  # who have not withdrawn
    contents: int = 1
    forwarded: bool = False
    oral: bool = False
    differs: bool = True  # demand and findings; unknown counts as differing
    overdue: bool = False  # a limit has passed, or a decision came after its limit
    nothing_left: bool = False  # in force; orders done or listed
    owes: bool = False  # a duty of the body is open: `owes_anything`
    obliged: bool = False  # signs of violation, coercion or slander (D-13)


def owes_anything(clocks: Iterable[Clock]) -> bool:
    """Whether the body that has the matter still has to do something by a last day."""
    return any(one.is_duty and one.ended is None for one in clocks)


def circumstances(steps: Iterable[str], known: Known) -> frozenset[Circumstance]:
    """Which circumstances hold. `steps`: codes of the steps that stand, in their order."""
    taken = list(steps)
    found = {one for one, holds in _facts(known, taken) if holds}
    return frozenset(found)


def _facts(known: Known, taken: list[str]) -> list[tuple[Circumstance, bool]]:
    heard = "hold-hearing" in taken
    done = taken.count
    return [
        (Circumstance.FORWARDED, known.forwarded),
        (Circumstance.NOT_FORWARDED, not known.forwarded),
        (Circumstance.SEVERAL, known.people > 1 or known.contents > 1),
        (Circumstance.ORAL, known.oral),
        (Circumstance.CALLED, done("call-hearing") > done("hold-hearing")),
        (Circumstance.HEARD, heard),
        (Circumstance.AGREED_OR_HEARD, heard or not known.differs),
        (Circumstance.VERIFIED, "report" in taken),
        (Circumstance.OVERDUE, known.overdue),
        (Circumstance.OPEN_TO_APPEAL, "delivered" in taken or "expire" in taken),
        (Circumstance.SUSPENSION_UNSENT, done("suspend") > done("send-suspension")),
        (Circumstance.TERMINATION_UNSENT, done("stop") > done("send-termination")),
        (Circumstance.PUBLISHED, done("publish") > done("take-down")),
        (Circumstance.NOTHING_LEFT, known.nothing_left),
        (Circumstance.WITHDRAWN, "withdraw" in taken and not known.obliged),
        (Circumstance.ASKED_BY_PERSON, "forwarder-asked" in taken),
        (Circumstance.OVERDUE_TOLD, done("overdue") > done("demand")),
        (Circumstance.FORWARDER_TOLD, "tell-forwarder" in taken),
        (Circumstance.NOTHING_OWED, not known.owes),
        (Circumstance.DEMANDED, done("demand") > done("report-up")),
    ]
