"""Opening a personal part is a reading: logged in a commit of its own before anything is shown.

Where the log cannot be written nothing is shown: the refusal says so, and whoever asked has
nothing of the part in hand yet.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, transaction

from hoiam.base import audit
from hoiam.cases import policies, queries, telling
from hoiam.cases.actions import _shared
from hoiam.cases.models import AssistedSession, Case, Demand, DemandState, Part, Purpose, Reading
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units.models import Unit
from hoiam.voices.models import Voice

# Parts of a voice in a case; the others are read elsewhere.
OF_A_VOICE = frozenset({Part.CONTACT, Part.WORDS, Part.POINT, Part.ORIGINAL})
LONGEST_REASON = 300


@contextmanager
def _logged() -> Iterator[None]:
    """A commit of its own, or the refusal that says why nothing is shown."""
    try:
        with transaction.atomic(durable=True):
            yield
    except DatabaseError as error:
        raise WrongState("cases.reading-not-logged") from error


def read(
    *,
    case: Case,
    voice: Voice,
    part: str,
    purpose: str,
    reason: str,
    by: Actor,
    at: datetime,
    demand: Demand | None = None,
) -> Reading:
    """Open a personal part of somebody who spoke in a case. Logged before it is shown; the person
    is told when a handling unit opens it (people fear retaliation in a hamlet), and reads with
    the tracking code of every opening: unit, role, time, purpose."""
    with _logged():
        return _read(
            case=case, voice=voice, part=part, purpose=purpose, reason=reason, demand=demand,
            by=by, at=at,
        )  # fmt: skip


def _read(
    *,
    case: Case,
    voice: Voice,
    part: str,
    purpose: str,
    reason: str,
    demand: Demand | None,
    by: Actor,
    at: datetime,
) -> Reading:
    case = Case.objects.select_related(*queries.WITH_UNITS).get(pk=case.pk)  # as it is now
    helping = _helping(voice, part, purpose, by)
    if helping is None:
        _check_may(case, part, by)
    _check_ordered(case, purpose, demand)
    if not queries.voices_of(case).filter(voice=voice).exists():
        raise NotAllowed("cases.not-your-unit")
    reason = _reasoned(purpose, reason, known=policies.known_purpose(case, by))
    unit, role = (helping.desk, "intake") if helping else _in_whose_name(by, case)
    known = role == "intake" or _was_told(voice, part, unit)
    opened = Reading(
        case=case,
        voice=voice,
        about_code=voice.code,
        part=part,
        unit=unit,
        role=role,
        purpose=purpose,
        demand=demand,
        reason=reason,
        read_at=at,
        read_by=by.code,
    )
    opened.save()
    audit.record(
        "cases.part.read",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details=_details(opened),
    )
    if not known:
        tidings = telling.read(case, unit.name, opened)
        _shared.tell_one(case, voice.origin or voice, tidings, by=by, at=at)
    return opened


def read_elsewhere(
    *,
    about: tuple[str, str],
    unit: Unit,
    part: str,
    purpose: str,
    reason: str,
    by: Actor,
    at: datetime,
) -> Reading:
    """Open personal words that stand outside a case: a row of an old register, of a list that is
    taken in, a letter. Whether this officer may see the thing at all is asked by its own part."""
    with _logged():
        return _read_elsewhere(
            about=about, unit=unit, part=part, purpose=purpose, reason=reason, by=by, at=at
        )


def _read_elsewhere(
    *,
    about: tuple[str, str],
    unit: Unit,
    part: str,
    purpose: str,
    reason: str,
    by: Actor,
    at: datetime,
) -> Reading:
    if not by.is_officer:
        raise NotAllowed("cases.not-your-unit")
    if part not in Part.values or part in OF_A_VOICE or purpose == Purpose.DEMANDED:
        raise Invalid("cases.part-unknown", field="part")
    at_intake = by.holds(Role.CLERK, at=unit.code)
    opened = Reading(
        about_kind=about[0],
        about_code=about[1],
        part=part,
        unit=unit,
        role="intake" if at_intake else "handling",
        purpose=purpose,
        reason=_reasoned(purpose, reason, known=Purpose.INTAKE if at_intake else None),
        read_at=at,
        read_by=by.code,
    )
    opened.save()
    audit.record("cases.paper.read", subject=about, by=by, at=at, details=_details(opened))
    return opened


def deliver(*, readings: Sequence[Reading], what: str, by: Actor, at: datetime) -> None:
    """What was opened is shown or handed over once more: logged each time, before it leaves.
    `what` says in which form (page, or the code of a file), never what stands in it."""
    with _logged():
        _deliver(readings=readings, what=what, by=by, at=at)


def _deliver(*, readings: Sequence[Reading], what: str, by: Actor, at: datetime) -> None:
    if not readings or any(one.read_by != by.code for one in readings):
        raise NotAllowed("cases.part-closed")
    audit.record_each(
        "cases.reading.delivered",
        [(("reading", str(one.pk)), {"what": what}) for one in readings],
        by=by,
        at=at,
    )


def _helping(voice: Voice, part: str, purpose: str, by: Actor) -> AssistedSession | None:
    """The open session in which this clerk reads the words over the person's shoulder."""
    if part != Part.WORDS or purpose != Purpose.ASSISTING:
        return None
    rows = AssistedSession.objects.select_related("desk")
    return rows.filter(voice=voice, started_by=by.code, ended_at__isnull=True).last()


def _check_may(case: Case, part: str, by: Actor) -> None:
    if part not in OF_A_VOICE:
        raise Invalid("cases.part-unknown", field="part")
    if part == Part.WORDS:
        policies.check_can_read_words(case, by)
    else:
        policies.check_can_read(case, by)


def _check_ordered(case: Case, purpose: str, demand: Demand | None) -> None:
    """What is opened for an outside body stands under an order that a leader granted for this
    very matter; what is opened for the office itself stands under none."""
    if purpose != Purpose.DEMANDED:
        if demand is not None:
            raise Invalid("cases.purpose-needed", field="purpose")
        return
    if demand is None or demand.state != DemandState.GRANTED or demand.case_id != case.pk:
        raise Invalid("cases.demand-needed", field="purpose")


def _reasoned(purpose: str, reason: str, *, known: Purpose | None) -> str:
    """The reason in words. Who receives is not asked; a purpose that is known is nobody else's."""
    if purpose not in Purpose.values or (purpose == Purpose.INTAKE and known != Purpose.INTAKE):
        raise Invalid("cases.purpose-needed", field="purpose")
    if purpose == Purpose.INTAKE:
        return reason.strip()[:LONGEST_REASON]
    return _shared.given(reason)[:LONGEST_REASON]


def _details(opened: Reading) -> dict[str, str]:
    return {
        "unit": opened.unit.name,
        "part": _opened_part(opened),
        "purpose": str(Purpose(opened.purpose).label),
        "reason": opened.reason or "không hỏi",
    }


def _opened_part(opened: Reading) -> str:
    """What was opened, in words: a record is the row of an old register, or of one kept here."""
    if opened.part == Part.RECORD and opened.about_kind != "record":
        return "tên người và lời ghi trong sổ"
    return str(Part(opened.part).label)


def _in_whose_name(by: Actor, case: Case) -> tuple[Unit, str]:
    """The unit for which this officer reads, and as what: the desk, the unit that holds the case,
    one that is asked or has promised something, or one above."""
    desk = case.desk or case.unit
    if by.holds(Role.CLERK, at=desk.code):
        return desk, "intake"
    for unit in policies.holders(case):
        if by.holds(*policies.WORKERS, at=unit.code):
            return unit, "handling"
    above = case.unit.parent
    while above is not None and not by.holds(Role.LEADER, at=above.code):
        above = above.parent
    if above is not None:
        return above, "above"
    asked = policies.asked_units(case, by)
    return (asked[0] if asked else case.unit), "asked"


def _was_told(voice: Voice, part: str, unit: Unit) -> bool:
    """Whoever works on a matter reads its words every day: the person is told the first time."""
    return (
        part == Part.WORDS
        and Reading.objects.filter(voice=voice, part=part, unit=unit)
        .exclude(role="intake")
        .exists()
    )
