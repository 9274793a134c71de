"""Lists of old meetings: what each line would write, and whether it is known already."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hoiam.core.refusals import Invalid
from hoiam.core.text import fold
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.judging.house import Looked, in_order, refused
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.models import Verdict
from hoiam.meetings.actions import NewMeeting, OldMeeting, PastMeeting, StillOwed
from hoiam.meetings.models import Audience, Conclusion, CountOf, Meeting, MeetingKind
from hoiam.meetings.old_numbers import Approximate, read_number
from hoiam.units import queries as units
from hoiam.units.models import Unit

_KINDS = {str(kind.value): str(kind.label) for kind in MeetingKind}


@dataclass(frozen=True, slots=True)
class Plan:
    """One line: the meeting, new or known, and what it left open."""

    line: int
    old: OldMeeting
    owed: StillOwed | None


def look(meaning: Meaning, rows: Sequence[SourceCells], *, unit: Unit, day: date) -> Looked[Plan]:
    """A verdict for every line, and what the new ones would write."""
    reader = Reader(meaning)
    verdicts: list[Judged] = []
    plans: list[Plan] = []
    lines: dict[tuple[str, str], int] = {}
    for row in rows:
        try:
            plan = _plan(reader, row, unit, day)
            key = (plan.old.past.new.key, fold(plan.owed.text) if plan.owed else "")
            if key in lines:
                raise Fault("repeated", line=lines[key])
            lines[key] = row.line
        except Fault as fault:
            verdicts.append(refused(row.line, fault))
            continue
        verdict = _verdict(plan)
        verdicts.append(Judged(row.line, verdict, code=plan.old.past.new.key[:40]))
        if verdict == Verdict.NEW:
            plans.append(plan)
    return Looked(in_order(verdicts), tuple(plans))


def _verdict(plan: Plan) -> Verdict:
    known = Meeting.objects.filter(key=plan.old.past.new.key).first()
    if known is None:
        return Verdict.NEW
    if plan.owed is None:
        return Verdict.KNOWN
    told = Conclusion.objects.filter(meeting=known, text=plan.owed.text).exists()
    return Verdict.KNOWN if told else Verdict.NEW


def _plan(reader: Reader, row: SourceCells, unit: Unit, day: date) -> Plan:
    cells = row.cells
    held, title = reader.day(cells, "held_on"), reader.needed(cells, "title")
    if held is None:
        raise Fault("cell-missing", label=reader.label("held_on"))
    kind = reader.choice(cells, "kind", _KINDS) if reader.line(cells, "kind") else "dialogue"
    mark = hashlib.sha256(f"old/{unit.code}/{held}/{fold(title)}".encode()).hexdigest()
    cover = NewMeeting(
        key=mark,
        kind=MeetingKind(kind),
        audience=Audience.PEOPLE,
        title=title[:200],
        unit=unit,
        hosts=_units(reader, row, "hosts", held, bodies=True),
        areas=_units(reader, row, "areas", held, bodies=False),
    )
    source = reader.needed(cells, "source")[:300]
    old = OldMeeting(
        past=PastMeeting(cover, held, source, reader.day(cells, "source_day")),
        counts=_counts(reader, row),
        themes=_parts(reader.text(cells, "themes")),
    )
    return Plan(row.line, old, _owed(reader, row, held, day))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def _units(
    reader: Reader, row: SourceCells, field: str, day: date, *, bodies: bool
) -> tuple[Unit, ...]:
    names = _parts(reader.needed(row.cells, field))
    return tuple(_named(name, day, bodies=bodies) for name in names)


def _named(name: str, day: date, *, bodies: bool) -> Unit:
    """The one unit that bore this name, or has this code, on that day."""
    rows = [*units.as_of(day).filter(code=name), *units.find_by_name(name, day)[:40]]
    found = [one for one in rows if one.is_territory is not bodies]
    same = [one for one in found if fold(one.name) == fold(name)] or found
    if len({one.pk for one in same}) != 1:
        raise Fault("unit-unknown", given=name[:60])
    return same[0]


def _counts(reader: Reader, row: SourceCells) -> dict[CountOf, Approximate]:
    found = {}
    for of in (CountOf.OPINIONS, CountOf.ANSWERED, CountOf.ASSIGNED):
        number = _number(reader, reader.line(row.cells, of.value), of.value)
        if number is not None:
            found[of] = number
    return found


def _number(reader: Reader, said: str, field: str) -> Approximate | None:
    try:
        return read_number(said, field=field)
    except Invalid:
        raise Fault("number", label=reader.label(field), given=said[:60]) from None


def _owed(reader: Reader, row: SourceCells, held: date, day: date) -> StillOwed | None:
    text = reader.text(row.cells, "owed").strip()
    if not text:
        return None
    due = reader.day(row.cells, "owed_due")
    if due is None:
        raise Fault("cell-missing", label=reader.label("owed_due"))
    lead = _named(reader.needed(row.cells, "owed_unit"), held, bodies=True)
    now = reader.line(row.cells, "owed_now")
    heir = _named(now, day, bodies=True) if now else None
    if heir is None and len(units.on_day(lead, day)) != 1:
        raise Fault("cell-missing", label=reader.label("owed_now"))
    return StillOwed(text, lead, due, heir)
