"""Disposing of what is due, chunk by chunk, and keeping what a leader holds."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases.models import Case
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.protection import erasures, policies, terms
from hoiam.protection.actions import _erasing
from hoiam.protection.erasures import Erasure
from hoiam.protection.models import Ground, Hold
from hoiam.protection.parts import NAMES, Part
from hoiam.voices.models import Voice

AT_ONCE = 8  # under a tenth of a second, also on a busy machine, in which nobody else writes
MOST_MONTHS = 24  # of one hold; a longer one is asked for again (house rule)


def dispose_due(*, part: Part, by: Actor, at: datetime) -> int:
    """A few voices whose part is due: written into the list, erased, counted. How many they were.

    They are looked for among all that is kept before anybody has to wait for it, and looked at
    once more where nobody else can change them.

    Whoever is killed between the list and the rows has named some twice; erasing them once more
    finds nothing left to erase.
    """
    policies.check_can_dispose(by)
    day = calendar.day_of(at)
    near = list(terms.due(part, day).values_list("pk", flat=True)[: AT_ONCE * 2])
    return _dispose_of(near, part, by=by, at=at, day=day) if near else 0


@transaction.atomic
def _dispose_of(near: list[int], part: Part, *, by: Actor, at: datetime, day: date) -> int:
    found = [
        voice
        for voice in terms.due(part, day).filter(pk__in=near)
        if terms.due_on(part, voice.since) <= day
    ][:AT_ONCE]
    if not found:
        return 0
    entries = erasures.append_all(
        [Erasure("voice", voice.code, (part.value,), day, by.act) for voice in found]
    )
    for voice, entry in zip(found, entries, strict=True):
        _disposed(voice, part, entry.number, by=by, at=at, day=day)
    audit.record(
        "protection.term.disposed",
        subject=("disposals", part.value),
        by=by,
        at=at,
        details={"part": NAMES[part], "count": len(found)},
    )
    return len(found)


def _disposed(voice: Voice, part: Part, entry: int, *, by: Actor, at: datetime, day: date) -> None:
    meant = _erasing.meant_by(voice)
    counts = _erasing.erase(meant, [part], by=by, at=at, day=day)
    _erasing.dispose(meant, counts, ground=Ground.TERM, entry=entry, by=by, at=at, day=day)


@transaction.atomic
def hold(*, case: Case, reason: str, until: date, by: Actor, at: datetime) -> Hold:
    """Keep everything of a case beyond its time: a claim, an inspection, a court asks for it."""
    policies.check_can_hold(case, by)
    day = calendar.day_of(at)
    if not reason.strip():
        raise Invalid("protection.reason-needed", field="reason")
    if not day < until <= terms.add_months(day, MOST_MONTHS):
        raise Invalid("protection.hold-until", field="until", months=MOST_MONTHS)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if Hold.objects.filter(
        case_code=case.code, lifted_at__isnull=True, held_until__gte=day
    ).exists():
        raise WrongState("protection.held-already")
    kept = Hold(
        case_code=case.code,
        reason=reason.strip()[:300],
        held_until=until,
        held_at=at,
        held_by=by.code,
    )
    kept.save()
    audit.record(
        "protection.case.held",
        subject=("case", case.code),
        by=by,
        at=at,
        details={"until": vn_date(until), "reason": kept.reason},
    )
    return kept


@transaction.atomic
def lift(*, case: Case, reason: str, by: Actor, at: datetime) -> Hold:
    """Let the terms run again before the hold ends by itself."""
    policies.check_can_hold(case, by)
    if not reason.strip():
        raise Invalid("protection.reason-needed", field="reason")
    kept = (
        Hold.objects.select_for_update()
        .filter(case_code=case.code, lifted_at__isnull=True, held_until__gte=calendar.day_of(at))
        .first()
    )
    if kept is None:
        raise WrongState("protection.not-held")
    kept.lifted_at, kept.lifted_by, kept.lifted_reason = at, by.code, reason.strip()[:300]
    kept.save()
    audit.record(
        "protection.case.hold-lifted",
        subject=("case", case.code),
        by=by,
        at=at,
        details={"reason": kept.lifted_reason},
    )
    return kept
