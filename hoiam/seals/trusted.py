"""Reading what is trusted: the key of the province, the newest signed list, the keys of handlers."""

from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import QuerySet

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.base.queries import only
from hoiam.core import recipient_lists as lists
from hoiam.core.actor import Actor, Role
from hoiam.core.log import notes
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.core.recipients import RecipientList as Listed
from hoiam.core.refusals import Invalid, NotFound
from hoiam.seals.models import HandlerKey, RecipientList

NAMED = "/recipients"  # what the key of the lists is called, behind the origin
WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def list_key() -> VerifierKey | None:
    """The key of the province, as the operator pinned it; without it nothing is sealed."""
    return _key(settings.RECIPIENTS_KEY)


@lru_cache(maxsize=4)
def _key(vkey: str) -> VerifierKey | None:
    try:
        return notes.read_key(vkey) if vkey else None
    except Untrue:
        return None


def fingerprint() -> str:
    """What stands on posters; empty without a key."""
    key = list_key()
    return lists.fingerprint(key.text) if key else ""


def newest_row() -> RecipientList | None:
    """The list that counts: the last one, where the key that is pinned today has signed it."""
    row: RecipientList | None = RecipientList.objects.order_by("-number").first()
    return row if row is not None and _counts(row) else None


def newest() -> Listed | None:
    """The list that counts, read."""
    row = newest_row()
    return read(row) if row else None


def read(row: RecipientList) -> Listed:
    """A list of the table; it was read before it was kept."""
    return _read(row.note)


def by_number(number: int) -> RecipientList:
    """One list, as anybody may see it."""
    found: RecipientList | None = only(RecipientList.objects.filter(number=number))
    if found is None:
        raise NotFound("base.not-found")
    return found


def recipients_of(number: int) -> frozenset[str]:
    """The keys of handlers that a list named; none of a list that never was."""
    row = RecipientList.objects.filter(number=number).first()
    groups = read(row).groups if row is not None else ()
    return frozenset(one.recipient for group in groups for one in group.handlers)


def rows() -> QuerySet[RecipientList]:
    """Every list, the newest first."""
    return RecipientList.objects.order_by("-number")


def last() -> Listed | None:
    """The list that a new one has to follow, whoever signed it."""
    row = RecipientList.objects.order_by("-number").first()
    return read(row) if row else None


def verified(note: str) -> Listed:
    """What a signed note says, once the key of the province has signed it."""
    key = list_key()
    if key is None:
        raise Invalid("seals.no-list-key", field="note")
    listed = _verified(note, key)
    if f"{listed.origin}{NAMED}" != key.name:
        raise Invalid("seals.list-of-another", field="note", origin=listed.origin)
    return listed


def _counts(row: RecipientList) -> bool:
    try:
        verified(row.note)
    except Invalid:
        return False
    return True


@lru_cache(maxsize=8)
def _verified(note: str, key: VerifierKey) -> Listed:
    try:
        signed = notes.read(note)
        notes.check_signed(signed, key)
    except Untrue:
        raise Invalid("seals.list-unsigned", field="note") from None
    return lists.read(signed.text)


@lru_cache(maxsize=8)
def _read(note: str) -> Listed:
    return lists.read(notes.read(note).text)


# ---- keys of handlers ----------------------------------------------------------------------------


def key_of(person: Actor) -> HandlerKey | None:
    """The key that this officer keeps."""
    return only(HandlerKey.objects.filter(officer__code=person.code, retired_at__isnull=True))


def handler_keys() -> QuerySet[HandlerKey]:
    """Keys in use, for a draft of a list: public halves with the names of who keeps them."""
    found = HandlerKey.objects.filter(retired_at__isnull=True, officer__is_active=True)
    return found.select_related("officer").order_by("officer__name", "pk")


def is_listed(person: Actor) -> bool:
    """Whether the list that counts names this officer."""
    listed = newest()
    every = (one for group in listed.groups for one in group.handlers) if listed else ()
    return any(one.code == person.code for one in every)


def works(officer: Officer, day: date) -> list[str]:
    """Where somebody may be a handler: the units at which they receive, work or lead."""
    held = accounts.roles_on(day).filter(officer=officer, role__in=WORKERS)
    return sorted(set(held.values_list("unit__code", flat=True)))
