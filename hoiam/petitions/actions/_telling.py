"""Putting a message in line for whoever sent a petition; none of this records an event of its own."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.notices import actions as notices
from hoiam.petitions import queries
from hoiam.petitions.models import Petition
from hoiam.petitions.telling import Tidings
from hoiam.voices.models import Contact, Receipt


def tell(petition: Petition, tidings: Tidings | None, *, by: Actor, at: datetime) -> None:
    """Queue the message for whom the receipt is for; who left no address reads the page."""
    voice = petition.voice
    if tidings is None or voice is None:
        return
    contact = Contact.objects.filter(voice=voice).first()
    reference = Receipt.objects.filter(voice=voice).values_list("reference", flat=True).first()
    with translation.override(voice.language):
        where = _("Xem tại {address}, số biên nhận {reference}.").format(
            address=f"{settings.SITE_URL}/tra-cuu", reference=reference or "–"
        )
        subject, text = str(tidings.subject), f"{tidings.text}\n{where}"
    notices.queue(
        template=tidings.template,
        about=(queries.ABOUT, petition.code),
        recipient=f"voice/{voice.code}",
        subject=subject,
        text=text,
        email=contact.email if contact else "",
        phone=contact.phone if contact else "",
        by=by,
        at=at,
    )
