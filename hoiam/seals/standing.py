"""Who was let into a sealed case, and what they may have of it: what policies and queries ask
alike."""

from datetime import date

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from hoiam.accounts import queries as accounts
from hoiam.base.queries import only
from hoiam.core.actor import Actor
from hoiam.seals.models import Part, Purpose, SealedCase, SealedKey, SealedMember
from hoiam.seals.trusted import WORKERS

PUBLIC = "public"  # the sender, in columns that say who wrote


def mine(person: Actor) -> QuerySet[SealedMember]:
    """What this person was let into and is in now, while they work where they were named."""
    return SealedMember.objects.filter(
        officer__code=person.code,
        relieved_on__isnull=True,
        unit__code__in=person.units(*WORKERS),
    )


def member(case: SealedCase, person: Actor) -> SealedMember | None:
    """What this person has to do with the case now."""
    return only(mine(person).filter(case=case).select_related("officer", "unit"))


def members(case: SealedCase) -> list[SealedMember]:
    """Everybody who works or worked on it, in the order in which they were let in."""
    rows = SealedMember.objects.filter(case=case).select_related("officer", "unit")
    return list(rows.order_by("id"))


def working(case: SealedCase, day: date) -> QuerySet[SealedMember]:
    """Who is in it on a day and still works where they were named."""
    there = accounts.roles_on(day).filter(
        officer=OuterRef("officer"), unit=OuterRef("unit"), role__in=WORKERS
    )
    return SealedMember.objects.filter(
        Exists(there), case=case, relieved_on__isnull=True, officer__is_active=True
    )


def keys_for(own: SealedMember) -> QuerySet[SealedKey]:
    """Keys that may be given to somebody of the case; who verifies gets those of copies alone, and
    that of who it is comes after the deliberate act. One that was wrapped anew is given as it was,
    too: nobody of the case shuts out another by wrapping a key to themselves alone, or badly."""
    rows = SealedKey.objects.filter(case=own.case_id)
    if own.part == Part.VERIFIER:
        rows = rows.filter(purpose=Purpose.COPY)
    elif own.identity_on is None:
        rows = rows.exclude(purpose=Purpose.IDENTITY)
    return rows.exclude(wrapped="").order_by("number")


def last_known_key(case: SealedCase) -> int:
    """The newest key that somebody has who left after opening the case: what is sealed from then
    on needs one that did not exist yet."""
    left = SealedMember.objects.filter(case=case, last_key__isnull=False)
    newest: int | None = left.aggregate(newest=Max("last_key"))["newest"]
    return newest or 0


def is_stale(key: SealedKey, last: int) -> bool:
    """Whether somebody who left may have this key; wrapped anew, it is the same key."""
    first = SealedKey.objects.filter(case=key.case_id, recipient=key.recipient, number__lte=last)
    return first.exists()


def newest_number(case: SealedCase) -> int:
    """The number of the newest key of the case, of any purpose."""
    rows = SealedKey.objects.filter(case=case).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def left_alone(day: date) -> QuerySet[SealedCase]:
    """Cases that nobody works on any more: for the custodians of the recovery key alone."""
    there = accounts.roles_on(day).filter(
        officer=OuterRef("officer"), unit=OuterRef("unit"), role__in=WORKERS
    )
    held = SealedMember.objects.filter(
        Exists(there), case=OuterRef("pk"), relieved_on__isnull=True, officer__is_active=True
    )
    return SealedCase.objects.filter(~Exists(held), ~Q(ended_on__isnull=False))
