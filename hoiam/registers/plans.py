"""What an import hands over: one row of a source, as a value, before anything is written.

Codes and digests are made here alone, so that reading a file again, on any day and by any door,
finds what was written the first time.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from functools import lru_cache
from json.encoder import encode_basestring as _quoted
from operator import attrgetter, gt

from hoiam.registers.models import Record, RecordStep, RecordText

CODE_SYMBOLS = 32


@dataclass(slots=True)  # not frozen: making one would take five times as long, of half a million
class RecordPlan:
    """One row of a register, which nobody changes. Empty means that the source does not say it.

    `unit` and `area` are our own codes of units, where the words of the source are known to mean
    them; the words themselves stand in `agency` and `territory`.
    """

    number: str
    title: str = ""
    text: str = ""
    answer: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    opened_on: date | None = None
    opened_moment: datetime | None = None
    due_on: date | None = None
    due_moment: datetime | None = None
    ended_on: date | None = None
    ended_moment: datetime | None = None
    state: str = "unknown"
    state_said: str = ""
    category: str = ""
    channel: str = ""
    agency: str = ""
    unit: str = ""
    territory: str = ""
    area: str = ""
    times_reopened: int | None = None
    rating: str = ""
    # Every cell as it was; no part of the digest, since a profile may leave columns unread.
    source: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One moment in the life of the row with this number, as the source tells it."""

    number: str
    kind: str
    on: date | None = None
    moment: datetime | None = None
    state: str = ""
    state_said: str = ""
    text: str = ""


@lru_cache(maxsize=4_000)  # of each row of a chunk it is asked several times
def code_of(system: str, kind: str, number: str) -> str:
    """The code of a record: the same whenever the same row is read."""
    # As JSON has it: `[system, kind, number]`.
    named = f"[{_quoted(system)}, {_quoted(kind)}, {_quoted(number)}]"
    return f"so-{hashlib.sha256(named.encode()).hexdigest()[:CODE_SYMBOLS]}"


def digest_of(plan: RecordPlan, steps: Sequence[StepPlan] = ()) -> str:
    """What tells a changed row from a known one: everything mapped, its own steps included."""
    said = _said(plan)
    if steps:
        named = ", ".join(sorted(_quoted(step_digest(step)) for step in steps))
        said.append(f'"steps": [{named}]')
        said.sort()
    return _digest(said)


def step_digest(step: StepPlan) -> str:
    """What tells one step of a record from another."""
    return _digest(_said(step))


def too_long(plan: RecordPlan) -> tuple[str, int] | None:
    """The first value longer than its place, with the length there is room for."""
    return _too_long(plan, _ROOM)


def step_too_long(plan: StepPlan) -> tuple[str, int] | None:
    """The same of a step."""
    return _too_long(plan, _STEP_ROOM)


def row_said(cells: Mapping[str, str]) -> str:
    """Every cell of a row as it was, as JSON has it."""
    said = [f"{_quoted(name)}:{_quoted(cell)}" for name, cell in cells.items()]
    return f"{{{','.join(said)}}}"


# All of this is asked for every row of a register, so what can be is looked up once; JSON is put
# together here, since making an encoder for each row takes longer than what it then does.
_NAMES = {
    kind: tuple(sorted(one.name for one in fields(kind) if one.name != "source"))
    for kind in (RecordPlan, StepPlan)
}
_VALUES = {kind: attrgetter(*names) for kind, names in _NAMES.items()}
_NAMED = {kind: tuple(f'"{name}": ' for name in names) for kind, names in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class _Room:
    """How long each text may be."""

    limits: dict[str, int]
    texts: Callable[[RecordPlan | StepPlan], tuple[str, ...]]

    @classmethod
    def of(cls, kind: type[RecordPlan | StepPlan], *models: type) -> "_Room":
        """As the columns of the models have it."""
        found = {
            one.name: one.max_length
            for model in models
            for one in model._meta.get_fields()  # type: ignore[attr-defined]
            if getattr(one, "max_length", None) and one.name in _NAMES[kind]
        }
        return cls(found, attrgetter(*found))


_ROOM = _Room.of(RecordPlan, Record, RecordText)
_STEP_ROOM = _Room.of(StepPlan, RecordStep)


def _too_long(plan: RecordPlan | StepPlan, room: _Room) -> tuple[str, int] | None:
    limits = room.limits
    if not any(map(gt, map(len, room.texts(plan)), limits.values())):
        return None
    return next((name, most) for name, most in limits.items() if len(getattr(plan, name)) > most)


def _said(plan: RecordPlan | StepPlan) -> list[str]:
    """Only what is said: a new column that a source leaves empty changes nothing. By name."""
    kind = type(plan)
    return [
        named + (_quoted(value) if value.__class__ is str else _other(value))
        for named, value in zip(_NAMED[kind], _VALUES[kind](plan), strict=True)
        if value is not None and value != ""
    ]


def _other(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, datetime):
        return _quoted(value.astimezone(UTC).isoformat())
    return _day(value) if isinstance(value, date) else json.dumps(value)


@lru_cache(maxsize=4_000)  # some years: nearly every row names three
def _day(value: date) -> str:
    return _quoted(value.isoformat())


def _digest(said: Sequence[str]) -> str:
    return hashlib.sha256(f"{{{', '.join(said)}}}".encode()).hexdigest()
