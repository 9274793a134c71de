"""Taking one person out of a case or a petition for good; it and everything that is counted stay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.striking import strike
from hoiam.protection import erasures, matters, policies
from hoiam.protection.actions import _erasing
from hoiam.protection.matters import Thing
from hoiam.protection.models import Ground
from hoiam.protection.parts import EVERYTHING, NAMES, Part
from hoiam.voices.models import Voice


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go, and what a human makes stand in its place."""

    reason: str
    parts: tuple[Part, ...] = EVERYTHING
    # Words masked by hand, by code of a voice: they stand where the person's words stood.
    kept: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()  # further names to be struck: a nickname, a number plate


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows and files of each part went, and the line of the list."""

    counts: Mapping[Part, int]
    entry: int


@transaction.atomic
def anonymise(
    *,
    case: Thing,
    voice: Voice,
    wish: Wish,
    by: Actor,
    at: datetime,
    ground: Ground = Ground.DECISION,
) -> Erased:
    """Erase one person's data wherever it lies: rows, texts of the office, files, public copies,
    the index. It is written into the list of erasures before anything goes."""
    policies.check_can_anonymise(case, by)
    if not wish.reason.strip():
        raise Invalid("protection.reason-needed", field="reason")
    parts = ordered(wish.parts)
    if not parts:
        raise Invalid("protection.parts-needed", field="parts")
    meant = _erasing.meant_by(voice)
    matters.check_is_of(case, meant.keys)
    day = calendar.day_of(at)
    marks = {Part.WORDS: _erasing.mark_of(meant)} if Part.WORDS in parts else {}
    entry = erasures.append(
        kind="voice", code=meant.head.code, parts=[part.value for part in parts], day=day,
        act=by.act,
    ).number  # fmt: skip
    needles = _erasing.needles_for(meant, wish.also)
    counts = _erasing.erase(
        meant, parts, by=by, at=at, day=day, kept=dict(wish.kept), needles=needles
    )
    _erasing.dispose(meant, counts, ground=ground, entry=entry, by=by, at=at, day=day, marks=marks)
    audit.record(
        "protection.person.anonymised",
        subject=(matters.of_thing(case).kind, case.code),
        by=by,
        at=at,
        details={
            "parts": "; ".join(NAMES[part] for part in parts),
            "reason": strike(wish.reason.strip()[:300], needles),
        },
    )
    return Erased(counts, entry)


def ordered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts in the order in which they can go: who is struck is read from the contact."""
    wanted = set(parts)
    order = (*EVERYTHING, Part.ORIGINALS, Part.REPLIES)
    return tuple(part for part in sorted(wanted, key=order.index))
