"""How every case stands, by the definitions, and the rows behind a count.

Cases that are not joined to another one, published or not. The sums that pages state beside the
figures hold on any day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case as Choice
from django.db.models import F, QuerySet, When

from hoiam.cases.models import Case
from hoiam.core.actor import Actor
from hoiam.core.figures.catalogue.cases import IN_TIME, LATE, STANDING
from hoiam.core.figures.definitions import Figure
from hoiam.core.refusals import NotFound
from hoiam.figures import engine
from hoiam.figures.datasets import cases, scopes
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about: one unit that answers, one territory, or everything."""

    unit: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share that is never shown without its rest."""

    num: int
    den: int

    @property
    def rest(self) -> int:
        return self.den - self.num


@dataclass(frozen=True, slots=True)
class Tally:
    """Every figure of one scope on one day."""

    counts: dict[str, int]

    def __getitem__(self, code: str) -> int:
        return self.counts[code]

    @property
    def in_time(self) -> Rate:
        """In time, of what was answered or should have been: what is not due yet is left out."""
        num = self.counts[IN_TIME.short]
        return Rate(num, num + self.counts[LATE.short])


NOTHING = Tally({figure.short: 0 for figure in STANDING})
_BY_CODE = {figure.short: figure for figure in STANDING}


def figure(code: str) -> Figure:
    """The figure that addresses of lists name so."""
    if code not in _BY_CODE:
        raise NotFound("base.not-found")
    return _BY_CODE[code]


def visible_to(person: Actor) -> QuerySet[Case]:
    """Counts are public: everybody's figures are made of the same rows."""
    del person
    return cases.ROWS.base()


def counted(scope: Scope, on: date) -> QuerySet[Case]:
    """The rows that every figure of a scope is made of, as the territories are on a day."""
    rows = cases.ROWS.base()
    if scope.unit:
        rows = rows.filter(unit__code=scope.unit)
    if scope.area:
        rows = rows.filter(scopes.condition(scopes.Scope(areas=(scope.area,)), cases.ROWS, on))
    return rows


def cases_of(figure: Figure, *, scope: Scope, on: date) -> QuerySet[Case]:
    """The cases that a figure counts."""
    return counted(scope, on).filter(engine.standing(figure, on))


def tally(*, scope: Scope, on: date) -> Tally:
    """Every figure of a scope in one query."""
    return _tally(counted(scope, on).aggregate(**engine.standing_counts(STANDING, on)))


def public_tally(*, scope: Scope, on: date) -> Tally:
    """The same of what was made public alone: for places so small that the whole count would tell
    of somebody's matter."""
    rows = counted(scope, on).filter(page__isnull=False)
    return _tally(rows.aggregate(**engine.standing_counts(STANDING, on)))


def by_unit(*, on: date) -> dict[int, Tally]:
    """Every figure of every unit that has a case, by the key of the unit, in one query."""
    rows = (
        cases.ROWS.base()
        .values("unit_id")
        .annotate(**engine.standing_counts(STANDING, on))
        .order_by()
    )
    return {row["unit_id"]: _tally(row) for row in rows}


def by_commune(*, on: date) -> dict[int, Tally]:
    """The same by the commune of the matter; a hamlet counts for its commune."""
    commune = Choice(
        When(area__kind=UnitKind.HAMLET, then=F("area__parent_id")), default=F("area_id")
    )
    rows = (
        cases.ROWS.base()
        .annotate(commune=commune)
        .values("commune")
        .annotate(**engine.standing_counts(STANDING, on))
        .order_by()
    )
    return _as_today({row["commune"]: row for row in rows}, on)


def _as_today(rows: Mapping[int, Mapping[str, Any]], on: date) -> dict[int, Tally]:
    """A former commune that went into one other as a whole counts there."""
    ended = Unit.objects.filter(pk__in=rows, valid_to__lte=on)
    heirs = units.on_day_of(ended, on)
    found: dict[int, Tally] = {}
    for pk, row in rows.items():
        there = heirs.get(pk, ())
        place, here = (there[0].pk if len(there) == 1 else pk), _tally(row)
        found[place] = _sum(found[place], here) if place in found else here
    return found


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally({code: count + other[code] for code, count in one.counts.items()})


def _tally(row: Mapping[str, Any]) -> Tally:
    return Tally(engine.standing_numbers(STANDING, row))
