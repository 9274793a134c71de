"""The list of cases that somebody sees, in the parts that an index finds: see `base.windows`.

The same cases as `queries.visible_to`, which a test compares.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from hoiam.base.windows import MOST_KEYS, Part, newest
from hoiam.cases.models import Case
from hoiam.cases.queries import LENT
from hoiam.commitments.models import Commitment
from hoiam.core.actor import Actor, Role
from hoiam.notices.models import Notice
from hoiam.notices.queries import not_yet_told
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit

MOST_UNITS = 200  # in the choice of a filter
NEWEST = 500  # received cases that are looked at for it
LOOKED_AT = 1_000  # messages that wait


def every() -> QuerySet[Case]:
    """Every case there is: for `parts_of`, which shows of them what is within reach."""
    return Case.objects.all()


def released() -> QuerySet[Case]:
    """Cases that ever had a public page, hidden ones too."""
    return Case.objects.filter(page__isnull=False)


def of_field(rows: QuerySet[Case], code: str) -> QuerySet[Case]:
    """By the key of a field, looked up first, so that an index begins with it."""
    return rows.filter(field__in=Field.objects.filter(code=code).values("pk"))


def of_unit(rows: QuerySet[Case], code: str) -> QuerySet[Case]:
    """The same of a unit."""
    return rows.filter(unit__in=Unit.objects.filter(code=code).values("pk"))


@dataclass(frozen=True, slots=True)
class Reach:
    """By what somebody sees cases: keys of the units that hold them, of the desks that received
    them, of the units that lend a hand, and of the territories where they happened."""

    units: tuple[int, ...] = ()
    desks: tuple[int, ...] = ()
    lending: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()


def reach_of(person: Actor) -> Reach:
    """One statement; for the Front, one of its own."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    desks, led = person.units(Role.CLERK), person.units(Role.LEADER)
    front = person.units(Role.FRONT)
    places = units.places_of(front).order_by("pk").values_list("pk", flat=True) if front else ()
    rows: list[tuple[int, str]] = []
    if works:
        seen = Q(code__in=works) | Q(pk__in=units.keys_taken_over_by(works)) | units.below_any(led)
        rows = list(Unit.objects.filter(seen).order_by("pk").values_list("pk", "code"))
    return Reach(
        units=tuple(pk for pk, _code in rows),
        desks=tuple(pk for pk, code in rows if code in desks),
        lending=tuple(pk for pk, code in rows if code in works),
        areas=tuple(places),
    )


def parts_of(reach: Reach, rows: QuerySet[Case]) -> Sequence[Part]:
    """These cases, as far as they are within reach."""
    lent = Commitment.objects.filter(LENT, unit__in=reach.lending)
    found = [_by_key(rows, "unit", reach.units), _by_key(rows, "desk", reach.desks)]
    if reach.lending:
        found.append(Part(rows.filter(code__in=lent.values("about_code")), are_few=True))
    found.append(_by_key(rows, "area", reach.areas))
    return found


def _by_key(rows: QuerySet[Case], column: str, keys: tuple[int, ...]) -> Part:
    """Of few units, the newest of each; who reaches many finds theirs among the newest of all.
    The sum keeps a database from fetching all that these units ever had, to sort it."""
    if len(keys) <= MOST_KEYS:
        return Part(rows, column, keys)
    return Part(rows.alias(reached=F(f"{column}_id") + 0).filter(reached__in=keys))


@dataclass(frozen=True, slots=True)
class Least:
    """A count that looks at no more than a page has time for: exact where it is whole, and
    otherwise at least so many."""

    number: int
    whole: bool


def count_untold(person: Actor) -> Least:
    """How many of them there are, for a page that shows the number beside others. Of more messages
    than are looked at, those that wait longest and those about the person's newest cases."""
    reach = reach_of(person)
    oldest = list(not_yet_told("case").values_list("about_code", flat=True)[: LOOKED_AT + 1])
    whole = len(oldest) <= LOOKED_AT
    # Their cases first, then who sees these: asked at once, SQLite begins with what a unit holds.
    keys = list(Case.objects.filter(code__in=set(oldest)).values_list("pk", flat=True))
    seen = Case.objects.filter(_within(reach), pk__in=keys)
    among = set(seen.values_list("code", flat=True))
    number = sum(code in among for code in oldest)
    if not whole:
        keys = newest(parts_of(reach, every()), NEWEST)
        mine = Case.objects.filter(pk__in=keys).exclude(code__in=among).values("code")
        number += not_yet_told("case").order_by().filter(about_code__in=mine).count()
    return Least(number, whole)


def _within(reach: Reach) -> Q:
    lent = Commitment.objects.filter(LENT, unit__in=reach.lending).values("about_code")
    seen = Q(unit__in=reach.units) | Q(desk__in=reach.desks) | Q(area__in=reach.areas)
    return seen | Q(code__in=lent) if reach.lending else seen


def untold(person: Actor) -> QuerySet[Notice]:
    """Messages about visible cases that reached nobody yet: each of those that wait is held against
    its case, and nobody's cases are gone through."""
    seen = _within(reach_of(person))
    case = Case.objects.filter(seen, code=OuterRef("about_code")).values("pk")[:1]
    waiting = not_yet_told("case").alias(seen=Subquery(case)).filter(seen__isnull=False)
    return waiting.order_by("queued_at", "id")


def units_with_cases(reach: Reach) -> list[Unit]:
    """Units to choose from above the list: those within reach that hold a case, and those of the
    newest ones that desks received."""
    held = Exists(Case.objects.filter(unit=OuterRef("pk")))
    seen = Q(pk__in=reach.units)
    received = Case.objects.filter(desk__in=reach.desks).order_by("-id")[:NEWEST]
    if reach.desks:
        seen |= Q(pk__in={*received.values_list("unit", flat=True)})
    if reach.areas:
        happened = Case.objects.filter(area__in=reach.areas).order_by("-id")[:NEWEST]
        seen |= Q(pk__in={*happened.values_list("unit", flat=True)})
    return list(Unit.objects.filter(seen).filter(held).order_by("folded")[:MOST_UNITS])
