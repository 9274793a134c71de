"""The fields of life, and who answers for them where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Case, Min, QuerySet, When

from hoiam.base import steady
from hoiam.base.queries import only
from hoiam.core.refusals import Invalid, NotFound
from hoiam.core.text import fold
from hoiam.units.models import COMMUNES, Competence, CompetenceRule, Field, Unit, UnitKind
from hoiam.units.queries.reading import body, in_force, superior_of
from hoiam.units.queries.through_time import on_day

GOVERNMENT = "ubnd"  # the template of the People's Committee, at both levels
OTHER = "khac"  # the field for what fits nowhere


@dataclass(frozen=True, slots=True)
class Routing:
    """Who answers, and the sentence that says why; `outside` means that we can only guide."""

    unit: Unit
    why: str
    basis: str
    outside: bool


def fields() -> QuerySet[Field]:
    """The fields of life in the order of the form."""
    return Field.objects.order_by("order", "code")


def field(code: str) -> Field:
    """One field of life."""
    found = steady.rows(("field", code), lambda: Field.objects.filter(code=code))
    if not found:
        raise Invalid("units.field-unknown", field="field", given=code)
    return found[0]


@steady.held()
def fields_for(text: str, limit: int = 3) -> Sequence[Field]:
    """Fields whose words occur in a text, most and longest first; a proposal, never a decision."""
    words = f" {fold(text)} "
    known = steady.recall("field-terms", _terms)
    lengths: dict[tuple[int, int, int], int] = {}
    for first in set(words.split()):
        for one, term in known.get(first, ()):
            if term in words:
                lengths[one] = lengths.get(one, 0) + len(term) - 2
    # The longest first, then the lower order of the form.
    best = sorted(lengths, key=lambda one: (-lengths[one], one))
    return [steady.row(Field, pk) for _, _, pk in best[:limit]]


def _terms() -> Mapping[str, tuple[tuple[tuple[int, int, int], str], ...]]:
    """Words of fields between blanks as they stand in a text, by the first of them, since few of
    all are in any text; with each the order and place of its field, and the field's key."""
    known: dict[str, tuple[tuple[tuple[int, int, int], str], ...]] = {}
    for place, one in enumerate(fields()):
        for term in one.folded.split("\n"):
            if term:
                first = term.split(maxsplit=1)[0]
                row = ((one.order, place, one.pk), f" {term} ")
                known[first] = (*known.get(first, ()), row)
    return MappingProxyType(known)


def competences(day: date) -> QuerySet[Competence]:
    """The table of competence of a day."""
    return Competence.objects.filter(in_force(day)).select_related("unit")


def competence(pk: int) -> Competence | None:
    """One row of the table."""
    return only(Competence.objects.select_related("field", "area").filter(pk=pk))


def answering_areas(day: date) -> QuerySet[Unit]:
    """Where a row of the table may hold: the province, and each commune for its exceptions."""
    kinds = (UnitKind.PROVINCE, *COMMUNES)
    rows = Unit.objects.filter(in_force(day), kind__in=kinds)
    return rows.order_by(Case(When(kind=UnitKind.PROVINCE, then=0), default=1), "folded")


def commune_templates(day: date) -> list[Unit]:
    """One body of each kind that communes have, to show what the kind is called."""
    rows = Unit.objects.filter(in_force(day), area__kind__in=COMMUNES).exclude(template="")
    first = rows.order_by().values("template").annotate(first=Min("pk")).values("first")
    return list(Unit.objects.filter(pk__in=first).select_related("area").order_by("pk"))


@steady.held()
def competent_unit(
    *, field: str, kind: str, area: Unit, day: date, about: Unit | None = None
) -> Routing:
    """Who answers for a field and kind in an area on a day, and why.

    `about` is the body whose conduct is spoken of. Without it a matter of conduct goes to the
    superior of the area's own People's Committee: the safe side, since the person meant may
    be its chairman (house rule).
    """
    asked = "route", field, kind, area.pk, day, about.pk if about is not None else None
    pk, why, basis, outside = steady.recall(
        asked, lambda: _route(field=field, kind=kind, area=area, day=day, about=about)
    )
    return Routing(unit=steady.row(Unit, pk), why=why, basis=basis, outside=outside)


def _route(
    *, field: str, kind: str, area: Unit, day: date, about: Unit | None
) -> tuple[int, str, str, bool]:
    """The key of the unit, and the rest of what is said of the way there."""
    found = _found_route(field=field, kind=kind, area=area, day=day, about=about)
    return found.unit.pk, found.why, found.basis, found.outside


def _found_route(
    *, field: str, kind: str, area: Unit, day: date, about: Unit | None = None
) -> Routing:
    place = _present(area, day)
    line = _line(place)
    rows = competences(day).filter(field__code=field, area__in=line)
    routing = _nearest(rows, line, kind, about, day)
    if routing is not None:
        return routing
    if field != OTHER:
        return _found_route(field=OTHER, kind=kind, area=place, day=day)
    raise NotFound("units.no-competence", area=place.name)


def competent_units(
    *, fields: Sequence[str], kind: str, area: Unit, day: date
) -> dict[str, Routing]:
    """The same for several fields of one place at once; a field for which nobody answers there
    is left out."""
    place = _present(area, day)
    line = _line(place)
    rows: dict[str, list[Competence]] = defaultdict(list)
    wanted = competences(day).filter(field__code__in={*fields, OTHER}, area__in=line)
    for row in wanted.select_related("unit", "field"):
        rows[row.field.code].append(row)
    found = {}
    for one in fields:
        route = _nearest(rows[one], line, kind, None, day)
        route = route or _nearest(rows[OTHER], line, kind, None, day)
        if route is not None:
            found[one] = route
    return found


def _nearest(
    rows: Iterable[Competence], line: tuple[Unit, ...], kind: str, about: Unit | None, day: date
) -> Routing | None:
    """What the nearest fitting row says that says anything for this place."""
    fitting = [row for row in rows if not row.kinds or kind in row.kinds.split(",")]
    level = {unit.pk: distance for distance, unit in enumerate(line)}
    for row in sorted(fitting, key=lambda row: _nearness(row, level[row.area_id])):
        routing = _routing(row, line, about, day)
        if routing is not None:
            return routing
    return None


def _line(place: Unit) -> tuple[Unit, ...]:
    """The territory and those around it, from the smallest."""
    line: list[Unit] = []
    here: Unit | None = place
    while here is not None:
        line.append(here)
        here = here.parent
    return tuple(line)


def _nearness(row: Competence, distance: int) -> tuple[int, bool, bool, int, int]:
    """The smaller place first, then a row for this kind, then the commune's own body, then the
    newest."""
    return (
        distance,
        not row.kinds,
        row.rule != CompetenceRule.OWN,
        -row.valid_from.toordinal(),
        -row.pk,
    )


def _present(unit: Unit, day: date) -> Unit:
    there = on_day(unit, day)
    if len(there) != 1:
        names = ", ".join(one.name for one in there)
        raise Invalid("units.area-without-one-successor", field="area", area=unit.name, names=names)
    return there[0]


def _routing(
    row: Competence, line: tuple[Unit, ...], about: Unit | None, day: date
) -> Routing | None:
    """What a row says for a place; None where it speaks of communes and the place is none."""
    unit: Unit | None
    if row.rule == CompetenceRule.OWN:
        commune = next((one for one in line if one.kind in COMMUNES), None)
        unit = body(commune, row.template, day) if commune is not None else None
    elif row.rule == CompetenceRule.SUPERIOR:
        unit = _superior_for(line[0], about, day)
    else:
        unit = _present(row.unit, day) if row.unit is not None else None
    if unit is None:
        return None
    return Routing(unit=unit, why=row.why, basis=row.basis, outside=unit.outside)


def _superior_for(place: Unit, about: Unit | None, day: date) -> Unit:
    meant = _present(about, day) if about is not None else _government_of(place, day)
    superior = superior_of(meant) if meant is not None else None
    if superior is None:
        raise NotFound("units.no-superior", unit=(meant or place).name)
    return _present(superior, day)


def _government_of(place: Unit, day: date) -> Unit | None:
    found = (body(here, GOVERNMENT, day) for here in _line(place))
    return next((one for one in found if one is not None), None)
