"""What the rows of a pack would write, kept beside their cells: worked out once, for the preview,
and written as it was shown.

Column by column, and words that stand in many rows once: a register says little in many rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from hoiam.imports.judging.registers import Planned
from hoiam.imports.judging.verdicts import SourceCells
from hoiam.registers.plans import RecordPlan, StepPlan

type Content = dict[str, Any]

_RECORD = tuple(one.name for one in fields(RecordPlan) if one.name != "source")  # it comes last
_STEP = tuple(one.name for one in fields(StepPlan))
_OWN = ("line", "digest")  # of a line itself; its number is that of its record
_SAVED: dict[str, Callable[[Any], str]] = {
    name: (datetime if name.endswith("moment") else date).isoformat
    for name in (*_RECORD, *_STEP)
    if name == "on" or name.endswith(("_on", "moment"))
}
_READ: dict[str, Callable[[str], Any]] = {
    name: datetime.fromisoformat if name.endswith("moment") else date.fromisoformat
    for name in _SAVED
}


def content_of(planned: Sequence[Planned]) -> Content:
    """Plain values; nothing where a line makes no record."""
    if not planned or any(one.record is None for one in planned):
        return {}
    own = zip(*map(attrgetter(*_OWN), planned), strict=True)
    of_record = zip(*map(attrgetter(*_RECORD), [one.record for one in planned]), strict=True)
    steps = [(one.line, step) for one in planned for step in one.steps]
    of_steps = zip(*(attrgetter(*_STEP)(step) for _line, step in steps), strict=True)
    return {
        "own": {name: _column(name, each) for name, each in zip(_OWN, own, strict=True)},
        "record": {
            name: _column(name, each) for name, each in zip(_RECORD, of_record, strict=True)
        },
        "step": {name: _column(name, each) for name, each in zip(_STEP, of_steps, strict=False)},
        "step_of": [line for line, _step in steps],
    }


def planned_of(content: Content, rows: Sequence[SourceCells]) -> list[Planned] | None:
    """The plans of those of these rows that have any; nothing where none were kept."""
    if not content:
        return None
    own = [_each(name, content["own"][name]) for name in _OWN]
    record = [_each(name, content["record"][name]) for name in _RECORD]
    steps: dict[int, list[StepPlan]] = {}
    if content["step_of"]:
        told = [_each(name, content["step"][name]) for name in _STEP]
        for line, step in zip(content["step_of"], zip(*told, strict=True), strict=True):
            steps.setdefault(line, []).append(StepPlan(*step))
    sources = {row.line: row.cells for row in rows}
    return [
        Planned(
            line, values[0], RecordPlan(*(*values, sources[line])), tuple(steps.get(line, ())),
            digest=digest,
        )
        for line, digest, values in zip(*own, zip(*record, strict=True), strict=True)
        if line in sources
    ]  # fmt: skip


def _column(name: str, each: Sequence[Any]) -> list[Any]:
    """The different values, and the place of each among them; or each value, where most differ."""
    different = dict.fromkeys(each)
    saved = _SAVED.get(name)
    plain = [one if saved is None or one is None else saved(one) for one in different]
    if len(different) == len(each):
        return [plain, None]
    places = {value: place for place, value in enumerate(different)}
    return [plain, [places[value] for value in each] if len(plain) > 1 else len(each)]


def _each(name: str, column: list[Any]) -> list[Any]:
    plain, places = column
    read = _READ.get(name)
    if read is not None:
        plain = [None if one is None else read(one) for one in plain]
    if places is None:
        return list(plain)
    return plain * places if isinstance(places, int) else [plain[place] for place in places]
