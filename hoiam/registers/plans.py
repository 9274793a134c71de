"""What an import hands over: one row of a source, as a value, before anything is written.

Codes and digests are made here alone, so that reading a file again, on any day and by any door,
finds what was written the first time.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from operator import attrgetter

from hoiam.registers.models import Record, RecordStep, RecordText

CODE_SYMBOLS = 32


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """One row of a register. Empty means that the source does not say it.

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


def code_of(system: str, kind: str, number: str) -> str:
    """The code of a record: the same whenever the same row is read."""
    named = json.dumps([system, kind, number], ensure_ascii=False)
    return f"so-{hashlib.sha256(named.encode()).hexdigest()[:CODE_SYMBOLS]}"


def digest_of(plan: RecordPlan, steps: Sequence[StepPlan] = ()) -> str:
    """What tells a changed row from a known one: everything mapped, its own steps included."""
    said = _said(plan)
    if steps:
        said["steps"] = sorted(step_digest(step) for step in steps)
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


# Asked for every row of a register, so looked up once.
_NAMES = {
    kind: tuple(one.name for one in fields(kind) if one.name != "source")
    for kind in (RecordPlan, StepPlan)
}
_VALUES = {kind: attrgetter(*names) for kind, names in _NAMES.items()}


def _rooms(*models: type) -> dict[str, int]:
    return {
        one.name: one.max_length
        for model in models
        for one in model._meta.get_fields()  # type: ignore[attr-defined]
        if getattr(one, "max_length", None)
    }


def _of(kind: type[RecordPlan | StepPlan], rooms: dict[str, int]) -> dict[str, int]:
    return {name: limit for name, limit in rooms.items() if name in _NAMES[kind]}


_ROOM = _of(RecordPlan, _rooms(Record, RecordText))
_STEP_ROOM = _of(StepPlan, _rooms(RecordStep))


def _too_long(plan: RecordPlan | StepPlan, rooms: dict[str, int]) -> tuple[str, int] | None:
    for name, limit in rooms.items():
        value = getattr(plan, name)
        if value.__class__ is not str and not isinstance(value, str):
            continue
        if len(value) > limit:
            return name, limit
    return None


def _said(plan: RecordPlan | StepPlan) -> dict[str, object]:
    """What the source says, without what it leaves empty: a field added later changes nothing."""
    kind = type(plan)
    return {
        name: value if value.__class__ is str else _plain(value)
        for name, value in zip(_NAMES[kind], _VALUES[kind](plan), strict=True)
        if value not in ("", None)
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _digest(said: dict[str, object]) -> str:
    return hashlib.sha256(_written(said).encode()).hexdigest()
