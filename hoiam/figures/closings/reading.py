"""Reading closed periods: whose they are, and what happened to a record since."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from hoiam.base.models import Event
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.figures.models import Closing
from hoiam.units.models import Unit

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
MOST_ASKED = 200  # records of which a page says what happened
# How a record of a dataset is called in the table of events.
KINDS = {
    "cases": "case", "petitions": "petition", "petition": "petition", "records": "record",
    "commitments": "commitment", "visits": "visit", "meetings": "meeting", "decisions": "decision",
}  # fmt: skip


def visible_to(person: Actor) -> QuerySet[Closing]:
    """Of the units where somebody works and of the body right above, and of those below the ones they lead."""
    if not person.is_officer:
        return Closing.objects.none()
    works, leads = person.units(*WORKERS), person.units(Role.LEADER)
    found = Closing.objects.filter(
        Q(unit__code__in=works)
        | Q(unit__in=Unit.objects.filter(children__code__in=works))
        | Q(unit__parent__code__in=leads)
        | Q(unit__parent__parent__code__in=leads)
    )
    return found.select_related("unit", "replaces", "replaces__unit").order_by("-id")


def by_code(person: Actor, code: str) -> Closing:
    """A visible one; to others there is none."""
    closing = visible_to(person).filter(code=code).first()
    if closing is None:
        raise NotFound("base.not-found")
    return closing


def versions(closing: Closing) -> list[Closing]:
    """Every version of the same table, the first one first."""
    found = Closing.objects.filter(
        source=closing.source, unit=closing.unit, period=closing.period
    ).select_related("unit", "replaces", "replaces__unit")
    return list(found.order_by("number"))


def latest(source: str, unit: str, period: str) -> Closing | None:
    """What is closed of a table now."""
    found = Closing.objects.filter(source=source, unit__code=unit, period=period)
    return found.select_related("unit", "replaces").order_by("-number").first()


def happened_since(records: Iterable[str], since: datetime) -> dict[str, list[Event]]:
    """What was recorded about these records after a moment, the oldest first. Events of what is
    closed to others are not read."""
    asked = list(records)[:MOST_ASKED]
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for record in asked:
        dataset, _slash, key = record.partition("/")
        by_kind[KINDS.get(dataset, dataset)][key.partition("#")[0]] = record
    wanted = Q(pk__in=())
    for kind, keys in by_kind.items():
        wanted |= Q(subject_kind=kind, subject_code__in=keys)
    found: dict[str, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(wanted, recorded_at__gt=since).order_by("id"):
        found[by_kind[event.subject_kind][event.subject_code]].append(event)
    return found
