"""Who writes down what the press says."""

from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed
from hoiam.units.models import Unit

KEEPERS = (Role.CLERK, Role.HANDLER, Role.LEADER, Role.FRONT)


def check_can_keep_press_figure(unit: Unit, actor: Actor) -> None:
    """Whoever works at the unit that keeps it, or sits in the Front there."""
    if not actor.is_officer or not actor.holds(*KEEPERS, at=unit.code):
        raise NotAllowed("figures.not-your-unit")
