"""Reading petitions: who sees which, by code, by voice."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from hoiam.base.queries import only
from hoiam.cases import dockets
from hoiam.cases.models import Docket
from hoiam.commitments.models import Commitment
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.petitions.models import Petition, Sorting
from hoiam.petitions.policies import WORKERS
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind
from hoiam.voices import queries as voices
from hoiam.voices.models import Voice

ABOUT = "petition"
STEP = "petition-step"
# What policies, clocks and pages ask for.
WITH_ALL = (
    "docket__unit__parent__parent__parent",
    "docket__register",
    "docket__area",
    "register",
    "voice__field",
    "voice__area",
    "voice__receipt",
    "verifier",
)

# Units that prepare the work of the People's Committee; at a commune its divisions do so too, whose
# heads settle no complaint of their own (Law 136/2025, new art. 17).
_PREPARING = (UnitKind.OFFICE, UnitKind.CENTRE, UnitKind.RECEPTION)


def visible_to(person: Actor) -> QuerySet[Petition]:
    """Petitions whose proceeding somebody sees: of the units they work in, of those that these took
    over, of units below the ones they lead, and those that their unit verifies. Nobody else sees
    that there is one."""
    works = person.units(*WORKERS)
    seen = Q(docket__in=dockets.visible_to(person))
    if works:
        seen |= Q(verifier__code__in=works) | Q(verifier__in=units.keys_taken_over_by(works))
    return Petition.objects.filter(seen)


def held_by(person: Actor) -> QuerySet[Petition]:
    """The same without those that their unit only verifies: registers and reports are of whoever
    has the petition."""
    return Petition.objects.filter(docket__in=dockets.visible_to(person))


def by_code(person: Actor, code: str) -> Petition:
    """One visible petition; a stranger's answer is the same as for a missing one."""
    found = only(visible_to(person).select_related(*WITH_ALL).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def with_key(key: str) -> Petition | None:
    """What was already entered under this key of a form."""
    rows = Petition.objects.select_related(*WITH_ALL)
    return only(rows.filter(key=voices.token_hash(key)))


def of_voice(voice: Voice) -> Petition:
    """The petition that somebody's receipt stands for."""
    rows = Petition.objects.select_related(*WITH_ALL)
    found = only(rows.filter(voice=voice.origin or voice))
    if found is None:
        raise NotFound("base.not-found")
    return found


def named(person: Actor, typed: str, *, body: Unit) -> Petition | None:
    """A visible petition by its number in the register of a body (12/2026), or by its receipt."""
    rows = visible_to(person).select_related(*WITH_ALL)
    number, _slash, year = typed.partition("/")
    if number.isdecimal() and year.isdecimal() and len(number) < 9 and len(year) == 4:
        return only(rows.filter(register=body, number=int(number), year=int(year)))
    return only(rows.filter(voice__receipt__reference__iexact=typed))


def public_reference(petition: Petition) -> str:
    """How it is called outside: by the number of its receipt, which its sender holds. What was
    settled before the product came has none."""
    return petition.code if petition.voice is None else str(petition.voice.receipt.reference)


def open_clocks(petition: Petition) -> list[Commitment]:
    """What is owed in it, the nearest first."""
    return dockets.open_clocks([petition.docket]).get(petition.docket.code, [])


def of_docket(code: str) -> Petition | None:
    """The petition that leads this docket."""
    return only(Petition.objects.filter(docket__code=code))


def last_number(unit: Unit, year: int) -> int:
    """The last number in the register of a unit in a year."""
    rows = Petition.objects.filter(register=unit, year=year)
    return rows.aggregate(last=Max("number"))["last"] or 0


def units_for(person: Actor, day: date) -> list[Unit]:
    """Units in whose register this person may enter a petition today."""
    rows = units.as_of(day).filter(code__in=person.units(*WORKERS), outside=False)
    return list(rows.exclude(area__isnull=True).select_related("area", "parent").order_by("folded"))


def body_of(unit: Unit, day: date) -> Unit:
    """Whose head settles what this unit has, in whose name papers go out and whose register it is."""
    if unit.area is None or unit.kind not in (*_PREPARING, UnitKind.DEPARTMENT):
        return unit
    if unit.kind == UnitKind.DEPARTMENT and unit.area.kind == UnitKind.PROVINCE:
        return unit
    return units.body(unit.area, units.GOVERNMENT, day) or unit


def verifiers_for(petition: Petition, day: date) -> list[Unit]:
    """Units to which the body that settles a petition may entrust its verification: its own, those
    right below it, and itself."""
    body = body_of(petition.docket.unit, day)
    rows = units.as_of(day).filter(Q(pk=body.pk) | Q(parent=body), outside=False)
    return list(rows.exclude(area__isnull=True).order_by("folded"))


def registers_of(rows: QuerySet[Petition]) -> list[Unit]:
    """Whose registers these petitions stand in."""
    keys = rows.order_by().values("register").distinct()
    return list(Unit.objects.filter(pk__in=keys).order_by("folded"))


def relatives(petition: Petition) -> Iterable[Petition]:
    """What it was split from and into, what it repeats, its other instance."""
    up = [petition.split_from, petition.same_as, petition.first_instance]
    down = [
        *petition.split_into.order_by("id"),
        *petition.sent_again.order_by("id"),
        *petition.second_instances.order_by("id"),
    ]
    return [one for one in (*up, *down) if one is not None]


def last_sortings(way: str) -> QuerySet[Sorting]:
    """The sortings that stand, and chose this way."""
    newer = Sorting.objects.filter(petition=OuterRef("petition"), pk__gt=OuterRef("pk"))
    return Sorting.objects.filter(~Exists(newer), chosen=way)


def late(rows: QuerySet[Petition], *, today: date) -> QuerySet[Petition]:
    """Those of them in which something is owed that should be done by now."""
    return rows.filter(docket__in=dockets.in_state(Docket.objects.all(), "late", today=today))
