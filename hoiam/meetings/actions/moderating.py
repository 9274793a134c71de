"""What the hall reads: a person decides over one text at a time, never over a person."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.meetings import asking_policies, policies
from hoiam.meetings.actions import _ending, _hall, _shared
from hoiam.meetings.models import Hall, Question

LONGEST_SHOWN = 600  # house rule: more than that nobody reads from the back row
LONGEST_REASON = 300


@transaction.atomic
def show(*, question: Question, shown: str, seen: int, by: Actor, at: datetime) -> Question:
    """Let the hall read these words; the voice keeps its own. A text held back is let go."""
    question = _hall.locked_question(question)
    policies.check_can_keep(question.meeting, by)
    asking_policies.check_is_not_closed(question.meeting)
    asking_policies.check_seen(question, seen)
    words = _shared.plain(shown, field="shown")
    if not words or len(words) > LONGEST_SHOWN:
        raise Invalid("meetings.shown-words", field="shown", most=LONGEST_SHOWN)
    question.shown, question.shown_at, question.shown_by = words, at, by.code
    question.held_why, question.held_at, question.held_by = "", None, ""
    _hall.save(question)
    audit.record(
        "meetings.question.shown",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={"number": question.number},
    )
    return question


@transaction.atomic
def hold_back(*, question: Question, why: str, seen: int, by: Actor, at: datetime) -> Question:
    """Keep one text from the screen, with the reason. It counts, and it has to be ended."""
    question = _hall.locked_question(question)
    policies.check_can_keep(question.meeting, by)
    asking_policies.check_is_not_closed(question.meeting)
    asking_policies.check_seen(question, seen)
    reason = _shared.plain(why, field="why")
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid("meetings.held-why", field="why", most=LONGEST_REASON)
    question.held_why, question.held_at, question.held_by = reason, at, by.code
    question.shown, question.shown_at, question.shown_by = "", None, ""
    _hall.save(question)
    Hall.objects.filter(meeting=question.meeting, now=question).update(now=None)
    audit.record(
        "meetings.question.held-back",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={"number": question.number, "reason": reason},
    )
    return question


@transaction.atomic
def put_on_screen(*, hall: Hall, question: Question | None, by: Actor, at: datetime) -> Hall:
    """The one question that the hall reads now; none clears the screen."""
    meeting = _shared.locked(hall.meeting)
    policies.check_can_keep(meeting, by)
    if question is not None:
        question = Question.objects.get(pk=question.pk)
        if question.meeting_id != meeting.pk:
            raise NotFound("base.not-found")
        if not question.shown:
            raise WrongState("meetings.not-moderated", number=question.number)
    hall = Hall.objects.select_for_update().get(pk=hall.pk)
    hall.now = question
    hall.version += 1
    hall.save()
    audit.record(
        "meetings.hall.turned",
        subject=("meeting", meeting.code),
        by=by,
        at=at,
        details={"number": question.number if question else 0},
    )
    return hall


@transaction.atomic
def gather(*, question: Question, under: Question, by: Actor, at: datetime) -> Question:
    """Put a question to a like one, which leads: both count, and both askers are told its end."""
    question = _hall.locked_question(question)
    policies.check_can_keep(question.meeting, by)
    asking_policies.check_is_not_closed(question.meeting)
    under = Question.objects.select_related("unit", "meeting").get(pk=under.pk)
    under = under.gathered_under or under
    if under.meeting_id != question.meeting_id:
        raise NotFound("base.not-found")
    if under.pk == question.pk:
        raise WrongState("meetings.gathered-under-itself", number=question.number)
    if question.stands_alone:
        raise WrongState("meetings.stands-alone", number=question.number)
    if not question.is_open:
        raise WrongState("meetings.question-ended", number=question.number)
    # Whoever stood under it comes along: a group has one leader.
    followers = Question.objects.select_for_update().filter(gathered_under=question)
    for one in [question, *followers]:
        one.meeting = question.meeting
        one.gathered_under = under
        _hall.save(one)
        if not under.is_open:
            _ending.follow(one, under, by=by, at=at)
    Hall.objects.filter(meeting=question.meeting, now=question).update(now=under)
    audit.record(
        "meetings.question.gathered",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={"number": question.number, "under": under.number},
    )
    return question


@transaction.atomic
def ungather(*, question: Question, by: Actor, at: datetime) -> Question:
    """Take a question out of its group: a person of the hall, or the asker, who showed the code.
    An end that was not its own is taken back; it is open until it has one."""
    question = _hall.locked_question(question)
    if by.kind is not Kind.PUBLIC:
        policies.check_can_keep(question.meeting, by)
    asking_policies.check_is_not_closed(question.meeting)
    if question.gathered_under is None:
        raise WrongState("meetings.not-gathered", number=question.number)
    under = question.gathered_under.number
    question.gathered_under = None
    question.stands_alone = by.kind is Kind.PUBLIC
    question.outcome = question.answer = question.why = question.commitment = question.end_key = ""
    question.unit, question.ended_at, question.ended_by = None, None, ""
    _hall.save(question)
    audit.record(
        "meetings.question.ungathered",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={"number": question.number, "under": under},
    )
    return question
