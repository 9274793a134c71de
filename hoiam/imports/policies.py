"""Who may take in what: registers by who keeps them, the house itself by its administrator."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.imports.models import Import, ImportState, Target
from hoiam.units.models import Unit

KEEPERS = (Role.CLERK, Role.LEADER)
# An administrator reads no case, so these are not his; the others are his alone.
OF_THE_HOUSE = (Target.UNITS, Target.OFFICERS, Target.COMPETENCES)
BUSY = (ImportState.READING, ImportState.JUDGING, ImportState.COMMITTING)
ENDED = (ImportState.COMMITTED, ImportState.REFUSED, ImportState.DROPPED)


def may_import(target: str, unit: Unit, actor: Actor) -> bool:
    """Whether somebody may take this in for this unit; house rule."""
    if actor.kind is Kind.SYSTEM:
        return True
    if target in OF_THE_HOUSE:
        return actor.holds_anywhere(Role.ADMINISTRATOR)
    return actor.holds(*KEEPERS, at=unit.code)


def check_can_import(target: str, unit: Unit, actor: Actor) -> None:
    """The same, refusing."""
    if not may_import(target, unit, actor):
        raise NotAllowed("imports.not-keeper")


def check_state(of: Import, *states: ImportState) -> None:
    """The step is possible only where the import stands in one of these states."""
    if of.state not in states:
        raise WrongState("imports.not-now", file=of.file_name, state=ImportState(of.state).label)


def check_not_ended(of: Import) -> None:
    """What is over is over."""
    check_state(of, *(state for state in ImportState if state not in ENDED))


def check_running(of: Import) -> None:
    """Something goes on by itself that can be paused."""
    check_state(of, *BUSY)
    if of.paused_at is not None:
        raise WrongState("imports.already-paused")


def check_paused(of: Import) -> None:
    """Only what was paused goes on."""
    if of.paused_at is None:
        raise WrongState("imports.not-paused")
