"""Rows of old registers: what each would become, and whether it is known already."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hoiam.core.text import normalise
from hoiam.imports.cells import Fault, Reader, at_day
from hoiam.imports.judging.verdicts import Judged, SourceCells, refused
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.mapping import StepMap, zone_of
from hoiam.imports.models import Target, Verdict
from hoiam.imports.places import Meant, Name, Places, Wanted
from hoiam.imports.reading.moments import read_moment
from hoiam.registers import plans
from hoiam.registers import queries as registers
from hoiam.registers.models import StepKind
from hoiam.registers.plans import RecordPlan, StepPlan
from hoiam.units.models import Unit

_MOST_SAID = 120  # characters of a word of state or of a remark
_SYMBOLS = 16  # symbols of a digest that a preview keeps, to see whether it still holds


@dataclass(frozen=True, slots=True)
class Planned:
    """What one line would write."""

    line: int
    number: str
    record: RecordPlan | None  # none where only steps come
    steps: tuple[StepPlan, ...] = ()
    remark: str = ""
    words: str = ""  # that the remark names
    digest: str = ""  # what is compared with what is known


@dataclass(frozen=True, slots=True)
class Plans:
    """The lines that can be taken, and the faults of the others."""

    planned: tuple[Planned, ...]
    faults: Mapping[int, Fault] = field(default_factory=dict)


def plan(meaning: Meaning, rows: Iterable[SourceCells], places: Places) -> Plans:
    """What some rows would write, with the units that their words mean."""
    reader = Reader(meaning)
    read, faults = [], {}
    for row in rows:
        try:
            read.append(_steps_of(reader, row) if is_steps(meaning) else _read(reader, row))
        except Fault as fault:
            faults[row.line] = fault
    return Plans(tuple(_placed(read, places)), faults)


def is_steps(meaning: Meaning) -> bool:
    """Whether the rows tell moments in the life of records that are here already."""
    return meaning.target is Target.STEPS


def _read(reader: Reader, row: SourceCells) -> Planned:
    cells = row.cells
    opened, due = reader.moment(cells, "opened"), reader.moment(cells, "due")
    ended, said = reader.moment(cells, "ended"), reader.line(cells, "state")
    latitude, longitude = reader.position(cells)
    record = RecordPlan(
        number=reader.number(cells),
        title=reader.line(cells, "title"),
        text=reader.text(cells, "text"),
        answer=reader.text(cells, "answer"),
        place=reader.line(cells, "place"),
        latitude=latitude,
        longitude=longitude,
        opened_on=opened.day,
        opened_moment=opened.moment,
        due_on=due.day,
        due_moment=due.moment,
        ended_on=ended.day,
        ended_moment=ended.moment,
        state=reader.state(said),
        state_said=said,
        category=reader.text(cells, "category"),
        channel=reader.line(cells, "channel"),
        agency=reader.text(cells, "agency"),
        territory=reader.text(cells, "territory"),
        times_reopened=reader.count(cells, "times_reopened"),
        rating=reader.line(cells, "rating"),
        source=dict(cells),
    )
    long = plans.too_long(record)
    if long is not None:
        raise _long(reader, *long)
    steps = tuple(
        step for one in reader.mapping.steps for step in _nested(reader, record.number, one, cells)
    )
    return Planned(row.line, record.number, record, tuple(dict.fromkeys(steps)))


def _long(reader: Reader, code: str, limit: int) -> Fault:
    known = reader.mapping.spec.field("state" if code == "state_said" else code)
    return Fault("too-long", label=known.label if known else code, limit=limit)


# ── steps ────────────────────────────────────────────────────────────────────────────────────


def _steps_of(reader: Reader, row: SourceCells) -> Planned:
    number, said = reader.number(row.cells), reader.line(row.cells, "state")
    day, moment = at_day(reader.moment(row.cells, "when"))
    if day is None:
        raise Fault("cell-missing", label=reader.label("when"))
    step = StepPlan(
        number=number,
        kind=_kind(reader.word("state", said), said),
        on=day,
        moment=moment,
        state=reader.state(said) if said else "",
        state_said=said,
        text=reader.text(row.cells, "text"),
    )
    long = plans.step_too_long(step)
    if long is not None:
        raise _long(reader, *long)
    return Planned(row.line, number, None, (step,))


def _kind(meant: str, said: str) -> str:
    if meant in StepKind.values:
        return meant
    return StepKind.STATE if said else StepKind.NOTE


def _nested(
    reader: Reader, number: str, one: StepMap, cells: Mapping[str, str]
) -> Iterable[StepPlan]:
    given = reader.cell(cells, one.column)
    if not given:
        return
    notes = [dict(cells)] if one.when in cells else _listed(given)
    if not isinstance(notes, list):
        raise Fault("steps", label=one.column)
    kinds = dict(one.kinds)
    for note in notes:
        if not isinstance(note, dict):
            raise Fault("steps", label=one.column)
        said = _at(note, one.state)[:_MOST_SAID]
        kind = kinds.get(said, StepKind.NOTE)
        when = _at(note, one.when)
        try:
            read = read_moment(
                when, form=one.form, zone=zone_of(reader.mapping.zone), midnight_is_day=False
            )
        except ValueError:
            raise Fault("moment", label=one.column, given=when[:60]) from None
        yield StepPlan(
            number=number,
            kind=kind,
            on=read.day,
            moment=read.moment,
            state=reader.state(said) if kind == StepKind.STATE else "",
            state_said=said,
            text="\n".join(text for path in one.text if (text := _at(note, path))),
        )


def _listed(given: str) -> object:
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return None


def _at(note: dict[str, object], path: str) -> str:
    """What stands at a path of names joined by dots; empty where nothing does."""
    value: object = note
    for name in path.split(".") if path else ():
        value = value.get(name) if isinstance(value, dict) else None
    # JSON within a cell may say signs that the cell itself could not: zeros, halves of signs.
    return normalise(str(value)) if isinstance(value, str | int | float) and path else ""


# ── units and areas ──────────────────────────────────────────────────────────────────────────


def _placed(read: Sequence[Planned], places: Places) -> Iterable[Planned]:
    """The same with the units of that day that their words mean; what is not sure stays words."""
    places.learn({name for one in read if one.record for name in _names(one.record)})
    for one in read:
        record, remark, words = one.record, "", ""
        if record is not None:
            record, remark, words = _with_units(record, places)
        # Worked out here and not when it is compared: that happens while others wait to write.
        digest = _digest(record, one.steps)
        yield Planned(one.line, one.number, record, one.steps, remark, words, digest)


def _digest(record: RecordPlan | None, steps: Sequence[StepPlan]) -> str:
    return plans.step_digest(steps[0]) if record is None else plans.digest_of(record, steps)


def _names(record: RecordPlan) -> tuple[Name, ...]:
    day = _day(record)
    return (
        Name(record.agency, Wanted.BODY, day),
        Name(record.territory, Wanted.TERRITORY, day),
    )


def _day(record: RecordPlan) -> date | None:
    return record.opened_on or record.due_on or record.ended_on


def _with_units(record: RecordPlan, places: Places) -> tuple[RecordPlan, str, str]:
    """The record with its units; a remark on words that stay words, and those words."""
    agency, territory = (_meant(name, places) for name in _names(record))
    left = [
        (words, meant)
        for words, meant in ((record.agency, agency), (record.territory, territory))
        if words and not meant.code
    ]
    several = [words for words, meant in left if meant.several]
    said = several or [words for words, _ in left]
    if agency.code or territory.code:
        record = replace(record, unit=agency.code, area=territory.code)
    remark = "ambiguous" if several else ("in-words" if left else "")
    return record, remark, "; ".join(" ".join(words.split()) for words in said)[:_MOST_SAID]


def _meant(name: Name, places: Places) -> Meant:
    # Several agencies under one another are nobody alone; a name without a day could be any.
    if not name.words or "\n" in name.words:
        return Meant()
    found = places.find(name)
    if name.day is None and found.code and found.code != name.words.strip().lower():
        return Meant()
    return found


# ── verdicts ─────────────────────────────────────────────────────────────────────────────────


def judge(
    meaning: Meaning, rows: Sequence[SourceCells], places: Places, *, unit: Unit
) -> list[Judged]:
    """New, known, changed or refused, line by line."""
    made = plan(meaning, rows, places)
    verdicts = [refused(line, fault) for line, fault in made.faults.items()]
    return sorted((*verdicts, *told(meaning, made.planned, unit=unit)), key=lambda one: one.line)


def told(meaning: Meaning, planned: Sequence[Planned], *, unit: Unit) -> list[Judged]:
    """The verdicts on lines that can be taken into the register of a unit, compared with what is
    known at this moment."""
    compare = _told_steps if is_steps(meaning) else _told_records
    theirs = registers.held_elsewhere(
        system=meaning.system,
        kind=kind_of(meaning),
        numbers=[one.number for one in planned],
        unit=unit,
    )
    return [
        *compare(meaning, [one for one in planned if one.number not in theirs]),
        *(
            refused(one.line, Fault("held-elsewhere", given=one.number[:60]))
            for one in planned
            if one.number in theirs
        ),
    ]


def _told_records(meaning: Meaning, planned: Sequence[Planned]) -> Iterable[Judged]:
    kind = kind_of(meaning)
    known = registers.known(
        system=meaning.system, kind=kind, numbers=[one.number for one in planned]
    )
    for one in planned:
        there, digest = known.get(one.number), one.digest
        verdict = Verdict.NEW
        if there is not None:
            verdict = Verdict.KNOWN if there.digest == digest else Verdict.CHANGED
        details: dict[str, str | int] = {"digest": digest[:_SYMBOLS]}
        if there is not None:
            details["version"] = there.version
        if one.remark:
            details["words"] = one.words
        code = plans.code_of(meaning.system, kind, one.number)
        yield Judged(one.line, verdict, one.remark, details, code)


def _told_steps(meaning: Meaning, planned: Sequence[Planned]) -> Iterable[Judged]:
    kind, numbers = kind_of(meaning), [one.number for one in planned]
    records = registers.known(system=meaning.system, kind=kind, numbers=numbers)
    steps = registers.known_steps(system=meaning.system, kind=kind, numbers=numbers)
    for one in planned:
        if one.number not in records:
            yield refused(one.line, Fault("record-unknown", given=one.number[:60]))
            continue
        digest = one.digest
        is_known = digest in steps.get(one.number, ())
        verdict = Verdict.KNOWN if is_known else Verdict.NEW
        # The step itself, not its record: many lines tell of one record.
        yield Judged(one.line, verdict, "", {"digest": digest[:_SYMBOLS]}, f"step-{digest[:32]}")


def kind_of(meaning: Meaning) -> str:
    """The register that is filled."""
    kind = meaning.spec.register
    if kind is None:
        raise ValueError(f"{meaning.target} fills no register")
    return str(kind)


def still_holds(judged: Judged, verdict: str, details: Mapping[str, object]) -> bool:
    """Whether a line would get, now, the verdict that a person saw and confirmed."""
    same = ("digest", "version")
    return judged.verdict == verdict and all(
        judged.details.get(name) == details.get(name) for name in same
    )
