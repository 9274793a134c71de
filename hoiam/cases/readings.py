"""Reading the log of readings: who opened what of a person, and what is open to an officer now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import CharField, Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from hoiam.base.models import Event
from hoiam.base.prepared import Prepared
from hoiam.cases.models import Case, Part, Purpose, Reading
from hoiam.core.actor import Actor, Role
from hoiam.units.models import Unit
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


_SHOWN = Prepared(
    lambda key: (
        Reading.objects.filter(Q(voice=key) | Q(voice__origin=key))
        .select_related("unit")
        .order_by("id")
    ),
    int,
)


def shown_to(voice: Voice) -> list[Reading]:
    """The same for the page of the person."""
    return _SHOWN(voice.pk)


def readings_about(about: tuple[str, str]) -> QuerySet[Reading]:
    """The same of a thing outside a case, as a petition is."""
    rows = Reading.objects.filter(about_kind=about[0], about_code=about[1])
    return rows.select_related("unit").order_by("id")


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


def own(person: Actor) -> QuerySet[Reading]:
    """What this officer opened, with how often each was shown (`shown`)."""
    shown = (
        Event.objects.filter(subject_kind="reading", subject_code=Cast(OuterRef("pk"), CharField()))
        .order_by()
        .values("subject_code")
        .annotate(n=Count("id"))
        .values("n")
    )
    rows: QuerySet[Reading] = (
        Reading.objects.filter(read_by=person.code)
        .select_related("case", "unit")
        .annotate(shown=Coalesce(Subquery(shown, output_field=IntegerField()), 0))
        .order_by("-id")
    )
    return rows


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one unit opened personal parts, by purpose; never of whom."""

    unit: str
    by_purpose: tuple[int, ...]

    @property
    def all(self) -> int:
        return sum(self.by_purpose)


def counted(person: Actor, *, since: datetime) -> list[Counted]:
    """Openings per unit and purpose, for leaders of the unit or above and for the Front of the
    area. Counted by unit alone: no case, no person, no officer."""
    led, front = person.units(Role.LEADER), person.units(Role.FRONT)
    seen = Q(unit__code__in=led)
    if led:
        seen |= Q(unit__parent__code__in=led) | Q(unit__parent__parent__code__in=led)
    if front:
        own_area = Unit.objects.filter(code__in=front).values("area")
        seen |= Q(unit__area__in=own_area) | Q(unit__area__parent__in=own_area)
    rows = (
        Reading.objects.filter(seen, read_at__gte=since)
        .order_by()
        .values("unit__name", "purpose")
        .annotate(n=Count("id"))
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["unit__name"], {})[row["purpose"]] = row["n"]
    return [
        Counted(unit, tuple(counts.get(one, 0) for one in Purpose.values))
        for unit, counts in sorted(found.items())
    ]
