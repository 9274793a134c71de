"""Who may change targets, the calendar and the rulebook.

Targets and the calendar are decided by the authority and kept by administrators of the whole
locality. What the law says is put right by a lawyer, never by an administrator.
"""

from django.db.models import Q

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed
from hoiam.units.models import Unit, UnitKind


def check_can_set_rules(actor: Actor) -> None:
    """An administrator at the province or one of its bodies, or the product loading defaults."""
    if actor.kind is Kind.SYSTEM:
        return
    if not _holds_at_province(actor, Role.ADMINISTRATOR):
        raise NotAllowed("rules.not-province-administrator")


def check_can_correct(actor: Actor) -> None:
    """A lawyer at the province or one of its bodies: one rulebook counts for the whole locality."""
    if not _holds_at_province(actor, Role.LAWYER):
        raise NotAllowed("rules.not-lawyer")


def check_can_comment(actor: Actor) -> None:
    """A lawyer of any unit."""
    if not actor.holds_anywhere(Role.LAWYER):
        raise NotAllowed("rules.not-any-lawyer")


def _holds_at_province(actor: Actor, role: Role) -> bool:
    held = Unit.objects.filter(code__in=actor.units(role))
    return held.filter(Q(kind=UnitKind.PROVINCE) | Q(area__kind=UnitKind.PROVINCE)).exists()
