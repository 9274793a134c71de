"""Walking through a table by its keys, a few thousand rows in one statement."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from hoiam.standing.doctor.finding import Found

STEP = 5000


def windows(rows: QuerySet[Any]) -> Iterator[QuerySet[Any]]:
    """The rows in windows of their keys; no statement reads more than one. Keys may lie far apart:
    the next window begins at the next row."""
    ahead = rows.order_by("pk")
    while keys := list(ahead.values_list("pk", flat=True)[:STEP]):
        yield rows.filter(pk__gte=keys[0], pk__lte=keys[-1])
        ahead = rows.filter(pk__gt=keys[-1]).order_by("pk")


def judged(rows: QuerySet[Any], wrong: QuerySet[Any], name: str) -> Found:
    """How many rows there are, and which of them are wrong, by the column that names them."""
    found = Found()
    for window in windows(rows):
        keys = window.order_by("pk").values_list("pk", flat=True)
        found.looked += keys.count()
        first, last = keys.first(), keys.last()
        if first is not None:
            bad = wrong.filter(pk__gte=first, pk__lte=last).order_by("pk")
            found.blame(map(str, bad.values_list(name, flat=True)))
    return found
