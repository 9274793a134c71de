"""Topics for everybody: public matters alone, and what was given about them."""

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.cases import queries as cases
from hoiam.commitments import queries
from hoiam.commitments.models import CommitmentState
from hoiam.commitments.queries import Given
from hoiam.commitments.topics import Tag
from hoiam.core.calendar import day_of
from hoiam.core.deadlines import Lateness, Standing
from hoiam.core.text import vn_date
from hoiam.meetings import public_minutes
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Conclusion, Meeting, PublicMinutes, Question
from hoiam.rules import queries as rules
from hoiam.web.access import now, public
from hoiam.web.public.listing import lines_of
from hoiam.web.public.standing import Seen
from hoiam.web.public.why import masked

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or a conclusion of a meeting whose minutes are public."""

    words: str
    source: str
    meeting: Meeting
    given: tuple["Word", ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What was given, as anybody reads it."""

    given: Given
    what: str
    left: Lateness | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many words stand where; the rest is always shown."""

    open: int
    late: int
    done: int
    undone: int
    rest: int
    unkept: int

    @property
    def all(self) -> int:
        return self.open + self.done + self.undone + self.rest


@require_safe
@public
def index(request: HttpRequest) -> HttpResponse:
    """The list, with how many public matters bear each."""
    topics = list(queries.topics_on(day_of(now())))
    tags = Tag.objects.filter(topic__in=topics, taken_at__isnull=True)
    shown = {(kind, code) for kind, codes in _public(tags).items() for code in codes}
    borne = tags.values_list("topic", "about_kind", "about_code")
    sizes = Counter(topic for topic, kind, code in borne if (kind, code) in shown)
    rows = [(topic, sizes[topic.pk]) for topic in topics]
    return render(request, "public/topics/index.html", {"rows": rows})


def _public(tags: QuerySet[Tag]) -> dict[str, list[str]]:
    """Codes of what is public of what bears these, by kind."""
    codes = {
        kind: tags.filter(about_kind=kind).values("about_code")
        for kind in ("case", "question", "conclusion")
    }
    open_ones = meetings.public_meetings().filter(
        pk__in=PublicMinutes.objects.filter(
            page__isnull=False, page__hidden_at__isnull=True
        ).values("meeting")
    )
    return {
        "case": list(cases.public().filter(code__in=codes["case"]).values_list("code", flat=True)),
        "question": list(
            Question.objects.filter(meeting__in=open_ones, code__in=codes["question"])
            .exclude(shown="")
            .values_list("code", flat=True)
        ),
        "conclusion": list(
            Conclusion.objects.filter(
                meeting__in=open_ones, code__in=codes["conclusion"]
            ).values_list("code", flat=True)
        ),
    }


@require_safe
@public
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Cases, questions, conclusions and words given about them, under one topic."""
    topic, at = queries.topic(code), now()
    seen = Seen(day_of(at), rules.calendar_on())
    found = _public(Tag.objects.filter(topic=topic, taken_at__isnull=True))
    words = {
        kind: {
            code: tuple(_word(one, seen) for one in given)
            for code, given in queries.public_of_all(kind, codes).items()
        }
        for kind, codes in found.items()
    }
    every = [one for kind in words.values() for given in kind.values() for one in given]
    rows = cases.public().filter(code__in=found["case"]).select_related(*cases.SHOWN)
    return render(
        request,
        "public/topics/topic.html",
        {
            "topic": topic,
            "lines": lines_of(list(rows.order_by("-id")[:SHOWN]), at=at),
            "cases": len(found["case"]),
            "promises": [one for given in words["case"].values() for one in given][:SHOWN],
            "asked": _asked(found, words)[:SHOWN],
            "counts": _counts(every),
        },
    )


def _word(given: Given, seen: Seen) -> Word:
    row = given.row
    left = seen.lateness(row.due_on) if row.is_open and row.paused_on is None else None
    return Word(given, masked(row.what), left)


def _counts(words: list[Word]) -> Counts:
    states = [one.given.row.state for one in words]
    known = (CommitmentState.OPEN, CommitmentState.DONE, CommitmentState.UNDONE)
    is_open, done, undone = (states.count(state) for state in known)
    return Counts(
        open=is_open,
        late=sum(one.left is not None and one.left.state is Standing.LATE for one in words),
        done=done,
        undone=undone,
        rest=len(states) - is_open - done - undone,
        unkept=sum(one.given.unkept > 0 for one in words),
    )


def _asked(
    found: dict[str, list[str]], words: dict[str, dict[str, tuple[Word, ...]]]
) -> list[Asked]:
    asked = Question.objects.filter(code__in=found["question"]).select_related("meeting")
    concluded = Conclusion.objects.filter(code__in=found["conclusion"]).select_related("meeting")
    rows: list[tuple[str, str, Question | Conclusion, str]] = [
        *(("question", _("câu"), one, one.shown) for one in asked.order_by("-id")),
        *(("conclusion", _("kết luận"), one, one.text) for one in concluded.order_by("-id")),
    ]
    released = public_minutes.words_in({one.meeting_id for _kind, _label, one, _words in rows})
    return [
        Asked(
            said,
            _from(label, one),
            one.meeting,
            # What is owed repeats the words as they were before a human released them.
            tuple(
                replace(word, what=f"{label.capitalize()} {one.number}")
                for word in words[kind].get(one.code, ())
            ),
        )
        for kind, label, one, own in rows
        if (said := released.of(one.meeting_id, kind, one.number, unreleased=own))
    ]


def _from(label: str, one: Question | Conclusion) -> str:
    day = meetings.day_of(one.meeting)
    return f"{label} {one.number}, {one.meeting.title}" + (f", {vn_date(day)}" if day else "")
