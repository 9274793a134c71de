"""Whether the officer of this browser keeps a key for sealed cases: remembered in the session, so
that the menu of every page asks nothing of the database."""

from django.http import HttpRequest

from hoiam.core.actor import Actor
from hoiam.seals import trusted

_KEPT = "keeps-a-key"


def is_kept(request: HttpRequest) -> bool:
    """What the session remembers."""
    return bool(request.session.get(_KEPT))


def remember(request: HttpRequest, *, kept: bool) -> None:
    """From now on the menu goes by this."""
    if is_kept(request) != kept:
        request.session[_KEPT] = kept


def look(request: HttpRequest, person: Actor) -> None:
    """Ask once, as the session begins."""
    remember(request, kept=trusted.key_of(person) is not None)
