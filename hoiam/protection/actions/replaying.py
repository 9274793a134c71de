"""After a restore: what was erased since the copy was made goes again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.protection import policies
from hoiam.protection.actions import _erasing, sealed
from hoiam.protection.erasures import Entry
from hoiam.protection.models import Disposal, Ground
from hoiam.protection.parts import Part
from hoiam.voices.models import Voice


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of the list: erased again, gone already, not in this copy at all."""

    again: int
    known: int
    missing: int


@transaction.atomic
def replay(*, entries: Iterable[Entry], by: Actor, at: datetime) -> Replayed:
    """Erase again whatever the list names and the database still has. Doing it twice does
    nothing twice; entries of what this copy has never known are counted, not wondered at."""
    policies.check_can_replay(by)
    wanted = list(entries)
    numbers = [entry.number for entry in wanted]
    done = set(Disposal.objects.filter(entry__in=numbers).values_list("entry", flat=True))
    again = missing = 0
    for entry in wanted:
        if entry.number in done:
            continue
        if entry.erasure.kind == sealed.KIND:
            found = sealed.erase_again(entry.erasure.code, by=by, at=at)
            again, missing = again + found, missing + (not found)
            continue
        voice = Voice.objects.filter(code=entry.erasure.code).first()
        if entry.erasure.kind != "voice" or voice is None:
            missing += 1
            continue
        _again(voice, entry, by=by, at=at)
        again += 1
    audit.record(
        "protection.erasures.replayed",
        subject=("erasures", "all"),
        by=by,
        at=at,
        details={"again": again, "known": len(done), "missing": missing},
    )
    return Replayed(again, len(done), missing)


def _again(voice: Voice, entry: Entry, *, by: Actor, at: datetime) -> None:
    meant = _erasing.meant_by(voice)
    # A later version of the program may know parts that this one does not, never the reverse.
    parts = [Part(part) for part in entry.erasure.parts]
    counts = _erasing.erase(meant, parts, by=by, at=at, day=entry.erasure.day)
    _erasing.dispose(
        meant,
        counts,
        ground=Ground.REPLAYED,
        entry=entry.number,
        by=by,
        at=at,
        day=calendar.day_of(at),
    )
