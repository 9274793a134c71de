"""Territories and bodies as they were on a day."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from hoiam.base import steady
from hoiam.base.queries import only
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.core.text import fold
from hoiam.units.hamlets import KnownCommune, KnownHamlet
from hoiam.units.models import COMMUNES, TERRITORIES, ChangeLink, Unit, UnitKind


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


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """What these units are called, by their codes."""
    return dict(Unit.objects.filter(code__in=list(codes)).values_list("code", "name"))


def found(code: str) -> Unit | None:
    """The unit with this code where there is one: for filters, which refuse nobody."""
    if "\0" in code:
        return None  # PostgreSQL keeps no such sign, and refuses to be asked for it
    return only(Unit.objects.select_related("parent", "area").filter(code=code))


def bodies_for(area: Unit | None, day: date) -> QuerySet[Unit]:
    """Bodies that may hold a case: those of the province, or those of a territory that is named
    and of the territories around it."""
    wanted = Q(area__kind=UnitKind.PROVINCE)
    if area is not None:
        # Upwards by key: asked downwards, by who has this one below it, PostgreSQL may join the
        # units three times over.
        around = [key for key in (area.pk, area.parent_id) if key is not None]
        above = Unit.objects.filter(pk__in=around).values("parent")
        wanted = Q(area__in=around) | Q(area__in=above)
    return as_of(day).filter(wanted, outside=False).order_by("area__kind", "pk")


def communes(day: date) -> QuerySet[Unit]:
    """Communes, wards and special zones of a day, by name."""
    return as_of(day).filter(kind__in=COMMUNES).order_by("folded")


@steady.held()
def commune(code: str, day: date) -> Unit | None:
    """The commune, ward or special zone with this code on a day, with what it lies in."""
    if "\0" in code:
        return None
    found = steady.rows(("commune", code, day), lambda: communes(day).filter(code=code))
    for one in found:
        if one.parent_id is not None:
            one.parent = steady.row(Unit, one.parent_id)
    return found[0] if found else None


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


def led(leads: Collection[str], unit: str) -> Q:
    """The condition for rows whose `unit` lies below one of the units that somebody leads."""
    if not leads:
        return Q(pk__in=[])
    above = [f"{unit}{'__parent' * steps}__code__in" for steps in (1, 2, 3)]
    return Q(**{above[0]: leads}) | Q(**{above[1]: leads}) | Q(**{above[2]: leads})


def below_any(leads: Collection[str]) -> Q:
    """The condition for units up to three below one of these."""
    if not leads:
        return Q(pk__in=[])
    above = Q(parent__code__in=leads) | Q(parent__parent__code__in=leads)
    return above | Q(parent__parent__parent__code__in=leads)


def places_of(bodies: Collection[str]) -> QuerySet[Unit]:
    """The territories of these bodies, what lies in them, and the same of what went into them."""
    own = Unit.objects.filter(code__in=bodies).values("area")
    before = ChangeLink.objects.filter(successor__in=own).values("predecessor")
    return Unit.objects.filter(
        Q(pk__in=own) | Q(parent__in=own) | Q(pk__in=before) | Q(parent__in=before)
    )


def subordinates_of(unit: Unit, day: date) -> QuerySet[Unit]:
    """Units directly below."""
    return as_of(day).filter(parent=unit).order_by("code")


def below(units: Sequence[Unit], rows: QuerySet[Unit]) -> list[Unit]:
    """All that lies under some units among the given rows, superiors first: their bodies, the
    territories within, and what lies under those. One query per level, at most four levels."""
    found: list[Unit] = []
    level = list(units)
    while level:
        found += rows.filter(area__in=level).order_by("pk")
        level = list(rows.filter(parent__in=level, kind__in=TERRITORIES).order_by("pk"))
        found += level
    return found


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
