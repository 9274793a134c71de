"""Ending sessions, for the acts after which none may go on."""

from hoiam.accounts.models import Officer
from hoiam.accounts.signing import Session


def end_all(officer: Officer, *, keeping: str = "") -> int:
    """End what is open for this officer but for one (the hash of its key); how many ended."""
    return Session.objects.filter(officer=officer).exclude(pk=keeping).delete()[0]
