"""Which bodies and territories a figure is asked for: as they were then, or as they are today.

A record keeps the unit that it was made with. As organised then, it counts there alone. As today,
what went over to one other unit as a whole counts there; what was split belongs to no single
successor and is counted where it was.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import RawSQL

from hoiam.base.windows import MOST_KEYS
from hoiam.figures.datasets.rows import Rows
from hoiam.units.models import ChangeLink, Unit

MOST_GENERATIONS = 40


class AsOf(StrEnum):
    """As the units were when a record was made, or as they are."""

    THEN = "then"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about: bodies that answer, territories with all that lies in them, or, of
    neither, everything. Of both, what is in both."""

    units: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    as_of: AsOf = AsOf.TODAY


# Each unit stands in one place: in what it went over to as a whole, else in what it lies in. Then
# nothing is counted twice, however often it was handed on.
_INSIDE = """
WITH RECURSIVE whole(id, above) AS MATERIALIZED (
    SELECT units_changelink.predecessor_id, MIN(units_changelink.successor_id)
    FROM units_changelink JOIN units_change ON units_change.id = units_changelink.change_id
    WHERE units_changelink.share = 'whole' AND units_change.day <= %s
    GROUP BY units_changelink.predecessor_id
), up(id, above) AS MATERIALIZED (
    SELECT units_unit.id, COALESCE(whole.above, units_unit.parent_id)
    FROM units_unit LEFT JOIN whole ON whole.id = units_unit.id
), inside(id) AS (
    SELECT id FROM units_unit WHERE code IN ({0})
    UNION
    SELECT up.id FROM up JOIN inside ON up.above = inside.id
) SELECT id FROM inside
"""
_BELOW = """
WITH RECURSIVE inside(id) AS (
    SELECT id FROM units_unit WHERE code IN ({0})
    UNION
    SELECT units_unit.id FROM units_unit JOIN inside ON units_unit.parent_id = inside.id
) SELECT id FROM inside
"""


def condition(scope: Scope, rows: Rows, on: date) -> Q:
    """Which rows of a dataset are in a scope, as it is on a day."""
    found = Q()
    if scope.units:
        found &= Q(**{f"{rows.unit}__in": keys_of(scope, on)})
    if scope.areas:
        found &= Q(**{f"{rows.area}__in": _territories(scope, on)})
    return found


def in_few_places(scope: Scope, rows: Rows, on: date) -> Q | None:
    """The same where few territories are meant, by their keys: of a question inside a statement a
    database does not know how little it finds. Nothing where they are many, or none is named."""
    if not scope.areas:
        return None
    keys = territories_of(scope, on)
    if len(keys) > MOST_KEYS:
        return None
    return condition(replace(scope, areas=()), rows, on) & Q(**{f"{rows.area}__in": keys})


def _territories(scope: Scope, on: date) -> RawSQL:
    marks = ", ".join(["%s"] * len(scope.areas))
    # The statements are made of constants; codes and days travel as parameters.
    if scope.as_of is AsOf.THEN:
        return RawSQL(_BELOW.format(marks), list(scope.areas))  # noqa: S611
    return RawSQL(_INSIDE.format(marks), [on, *scope.areas])  # noqa: S611


def territories_of(scope: Scope, on: date) -> list[int]:
    """Keys of the territories of a scope and of all that lies in them."""
    return list(
        Unit.objects.filter(pk__in=_territories(scope, on))
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def keys_of(scope: Scope, on: date) -> list[int]:
    """Keys of the bodies of a scope and, as of today, of those that went over to them whole."""
    found = set(Unit.objects.filter(code__in=scope.units).values_list("pk", flat=True))
    if scope.as_of is AsOf.THEN:
        return sorted(found)
    waiting = set(found)
    for _generation in range(MOST_GENERATIONS):
        waiting = _formers(waiting, on) - found
        if not waiting:
            break
        found |= waiting
    return sorted(found)


def _formers(keys: Collection[int], on: date) -> set[int]:
    """What went over to these bodies as a whole, written down or, with its territory, not."""
    if not keys:
        return set()
    links = ChangeLink.objects.filter(successor__in=keys, share="whole", change__day__lte=on)
    lost: Any = Unit.objects.filter(
        area__successor_links__share="whole",
        area__successor_links__change__day__lte=on,
        area__successor_links__successor__bodies__in=keys,
        area__successor_links__successor__bodies__template=F("template"),
        valid_to__lte=on,
        successor_links__isnull=True,
    ).exclude(template="")
    return set(links.values_list("predecessor", flat=True)) | set(lost.values_list("pk", flat=True))
