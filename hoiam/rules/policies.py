"""Who may change targets and the calendar: administrators of the whole locality."""

from django.db.models import Q

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed
from hoiam.units.models import Unit, UnitKind


def check_can_set_rules(actor: Actor) -> None:
    """An administrator at the province or one of its bodies, or the product loading defaults."""
    if actor.kind is Kind.SYSTEM:
        return
    held = Unit.objects.filter(code__in=actor.units(Role.ADMINISTRATOR))
    if not held.filter(Q(kind=UnitKind.PROVINCE) | Q(area__kind=UnitKind.PROVINCE)).exists():
        raise NotAllowed("rules.not-province-administrator")
