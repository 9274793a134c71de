"""Small steps of what comes after a meeting; none of them records an event of its own."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hoiam.commitments.models import Commitment
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.meetings import after_telling, owed
from hoiam.meetings.after_telling import Tidings
from hoiam.meetings.models import CarriedKind, Question, Raising
from hoiam.meetings.owed import Owed
from hoiam.notices import actions as notices
from hoiam.voices.models import Contact, Voice


def owed_of(commitment: Commitment) -> Owed:
    """What a duty is about; one that comes from no meeting is none of this part's."""
    found = owed.of_commitment(commitment)
    if found is None:
        raise NotFound("base.not-found")
    return found


def answered(one: Owed, answer: str, *, by: Actor, at: datetime) -> None:
    """The answer stands on every link of the chain, and everybody who asked is told."""
    rows = Raising.objects.select_for_update(of=("self",)).filter(
        commitment=one.commitment.code, answered_at__isnull=True
    )
    for row in rows.order_by("id"):
        row.answer, row.answered_at, row.answered_by = answer, at, by.code
        row.save()
    tell_askers(one, after_telling.answered(one.number, one.commitment, answer), by=by, at=at)


def tell_askers(one: Owed, tidings: Tidings, *, by: Actor, at: datetime) -> None:
    """A message to everybody who put this question, gathered ones too; the others read the page."""
    if one.kind is not CarriedKind.QUESTION:
        return
    rows = Question.objects.filter(commitment=one.commitment.code, meeting=one.meeting)
    for question in rows.select_related("voice__receipt", "voice__contact").order_by("number"):
        tell(question, tidings, by=by, at=at)


def tell(question: Question, tidings: Tidings, *, by: Actor, at: datetime) -> None:
    """A message to one asker who left a way to be reached."""
    voice: Voice = question.voice
    contact: Contact | None = getattr(voice, "contact", None)
    if contact is None or not (contact.email or contact.phone):
        return
    with translation.override(voice.language):
        where = _("Xem và trả lời tại {address}, số biên nhận {reference}.").format(
            address=f"{settings.SITE_URL}/tra-cuu", reference=voice.receipt.reference
        )
        subject, text = str(tidings.subject), f"{tidings.text}\n{where}"
    notices.queue(
        template=tidings.template,
        about=(CarriedKind.QUESTION.value, question.code),
        recipient=f"voice/{voice.code}",
        subject=subject,
        text=text,
        email=contact.email,
        phone=contact.phone,
        by=by,
        at=at,
    )
