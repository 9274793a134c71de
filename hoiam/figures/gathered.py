"""What a leader reads beside the counts: what became of the promises of each meeting, which
reception comes next, and what the same kind of matter keeps coming back with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet, Sum

from hoiam.cases.models import Case
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.commitments.topics import Tag, Topic
from hoiam.core.pending import Kept
from hoiam.figures.leading import View
from hoiam.figures.sources import CASE
from hoiam.meetings.models import Conclusion, Meeting, MeetingKind, MeetingState, Question
from hoiam.reception.models import Turn, VisitConclusion
from hoiam.units.models import Unit

MEETINGS = 6  # the latest ones stand on the page; the rest in the list of meetings
REPEATED = 3  # from how many open matters of one field on the page says that it repeats
FIELDS = 5
HELD = (MeetingState.HELD, MeetingState.CLOSED)
COMING = (MeetingState.PLANNED, MeetingState.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class Promised:
    """One meeting and what became of all that was promised there."""

    meeting: Meeting
    kept: Kept


def hosted_by(units: QuerySet[Unit]) -> QuerySet[Meeting]:
    """Meetings that one of these units holds; a joint one stands once."""
    return Meeting.objects.filter(hosts__unit__in=units.values("pk")).distinct()


def promised(units: QuerySet[Unit], view: View) -> list[Promised]:
    """The latest meetings of these hosts that left something to do, the newest first."""
    held = hosted_by(units).filter(state__in=HELD).order_by("-held_on", "-id")
    meetings = list(held[:MEETINGS])
    left = _left_by(meetings)
    rows = Commitment.objects.filter(code__in=left)
    late = set(rows.filter(commitments.is_late(view.day)).values_list("code", flat=True))
    found: dict[int, Kept] = defaultdict(Kept)
    for code, state in rows.values_list("code", "state"):
        for meeting in left[code]:
            found[meeting] = _with_one(found[meeting], state, is_late=code in late)
    return [Promised(one, found[one.pk]) for one in meetings if one.pk in found]


def codes_left_by(meeting: Meeting) -> list[str]:
    """Codes of the duties that one meeting left."""
    return list(_left_by([meeting]))


def _left_by(meetings: Iterable[Meeting]) -> dict[str, set[int]]:
    """The meetings that left each duty: by a question assigned, a conclusion, or what the head
    concluded when receiving somebody."""
    keys, found = [one.pk for one in meetings], defaultdict[str, set[int]](set)
    for rows in (
        Question.objects.filter(meeting__in=keys).values_list("meeting_id", "commitment"),
        Conclusion.objects.filter(meeting__in=keys).values_list("meeting_id", "commitment"),
        VisitConclusion.objects.filter(visit__session__in=keys).values_list(
            "visit__session_id", "commitment"
        ),
    ):
        for meeting, code in rows.exclude(commitment=""):
            found[code].add(meeting)
    return found


def _with_one(so_far: Kept, state: str, *, is_late: bool) -> Kept:
    done = state in (CommitmentState.DONE, CommitmentState.MERGED)
    is_open = state == CommitmentState.OPEN
    return Kept(
        kept=so_far.kept + done,
        in_time=so_far.in_time + (is_open and not is_late),
        late=so_far.late + (is_open and is_late),
        undone=so_far.undone + (state == CommitmentState.UNDONE),
    )


def next_reception(units: QuerySet[Unit], at: datetime) -> Meeting | None:
    """The next reception of citizens by one of these units."""
    coming = hosted_by(units).filter(kind=MeetingKind.RECEPTION, state__in=COMING, starts__gte=at)
    return coming.select_related("unit").order_by("starts", "id").first()


def expected_at(meeting: Meeting | None) -> int | None:
    """How many people have booked to come; their names stand in the line of that day alone."""
    if meeting is None:
        return None
    turns = Turn.objects.filter(session=meeting, cancelled_at__isnull=True)
    return turns.aggregate(people=Sum("people"))["people"] or 0


def next_dialogue(units: QuerySet[Unit], at: datetime) -> Meeting | None:
    """The next dialogue with people that one of these units holds."""
    coming = hosted_by(units).filter(kind=MeetingKind.DIALOGUE, state__in=COMING, starts__gte=at)
    return coming.select_related("unit").order_by("starts", "id").first()


@dataclass(frozen=True, slots=True)
class Repeated:
    """A field of life in which several matters wait for an answer."""

    code: str
    name: str
    number: int


def answers_in(rows: QuerySet[Commitment], field: str) -> QuerySet[Commitment]:
    """Answers owed in cases of one field."""
    cases = Case.objects.filter(field__code=field).values("code")
    return rows.filter(about_kind=CASE, kind=CommitmentKind.ANSWER, about_code__in=cases)


def repeated(rows: QuerySet[Commitment]) -> list[Repeated]:
    """Fields with the most answers owed, the most first."""
    owed = rows.filter(about_kind=CASE, kind=CommitmentKind.ANSWER).order_by()
    found = (
        Case.objects.filter(code__in=owed.values("about_code"))
        .values("field__code", "field__name")
        .annotate(number=Count("id"))
        .filter(number__gte=REPEATED)
        .order_by("-number", "field__code")[:FIELDS]
    )
    return [Repeated(one["field__code"], one["field__name"], one["number"]) for one in found]


TOPICS = 8  # those with the most matters
# What is tagged by itself, and not by the matter that it is about.
ITSELF = "commitment"


def is_of_topic(topic: str) -> Q:
    """Duties that bear a topic, or are about a matter that bears it."""
    tags = Tag.objects.filter(topic__code=topic, taken_at__isnull=True)
    matters = tags.exclude(about_kind=ITSELF).values("about_code")
    return Q(about_code__in=matters) | Q(
        code__in=tags.filter(about_kind=ITSELF).values("about_code")
    )


def by_topic(rows: QuerySet[Commitment]) -> list[Repeated]:
    """Topics with what is open under each, the most first."""
    used = Topic.objects.filter(tags__taken_at__isnull=True).annotate(matters=Count("tags"))
    topics = list(used.filter(matters__gt=0).order_by("-matters", "code")[:TOPICS])
    if not topics:
        return []
    counts = {f"n_{one.pk}": Count("id", filter=is_of_topic(one.code)) for one in topics}
    counted = rows.order_by().aggregate(**counts)
    found = [Repeated(one.code, one.name, counted[f"n_{one.pk}"]) for one in topics]
    return sorted((one for one in found if one.number), key=lambda one: -one.number)


def begun_on(duties: Iterable[Commitment]) -> dict[int, date]:
    """Since when the matter of each is on record: the first day of the first duty about it."""
    rows = list(duties)
    # By kind too, with which the index begins: without it PostgreSQL reads the whole table.
    first = Commitment.objects.filter(
        about_kind__in={one.about_kind for one in rows},
        about_code__in={one.about_code for one in rows},
    )
    days: dict[tuple[str, str], date] = {
        (kind, code): day
        for kind, code, day in first.order_by()
        .values_list("about_kind", "about_code")
        .annotate(Min("started_on"))
    }
    return {one.pk: days[one.about_kind, one.about_code] for one in rows}
