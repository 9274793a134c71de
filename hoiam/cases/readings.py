"""Reading the log of readings: who opened what of a person, and what is open to an officer now."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from hoiam.cases.models import Case, Part, Reading
from hoiam.core.actor import Actor
from hoiam.voices.models import Voice

# How long an opened part stays open to whoever opened it (house rule). Names and files are looked
# up; the words of a matter are worked on for a day.
SHOWN_FOR = timedelta(minutes=15)
WORDS_SHOWN_FOR = timedelta(hours=8)

type Opened = dict[tuple[int, str], Reading]


def readings_of(voice: Voice) -> QuerySet[Reading]:
    """Who opened the person's own parts: unit, role, time and purpose, never a name."""
    theirs = Q(voice=voice) | Q(voice__origin=voice)
    return Reading.objects.filter(theirs).select_related("unit").order_by("id")


def open_parts(case: Case, person: Actor, *, since: datetime, words_since: datetime) -> Opened:
    """What this officer opened in this case a short while ago, by (voice, part)."""
    recent = Q(read_at__gte=since) | Q(read_at__gte=words_since, part=Part.WORDS)
    rows = Reading.objects.filter(recent, case=case, read_by=person.code).order_by("id")
    return {(row.voice_id, row.part): row for row in rows if row.voice_id is not None}


def open_elsewhere(about: tuple[str, str], person: Actor, *, since: datetime) -> Reading | None:
    """The reading under which a thing outside a case is open to this officer now."""
    found: Reading | None = (
        Reading.objects.filter(
            about_kind=about[0], about_code=about[1], read_by=person.code, read_at__gte=since
        )
        .order_by("-id")
        .first()
    )
    return found
