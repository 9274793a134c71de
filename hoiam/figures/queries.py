"""How every case stands, by the definitions, and the rows behind a count.

Cases that are not joined to another one, published or not. The sums that pages state beside the
figures hold on any day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from hoiam.base.queries import Constant
from hoiam.base.windows import MOST_KEYS, Part
from hoiam.cases.models import Case, CaseState
from hoiam.cases.queries import OPEN as OPEN_STATES
from hoiam.core.actor import Actor
from hoiam.core.figures.catalogue.cases import IN_TIME, LATE, OPEN, PROMISE_LATE, STANDING
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import Asked
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


# By the unit that answers and the territory of the matter, both by their codes.
type Lines = Mapping[tuple[str, str], Tally]

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


def newest_of(figure: Figure, *, scope: Scope, on: date, rows: QuerySet[Case]) -> list[Part]:
    """Those of the rows that a figure counts in a scope, in the parts that an index finds: what is
    asked of other tables is asked of each row on the way, and of no more than a page needs."""
    found = rows.exclude(state=CaseState.JOINED).filter(
        engine.standing(figure, on, each=() if figure in _RARE else _EACH)
    )
    if figure == OPEN:
        # The words themselves: of what is public few are open, and have an index of their own.
        found = found.filter(state__in=[Constant(one.value) for one in OPEN_STATES])
    if scope.unit:
        units_of = Unit.objects.filter(code=scope.unit)
        found = found.filter(unit__in=list(units_of.values_list("pk", flat=True)))
    if scope.area:
        keys = scopes.territories_of(scopes.Scope(areas=(scope.area,)), on)
        if len(keys) <= MOST_KEYS:
            return [Part(found, "area", tuple(keys))]
        # The sum keeps a database from fetching all that ever happened there, to sort it.
        return [Part(found.alias(there=F("area_id") + 0).filter(there__in=keys))]
    return [Part(found, are_few=figure in _RARE)]


# Of all cases few are counted by it: its list begins with the open promises that are late.
_RARE = (PROMISE_LATE,)
_EACH = ("answer_due", "answered_late", "promise_due")


def number_of(figure: Figure, *, scope: Scope, on: date) -> int:
    """How many cases a figure counts. No other figure is asked for: what is late may have to be
    looked up among all duties, and how many there are must not wait for that."""
    return _told([figure], scope, on)[figure.short]


def tally(*, scope: Scope, on: date) -> Tally:
    """Every figure of a scope, as of the last commit: from the cells of the roll-up, or where they
    do not answer, from the rows."""
    return Tally(_told(STANDING, scope, on))


def _told(asked: Sequence[Figure], scope: Scope, on: date) -> dict[str, int]:
    if scope.unit and scope.area:
        row = counted(scope, on).aggregate(**engine.standing_counts(asked, on))
        return engine.standing_numbers(asked, row)
    asked_of = (
        scopes.Scope(units=(scope.unit,), as_of=scopes.AsOf.THEN)
        if scope.unit
        else scopes.Scope(areas=(scope.area,) if scope.area else ())
    )
    found = engine.answers(asked, _ever(on), asked_of)
    return {figure.short: int(found[figure.code].value or 0) for figure in asked}


def _ever(on: date) -> Asked:
    """A period that everything was received in, of whole months."""
    return Asked(date(1900, 1, 1), date(2999, 12, 31), on)


def public_tally(*, scope: Scope, on: date) -> Tally:
    """The same of what was made public alone: for places so small that the whole count would tell
    of somebody's matter."""
    rows = counted(scope, on).filter(page__isnull=False)
    return _tally(rows.aggregate(**engine.standing_counts(STANDING, on)))


def by_place(on: date) -> Lines:
    """Every figure of everything, by the unit that answers and the territory."""
    found = engine.grouped(STANDING, ["unit", "area"], _ever(on))
    return {(unit, area): _of_line(numbers) for (unit, area), numbers in found.items()}


def whole(lines: Lines) -> Tally:
    """The sum of all of them."""
    return _sum(NOTHING, *lines.values())


def by_unit(lines: Lines) -> dict[int, Tally]:
    """Every figure of every unit that has a case, by the key of the unit."""
    units_of = _gathered((unit, here) for (unit, _area), here in lines.items())
    keys = dict(Unit.objects.filter(code__in=units_of).values_list("code", "pk"))
    return {keys[code]: here for code, here in units_of.items()}


def by_commune(lines: Lines, on: date) -> dict[int, Tally]:
    """The same by the commune of the matter; a hamlet counts for its commune."""
    areas = _gathered((area, here) for (_unit, area), here in lines.items())
    rows = Unit.objects.filter(code__in=areas)
    places = {
        code: parent if kind == UnitKind.HAMLET and parent is not None else pk
        for code, pk, kind, parent in rows.values_list("code", "pk", "kind", "parent")
    }
    return _as_today(_gathered((places[code], here) for code, here in areas.items()), on)


def _gathered[K](rows: Iterable[tuple[K, Tally]]) -> dict[K, Tally]:
    found: dict[K, list[Tally]] = {}
    for key, here in rows:
        found.setdefault(key, []).append(here)
    return {key: _sum(*each) for key, each in found.items()}


def _of_line(numbers: Mapping[str, Any]) -> Tally:
    return Tally({figure.short: int(numbers[figure.code] or 0) for figure in STANDING})


def _as_today(rows: Mapping[int, Tally], on: date) -> dict[int, Tally]:
    """A former commune that went into one other as a whole counts there."""
    ended = Unit.objects.filter(pk__in=rows, valid_to__lte=on)
    heirs = units.on_day_of(ended, on)

    def place(pk: int) -> int:
        there = heirs.get(pk, ())
        return there[0].pk if len(there) == 1 else pk

    return _gathered((place(pk), here) for pk, here in rows.items())


def _sum(*all_of: Tally) -> Tally:
    return Tally({code: sum(one[code] for one in all_of) for code in NOTHING.counts})


def _tally(row: Mapping[str, Any]) -> Tally:
    return Tally(engine.standing_numbers(STANDING, row))
