"""Reading the history of a thing."""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from hoiam.base.models import Event


def only[M: Model](rows: QuerySet[M]) -> M | None:
    """The row of a look-up by what is unique, if there is one.

    `first` would have the database order it, and to build that order over a wide row costs more
    than the look-up itself.
    """
    return next(iter(rows[:1]), None)


def history(*subjects: tuple[str, str], newest: int = 500) -> list[Event]:
    """Events of these (kind, code) subjects in the order they happened, at most `newest`."""
    wanted = Q(pk__in=[])
    for kind, code in subjects:
        wanted |= Q(subject_kind=kind, subject_code=code)
    return list(Event.objects.filter(wanted).order_by("-id")[:newest])[::-1]


def of_act(act: str) -> Iterable[Event]:
    """Everything that one act caused, in order."""
    return Event.objects.filter(act=act).order_by("id")
