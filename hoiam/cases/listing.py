"""The list of cases that somebody sees, in the parts that an index finds: see `base.windows`.

The same cases as `queries.visible_to`, which a test compares.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from hoiam.base.prepared import PERSON, Counted, Fixed, Keys, Many, Prepared, Told
from hoiam.base.queries import Constant, of_each
from hoiam.base.windows import MOST_KEYS, Part
from hoiam.cases.models import Case, HandOver
from hoiam.cases.queries import LENT
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core.actor import Actor, Role
from hoiam.notices.models import Notice
from hoiam.notices.queries import not_yet_told
from hoiam.units import queries as units
from hoiam.units.models import Unit

MOST_UNITS = 200  # in the choice of a filter
NEWEST = 500  # received cases that are looked at for it
LOOKED_AT = 200  # messages that wait, of those that wait longest and of the last ones
MOST_LENT = 1_000  # consultations and promises of some units that are looked up one by one


def every() -> QuerySet[Case]:
    """Every case there is: for `parts_of`, which shows of them what is within reach."""
    return Case.objects.all()


def released() -> QuerySet[Case]:
    """Cases that ever had a public page, hidden ones too."""
    return Case.objects.filter(page__isnull=False)


def of_field(rows: QuerySet[Case], code: str) -> QuerySet[Case]:
    """By the key of a field, which stands in the memory of what seldom changes: an index of bodies
    or fields begins with it, and its end is the end of the list."""
    return rows.filter(field=next((one.pk for one in units.fields() if one.code == code), 0))


def of_unit(rows: QuerySet[Case], code: str) -> QuerySet[Case]:
    """By the key of a unit, looked up first, so that an index begins with it."""
    return rows.filter(unit__in=Unit.objects.filter(code=code).values("pk"))


def key_of(code: str) -> int:
    """Of the unit that a list is narrowed to; none is 0."""
    unit = units.found(code) if code else None
    return 0 if unit is None else unit.pk


@dataclass(frozen=True, slots=True)
class Reach:
    """By what somebody sees cases: keys of the units that hold them, of the desks that received
    them, of the units that lend a hand, and of the territories where they happened."""

    units: tuple[int, ...] = ()
    desks: tuple[int, ...] = ()
    lending: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()
    # Where they lend more than is looked up one by one: they, and what they took over.
    left: tuple[int, ...] = ()

    @property
    def is_wide(self) -> bool:
        """So many that theirs are found among the newest of all."""
        return max(len(self.units), len(self.areas)) > MOST_KEYS


_WORKS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def reach_of(person: Actor) -> Reach:
    """Two statements; one more where units lend a hand often, and for the Front one of its own."""
    works, desks = person.units(*_WORKS), person.units(Role.CLERK)
    rows = _UNITS(person) if works else []
    lending = tuple(pk for pk, code in rows if code in works)
    reach = Reach(
        units=tuple(pk for pk, _code in rows),
        desks=tuple(pk for pk, code in rows if code in desks),
        lending=lending,
        areas=tuple(pk for (pk,) in _PLACES(person)) if person.units(Role.FRONT) else (),
    )
    if not lending or reach.is_wide or _COUNT_LENT(lending)[0] <= MOST_LENT:
        return reach
    return replace(reach, left=(*lending, *(pk for (pk,) in _BEFORE(person))))


def _units(person: Actor) -> QuerySet[Unit, Any]:
    works = person.units(*_WORKS)
    seen = Q(code__in=works) | Q(pk__in=units.keys_taken_over_by(works))
    seen |= units.below_any(person.units(Role.LEADER))
    return Unit.objects.filter(seen).order_by("pk").values_list("pk", "code")


def _lent_by(lending: Iterable[int]) -> QuerySet[Commitment]:
    return Commitment.objects.filter(LENT, unit__in=lending)


_UNITS = Told(_units, PERSON)
_PLACES = Told(
    lambda person: units.places_of(person.units(Role.FRONT)).order_by("pk").values_list("pk"),
    PERSON,
)
_BEFORE = Told(
    lambda person: units.keys_taken_over_by(person.units(*_WORKS)).values_list("predecessor"),
    PERSON,
)
_COUNT_LENT = Counted([_lent_by], Many(int), most=MOST_LENT + 1)


def parts_of(reach: Reach, rows: QuerySet[Case]) -> Sequence[Part]:
    """These cases, as far as they are within reach."""
    if reach.is_wide:
        return [_among_all(reach, rows)]
    found = [Part(rows, "unit", reach.units), Part(rows, "desk", reach.desks)]
    if reach.lending:
        found += _lent(reach, rows)
    found.append(Part(rows, "area", reach.areas))
    return found


def _lent(reach: Reach, rows: QuerySet[Case]) -> list[Part]:
    """What units lend a hand in. Nearly every promise lies where its case does: of a unit that gave
    many, only what was handed over from there can lie elsewhere."""
    every = _lent_by(reach.lending)
    if not reach.left:
        return [Part(rows.filter(code__in=every.values("about_code")), are_few=True)]
    # Both kinds are named besides: SQLite takes the index by the condition it was made with.
    asked = every.filter(kind=Constant(CommitmentKind.CONSULT.value))
    promised = every.filter(about_code=OuterRef("code"), kind=CommitmentKind.PROMISE)
    left = HandOver.objects.filter(from_unit__in=reach.left).values("case")
    return [
        Part(rows.filter(code__in=asked.values("about_code")), are_few=True),
        Part(rows.filter(pk__in=left).filter(of_each(promised)), are_few=True),
    ]


def _among_all(reach: Reach, rows: QuerySet[Case]) -> Part:
    """Who reaches many units or places finds theirs among the newest of all. The sums keep a
    database from fetching all that these ever had, to sort it."""
    by_keys = {"unit": reach.units, "desk": reach.desks, "area": reach.areas}
    sums = {f"{column}_key": F(f"{column}_id") + 0 for column in by_keys}
    seen = Q(pk__in=())
    for column, keys in by_keys.items():
        if keys:
            seen |= Q(**{f"{column}_key__in": keys})
    if reach.lending:
        seen |= _is_lent(reach)
    return Part(rows.alias(**sums).filter(seen))


def _is_lent(reach: Reach) -> Q:
    """Whether one of these units lends a hand in a case, asked of each."""
    return of_each(_lent_by(reach.lending).filter(about_code=OuterRef("code")))


@dataclass(frozen=True, slots=True)
class Least:
    """A count that looks at no more than a page has time for: exact where it is whole, and
    otherwise at least so many."""

    number: int
    whole: bool


def count_held(reach: Reach, most: int) -> int:
    """How many wait for a human to read them first, counted no further than somebody would."""
    return len(_HELD(*_lists(reach), reach.left, reach.is_wide, most)[:most])


def _held(*lists: Any) -> list[QuerySet[Case]]:
    holding, desks, areas, lending, left, is_wide, most = lists
    reach = Reach(units=holding, desks=desks, areas=areas, lending=lending, left=left)
    # The word stands in the statement: there is an index of what is held alone.
    rows = every().exclude(held=Constant(""))
    if is_wide:
        return [_among_all(reach, rows).rows.order_by()[:most]]
    found = [rows.filter(unit__in=holding), rows.filter(desk__in=desks)]
    found.append(rows.filter(area__in=areas))
    if lending:
        found += [part.rows for part in _lent(reach, rows)]
    return [part.order_by()[:most] for part in found]


def _lists(reach: Reach) -> tuple[tuple[int, ...], ...]:
    return reach.units, reach.desks, reach.areas, reach.lending


_LISTS = (Many(int),) * 4
_HELD = Keys(_held, *_LISTS, Many(int), Fixed(), Fixed())


def count_untold(reach: Reach) -> Least:
    """How many of them there are, for a page that shows the number beside others. Of more messages
    than are looked at, those that wait longest and the last ones."""
    found = _LOOKED_AT(*_lists(reach), "id")
    whole = len(found) <= LOOKED_AT
    if not whole:
        found += _LOOKED_AT(*_lists(reach), "-id")
    return Least(len({pk for pk, case in found if case is not None}), whole)


def _looked_at(*lists: Any) -> QuerySet[Notice, Any]:
    """Messages that wait at one end of all of them, each with its case where that is within reach:
    nobody's cases are gone through."""
    holding, desks, areas, lending, order = lists
    seen = _within(Reach(units=holding, desks=desks, areas=areas, lending=lending))
    case = Case.objects.filter(seen, code=OuterRef("about_code")).values("pk")[:1]
    rows = not_yet_told("case").order_by(order).annotate(seen=Subquery(case))
    return rows.values_list("pk", "seen")[: LOOKED_AT + 1]


def _within(reach: Reach) -> Q:
    seen = Q(unit__in=reach.units) | Q(desk__in=reach.desks) | Q(area__in=reach.areas)
    return seen | _is_lent(reach) if reach.lending else seen


_LOOKED_AT = Told(_looked_at, *_LISTS, Fixed())


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
    keys = set(reach.units)
    if reach.desks:
        keys |= {key for (key,) in _RECEIVED(reach.desks)}
    if reach.areas:
        keys |= {key for (key,) in _HAPPENED(reach.areas)}
    return _CHOICE(list(keys))


def _holding(keys: Iterable[int]) -> QuerySet[Unit]:
    held = Exists(Case.objects.filter(unit=OuterRef("pk")))
    return Unit.objects.filter(pk__in=keys).filter(held).order_by("folded")[:MOST_UNITS]


_CHOICE = Prepared(_holding, Many(int))
_RECEIVED = Told(
    lambda keys: Case.objects.filter(desk__in=keys).order_by("-id").values_list("unit")[:NEWEST],
    Many(int),
)
_HAPPENED = Told(
    lambda keys: Case.objects.filter(area__in=keys).order_by("-id").values_list("unit")[:NEWEST],
    Many(int),
)
