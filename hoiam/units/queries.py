"""Reading territories and bodies: as they were on a day, what became of them, who answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from hoiam.base.queries import only
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound
from hoiam.core.text import fold
from hoiam.units.hamlets import KnownCommune, KnownHamlet
from hoiam.units.models import (
    COMMUNES,
    TERRITORIES,
    Competence,
    CompetenceRule,
    Field,
    Unit,
    UnitKind,
)

GOVERNMENT = "ubnd"  # the template of the People's Committee, at both levels
OTHER = "khac"  # the field for what fits nowhere


@dataclass(frozen=True, slots=True)
class Routing:
    """Who answers, and the sentence that says why; `outside` means that we can only guide."""

    unit: Unit
    why: str
    basis: str
    outside: bool


def visible_to(person: Actor) -> QuerySet[Unit]:
    """Units are public: whoever asks sees all of them."""
    del person
    return Unit.objects.all()


def in_force(day: date) -> Q:
    """The condition for a row whose period holds on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def as_of(day: date) -> QuerySet[Unit]:
    """The units that existed on a day."""
    return Unit.objects.filter(in_force(day))


def by_code(code: str) -> Unit:
    """One unit by our own code, whether it still exists or not."""
    unit = only(Unit.objects.select_related("parent", "area").filter(code=code))
    if unit is None:
        raise NotFound("units.unknown", given=code)
    return unit


def found(code: str) -> Unit | None:
    """The unit with this code where there is one: for filters, which refuse nobody."""
    return only(Unit.objects.select_related("parent", "area").filter(code=code))


def bodies_for(area: Unit | None, day: date) -> QuerySet[Unit]:
    """Bodies that may hold a case: those of the province, and of a commune where one is named."""
    wanted = Q(area__kind=UnitKind.PROVINCE)
    if area is not None:
        wanted |= Q(area=area)
    return as_of(day).filter(wanted, outside=False).order_by("area__kind", "pk")


def communes(day: date) -> QuerySet[Unit]:
    """Communes, wards and special zones of a day, by name."""
    return as_of(day).filter(kind__in=COMMUNES).order_by("folded")


def hamlets_in(commune: Unit, day: date) -> QuerySet[Unit]:
    """Hamlets of a commune on a day."""
    return as_of(day).filter(kind=UnitKind.HAMLET, parent=commune).order_by("folded", "code")


def bodies_in(area: Unit, day: date) -> QuerySet[Unit]:
    """Bodies that answer for an area itself, in the order they were made."""
    return as_of(day).filter(area=area).order_by("pk")


def top_bodies(day: date) -> QuerySet[Unit]:
    """Bodies of the province itself that answer to nobody else."""
    found = as_of(day).filter(area__kind=UnitKind.PROVINCE, outside=False)
    return found.order_by("pk")


def body(area: Unit, template: str, day: date) -> Unit | None:
    """The body an area has by a template on a day."""
    return only(as_of(day).filter(area=area, template=template))


def predecessors(unit: Unit) -> QuerySet[Unit]:
    """What this unit was made of."""
    return Unit.objects.filter(successor_links__successor=unit).distinct().order_by("code")


def successors(unit: Unit) -> QuerySet[Unit]:
    """What took this unit over; several when it was split."""
    return Unit.objects.filter(predecessor_links__predecessor=unit).distinct().order_by("code")


def on_day(unit: Unit, day: date) -> tuple[Unit, ...]:
    """The unit itself where it exists on the day, else those that took it over by then."""
    seen, found, waiting = {unit.pk}, [], [unit]
    while waiting:
        now = waiting.pop()
        if now.valid_from <= day and (now.valid_to is None or now.valid_to > day):
            found.append(now)
            continue
        if now.valid_from > day:
            continue
        for after in successors(now):
            if after.pk not in seen:
                seen.add(after.pk)
                waiting.append(after)
    return tuple(sorted(found, key=lambda one: one.code))


def superior_of(unit: Unit) -> Unit | None:
    """Who stands above a body or a territory; the dated parent, nothing is guessed from names."""
    return unit.parent


def superior_codes(unit: Unit) -> frozenset[str]:
    """Codes of everything above a unit; free where the caller selected the parents with it."""
    found, above = set(), unit.parent
    while above is not None:
        found.add(above.code)
        above = above.parent
    return frozenset(found)


def subordinates_of(unit: Unit, day: date) -> QuerySet[Unit]:
    """Units directly below."""
    return as_of(day).filter(parent=unit).order_by("code")


def descendants(unit: Unit, day: date) -> tuple[Unit, ...]:
    """The unit and everything below it on a day: one query per level, at most four."""
    found, level = [unit], [unit]
    while level:
        level = list(as_of(day).filter(parent__in=level).order_by("code"))
        found += level
    return tuple(found)


def territory_codes(unit: Unit, day: date) -> tuple[str, ...]:
    """Codes of a territory and of the territories within it."""
    return tuple(one.code for one in descendants(unit, day) if one.kind in TERRITORIES)


def find_by_name(text: str, day: date) -> QuerySet[Unit]:
    """Units of a day whose name has words that begin so, with or without marks; nearest first."""
    words = fold(text).split()
    if not words:
        return Unit.objects.none()
    found = as_of(day)
    for word in words:
        found = found.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    return found.order_by(Length("folded"), "folded", "code")


def fields() -> QuerySet[Field]:
    """The fields of life in the order of the form."""
    return Field.objects.order_by("order", "code")


def field(code: str) -> Field:
    """One field of life."""
    found = only(Field.objects.filter(code=code))
    if found is None:
        raise Invalid("units.field-unknown", field="field", given=code)
    return found


def fields_for(text: str, limit: int = 3) -> Sequence[Field]:
    """Fields whose words occur in a text, most and longest first; a proposal, never a decision."""
    words = f" {fold(text)} "
    scored = []
    for one in fields():
        hits = [term for term in one.folded.split("\n") if term and f" {term} " in words]
        if hits:
            scored.append((sum(len(term) for term in hits), -one.order, one))
    scored.sort(key=lambda entry: entry[:2], reverse=True)
    return [one for _, _, one in scored[:limit]]


def competences(day: date) -> QuerySet[Competence]:
    """The table of competence of a day."""
    return Competence.objects.filter(in_force(day)).select_related("unit")


def competent_unit(
    *, field: str, kind: str, area: Unit, day: date, about: Unit | None = None
) -> Routing:
    """Who answers for a field and kind in an area on a day, and why.

    `about` is the body whose conduct is spoken of. Without it a matter of conduct goes to the
    superior of the area's own People's Committee: the safe side, since the person meant may
    be its chairman (house rule).
    """
    place = _present(area, day)
    line = _line(place)
    rows = competences(day).filter(field__code=field, area__in=line)
    fitting = [row for row in rows if not row.kinds or kind in row.kinds.split(",")]
    level = {unit.pk: distance for distance, unit in enumerate(line)}
    for row in sorted(fitting, key=lambda row: _nearness(row, level[row.area_id])):
        routing = _routing(row, line, about, day)
        if routing is not None:
            return routing
    if field != OTHER:
        return competent_unit(field=OTHER, kind=kind, area=place, day=day)
    raise NotFound("units.no-competence", area=place.name)


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


def known_communes(day: date) -> tuple[KnownCommune, ...]:
    """What a list of hamlets is compared with: the communes."""
    return tuple(
        KnownCommune(one.code, one.official_code, one.name, one.valid_from) for one in communes(day)
    )


def known_hamlets(day: date) -> tuple[KnownHamlet, ...]:
    """What a list of hamlets is compared with: the hamlets."""
    rows = as_of(day).filter(kind=UnitKind.HAMLET).select_related("parent").order_by("code")
    return tuple(
        KnownHamlet(one.code, one.parent.code if one.parent else "", one.name) for one in rows
    )
