"""Reading what people were told, and who has not been told yet."""

from datetime import datetime

from django.db.models import Min, QuerySet

from hoiam.base.queries import Constant
from hoiam.core.actor import Actor, Kind
from hoiam.notices import policies
from hoiam.notices.models import Notice, NoticeState


def visible_to(person: Actor) -> QuerySet[Notice]:
    """Officers who work with people's matters, and the product; nobody else.

    A notice does not know whose matter it speaks of: a page about a case asks `for_about` with
    the code of a case that it was allowed to see.
    """
    if person.kind is Kind.SYSTEM or person.holds_anywhere(*policies.WORKING_ROLES):
        return Notice.objects.all()
    return Notice.objects.none()


def for_about(kind: str, code: str) -> QuerySet[Notice]:
    """Everything people were told about one thing, in order, with each attempt."""
    about = Notice.objects.filter(about_kind=kind, about_code=code)
    return about.order_by("id").prefetch_related("outcomes")


def not_yet_told(about_kind: str) -> QuerySet[Notice]:
    """Messages to people without one success: waiting for a machine or for an officer.

    Who left no way to be reached (`page`) is not late to be told; officers read their own list.
    """
    states = (Constant(NoticeState.QUEUED.value), Constant(NoticeState.BY_HAND.value))
    waiting = Notice.objects.filter(about_kind=about_kind, state__in=states)
    return waiting.exclude(recipient__startswith=policies.OFFICERS).order_by("id")


def waiting_since(at: datetime) -> datetime | None:
    """Since when the message that should have gone first waits for a machine, if any does."""
    due = Notice.objects.filter(state=NoticeState.QUEUED, not_before__lte=at)
    people = due.exclude(recipient__startswith=policies.OFFICERS)
    found: datetime | None = people.aggregate(first=Min("not_before"))["first"]
    return found
