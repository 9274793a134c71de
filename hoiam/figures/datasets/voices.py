"""Where the columns of voices stand: channel, place and day, and never a word of them."""

from django.db.models import Q
from django.db.models.functions import TruncDate

from hoiam.core.calendar import ZONE
from hoiam.core.figures.catalogue.voices import VOICES
from hoiam.figures.datasets.rows import Holds, Rows
from hoiam.voices import queries as voices
from hoiam.voices.models import Voice

ROWS = Rows(
    VOICES,
    Voice.objects.all,
    {
        "code": "code",
        "channel": "channel",
        "kind": "kind",
        "field": "field__code",
        "area": "area__code",
        "unit": "desk__code",
        "received_on": TruncDate("received_at", tzinfo=ZONE),
        "later": Holds(Q(origin__isnull=False)),
        "anonymous": "anonymous",
    },
    unit="desk",
    opened_by=voices.visible_to,
    is_public=True,
)
