"""Reading what was asked at a meeting, and its hall."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from hoiam.base.prepared import Prepared
from hoiam.base.queries import only
from hoiam.core import codes
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotFound
from hoiam.meetings import queries
from hoiam.meetings.models import Hall, Meeting, Outcome, Question, Remark
from hoiam.meetings.policies import WORKERS
from hoiam.voices import queries as voices
from hoiam.voices.models import Voice

HALL_SYMBOLS = 4
_LOOKALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class Counts:
    """Questions in = answered + assigned + put outside + still open: nothing else."""

    answered: int = 0
    assigned: int = 0
    outside: int = 0
    open: int = 0

    @property
    def asked(self) -> int:
        return self.answered + self.assigned + self.outside + self.open


def questions(meeting: Meeting) -> QuerySet[Question]:
    """All of them, in the order in which they arrived; gathered ones keep their place."""
    rows = Question.objects.filter(meeting=meeting)
    return rows.select_related("unit", "gathered_under", "voice__receipt").order_by("number")


def counts(meeting: Meeting) -> Counts:
    """How they ended, in one query."""
    outcomes = Question.objects.filter(meeting=meeting).values_list("outcome", flat=True)
    found = Counter(outcomes.order_by())
    return Counts(
        answered=found[Outcome.ANSWERED],
        assigned=found[Outcome.ASSIGNED],
        outside=found[Outcome.OUTSIDE],
        open=found[""],
    )


def visible_to(person: Actor) -> QuerySet[Question]:
    """Questions of meetings that the person's units keep or host, or that lie below the ones they
    lead: what people asked is read there in full, and nowhere else."""
    if person.kind is Kind.SYSTEM:
        return Question.objects.all()
    works = person.units(*WORKERS)
    return Question.objects.filter(meeting__in=queries.of_units(works, person.units(Role.LEADER)))


def for_person(person: Actor, code: str) -> Question:
    """One visible question; a stranger's answer is the same as for a missing one."""
    return _one(visible_to(person), code)


def by_code(code: str) -> Question:
    """One question with its meeting, for who has asked elsewhere who may read it."""
    return _one(Question.objects.all(), code)


def _one(rows: QuerySet[Question], code: str) -> Question:
    meeting = (f"meeting__{name}" for name in queries.WITH_UNITS)
    beside = ("unit", "gathered_under", "voice__receipt", "voice__area")
    found: Question | None = only(rows.select_related(*meeting, *beside).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


_OF_VOICE: Prepared[Question] = Prepared(
    lambda key: Question.objects.filter(voice=key).select_related(
        "meeting__unit", "unit", "gathered_under"
    ),
    int,
)


def of_voice(voice: Voice) -> Question | None:
    """The question that somebody's words became, if they were said for a meeting."""
    return _OF_VOICE.first(voice.pk)


def key_of(meeting: Meeting, key: str) -> str:
    """Bound to the meeting: a key of another door never meets a question."""
    return f"meeting/{meeting.code}/{key}"


def is_asked(meeting: Meeting, key: str) -> bool:
    """Whether this form was taken in already: a retry costs nobody their turn."""
    return with_key(meeting, key_of(meeting, key)) is not None


def with_key(meeting: Meeting, key: str) -> Question | None:
    """What was already asked at this meeting under this key of a form or a note-taker's page."""
    rows = Question.objects.filter(meeting=meeting, voice__key=voices.token_hash(key))
    found: Question | None = only(rows.select_related("meeting", "unit"))
    return found


def remarks_of(question: Question) -> QuerySet[Remark]:
    """What was noted under it, in the order of arrival."""
    return Remark.objects.filter(question=question).order_by("id")


def hall_of(meeting: Meeting) -> Hall | None:
    """The hall of a meeting, once it was prepared."""
    found: Hall | None = only(Hall.objects.select_related("now").filter(meeting=meeting))
    return found


def by_hall_code(typed: str) -> Hall:
    """The hall whose short code was typed or scanned: small letters, o for 0, i and l for 1."""
    code = "".join(typed.upper().split()).translate(_LOOKALIKES)
    found: Hall | None = None
    if len(code) == HALL_SYMBOLS and set(code) <= set(codes.ALPHABET):
        found = only(Hall.objects.select_related("meeting__unit", "now").filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found
