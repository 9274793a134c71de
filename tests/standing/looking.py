"""What a person with a code, a stranger and an officer find in an installation."""

from typing import Any

from django.conf import settings
from django.test import Client

from hoiam.base.models import Event
from hoiam.voices import queries as voices
from hoiam.voices.models import Contact, Receipt, Voice
from tests.standing.played import content, digest


def look(reference: str, code: str, erased: str) -> dict[str, Any]:
    """Everything that a restore has to bring back, or must not."""
    receipt = Receipt.objects.filter(tracking_hash=voices.tracking_hash(code)).first()
    contact = Contact.objects.filter(voice=receipt.voice).first() if receipt else None
    answer = Client().get(f"/vu-viec/{reference}", headers={"host": "localhost"})
    return {
        "reference": receipt.reference if receipt else "",
        "name": contact.name if contact else "",
        "erased": Contact.objects.filter(voice__code=erased).exists(),
        "voices": Voice.objects.count(),
        "page": f"{answer.status_code} {digest(answer.content)}",
        "restored": Event.objects.filter(tag="standing.installation.restored").count(),
        "files": {name: digest(found) for name, found in content(settings.UPLOADS_DIR).items()},
    }
