"""What every end of a question does: the asker is told, and who stands under it as well."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.meetings import question_telling
from hoiam.meetings.actions import _hall
from hoiam.meetings.models import Question
from hoiam.notices import actions as notices
from hoiam.voices.models import Contact, Voice


def end(question: Question, *, by: Actor, at: datetime) -> None:
    """Write the end of a question, tell its asker, and end in the same way what stands under it."""
    question.ended_at, question.ended_by = at, by.code
    _hall.save(question)
    tell(question, by=by, at=at)
    followers = Question.objects.select_for_update(of=("self",)).select_related(
        "voice__receipt", "voice__contact"
    )
    for one in followers.filter(gathered_under=question).order_by("number"):
        one.meeting = question.meeting
        follow(one, question, by=by, at=at)


def follow(question: Question, leader: Question, *, by: Actor, at: datetime) -> None:
    """The end of the one that leads is the end of this one; its own asker is told."""
    question.outcome, question.answer, question.why = leader.outcome, leader.answer, leader.why
    question.unit, question.commitment = leader.unit, leader.commitment
    question.ended_at, question.ended_by = at, by.code
    _hall.save(question)
    tell(question, by=by, at=at)


def tell(question: Question, *, by: Actor, at: datetime) -> None:
    """A message to an asker who left a way to be reached; the others read the page."""
    voice: Voice = question.voice
    contact: Contact | None = getattr(voice, "contact", None)
    if contact is None or not (contact.email or contact.phone):
        return
    with translation.override(voice.language):
        tidings = question_telling.ended(question)
        where = _("Xem và trả lời tại {address}, số biên nhận {reference}.").format(
            address=f"{settings.SITE_URL}/tra-cuu", reference=voice.receipt.reference
        )
        subject, text = str(tidings.subject), f"{tidings.text}\n{where}"
    notices.queue(
        template=tidings.template,
        about=_hall.subject(question),
        recipient=f"voice/{voice.code}",
        subject=subject,
        text=text,
        email=contact.email,
        phone=contact.phone,
        by=by,
        at=at,
    )
