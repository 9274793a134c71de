"""The matters of a hamlet: what is open, what is answered and not yet told there (D03)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from hoiam.cases import queries as cases
from hoiam.cases.models import Answer, Case, CaseState
from hoiam.cases.queries import OPEN, open_answer_dates
from hoiam.core.actor import Actor
from hoiam.core.redact.covering import covered
from hoiam.meetings.models import Meeting, MeetingState
from hoiam.outreach.models import Standing, Told
from hoiam.units import queries as units
from hoiam.units.models import Unit

MOST_ALOUD = 400  # letters of one answer: about half a minute


def of_hamlet(hamlet: Unit) -> QuerySet[Case]:
    """Every matter raised there, and in the hamlets that went into it; joined ones count at the
    case that took them."""
    keys = units.formers_of([hamlet])[hamlet.pk]
    return (
        Case.objects.filter(area__in=keys)
        .exclude(state=CaseState.JOINED)
        .select_related("unit", "field", "page")
        .order_by("opened_on", "pk")
    )


def standing_of(case: Case) -> Standing:
    """Answered, or still open; what was reopened is open."""
    return Standing.OPEN if case.state in OPEN else Standing.ANSWERED


def to_tell(hamlet: Unit) -> list[Case]:
    """What the next meeting hears: everything open, and answers that it has not heard yet."""
    heard = Told.objects.filter(case=OuterRef("pk"), standing=Standing.ANSWERED)
    rows = of_hamlet(hamlet).filter(held="")
    return list(rows.filter(Q(state__in=OPEN) | ~Exists(heard)))


def untold(hamlet: Unit) -> list[Case]:
    """Answered matters of which no meeting of the hamlet has heard."""
    return [case for case in to_tell(hamlet) if standing_of(case) is Standing.ANSWERED]


@dataclass(frozen=True, slots=True)
class Line:
    """One matter as the sheet tells it: no name of a person stands in it."""

    case: Case
    due_on: date | None
    is_open: bool
    answer: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is read out at the next meeting of a hamlet."""

    open: tuple[Line, ...]
    answered: tuple[Line, ...]


def sheet(hamlet: Unit) -> Sheet:
    """The sheet, with answers as short plain text in which names are covered."""
    found = to_tell(hamlet)
    dates, words = open_answer_dates(found), answers_of(found)
    lines = [
        Line(
            case,
            dates.get(case.code),
            standing_of(case) is Standing.OPEN,
            words.get(case.pk, ""),
        )
        for case in found
    ]
    return Sheet(
        tuple(one for one in lines if one.is_open), tuple(one for one in lines if not one.is_open)
    )


def answers_of(found: Iterable[Case]) -> dict[int, str]:
    """The last answer that was sent in each case, covered and cut, by the key of the case."""
    rows = Answer.objects.filter(case__in=list(found), sent_at__isnull=False).order_by("number")
    return {row.case_id: short(covered(row.text)) for row in rows}


def short(text: str) -> str:
    """As much as is read aloud: whole sentences, as far as they fit."""
    plain = " ".join(text.split())
    if len(plain) <= MOST_ALOUD:
        return plain
    end = max(plain.rfind(sign, 0, MOST_ALOUD) for sign in ".!?;")
    return plain[: end + 1] if end > MOST_ALOUD // 3 else plain[:MOST_ALOUD].rsplit(" ", 1)[0] + "…"


def next_meeting(hamlet: Unit) -> Meeting | None:
    """The next meeting of the hamlet or its cell that is planned."""
    rows = Meeting.objects.filter(
        areas__unit=hamlet, state__in=(MeetingState.PLANNED, MeetingState.ANNOUNCED)
    )
    return rows.order_by("starts", "pk").first()


def seen_by(person: Actor, found: Iterable[Case]) -> dict[str, Case]:
    """Which of these this officer may open."""
    codes = [case.code for case in found]
    return {case.code: case for case in cases.visible_to(person).filter(code__in=codes)}
