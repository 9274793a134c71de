"""Queueing what a person is told; records no event of its own."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.notices import actions as notices
from hoiam.protection.telling import Tidings
from hoiam.voices.models import Contact, Voice


def tell(
    voice: Voice, about: tuple[str, str], tidings: Tidings, *, by: Actor, at: datetime
) -> None:
    """Queue the message; who left no address reads it on the tracking page."""
    contact: Contact | None = Contact.objects.filter(voice=voice).first()
    with translation.override(voice.language):
        where = _("Xem tại {address}, số biên nhận {reference}.").format(
            address=f"{settings.SITE_URL}/tra-cuu", reference=voice.receipt.reference
        )
        subject, text = str(tidings.subject), f"{tidings.text}\n{where}"
    notices.queue(
        template=tidings.template,
        about=about,
        recipient=f"voice/{voice.code}",
        subject=subject,
        text=text,
        email=contact.email if contact else "",
        phone=contact.phone if contact else "",
        by=by,
        at=at,
    )
