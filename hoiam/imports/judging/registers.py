"""Rows of old registers: what each would become, and whether it is known already."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

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
from hoiam.registers.models import RecordState, StepKind
from hoiam.registers.plans import RecordPlan, StepPlan
from hoiam.units.models import Unit

_MOST_SAID = 120  # characters of a word of state or of a remark
_SYMBOLS = 16  # symbols of a digest that a preview keeps, to see whether it still holds


@dataclass(slots=True)  # not frozen, as its plan
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


_UNITS = ("agency", "territory")


def plan(meaning: Meaning, rows: Sequence[SourceCells], places: Places) -> Plans:
    """What some rows would write, with the units that their words mean."""
    reader = places.reader(meaning)
    planned, faults = [], {}
    steps = is_steps(meaning)
    if not steps:
        cells = [row.cells for row in rows]
        for code in reader.those_of(_UNITS):
            places.learn_words({reader.text(one, code) for one in cells})
    words = _words(reader)
    for row in rows:
        try:
            planned.append(_steps_of(reader, row) if steps else _read(reader, row, places, words))
        except Fault as fault:
            faults[row.line] = fault
    return Plans(tuple(planned), faults)


def is_steps(meaning: Meaning) -> bool:
    """Whether the rows tell moments in the life of records that are here already."""
    return meaning.target is Target.STEPS


# How each value of a record is read: words in one line, longer words, moments.
_LINES = ("title", "place", "channel", "rating")
_TEXTS = ("text", "answer", "category")
_MOMENTS = ("opened", "due", "ended")


type _Words = Sequence[tuple[str, Callable[[Mapping[str, str]], str]]]


def _words(reader: Reader) -> _Words:
    """The words of a record that the mapping fills, each with what reads them."""
    lines = [(code, reader.reads_line(code)) for code in reader.those_of(_LINES)]
    return [*lines, *((code, reader.reads_text(code)) for code in reader.those_of(_TEXTS))]


def _read(reader: Reader, row: SourceCells, places: Places, words: _Words) -> Planned:
    cells = row.cells
    said: dict[str, Any] = {code: read(cells) for code, read in words}
    opened, due, ended = (reader.moment(cells, code) for code in _MOMENTS)
    state = reader.line(cells, "state")
    if reader.has_position:
        said["latitude"], said["longitude"] = reader.position(cells)
    if reader.has("times_reopened"):
        said["times_reopened"] = reader.count(cells, "times_reopened")
    agency, territory = (reader.text(cells, code) for code in _UNITS)
    # What is not sure stays words.
    day = opened.day or due.day or ended.day
    body = _meant(Name(agency, Wanted.BODY, day), places)
    area = _meant(Name(territory, Wanted.TERRITORY, day), places)
    record = RecordPlan(
        number=reader.number(cells),
        opened_on=opened.day,
        opened_moment=opened.moment,
        due_on=due.day,
        due_moment=due.moment,
        ended_on=ended.day,
        ended_moment=ended.moment,
        state=reader.state(state),
        state_said=state,
        agency=agency,
        unit=body.code,
        territory=territory,
        area=area.code,
        source=cells,
        **said,
    )
    long = plans.too_long(record)
    if long is not None:
        raise _long(reader, *long)
    nested = [_nested(reader, record.number, one, cells) for one in reader.mapping.steps]
    steps = tuple(dict.fromkeys(step for some in nested for step in some))
    remark, named = _remark((agency, body), (territory, area))
    if state and record.state == RecordState.UNKNOWN and not reader.knows_state(state):
        remark, named = "state-unknown", state  # which figures count, and not only the page
    # Worked out here and not when it is compared: that happens while others wait to write.
    digest = plans.digest_of(record, steps)
    return Planned(row.line, record.number, record, steps, remark, named, digest)


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
    return Planned(row.line, number, None, (step,), digest=plans.step_digest(step))


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


def _remark(*said: tuple[str, Meant]) -> tuple[str, str]:
    """A remark on words that stay words, and those words."""
    left = [(words, meant) for words, meant in said if words and not meant.code]
    if not left:
        return "", ""
    several = [words for words, meant in left if meant.several]
    told = several or [words for words, _ in left]
    words = "; ".join(" ".join(one.split()) for one in told)[:_MOST_SAID]
    return "ambiguous" if several else "in-words", words


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
    return verdicts_on(meaning, plan(meaning, rows, places), unit=unit)


def verdicts_on(meaning: Meaning, made: Plans, *, unit: Unit) -> list[Judged]:
    """The same of lines whose plans were made."""
    verdicts = [refused(line, fault) for line, fault in made.faults.items()]
    there = versions(meaning, made.planned)
    verdicts += told(meaning, made.planned, there, unit=unit)
    return sorted(verdicts, key=attrgetter("line"))


def versions(meaning: Meaning, planned: Sequence[Planned]) -> list[registers.Version]:
    """What is known at this moment of the numbers of these lines."""
    numbers = [one.number for one in planned]
    return registers.versions(system=meaning.system, kind=kind_of(meaning), numbers=numbers)


def told(
    meaning: Meaning,
    planned: Sequence[Planned],
    there: Sequence[registers.Version],
    *,
    unit: Unit,
) -> list[Judged]:
    """The verdicts on lines that can be taken into the register of a unit, compared with what is
    known of them."""
    compare = _told_steps if is_steps(meaning) else _told_records
    theirs = registers.held_elsewhere(there, unit=unit)
    known = registers.known_among(there)
    return [
        *compare(meaning, [one for one in planned if one.number not in theirs], known),
        *(
            refused(one.line, Fault("held-elsewhere", given=one.number[:60]))
            for one in planned
            if one.number in theirs
        ),
    ]


def _told_records(
    meaning: Meaning, planned: Sequence[Planned], known: Mapping[str, registers.Known]
) -> Iterable[Judged]:
    kind = kind_of(meaning)
    for one in planned:
        there, digest = known.get(one.number), one.digest
        verdict = Verdict.NEW
        if there is not None:
            verdict = Verdict.KNOWN if there.digest == digest else Verdict.CHANGED
        details = {"words": one.words} if one.remark else {}
        mark = f"{digest[:_SYMBOLS]}:{there.version if there is not None else ''}"
        code = plans.code_of(meaning.system, kind, one.number)
        yield Judged(one.line, verdict, one.remark, details, code, mark)


def _told_steps(
    meaning: Meaning, planned: Sequence[Planned], records: Mapping[str, registers.Known]
) -> Iterable[Judged]:
    kind, numbers = kind_of(meaning), [one.number for one in planned]
    steps = registers.known_steps(system=meaning.system, kind=kind, numbers=numbers)
    for one in planned:
        if one.number not in records:
            yield refused(one.line, Fault("record-unknown", given=one.number[:60]))
            continue
        digest = one.digest
        is_known = digest in steps.get(one.number, ())
        verdict = Verdict.KNOWN if is_known else Verdict.NEW
        # The step itself, not its record: many lines tell of one record.
        yield Judged(one.line, verdict, code=f"step-{digest[:32]}", mark=digest[:_SYMBOLS])


def kind_of(meaning: Meaning) -> str:
    """The register that is filled."""
    kind = meaning.spec.register
    if kind is None:
        raise ValueError(f"{meaning.target} fills no register")
    return str(kind)
