"""Small steps that the acts of a hall share; none of them records an event of its own."""

from django.db.models import F

from hoiam.meetings.actions import _shared
from hoiam.meetings.models import Hall, Meeting, Question


def locked_question(question: Question) -> Question:
    """The question under a lock, after its meeting: always in this order."""
    meeting = _shared.locked(question.meeting)
    row: Question = (
        Question.objects.select_for_update(of=("self",))
        .select_related("unit", "voice__receipt", "voice__contact", "gathered_under")
        .get(pk=question.pk)
    )
    row.meeting = meeting
    return row


def stir(meeting: Meeting) -> None:
    """Every screen and telephone in the hall sees at its next look that something changed."""
    Hall.objects.filter(meeting=meeting).update(version=F("version") + 1)


def save(question: Question) -> None:
    """Write a question that was locked: a new version of it, and a stir in the hall."""
    question.version += 1
    question.save()
    stir(question.meeting)


def subject(question: Question) -> tuple[str, str]:
    """How a question is named in events and commitments."""
    return ("question", question.code)
