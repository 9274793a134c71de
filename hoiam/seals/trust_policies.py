"""Who may put up a signed list, and who may keep a key. A list counts by its signature alone: who
puts it up only carries it."""

from django.db.models import Q

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed
from hoiam.seals.trusted import WORKERS
from hoiam.units.models import Unit, UnitKind


def check_can_publish_list(actor: Actor) -> None:
    """An administrator at the province or one of its bodies, or the console."""
    if actor.kind is Kind.SYSTEM:
        return
    held = Unit.objects.filter(code__in=actor.units(Role.ADMINISTRATOR))
    if not held.filter(Q(kind=UnitKind.PROVINCE) | Q(area__kind=UnitKind.PROVINCE)).exists():
        raise NotAllowed("seals.not-province-administrator")


def check_can_keep_key(actor: Actor) -> None:
    """Whoever receives, works or leads somewhere; an administrator who does none of it keeps none."""
    if not actor.holds_anywhere(*WORKERS):
        raise NotAllowed("seals.no-key-for-this-role")
