"""Who closes a period, and who says why a closed number is another one now."""

from datetime import date

from hoiam.core.actor import Actor, Role
from hoiam.core.periods import Period
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.figures.models import Closing
from hoiam.units.models import Unit

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def check_can_close_period(unit: Unit, actor: Actor) -> None:
    """A leader of the unit, who answers for its report."""
    if not actor.is_officer or not actor.holds(Role.LEADER, at=unit.code):
        raise NotAllowed("figures.leader-closes")


def check_has_ended(period: Period, day: date) -> None:
    """A period that still runs cannot be closed."""
    if period.last >= day:
        raise WrongState("figures.period-runs")


def check_can_explain_difference(closing: Closing, actor: Actor) -> None:
    """Whoever works at one of the bodies that were counted."""
    if not actor.is_officer or not actor.units(*WORKERS).intersection(closing.bodies):
        raise NotAllowed("figures.not-your-closing")
