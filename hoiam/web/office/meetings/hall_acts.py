"""From what was filled in to what is done with a question; shared by the pages of the hall."""

from datetime import datetime, timedelta

from django.utils.dateparse import parse_datetime

from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import fold
from hoiam.meetings import actions as meetings
from hoiam.meetings import policies, queries, questions
from hoiam.meetings.actions import Asked, End, Received
from hoiam.meetings.models import Hall, Meeting, Outcome, Question
from hoiam.units.models import Unit
from hoiam.voices import queries as voices
from hoiam.voices.models import Receipt
from hoiam.voices.told import Reach
from hoiam.web.access import OfficeRequest, now
from hoiam.web.office import unit_choice
from hoiam.web.office.pages import Values

# How everybody writes them; the register of units has them in full.
SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
}

# House rule: longer than that no page of a note-taker waits for its line.
OFF_THE_LINE = timedelta(days=31)


def kept_meeting(request: OfficeRequest, code: str) -> Meeting:
    """A meeting whose record this officer keeps."""
    meeting = queries.by_code(request.actor, code)
    policies.check_can_keep(meeting, request.actor)
    return meeting


def kept_question(request: OfficeRequest, code: str) -> Question:
    """A question of such a meeting; to others it is not there."""
    question = questions.for_person(request.actor, code)
    policies.check_can_keep(question.meeting, request.actor)
    return question


def hall(meeting: Meeting) -> Hall:
    """The hall, which was prepared before any of its pages is opened."""
    found = questions.hall_of(meeting)
    if found is None:
        raise WrongState("meetings.hall-not-prepared")
    return found


def heard_at(typed: str, at: datetime) -> datetime:
    """When a sentence was typed, off the line perhaps; a clock that runs ahead or is far behind is
    not believed."""
    try:
        heard = parse_datetime(typed) if typed else None
    except ValueError:  # well shaped and no day of any calendar
        heard = None
    if heard is None or heard.tzinfo is None:
        return at
    return heard if at - OFF_THE_LINE <= heard <= at else at


def ask(request: OfficeRequest, meeting: Meeting, typed: Values) -> Received:
    """A question from the microphone or from a slip."""
    at = now()
    asked = Asked(
        key=typed["key"],
        text=typed["text"],
        way=typed["way"],
        reach=Reach(name=typed["name"], phone=typed["phone"]),
        spoken_at=heard_at(typed["heard"], at),
    )
    reserved = None
    if typed["reference"] and not questions.is_asked(meeting, typed["key"]):
        reserved = _reserved(request, typed["reference"])
    return meetings.ask(meeting=meeting, asked=asked, by=request.actor, at=at, reserved=reserved)


def _reserved(request: OfficeRequest, typed: str) -> Receipt:
    reference = typed.strip().upper()
    found = voices.reserved(reference, desk_codes=request.actor.units())
    if found is None:
        raise Invalid("voices.receipt-unknown", field="reference", reference=reference)
    return found


def end(request: OfficeRequest, question: Question, typed: Values) -> Question:
    """One of the three ends."""
    by, at = request.actor, now()
    how = End(key=typed["key"], seen=typed["seen"])
    if typed["how"] == Outcome.ANSWERED:
        return meetings.answer_on_spot(
            question=question, answer=typed["answer"], by=by, at=at, end=how
        )
    if typed["how"] == Outcome.OUTSIDE:
        return meetings.put_outside(question=question, why=typed["why"], by=by, at=at, end=how)
    if typed["due_on"] is None:
        raise Invalid("meetings.due-needed", field="due_on")
    return meetings.assign(
        question=question,
        unit=_unit(typed["unit"]),
        due_on=typed["due_on"],
        by=by,
        at=at,
        end=how,
    )


def _unit(typed: str) -> Unit:
    """A body by the name that stands in the list, or by words that only one body has."""
    day, written = day_of(now()), " ".join(typed.split())
    words = " ".join(SHORT.get(word.lower(), word) for word in written.split())
    found = (unit_choice.named(written, day) or unit_choice.named(words, day)) if words else []
    exact = [unit for unit in found if fold(unit.name) in (fold(words), fold(written))]
    one = exact or found
    if len(one) != 1:
        raise Invalid("meetings.unit-unclear", field="unit", typed=written, found=len(one))
    return one[0]


def note(request: OfficeRequest, question: Question, typed: Values) -> None:
    """One sentence."""
    at = now()
    meetings.note(
        question=question, key=typed["key"], text=typed["text"],
        heard=heard_at(typed["heard"], at), by=request.actor, at=at,
    )  # fmt: skip


def numbered(meeting: Meeting, number: int | None) -> Question:
    """A question of the same meeting by its number."""
    found = questions.questions(meeting).filter(number=number).first() if number else None
    if found is None:
        raise NotFound("base.not-found")
    return found


def moderate(request: OfficeRequest, question: Question, do: str, typed: Values) -> None:
    """What a moderator does with one text."""
    by, at, seen = request.actor, now(), typed["seen"]
    if do in ("show", "show-now"):
        meetings.show(question=question, shown=typed["shown"], seen=seen, by=by, at=at)
    elif do == "hold":
        meetings.hold_back(question=question, why=typed["why"], seen=seen, by=by, at=at)
    elif do == "gather":
        under = numbered(question.meeting, typed["under"])
        meetings.gather(question=question, under=under, by=by, at=at)
    elif do == "ungather":
        meetings.ungather(question=question, by=by, at=at)
    if do in ("now", "show-now"):
        meetings.put_on_screen(hall=hall(question.meeting), question=question, by=by, at=at)
