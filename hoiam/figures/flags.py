"""The flags of `core.pending` as conditions on duties: one for the count, the list and the file."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.lookups import IsNull

from hoiam.base.prepared import Fixed, Many, Told
from hoiam.base.queries import Constant, of_each
from hoiam.cases.models import Case as Matter
from hoiam.cases.models import Docket, Gathering, HandOver
from hoiam.commitments.models import Commitment, DueDate, Ground
from hoiam.core.pending import LEVELS, MANY_PEOPLE, MOVED_OFTEN, Flag, Level, Look
from hoiam.figures.sources import CASE
from hoiam.reception.models import Matter as Brought
from hoiam.reception.models import Visit
from hoiam.units.models import Unit
from hoiam.voices.models import Channel

# Who comes in person or sends a paper chooses the office; whoever calls or writes by web does not.
HANDED_IN = (Channel.DESK, Channel.POST, Channel.BOX)
MOVED_BY_PEOPLE = (Ground.EXTENSION, Ground.AGREED, Ground.PROLONGED)

type Matters = Callable[[], tuple[QuerySet[Any], ...]]


def _kinds(*levels: Level) -> list[str]:
    return [kind for kind, level in LEVELS.items() if level in levels]


def _above(level: Level) -> list[str]:
    return _kinds(*(one for one in Level if one > level))


def is_long_pending(seen: Look) -> Q:
    """What began long ago, and what belongs to a matter that did."""
    earlier = Commitment.objects.filter(
        about_kind=OuterRef("about_kind"),
        about_code=OuterRef("about_code"),
        started_on__lte=seen.old_since,
    )
    return Q(started_on__lte=seen.old_since) | of_each(earlier)


def _skipped_cases() -> QuerySet[Matter]:
    """Cases handed in above the unit that answers, or passed down to it: what is asked of each by
    its key, since those who ever came to a desk are a fifth of everybody."""
    holds = Q(pk__in=())
    for level in (Level.COMMUNE, Level.DISTRICT):
        above = _above(level)
        passed = HandOver.objects.filter(case=OuterRef("pk"), from_unit__area__kind__in=above)
        came = Gathering.objects.filter(
            voice__desk__area__kind__in=above, voice__channel__in=HANDED_IN
        )
        own = came.filter(case=OuterRef("pk"), case__joined_to__isnull=True)
        joined = came.filter(case__joined_to=OuterRef("pk"))
        visited = Brought.objects.filter(case=OuterRef("pk"), visit__body__area__kind__in=above)
        here = Q(unit__area__kind__in=_kinds(level))
        holds |= here & (of_each(passed) | of_each(own) | of_each(joined) | of_each(visited))
    return Matter.objects.filter(holds)


def _crowds() -> QuerySet[Brought]:
    """What a crowd brought, whoever of it came in."""
    return Brought.objects.filter(visit__same__gte=MANY_PEOPLE)


def _crowded_cases() -> tuple[QuerySet[Matter], ...]:
    brought = _crowds().filter(case__isnull=False).values("case")
    return Matter.objects.filter(people__gte=MANY_PEOPLE), Matter.objects.filter(pk__in=brought)


def _crowded_dockets() -> tuple[QuerySet[Docket], ...]:
    brought = _crowds().filter(docket__isnull=False).values("docket")
    return (Docket.objects.filter(pk__in=brought),)


def _crowded_visits() -> tuple[QuerySet[Visit], ...]:
    return (Visit.objects.filter(same__gte=MANY_PEOPLE),)


# Which matters many people stand behind, by what a duty may be about; other rooms are added here.
# Each of the sets is found by an index of its own.
CROWDED: dict[str, Matters] = {
    CASE: _crowded_cases,
    "docket": _crowded_dockets,
    "visit": _crowded_visits,
}


def has_skipped() -> Q:
    """Duties in cases that skipped a level."""
    return Q(about_kind=CASE) & of_each(_skipped_cases().filter(code=OuterRef("about_code")))


def has_crowd() -> Q:
    """Duties in matters of five people and more."""
    found = Q(pk__in=())
    for about, matters in CROWDED.items():
        for those in matters():
            found |= Q(about_kind=about, about_code__in=those.values("code"))
    return found


def _in_crowd() -> Q:
    """The same, asked of each duty of a page."""
    found = Q(pk__in=())
    for about, matters in CROWDED.items():
        for those in matters():
            found |= Q(about_kind=about) & of_each(those.filter(code=OuterRef("about_code")))
    return found


def has_moved_often() -> Q:
    """Duties whose date people moved two times or more."""
    moved = (
        DueDate.objects.filter(ground__in=[Constant(one.value) for one in MOVED_BY_PEOPLE])
        .values("commitment")
        .annotate(times=Count("id"))
        .filter(times__gte=MOVED_OFTEN)
        .order_by()
    )
    return Q(pk__in=moved.values("commitment"))


def _was_moved_often() -> Q:
    """The same, asked of each duty of a page."""
    moved = DueDate.objects.filter(commitment=OuterRef("pk"), ground__in=MOVED_BY_PEOPLE)
    last = moved.order_by("id").values("pk")[MOVED_OFTEN - 1 : MOVED_OFTEN]
    return Q(IsNull(Subquery(last), rhs=False))


def condition(flag: Flag, seen: Look) -> Q:
    """Which duties bear a flag."""
    match flag:
        case Flag.LONG_PENDING:
            return is_long_pending(seen)
        case Flag.SKIPPED:
            return has_skipped()
        case Flag.CROWD:
            return has_crowd()
        case Flag.MOVED:
            return has_moved_often()


def _of_one(flag: Flag, seen: Look) -> Q:
    """The same for a few duties: nothing is gathered that they do not bear."""
    match flag:
        case Flag.CROWD:
            return _in_crowd()
        case Flag.MOVED:
            return _was_moved_often()
        case _:
            return condition(flag, seen)


def flags_on(duties: Iterable[Commitment], seen: Look) -> dict[int, frozenset[Flag]]:
    """The flags of each duty of a page, in one statement."""
    return {
        pk: frozenset(flag for flag, holds in zip(Flag, held, strict=True) if holds)
        for pk, *held in _FLAGS([one.pk for one in duties], seen)
    }


def _flagged(keys: Iterable[int], seen: Look) -> QuerySet[Commitment, Any]:
    rows = Commitment.objects.filter(pk__in=keys)
    said = {f"has_{flag.name.lower()}": _said(_of_one(flag, seen)) for flag in Flag}
    return rows.annotate(**said).values_list("pk", *said)


_FLAGS = Told(_flagged, Many(int), Fixed())


def _said(holds: Q) -> Case:
    return Case(When(holds, then=Value(1)), default=Value(0))


def level_of(unit: Unit) -> Level | None:
    """Where a unit answers, by its territory; the same as the conditions above."""
    return LEVELS.get(unit.area.kind) if unit.area is not None else None
