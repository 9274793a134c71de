"""Who stands where when something public is hidden: the unit that hides, who decides about it when
people object, and which Front watches."""

from datetime import date, datetime

from hoiam.cases import policies
from hoiam.cases.models import Case
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import WrongState
from hoiam.publication.openness import Hiding
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind


def unit_of(case: Case, actor: Actor) -> Unit:
    """The unit as whose leader somebody hides: the nearest above the case; the product hides for
    the unit that holds it."""
    for unit in reversed(policies.holders(case)):
        above: Unit | None = unit
        while above is not None:
            if actor.holds(Role.LEADER, at=above.code):
                return above
            above = above.parent
    return policies.holders(case)[-1]


def superior_of(hiding: Hiding, at: datetime) -> Unit:
    """Who decides about a hiding: whoever stands directly above. Above the committee of a province
    stands nobody who works here: then its council decides (house rule)."""
    day = calendar.day_of(at)
    above = units.superior_of(hiding.unit)
    while above is not None and (above.outside or not units.exists_on(above, day)):
        above = units.superior_of(above)
    found = above or _council(hiding.unit, day)
    if found is None:
        raise WrongState("cases.no-superior")
    return found


def _council(unit: Unit, day: date) -> Unit | None:
    if unit.area is None:
        return None
    councils = units.bodies_in(unit.area, day).filter(kind=UnitKind.COUNCIL, template="hdnd")
    return councils.exclude(pk=unit.pk).first()


def front_of(case: Case, at: datetime) -> Unit | None:
    """The Front of the commune, or of what it lies in."""
    day = calendar.day_of(at)
    area: Unit | None = case.area
    while area is not None:
        front = units.bodies_in(area, day).filter(kind=UnitKind.FRONT).first()
        if front is not None:
            return front
        area = area.parent
    return None
