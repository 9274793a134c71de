"""Who receives people, who goes on with a visit, who calls the next one in the line."""

from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed
from hoiam.reception.models import Call, Hotline, Visit
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
WRITERS = (Role.CLERK, Role.LEADER)
_APART = (UnitKind.FRONT, UnitKind.PARTY, UnitKind.POLICE)


def check_can_receive(desk: Unit, actor: Actor) -> None:
    """An officer of the desk at which people are received."""
    if not actor.holds(*WORKERS, at=desk.code):
        raise NotAllowed("reception.desk-only")


def check_can_follow_up(visit: Visit, actor: Actor) -> None:
    """An officer of the desk or of the body that received, or a leader above it."""
    if not _works(visit, actor, WORKERS):
        raise NotAllowed("reception.not-your-unit")


def check_can_conclude(visit: Visit, actor: Actor) -> None:
    """A clerk who writes down what the head concluded, a leader, or one above (house rule)."""
    if not _works(visit, actor, WRITERS):
        raise NotAllowed("reception.not-your-unit")


def check_can_line_up(body: Unit, actor: Actor) -> None:
    """A clerk or leader of the body or of a desk of the same place; one above leads there too."""
    if any(actor.holds(*WRITERS, at=code) for code in _of_place(body)) or _leads_above(actor, body):
        return
    raise NotAllowed("reception.desk-only")


def check_can_take_register(body: Unit, actor: Actor) -> None:
    """The register with names leaves the house by a clerk or leader of its place, or one above."""
    check_can_line_up(body, actor)


def check_can_keep_box(unit: Unit, actor: Actor) -> None:
    """A clerk or leader of the unit keeps its letter boxes and its hotline; one above leads there."""
    if not actor.holds(*WRITERS, at=unit.code) and not _leads_above(actor, unit):
        raise NotAllowed("reception.box-keeper", unit=unit.name)


def check_can_rule_hotline(unit: Unit, actor: Actor) -> None:
    """A leader of the unit, or above it, sets the regulation."""
    if not actor.holds(Role.LEADER, at=unit.code) and not _leads_above(actor, unit):
        raise NotAllowed("reception.leader-rules")


def check_can_log_call(hotline: Hotline, actor: Actor) -> None:
    """Whoever answers the telephone: any officer of the unit (house rule)."""
    if not actor.holds(*WORKERS, at=hotline.unit.code):
        raise NotAllowed("reception.box-keeper", unit=hotline.unit.name)


def check_can_call_back(call: Call, actor: Actor) -> None:
    """An officer of the unit that has to call back, or of the one whose number rang."""
    here = [call.hotline.unit, *([call.kind.unit] if call.kind and call.kind.unit else [])]
    if not any(actor.holds(*WORKERS, at=one.code) for one in here):
        raise NotAllowed("reception.box-keeper", unit=here[-1].name)


def _works(visit: Visit, actor: Actor, roles: tuple[Role, ...]) -> bool:
    here = (visit.desk, visit.body)
    return any(actor.holds(*roles, at=one.code) for one in here) or any(
        _leads_above(actor, one) for one in here
    )


def _leads_above(actor: Actor, unit: Unit) -> bool:
    led = actor.units(Role.LEADER)
    return bool(led) and not led.isdisjoint(units.superior_codes(unit))


def _of_place(body: Unit) -> list[str]:
    """The body, and the desks that may receive for it: neither the Front's nor the Party's."""
    if body.area_id is None:
        return [body.code]
    shared = Unit.objects.filter(area_id=body.area_id).exclude(kind__in=_APART)
    return [body.code, *shared.values_list("code", flat=True)]
