"""Reading closed periods: whose they are, and what happened to a record since."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from hoiam.base.models import Event
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.figures.datasets import ALL as DATASETS
from hoiam.figures.models import Closing
from hoiam.figures.narrative_policies import bodies_of
from hoiam.petitions import decisions
from hoiam.petitions.models import Decision
from hoiam.reception import queries as reception

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
MOST_ASKED = 200  # records of which a page says what happened
# How a record of a dataset is called in the table of events.
KINDS = {
    "cases": "case", "petitions": "petition", "petition": "petition", "records": "record",
    "commitments": "commitment", "visits": "visit", "meetings": "meeting", "decisions": "decision",
}  # fmt: skip


def visible_to(person: Actor) -> QuerySet[Closing]:
    """Of the units where somebody works and of the body through which these report, and of those
    below the ones they lead. A commune's clerk reads no table of the province: it names the records
    of every other commune."""
    if not person.is_officer:
        return Closing.objects.none()
    works, leads = person.units(*WORKERS), person.units(Role.LEADER)
    found = Closing.objects.filter(
        Q(unit__code__in=works)
        | Q(unit__in=bodies_of(person, *WORKERS).values("pk"))
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


def happened_since(
    person: Actor, records: Iterable[str], since: datetime
) -> dict[str, list[Event]]:
    """What was recorded about these records after a moment, the oldest first: of those alone that
    this reader may open. A record of somebody else's desk is named by its code, and no more."""
    asked = _opened(person, list(records)[:MOST_ASKED])
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for record in asked:
        dataset, key = _parts(record)
        by_kind[KINDS.get(dataset, dataset)][key] = record
    wanted = Q(pk__in=())
    for kind, keys in by_kind.items():
        wanted |= Q(subject_kind=kind, subject_code__in=keys)
    found: dict[str, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(wanted, recorded_at__gt=since).order_by("id"):
        found[by_kind[event.subject_kind][event.subject_code]].append(event)
    return found


def _parts(record: str) -> tuple[str, str]:
    dataset, _slash, key = record.partition("/")
    return dataset, key.partition("#")[0]


def _opened(person: Actor, records: list[str]) -> list[str]:
    """Records whose own page this reader may open."""
    by_dataset: dict[str, set[str]] = defaultdict(set)
    for record in records:
        dataset, key = _parts(record)
        by_dataset[dataset].add(key)
    may = {name: _may_open(person, name, keys) for name, keys in by_dataset.items()}
    found = ((record, *_parts(record)) for record in records)
    return [record for record, dataset, key in found if key in may[dataset]]


def _may_open(person: Actor, dataset: str, keys: set[str]) -> set[str]:
    rows: QuerySet[Any] | None = None
    if dataset == "matters":
        rows = reception.visible_to(person)
    elif dataset in ("decisions", "amounts"):
        rows = Decision.objects.filter(pk__in=decisions.visible_to(person))
    elif dataset in DATASETS and (opened := DATASETS[dataset].opened_by) is not None:
        rows = opened(person)
    if rows is None:
        return set()
    return set(rows.filter(code__in=keys).values_list("code", flat=True))
