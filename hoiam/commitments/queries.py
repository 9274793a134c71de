"""Reading what is owed: my work, the duties about one thing, what is late."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from hoiam.base.prepared import Many, Told
from hoiam.base.queries import Unindexed
from hoiam.commitments import policies, recounted
from hoiam.commitments.helping import Helper
from hoiam.commitments.keeping import Unkept
from hoiam.commitments.matters import MatterOf, fact_of
from hoiam.commitments.models import (
    GIVEN,
    ClockFact,
    Commitment,
    CommitmentKind,
    CommitmentState,
    DueDate,
    Ground,
    Recount,
)
from hoiam.commitments.topics import Tag, Topic
from hoiam.core.actor import Actor, Role
from hoiam.core.calendar import Calendar
from hoiam.core.clocks.changes import Change, Key, by_key, changes, touched
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.shapes import Clock, Fact
from hoiam.core.refusals import NotFound
from hoiam.rules import queries as rules


def visible_to(person: Actor) -> QuerySet[Commitment]:
    """Those of the units the person works in, of units below the ones they lead, and for the
    Front those in its area."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    leads = person.units(Role.LEADER)
    front = person.units(Role.FRONT)
    seen = Q(unit__code__in=works) | Q(assigned_by_unit__code__in=works)
    if works:
        helps = Helper.objects.filter(commitment=OuterRef("pk"), unit__code__in=works)
        seen |= Q(Exists(helps))
    if leads:
        seen |= Q(unit__parent__code__in=leads) | Q(unit__parent__parent__code__in=leads)
        seen |= Q(unit__parent__parent__parent__code__in=leads)
        seen |= _asked_below(leads)
    if front:
        seen |= Q(unit__area__bodies__code__in=front)
        seen |= Q(unit__area__parent__bodies__code__in=front) | Q(assigned_by_unit__code__in=front)
    seen_rows = Commitment.objects.filter(seen)
    return seen_rows.distinct() if front else seen_rows


def _asked_below(leads: Iterable[str]) -> Q:
    """What a unit below these asked of any other: who leads the asker may move its date."""
    asker = Q(assigned_by_unit__parent__code__in=leads)
    asker |= Q(assigned_by_unit__parent__parent__code__in=leads)
    return asker & Q(kind=CommitmentKind.CONSULT)


def by_code(person: Actor, code: str) -> Commitment:
    """One visible commitment."""
    found = visible_to(person).select_related("unit", "assigned_by_unit").filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def my_work(person: Actor) -> QuerySet[Commitment]:
    """Open work of the units where the person works, by due date; the id breaks ties so that the
    list can be paged by its last row."""
    return (
        Commitment.objects.filter(
            unit__code__in=person.units(Role.CLERK, Role.HANDLER, Role.LEADER),
            state=CommitmentState.OPEN,
        )
        .select_related("unit")
        .order_by("due_on", "id")
    )


def asked_dates(person: Actor) -> QuerySet[Commitment]:
    """Requests for a new date that wait for this person's word."""
    leads = person.units(Role.LEADER)
    return (
        Commitment.objects.alias(stands=Unindexed("state"))
        .filter(stands=CommitmentState.OPEN, asked_at__isnull=False)
        .filter(
            Q(assigned_by_unit__code__in=leads)
            | Q(unit__parent__code__in=leads)
            | Q(unit__parent__parent__code__in=leads)
            | _asked_below(leads)
        )
        .select_related("unit")
        .order_by("due_on", "id")
    )


def about(kind: str, code: str) -> QuerySet[Commitment]:
    """Every duty about one thing with all its dates, oldest first."""
    dates = Prefetch("due_dates", queryset=DueDate.objects.order_by("id"))
    return (
        Commitment.objects.filter(about_kind=kind, about_code=code)
        .select_related("unit__parent__parent__parent", "assigned_by_unit__parent__parent__parent")
        .prefetch_related(dates)
        .order_by("id")
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What was given about one matter, as anybody may read it; its words are covered by the door."""

    row: Commitment
    postponed: int  # how often its date moved by hand
    unkept: int  # how often it was said that it was not kept

    @property
    def was_late(self) -> bool:
        """Ended after its date; whether it is late while open, the day says."""
        return self.row.ended_on is not None and self.row.ended_on > self.row.due_on


def public_of(about: tuple[str, str]) -> tuple[Given, ...]:
    """What was promised or assigned about one matter, oldest first; the matter is public, which
    the part above has checked."""
    return public_of_all(about[0], [about[1]]).get(about[1], ())


def public_of_all(kind: str, codes: Collection[str]) -> dict[str, tuple[Given, ...]]:
    """The same for many matters of one kind, by code, in a constant number of queries."""
    rows = list(
        Commitment.objects.filter(about_kind=kind, about_code__in=codes, kind__in=policies.GIVEN)
        .select_related("unit", "assigned_by_unit")
        .prefetch_related("helpers__unit")
        .order_by("id")
    )
    moved, unkept = times_moved(rows), times_unkept(rows)
    found: dict[str, tuple[Given, ...]] = {}
    for row in rows:
        given = Given(row, moved.get(row.pk, 0), unkept.get(row.pk, 0))
        found[row.about_code] = (*found.get(row.about_code, ()), given)
    return found


def times_unkept(rows: Iterable[Commitment]) -> dict[int, int]:
    """How often each was said not to be kept, by duty."""
    said = Unkept.objects.filter(commitment__in=list(rows))
    return dict(said.values_list("commitment").annotate(Count("id")).order_by())


def unkept_of(rows: QuerySet[Commitment]) -> tuple[int, int]:
    """How many of what was given were said not to be kept, and of how many: the count that the
    public reads, with its number."""
    given = rows.filter(kind__in=policies.GIVEN).order_by()
    said = Exists(Unkept.objects.filter(commitment=OuterRef("pk")))
    return given.filter(said).distinct().count(), given.distinct().count()


def tags_of(about: tuple[str, str]) -> QuerySet[Tag]:
    """The topics that one matter bears."""
    rows = Tag.objects.filter(about_kind=about[0], about_code=about[1], taken_at__isnull=True)
    return rows.select_related("topic").order_by("topic__order", "topic__folded")


def topics_on(day: date) -> QuerySet[Topic]:
    """Topics that may be put on something on this day."""
    rows = Topic.objects.filter(valid_from__lte=day)
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day)).order_by("order", "folded")


def topic(code: str) -> Topic:
    """One topic, in force or not."""
    found = Topic.objects.filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def tagged(topic: Topic, kind: str) -> QuerySet[Tag]:
    """What bears a topic, of one kind of matter; who may see it, the part of the matter says."""
    return Tag.objects.filter(topic=topic, about_kind=kind, taken_at__isnull=True)


def due_of(codes: Iterable[str]) -> dict[str, date]:
    """By when each of these is owed."""
    rows = Commitment.objects.filter(code__in=codes)
    return dict(rows.values_list("code", "due_on"))


def times_moved(rows: Iterable[Commitment]) -> dict[int, int]:
    """How often somebody moved the date of each, by duty; what the calendar, a rule or a
    correction moved is nobody's."""
    return dict(_MOVED([row.pk for row in rows]))


def _moved(keys: Iterable[int]) -> QuerySet[DueDate, Any]:
    later = (Ground.EXTENSION, Ground.AGREED, Ground.PROLONGED)
    moved = DueDate.objects.filter(commitment__in=keys, ground__in=later)
    found: QuerySet[DueDate, Any] = moved.values_list("commitment").annotate(Count("id"))
    return found.order_by()


_MOVED = Told(_moved, Many(int))


def of_kind(kind: CommitmentKind) -> QuerySet[Commitment]:
    """All of a kind; the part above narrows it to what may be shown."""
    return Commitment.objects.filter(kind=kind)


def open_by_unit(units: Collection[int]) -> dict[int, int]:
    """How much is open at each of these units, by key."""
    rows = Commitment.objects.filter(unit__in=units, state=CommitmentState.OPEN)
    return dict(rows.values_list("unit").annotate(Count("id")).order_by())


def is_late(today: date) -> Q:
    """Open past the due date: late from the first day after it. What is paused has no last day."""
    return Q(state=CommitmentState.OPEN, due_on__lt=today, paused_on__isnull=True)


def next_due(*, after: date) -> date | None:
    """The nearest day after this one on which something that is open and runs falls due."""
    rows = Commitment.objects.filter(
        state=CommitmentState.OPEN, due_on__gt=after, paused_on__isnull=True
    )
    return rows.order_by("due_on").values_list("due_on", flat=True).first()


def overdue(rows: QuerySet[Commitment], *, today: date) -> QuerySet[Commitment]:
    """Those of the rows that are late."""
    return rows.filter(is_late(today))


def late_answers(about_kind: str, *, today: date) -> QuerySet[Commitment]:
    """Answers about one kind of matter that are open and late, to be asked of a matter by its code:
    no index of what is open is taken for that."""
    rows = Commitment.objects.alias(stands=Unindexed("state"), due=Unindexed("due_on"))
    return rows.filter(
        about_kind=about_kind,
        kind=CommitmentKind.ANSWER,
        stands=CommitmentState.OPEN,
        due__lt=today,
        paused_on__isnull=True,
    )


def counting(*days: date) -> QuerySet[Commitment]:
    """Open duties between whose beginning and whose date one of the days lies. A change of the
    calendar on any other day moves none of them: a count never looks beyond its last day. What is
    paused has no date to move; it gets one when it goes on, from the calendar as it stands then.
    """
    if not days:
        return Commitment.objects.none()
    inside = [Q(started_on__lt=day, due_on__gte=day) for day in days]
    # A notice is counted backwards, from an event that lies ahead of its last day.
    inside += [Q(kind=CommitmentKind.CLOCK, started_on__gte=day, due_on__lte=day) for day in days]
    return _running().filter(reduce(or_, inside))


def ruled_by(rules: Collection[str]) -> QuerySet[Commitment]:
    """Open duties under one of these rules, whichever of its versions."""
    return _running().filter(rule__in=rules)


def _running() -> QuerySet[Commitment]:
    return Commitment.objects.filter(state=CommitmentState.OPEN, paused_on__isnull=True)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a decision on days would do: clocks that count one of them, and how they move."""

    touched: int
    later: int
    earlier: int
    past: int  # of the earlier ones, those whose new date lies before today


def foreseen(days: Iterable[date], calendar: Calendar, *, today: date) -> Foreseen:
    """How many open clocks move when the calendar becomes this one by these days. Dates that a person gave
    stand, and are not counted."""
    moves = [
        (recounted.anew(text, calendar).due_on, due_on, clocks)
        for text, due_on, clocks in _latest(counting(*days))
    ]
    return Foreseen(
        touched=sum(clocks for _new, _old, clocks in moves),
        later=sum(clocks for new, old, clocks in moves if new > old),
        earlier=sum(clocks for new, old, clocks in moves if new < old),
        past=sum(clocks for new, old, clocks in moves if new < old and new < today),
    )


def _latest(duties: QuerySet[Commitment]) -> Iterable[tuple[str, date, int]]:
    """The text that explains the latest date of each duty whose date was counted, that date, and
    how many duties share both."""
    own = DueDate.objects.filter(commitment=OuterRef("commitment"))
    later = own.filter(pk__gt=OuterRef("pk"))
    dates = DueDate.objects.filter(commitment__in=duties).filter(
        ~Exists(own.filter(ground__in=GIVEN)), ~Exists(later)
    )
    told = dates.annotate(told=Cast("explanation", TextField()))
    groups: Iterable[tuple[str, date, int]] = (
        told.order_by().values_list("told", "due_on").annotate(clocks=Count("id"))
    )
    return groups


def recounts() -> QuerySet[Recount]:
    """Recounts of open clocks, the newest first."""
    return Recount.objects.select_related("override", "correction").order_by("-id")


def facts_of(about: tuple[str, str]) -> QuerySet[ClockFact]:
    """Every fact of a matter as it was recorded, those taken back and what took them back too."""
    rows = ClockFact.objects.filter(about_kind=about[0], about_code=about[1])
    return rows.select_related("cancels", "cancelled_by").order_by("number")


def standing_facts(about: tuple[str, str]) -> QuerySet[ClockFact]:
    """Those that count: neither taken back nor there to take one back."""
    return facts_of(about).filter(cancels__isnull=True, cancelled_by__isnull=True)


def standing_facts_of(kind: str, codes: Collection[str]) -> QuerySet[ClockFact]:
    """The same of many matters of one kind, in one statement."""
    rows = ClockFact.objects.filter(about_kind=kind, about_code__in=codes)
    return rows.filter(cancels__isnull=True, cancelled_by__isnull=True).order_by("id")


def history_of(matter: MatterOf) -> History:
    """What happened to a matter, as it is on record now."""
    facts = tuple(fact_of(row) for row in standing_facts(matter.about))
    return History(matter.matter, facts, matter.place)


def clocks_of_matter(matter: MatterOf) -> tuple[Clock, ...]:
    """Every clock of a matter, on the calendar and by the rules as they stand."""
    return _clocks(history_of(matter))


def clocks_then(
    matter: MatterOf, day: date, *, own: Collection[int], later: Collection[int]
) -> tuple[Clock, ...]:
    """The clocks as they stood on a day: by what had happened until then, besides the facts of one
    act (`own`, which may lie ahead) and without those that came after it (`later`)."""
    rows = standing_facts(matter.about)
    known = [
        fact_of(row)
        for row in rows
        if row.number in own or (row.day <= day and row.number not in later)
    ]
    return _clocks(History(matter.matter, tuple(known), matter.place))


def foresee(matter: MatterOf, fact: Fact, *, reason: str = "") -> tuple[Change, ...]:
    """What one fact more would do; what the law does not allow, or what needs a reason, is refused
    as it would be then."""
    return foresee_all(matter, (fact,), reason=reason)


def foresee_all(matter: MatterOf, facts: Iterable[Fact], *, reason: str = "") -> tuple[Change, ...]:
    """The same of several facts that one step puts on record together."""
    history = history_of(matter)
    before, after = _clocks(history), _clocks(history.with_facts(*facts))
    policies.check_may_rewrite(_known(matter, before, touched(before, after)), reason)
    return changes(before, after)


def foresee_cancelled(matter: MatterOf, number: int) -> tuple[Change, ...]:
    """What taking one fact back would do."""
    return foresee_cancelled_all(matter, (number,))


def foresee_cancelled_all(matter: MatterOf, numbers: Collection[int]) -> tuple[Change, ...]:
    """What taking back the facts of one step would do."""
    rows = standing_facts(matter.about)
    left = tuple(fact_of(row) for row in rows if row.number not in numbers)
    after = History(matter.matter, left, matter.place)
    return changes(clocks_of_matter(matter), _clocks(after))


def _known(matter: MatterOf, before: tuple[Clock, ...], keys: Iterable[Key]) -> list[Commitment]:
    """The rows of those of these clocks that run already, or have run."""
    old = by_key(before)
    rows = about(*matter.about).filter(kind=CommitmentKind.CLOCK)
    by_clock = {(row.part, row.clock): row for row in rows}
    return [by_clock[key] for key in keys if key in old and key in by_clock]


def _clocks(history: History) -> tuple[Clock, ...]:
    return clocks_of(history, rules.calendar_on(), rules.rulebook_on())
