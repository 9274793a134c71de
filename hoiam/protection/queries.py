"""Reading requests, terms of one person and of the next weeks, breaches, and what may be counted
in public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from hoiam.base.models import Event
from hoiam.base.queries import only
from hoiam.cases import queries as cases
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.protection import policies, terms
from hoiam.protection.models import Breach, BreachState, DataRequest, Disposal, Hold
from hoiam.protection.parts import Part
from hoiam.protection.terms import DISPOSED, Term
from hoiam.units import queries as units
from hoiam.voices.models import Voice

FEW = 5  # a smaller count of people is not shown to strangers
WITH_UNIT = "unit__parent__parent__parent"


def visible_to(person: Actor) -> QuerySet[DataRequest]:
    """Requests to units the person works in, that these took over, and below those they lead."""
    return DataRequest.objects.filter(_theirs(person))


def _theirs(person: Actor, *further: Role) -> Q:
    works = person.units(*policies.WORKERS, *further)
    led = person.units(Role.LEADER)
    seen = Q(unit__code__in=works)
    if led:
        seen |= Q(unit__parent__code__in=led) | Q(unit__parent__parent__code__in=led)
        seen |= Q(unit__parent__parent__parent__code__in=led)
    if works:
        seen |= Q(unit__in=units.keys_taken_over_by(works))
    return seen


def request_by_code(person: Actor, code: str) -> DataRequest:
    """One visible request; a stranger's answer is the same as for a missing one."""
    found = only(visible_to(person).select_related(WITH_UNIT, "voice__receipt").filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def requests_of(voice: Voice) -> QuerySet[DataRequest]:
    """What a person asked, the newest first."""
    return DataRequest.objects.filter(voice=voice.origin or voice).select_related("unit").order_by("-id")  # fmt: skip


def own_request(voice: Voice, code: str) -> DataRequest:
    """One request of this person."""
    found = requests_of(voice).filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def openings_of(voice: Voice) -> QuerySet[Event]:
    """When officers opened what this person asked: the unit, never a name."""
    codes = requests_of(voice).values("code")
    return Event.objects.filter(
        tag="protection.request.opened", subject_kind="data-request", subject_code__in=codes
    ).order_by("id")


# ---- how long ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """One part of one person: until when, why not before, or since when it is gone."""

    term: Term
    until: date | None = None
    why: str = ""  # open, asked, held: what postpones it now
    gone_on: date | None = None


def kept_of(voice: Voice, day: date) -> list[Kept]:
    """Every part that is kept of a person or was, with the day on which it goes."""
    head = voice.origin or voice
    row = terms.held_on(terms.heads(), day).filter(pk=head.pk).first()
    gone = _gone(head)
    found: list[Kept] = []
    for term in DISPOSED:
        part = term.part
        if part is None:
            continue
        if not terms.with_part(terms.heads().filter(pk=head.pk), part).exists():
            if part in gone:
                found.append(Kept(term, gone_on=gone[part]))
        elif row is not None:
            found.append(_kept(term, part, row))
    return found


def _kept(term: Term, part: Part, row: Any) -> Kept:
    if row.is_held:
        return Kept(term, why="held")
    if row.is_asked:
        return Kept(term, why="asked")
    if not row.ended or row.owes:
        return Kept(term, why="open")
    return Kept(term, until=terms.due_on(part, row.since))


# What a larger erasure takes along.
_WITHIN = {Part.COPIES: Part.ORIGINALS, Part.REQUEST: Part.REPLIES}


def _gone(head: Voice) -> dict[Part, date]:
    rows = Disposal.objects.filter(about_kind="voice", about_code=head.code, count__gt=0)
    found: dict[Part, date] = {}
    for part, day in rows.order_by("id").values_list("part", "day"):
        found[Part(part)] = day
        found.setdefault(_WITHIN.get(Part(part), Part(part)), day)
    return found


def words_gone_on(voice: Voice) -> date | None:
    """Since when the words of a person are gone."""
    return _gone(voice.origin or voice).get(Part.WORDS)


@dataclass(frozen=True, slots=True)
class Coming:
    """One case whose part is due soon."""

    part: Part
    term: Term
    case_code: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Ahead:
    """How many of a part are due until a day, and the first ones that this person may see."""

    term: Term
    count: int
    rows: tuple[Coming, ...]


MOST_SHOWN = 100


def ahead(person: Actor, day: date, *, days: int = 30) -> list[Ahead]:
    """What falls due within so many days: everybody's count, and the cases this leader leads."""
    led = person.units(Role.LEADER)
    seen = set(cases.visible_to(person).values_list("code", flat=True)) if led else set()
    return [_ahead(term, day + timedelta(days=days), seen) for term in DISPOSED]


def _ahead(term: Term, last: date, seen: set[str]) -> Ahead:
    part = term.part or Part.CONTACT
    rows = [
        Coming(part, term, row.case_code, due)
        for row in terms.due(part, last)
        if (due := terms.due_on(part, row.since)) <= last
    ]
    rows.sort(key=lambda one: (one.due_on, one.case_code))
    theirs = [row for row in rows if row.case_code in seen]
    return Ahead(term, len(rows), tuple(theirs[:MOST_SHOWN]))


def holds_of(person: Actor, day: date) -> QuerySet[Hold]:
    """Holds that stand, of cases the person sees."""
    codes = cases.visible_to(person).values("code")
    standing = Hold.objects.filter(lifted_at__isnull=True, held_until__gte=day)
    return standing.filter(case_code__in=codes).order_by("held_until", "id")


def hold_of(case_code: str, day: date) -> Hold | None:
    """The hold that stands on a case."""
    rows = Hold.objects.filter(case_code=case_code, lifted_at__isnull=True, held_until__gte=day)
    return rows.first()


# ---- breaches ------------------------------------------------------------------------------------


def breaches(person: Actor) -> QuerySet[Breach]:
    """Breaches at units the person works for, looks after, or leads above."""
    return (
        Breach.objects.filter(_theirs(person, Role.ADMINISTRATOR))
        .select_related(WITH_UNIT)
        .order_by("-id")
    )


def breach_by_code(person: Actor, code: str) -> Breach:
    """One visible breach."""
    found = only(breaches(person).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def late_breaches(person: Actor, at: datetime) -> QuerySet[Breach]:
    """Those of which the authority was not told within the hours of the law."""
    late = Q(notified_at__isnull=True, state=BreachState.OPEN, due_moment__lt=at)
    return breaches(person).filter(late | Q(notified_at__gt=F("due_moment")))


# ---- what everybody may count --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counted:
    """A count that strangers may read; none where fewer people stand behind it than may be told."""

    label: str
    further: str
    count: int | None


def newest_disposal() -> int:
    """The key of the newest disposal; none is 0."""
    return Disposal.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def disposals_counted() -> list[Counted]:
    """What went, by part and by why."""
    rows = Disposal.objects.filter(count__gt=0).values("part", "ground").annotate(n=Count("id"))
    return [
        Counted(row["part"], row["ground"], _shown(row["n"]))
        for row in rows.order_by("part", "ground")
    ]


def requests_counted() -> list[Counted]:
    """What people asked about their data, by kind and by what became of it."""
    rows = DataRequest.objects.values("kind", "state").annotate(n=Count("id"))
    return [
        Counted(row["kind"], row["state"], _shown(row["n"]))
        for row in rows.order_by("kind", "state")
    ]


def _shown(count: int) -> int | None:
    return count if count >= FEW else None


def breaches_counted() -> tuple[int, int]:
    """How many breaches there were, and of how many the authority was told late."""
    late = Q(notified_at__gt=F("due_moment"))
    found = Breach.objects.aggregate(all=Count("id"), late=Count("id", filter=late))
    return found["all"], found["late"]


def released_notes() -> Iterable[Breach]:
    """What leaders released about breaches, the newest first."""
    return Breach.objects.filter(released_at__isnull=False).select_related("unit").order_by("-id")


def open_requests(person: Actor) -> int:
    """How many requests wait for the units of this person."""
    return visible_to(person).filter(state__in=policies.OPEN).count()
