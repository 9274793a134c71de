"""Where records belong: by the units of their time, or by what stands in their place today.

The count of a line and the list that it opens to ask the same mapping from the units that
records name to the lines of a page, so that they cannot disagree.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from hoiam.registers.models import Record
from hoiam.units import queries as units
from hoiam.units.models import Placement, Unit, UnitKind

PLACED = "record"  # how a choice of a successor names what it speaks of


class By(StrEnum):
    """Which unit of a record is asked for."""

    UNIT = "unit"  # who answers
    AREA = "area"  # where it is


class Organised(StrEnum):
    """As the units were when the record was made, or as they are today."""

    THEN = "then"
    TODAY = "today"


class Level(StrEnum):
    """How far lines of territories are drawn together."""

    NAMED = "named"  # exactly what the record names
    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"


class Without(StrEnum):
    """Lines of records that lead to no unit."""

    NOT_SAID = "not-said"  # the source names none that we know
    NOT_CHOSEN = "not-chosen"  # it was split, and nobody chose yet
    GONE = "gone"  # it ended, and nothing took it over


_KINDS: Mapping[Level, tuple[str, ...]] = {
    Level.NAMED: (),
    Level.COMMUNE: (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE),
    Level.DISTRICT: (UnitKind.DISTRICT,),
    Level.PROVINCE: (UnitKind.PROVINCE,),
}

type Line = int | Without


@dataclass(frozen=True, slots=True)
class Lines:
    """Which line each record stands in: by the unit it names, or by its own code where that unit
    was split and a person chose."""

    by: By
    of_unit: Mapping[int, Line]
    of_record: Mapping[str, Line]
    units: Mapping[int, Unit]  # those that lines name

    def rows_in(self, line: Line) -> Q:
        """The condition for the records of one line."""
        named = [pk for pk, at in self.of_unit.items() if at == line]
        found = Q(**{f"{self.by}__in": named})
        if line is Without.NOT_SAID:
            found |= Q(**{f"{self.by}__isnull": True})
        if not self.of_record:
            return found
        here = [code for code, at in self.of_record.items() if at == line]
        return (found & ~Q(code__in=list(self.of_record))) | Q(code__in=here)


def lines(*, by: By, organised: Organised, level: Level, day: date) -> Lines:
    """The lines under which every record stands; a few statements, however many records."""
    column = f"{by}_id"
    keys = Record.objects.order_by().exclude(**{column: None}).values(column).distinct()
    named = {one.pk: one for one in _with_above(Unit.objects.filter(pk__in=keys))}
    if organised is Organised.THEN:
        at = {pk: _at_level(one, level) for pk, one in named.items()}
        return Lines(by, {pk: one.pk for pk, one in at.items()}, {}, _by_key(at.values()))
    heirs = units.on_day_of(named.values(), day)
    found = {pk: _at_level(after[0], level) for pk, after in heirs.items() if len(after) == 1}
    of_unit: dict[int, Line] = {pk: one.pk for pk, one in found.items()}
    of_unit |= {
        pk: Without.NOT_CHOSEN if after else Without.GONE
        for pk, after in heirs.items()
        if len(after) != 1
    }
    split = [named[pk] for pk, line in of_unit.items() if line is Without.NOT_CHOSEN]
    chosen = {code: _at_level(one, level) for code, one in _chosen(by, split, day).items()}
    return Lines(
        by,
        of_unit,
        {code: one.pk for code, one in chosen.items()},
        _by_key([*found.values(), *chosen.values()]),
    )


def _with_above(rows: QuerySet[Unit]) -> QuerySet[Unit]:
    return rows.select_related("area", "parent__parent__parent")


def _by_key(found: Iterable[Unit]) -> dict[int, Unit]:
    return {one.pk: one for one in found}


def _at_level(unit: Unit, level: Level) -> Unit:
    """The unit of that level which it is or lies in; itself where there is none."""
    here: Unit | None = unit
    while here is not None and level is not Level.NAMED:
        if here.kind in _KINDS[level]:
            return here
        here = here.parent
    return unit


def _chosen(by: By, split: Collection[Unit], day: date) -> dict[str, Unit]:
    """What people chose for records of units that were split, by the code of the record."""
    if not split:
        return {}
    codes = Placement.objects.filter(about_kind=PLACED).values("about_code")
    rows = Record.objects.filter(**{f"{by}__in": split}, code__in=codes).order_by("version")
    named = {one.pk: one for one in split}
    things = {code: named[pk] for code, pk in rows.values_list("code", f"{by}_id")}
    found = units.successors_for(PLACED, things.items(), day)
    return {code: unit for code, unit in found.items() if unit is not None}


def said(line: str) -> Line | None:
    """A line as an address names it: one without a unit, or the code of a unit."""
    if line in list(Without):
        return Without(line)
    unit = units.found(line)
    return unit.pk if unit is not None else None
