"""What became of a unit, what it was made of, how it was called on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from hoiam.units.models import (
    TERRITORIES,
    Change,
    ChangeLink,
    Designation,
    Placement,
    Status,
    StatusKind,
    Unit,
    UnitKind,
)
from hoiam.units.queries.reading import as_of, in_force

MOST_GENERATIONS = 12  # a chain of successions longer than this is a circle


@dataclass(frozen=True, slots=True)
class Words:
    """How a unit is called on a day, and the official code it has then."""

    kind: str
    name: str
    short_name: str
    official_code: str


# ---- before and after -------------------------------------------------------------------------


def predecessors(unit: Unit) -> QuerySet[Unit]:
    """What this unit was made of."""
    return Unit.objects.filter(successor_links__successor=unit).distinct().order_by("code")


def successors(unit: Unit) -> QuerySet[Unit]:
    """What took this unit over; several when it was split."""
    return Unit.objects.filter(predecessor_links__predecessor=unit).distinct().order_by("code")


def exists_on(unit: Unit, day: date) -> bool:
    """Whether the unit exists on a day."""
    return unit.valid_from <= day and (unit.valid_to is None or unit.valid_to > day)


def on_day(unit: Unit, day: date) -> tuple[Unit, ...]:
    """The unit itself where it exists on the day, else those that took it over by then."""
    return on_day_of([unit], day)[unit.pk]


def on_day_of(units: Iterable[Unit], day: date) -> dict[int, tuple[Unit, ...]]:
    """The same of many units, by key: one query per generation, however many units there are.

    A body that ended with its territory and of which nobody wrote down a successor leads to the
    bodies of the same template in the territories that took its own over.
    """
    start = {unit.pk: unit for unit in units}
    known, after = dict(start), _followed(start, day)
    lost = [unit for unit in start.values() if _has_no_heir(unit, after, day)]
    by_area = _bodies_after(lost, day)
    found: dict[int, tuple[Unit, ...]] = {}
    for pk, unit in start.items():
        if unit.pk in by_area:
            found[pk] = by_area[unit.pk]
            continue
        reached = _reached(known | after.units, unit, after.links, day)
        found[pk] = tuple(sorted(reached, key=lambda one: one.code))
    return found


@dataclass(slots=True)
class _Followed:
    units: dict[int, Unit]
    links: dict[int, list[int]]


def _followed(start: Mapping[int, Unit], day: date) -> _Followed:
    """Every link from units that ended by the day, and the units they lead to."""
    units: dict[int, Unit] = {}
    links: dict[int, list[int]] = defaultdict(list)
    asked: set[int] = set()
    waiting = [unit for unit in start.values() if _has_ended(unit, day)]
    while waiting:
        asked |= {unit.pk for unit in waiting}
        rows = ChangeLink.objects.filter(
            predecessor__in=[unit.pk for unit in waiting], change__day__lte=day
        ).select_related("successor__parent", "successor__area")
        for row in rows:
            links[row.predecessor_id].append(row.successor_id)
            units[row.successor_id] = row.successor
        waiting = [
            units[pk]
            for pk in {one for heirs in links.values() for one in heirs}
            if pk not in asked and _has_ended(units[pk], day)
        ]
    return _Followed(units, links)


def _has_ended(unit: Unit, day: date) -> bool:
    return unit.valid_to is not None and unit.valid_to <= day


def _has_no_heir(unit: Unit, after: _Followed, day: date) -> bool:
    return _has_ended(unit, day) and not after.links.get(unit.pk) and unit.area_id is not None


def _reached(
    known: Mapping[int, Unit], unit: Unit, links: Mapping[int, list[int]], day: date
) -> set[Unit]:
    seen, waiting = {unit.pk}, [unit.pk]
    found: set[Unit] = set()
    while waiting:
        now = known[waiting.pop()]
        if exists_on(now, day):
            found.add(now)
        elif _has_ended(now, day):
            fresh = [pk for pk in links.get(now.pk, []) if pk not in seen]
            seen |= set(fresh)
            waiting += fresh
    return found


def _bodies_after(lost: list[Unit], day: date) -> dict[int, tuple[Unit, ...]]:
    """Bodies of the same template in the territories that took those of the lost ones over."""
    if not lost:
        return {}
    areas = {
        area.pk: area
        for area in Unit.objects.filter(pk__in={unit.area_id for unit in lost if unit.template})
        if _has_ended(area, day)
    }
    if not areas:
        return {}
    heirs = on_day_of(areas.values(), day)
    places = {one.pk for found in heirs.values() for one in found}
    bodies: dict[tuple[int | None, str], Unit] = {
        (body.area_id, body.template): body
        for body in as_of(day)
        .filter(area__in=places, template__in={unit.template for unit in lost})
        .select_related("parent", "area")
    }
    return {
        unit.pk: tuple(
            bodies[place.pk, unit.template]
            for place in heirs[unit.area_id]
            if (place.pk, unit.template) in bodies
        )
        for unit in lost
        if unit.area_id in areas
    }


def formers_of(units: Iterable[Unit]) -> dict[int, frozenset[int]]:
    """Keys of each unit and of everything it took over, however long ago: one query per
    generation."""
    start = [unit.pk for unit in units]
    before: dict[int, set[int]] = defaultdict(set)
    waiting, seen = set(start), set(start)
    for _generation in range(MOST_GENERATIONS):
        if not waiting:
            break
        rows = ChangeLink.objects.filter(successor__in=waiting).values_list(
            "successor", "predecessor"
        )
        found = set()
        for successor, predecessor in rows:
            before[successor].add(predecessor)
            found.add(predecessor)
        waiting = found - seen
        seen |= found
    return {pk: frozenset(_closure(pk, before)) for pk in start}


def _closure(start: int, before: Mapping[int, set[int]]) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        fresh = before.get(waiting.pop(), set()) - seen
        seen |= fresh
        waiting += fresh
    return seen


def keys_taken_over_by(codes: Collection[str]) -> QuerySet[Any]:
    """Keys of the units that one of these took over, two successions back, as part of a query:
    one union that depends on no row, looked up once where the rows are.

    Bodies of which nobody wrote down a successor are found by their territory and template.
    """
    links = ChangeLink.objects.filter(successor__code__in=codes).values("predecessor")
    before = ChangeLink.objects.filter(successor__successor_links__successor__code__in=codes)
    unwritten = Unit.objects.filter(
        area__successor_links__successor__bodies__code__in=codes,
        area__successor_links__successor__bodies__template=F("template"),
        valid_to__isnull=False,
        successor_links__isnull=True,
    ).exclude(template="")
    return links.union(before.values("predecessor"), unwritten.values("pk"))


def changes_of(unit: Unit) -> QuerySet[ChangeLink]:
    """The acts that made this unit or ended it, the newest first."""
    return (
        ChangeLink.objects.filter(Q(successor=unit) | Q(predecessor=unit))
        .select_related("change", "predecessor", "successor")
        .order_by("-change__day", "predecessor__folded", "successor__folded", "pk")
    )


def acts_of(unit: Unit) -> QuerySet[Change]:
    """The acts that began or ended this unit without one before or after it."""
    days = [day for day in (unit.valid_from, unit.valid_to) if day is not None]
    codes = [f"{unit.code}@{day:%Y%m%d}" for day in days]
    return Change.objects.filter(code__in=codes, links__isnull=True).order_by("-day")


def bodies_after(area: Unit, template: str, day: date) -> QuerySet[Unit]:
    """Bodies of a template in what stands in a territory's place on a day."""
    return as_of(day).filter(area__in=on_day(area, day), template=template).order_by("code")


# ---- names ------------------------------------------------------------------------------------


def designations(unit: Unit) -> QuerySet[Designation]:
    """Every name, kind and code the unit officially had while it lived on, oldest first."""
    return Designation.objects.filter(unit=unit, listing="").order_by("valid_from", "pk")


def listings(unit: Unit) -> QuerySet[Designation]:
    """How public lists write the unit: for the search, never its official name."""
    return Designation.objects.filter(unit=unit).exclude(listing="").order_by("listing", "pk")


def words_on(units: Iterable[Unit], day: date) -> dict[int, Words]:
    """What each unit was called on a day, by key, in one query."""
    every = list(units)
    rows = Designation.objects.filter(in_force(day), unit__in=every, listing="").order_by(
        "valid_from", "pk"
    )
    dated = {row.unit_id: _words(row) for row in rows}
    return {unit.pk: dated.get(unit.pk) or _words(unit) for unit in every}


def _words(row: Unit | Designation) -> Words:
    return Words(row.kind, row.name, row.short_name, row.official_code)


def names_on(units: Iterable[Unit], day: date) -> dict[int, str]:
    """The names of many units on a day, by key, in one query."""
    return {pk: words.name for pk, words in words_on(units, day).items()}


def name_on(unit: Unit, day: date) -> str:
    """What the unit was called on a day: a thing of 2024 prints the name of 2024."""
    return names_on([unit], day)[unit.pk]


def coming_words(day: date) -> QuerySet[Designation]:
    """Designations whose day has come while the unit still bears its former words."""
    return (
        Designation.objects.filter(in_force(day), listing="")
        .exclude(unit__area__isnull=False)  # a body follows its territory, in the same act
        .exclude(
            unit__kind=F("kind"),
            unit__name=F("name"),
            unit__short_name=F("short_name"),
            unit__official_code=F("official_code"),
        )
        .select_related("unit")
        .order_by("pk")
    )


# ---- one successor ----------------------------------------------------------------------------


def successor_for(about_kind: str, about_code: str, unit: Unit, day: date) -> Unit | None:
    """The one unit that stands in a unit's place for one thing on a day.

    The unit itself while it exists, its only successor, or the one a person chose; None means
    that nobody took it over, or that a person has to choose.
    """
    return successors_for(about_kind, [(about_code, unit)], day)[about_code]


def successors_for(
    about_kind: str, things: Iterable[tuple[str, Unit]], day: date
) -> dict[str, Unit | None]:
    """The same of many things, by code: a few queries, however many things there are."""
    asked = list(things)
    heirs = on_day_of({unit for _code, unit in asked}, day)
    unclear = [code for code, unit in asked if len(heirs[unit.pk]) > 1]
    chosen: dict[str, list[Unit]] = defaultdict(list)
    if unclear:
        rows = Placement.objects.filter(about_kind=about_kind, about_code__in=unclear)
        for row in rows.select_related("successor").order_by("pk"):
            chosen[row.about_code].append(row.successor)
    then = on_day_of({one for several in chosen.values() for one in several}, day)
    return {code: _one(heirs[unit.pk], chosen.get(code, []), then) for code, unit in asked}


def _one(
    heirs: tuple[Unit, ...], chosen: list[Unit], then: Mapping[int, tuple[Unit, ...]]
) -> Unit | None:
    """The only heir, or the last choice that leads to one of the heirs."""
    if len(heirs) == 1:
        return heirs[0]
    for choice in reversed(chosen):
        reached = then[choice.pk]
        if len(reached) == 1 and reached[0] in heirs:
            return reached[0]
    return None


def placements(about_kind: str, about_code: str) -> QuerySet[Placement]:
    """The choices of a successor for one thing, the last one first."""
    return (
        Placement.objects.filter(about_kind=about_kind, about_code=about_code)
        .select_related("former", "successor")
        .order_by("-pk")
    )


# ---- what a decision says of a territory --------------------------------------------------------


def statuses(unit: Unit) -> QuerySet[Status]:
    """What decisions said of a unit, the newest first."""
    return Status.objects.filter(unit=unit).order_by("-valid_from", "-pk")


def is_remote(unit: Unit, day: date) -> bool:
    """Whether a decision in force says so of the territory, of that of a body, or of the commune
    of a hamlet. A unit that took a remote one over is remote when a decision says so of it."""
    places = {unit.pk if unit.is_territory else unit.area_id}
    if unit.kind == UnitKind.HAMLET:
        places.add(unit.parent_id)
    elif unit.area is not None and unit.area.kind == UnitKind.HAMLET:
        places.add(unit.area.parent_id)
    return (
        Status.objects.filter(in_force(day), kind=StatusKind.REMOTE, unit__in=places - {None})
        .filter(Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gt=day))
        .exists()
    )


def remote_territories(day: date) -> QuerySet[Unit]:
    """Territories of a day that a decision in force calls remote."""
    rows = Status.objects.filter(in_force(day), kind=StatusKind.REMOTE)
    return as_of(day).filter(kind__in=TERRITORIES, pk__in=rows.values("unit")).order_by("folded")
