"""Who may change accounts: administrators, and nobody through a case."""

from hoiam.accounts.models import Officer
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed, WrongState


def check_can_administer(actor: Actor) -> None:
    """An administrator, or the product itself when it starts (demo, first link)."""
    if actor.kind is Kind.SYSTEM:
        return
    if not actor.holds_anywhere(Role.ADMINISTRATOR):
        raise NotAllowed("accounts.not-administrator")


def check_is_open(officer: Officer) -> None:
    """A closed account takes nothing new."""
    if not officer.is_active:
        raise WrongState("accounts.officer-closed")


def check_can_export(actor: Actor) -> None:
    """Whoever takes an inside list away has a name; which lists they see is asked where they are."""
    if not actor.is_officer:
        raise NotAllowed("accounts.export-officers-only")
