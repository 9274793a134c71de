"""What the columns of a file mean: a value that a person makes on a page, kept as JSON.

    {"target": "cases", "system": "Baltimore 311", "zone": "America/New_York",
     "fields": [{"field": "number", "columns": ["ServiceRequestNum"]},
                {"field": "opened", "columns": ["CreatedDate"], "how": "us12"},
                {"field": "place", "columns": ["Address", "ZipCode"], "how": "joined",
                 "options": {"separator": ", "}}],
     "states": {"Closed": "ended"}, "empty": ["NULL"], "no_place": [[39, -77]],
     "repeated": "refuse",
     "steps": [{"column": "notes", "when": "datetime", "form": "iso", "state": "type",
                "text": ["summary", "description"], "kinds": {"closed": "state"}}]}

`how` of a field (the first is meant where none is named):

- text, number, unit, area …: `first` (the first column that says something), `joined` (all of
  them, with `separator`), `lines` (one under the other; a list in JSON or a cell cut at
  `separator`), `fixed` (the same `value` for every row); a number also `digest`: the source has
  none, so one is made of what these columns say.
- moments and days: `iso`, `us12` (04/12/2018 11:11:26 AM), `vn` (24/4/2026 16:05), `day` (a day
  without a time, in any of these), `fixed`; `midnight_is_day` = `yes` reads 00:00 as a day
  without a time; `zone` differs from the zone of the whole where a column does.
- coordinates: `lat-lon` or `lon-lat`.
- `values` of a field say what its words mean: {"Chuyên viên": "handler"}.

`proposing.py` makes one from the names of columns.
"""

import zoneinfo
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from typing import Any

from hoiam.core.calendar import ZONE, ZONE_NAME
from hoiam.core.refusals import Invalid
from hoiam.imports import targets
from hoiam.imports.models import Target
from hoiam.imports.targets import FieldKind, TargetSpec
from hoiam.registers.models import RecordState, StepKind

FIRST, JOINED, LINES, FIXED, DIGEST = "first", "joined", "lines", "fixed", "digest"
ISO, US12, VN, DAY = "iso", "us12", "vn", "day"
LAT_LON, LON_LAT = "lat-lon", "lon-lat"
FORMS = (ISO, US12, VN, DAY)
_WORDS = (FIRST, JOINED, LINES, FIXED)
_HOWS: dict[FieldKind, tuple[str, ...]] = {
    FieldKind.NUMBER: (*_WORDS, DIGEST),
    FieldKind.MOMENT: (*FORMS, FIXED),
    FieldKind.DAY: (*FORMS, FIXED),
    FieldKind.COORDINATES: (LAT_LON, LON_LAT),
}
OPTIONS = ("separator", "value", "midnight_is_day", "zone")
MOST_COLUMNS = 20  # that one field is made of
LONGEST = 200  # a separator, a word
LONGEST_SYSTEM = 60  # as there is room for in a register


class Repeated(StrEnum):
    """What a number that stands on two lines of one file means."""

    REFUSE = "refuse"  # the second one is refused
    LAST = "last"  # the file is a log: the last line is how it stands


def hows(kind: FieldKind) -> tuple[str, ...]:
    """The ways in which a field of this kind can be read; the first is the default."""
    return _HOWS.get(kind, _WORDS)


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Which columns make one field, and how."""

    field: str
    columns: tuple[str, ...]
    how: str = ""
    options: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def option(self, name: str, default: str = "") -> str:
        """One option by name."""
        return dict(self.options).get(name, default)


@dataclass(frozen=True, slots=True)
class StepMap:
    """Notes nested in one column, as a list of objects; paths are names joined by dots.

    Where `when` names a column, the row has one note, and the paths are columns as well.
    """

    column: str
    when: str
    form: str = ISO
    state: str = ""
    text: tuple[str, ...] = ()
    kinds: tuple[tuple[str, StepKind], ...] = ()  # by the word under `state`; else a note


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a whole file means."""

    target: Target
    system: str = ""
    zone: str = ZONE_NAME
    fields: tuple[FieldMap, ...] = ()
    states: tuple[tuple[str, RecordState], ...] = ()
    empty: tuple[str, ...] = ()  # cells that say nothing, as they are written
    no_place: tuple[tuple[float, float], ...] = ()  # (latitude, longitude) that stand for none
    repeated: Repeated = Repeated.REFUSE
    steps: tuple[StepMap, ...] = ()

    @property
    def spec(self) -> TargetSpec:
        return targets.spec(self.target)

    @property
    def columns(self) -> frozenset[str]:
        """Every column that it reads."""
        named = {name for one in self.fields for name in one.columns}
        return frozenset(named | {one.column for one in self.steps})

    def field(self, code: str) -> FieldMap | None:
        """How one field is made, where it is."""
        return next((one for one in self.fields if one.field == code), None)


# ── from and to JSON ─────────────────────────────────────────────────────────────────────────


def to_json(mapping: Mapping) -> dict[str, Any]:
    """Plain values for a row or a file; what is empty is left out."""
    full: dict[str, Any] = {
        "target": str(mapping.target),
        "system": mapping.system,
        "zone": mapping.zone,
        "fields": [_field_json(one) for one in mapping.fields],
        "states": {said: str(state) for said, state in mapping.states},
        "empty": list(mapping.empty),
        "no_place": [list(pair) for pair in mapping.no_place],
        "repeated": str(mapping.repeated),
        "steps": [_step_json(one) for one in mapping.steps],
    }
    return {name: value for name, value in full.items() if value}


def _field_json(one: FieldMap) -> dict[str, Any]:
    full = {
        "field": one.field,
        "columns": list(one.columns),
        "how": one.how,
        "options": dict(one.options),
        "values": dict(one.values),
    }
    return {name: value for name, value in full.items() if value}


def _step_json(one: StepMap) -> dict[str, Any]:
    full = {
        "column": one.column,
        "when": one.when,
        "form": one.form,
        "state": one.state,
        "text": list(one.text),
        "kinds": {said: str(kind) for said, kind in one.kinds},
    }
    return {name: value for name, value in full.items() if value}


def from_json(content: object) -> Mapping:
    """The mapping of plain values; what is not one is refused with the place that is wrong."""
    plain = _object(content, "mapping")
    _known(plain, "mapping", Mapping.__slots__)
    target = _word(plain.get("target", ""), "target")
    if target not in Target.values:
        raise Invalid("imports.mapping-target", field="target", given=target)
    made = Mapping(
        target=Target(target),
        system=_word(plain.get("system", ""), "system").strip(),
        zone=_zone(plain.get("zone", ZONE_NAME)),
        fields=tuple(_field(one) for one in _list(plain.get("fields", []), "fields")),
        states=tuple(
            (said, _state(state)) for said, state in _pairs(plain.get("states", {}), "states")
        ),
        empty=_words(plain.get("empty", []), "empty"),
        no_place=tuple(_place(one) for one in _list(plain.get("no_place", []), "no_place")),
        repeated=_repeated(plain.get("repeated", Repeated.REFUSE)),
        steps=tuple(_step(one) for one in _list(plain.get("steps", []), "steps")),
    )
    if len(made.system) > LONGEST_SYSTEM:
        raise Invalid("imports.mapping-shape", field="system", place="system")
    _check_fields(made)
    return made


def check_whole(mapping: Mapping, columns: Iterable[str]) -> None:
    """A mapping that is to judge rows: every field that is needed, only columns that are there."""
    spec, there = mapping.spec, set(columns)
    for field in spec.required:
        if mapping.field(field.code) is None:
            raise Invalid("imports.field-needed", field=field.code, label=field.label)
    if spec.needs_system and not mapping.system:
        raise Invalid("imports.system-needed", field="system")
    for name in sorted(mapping.columns):
        if name not in there:
            raise Invalid("imports.column-missing", field="fields", column=name)


def _check_fields(mapping: Mapping) -> None:
    seen: set[str] = set()
    for one in mapping.fields:
        field = mapping.spec.field(one.field)
        if field is None:
            raise Invalid("imports.mapping-field", field="fields", given=one.field)
        if one.field in seen:
            raise Invalid("imports.mapping-twice", field=one.field, label=field.label)
        seen.add(one.field)
        if one.how and one.how not in hows(field.kind):
            raise Invalid("imports.mapping-how", field=one.field, label=field.label, given=one.how)
        if not one.columns and one.how != FIXED:
            raise Invalid("imports.mapping-no-column", field=one.field, label=field.label)
    if mapping.steps and mapping.target not in (Target.CASES, Target.VISITS, Target.DOSSIERS):
        raise Invalid("imports.mapping-shape", field="steps", place="steps")


def _field(content: object) -> FieldMap:
    plain = _object(content, "fields")
    _known(plain, "fields", FieldMap.__slots__)
    options = _pairs(plain.get("options", {}), "options")
    _known(dict(options), "options", OPTIONS)
    for name, value in options:
        if name == "zone":
            _zone(value)
    columns = _words(plain.get("columns", []), "columns")
    if len(columns) > MOST_COLUMNS:
        raise Invalid("imports.mapping-shape", field="fields", place="columns")
    return FieldMap(
        field=_word(plain.get("field", ""), "field"),
        columns=columns,
        how=_word(plain.get("how", ""), "how"),
        options=options,
        values=_pairs(plain.get("values", {}), "values"),
    )


def _step(content: object) -> StepMap:
    plain = _object(content, "steps")
    _known(plain, "steps", StepMap.__slots__)
    form = _word(plain.get("form", ISO), "form")
    if form not in FORMS:
        raise Invalid("imports.mapping-how", field="steps", label="steps", given=form)
    kinds = _pairs(plain.get("kinds", {}), "kinds")
    if any(kind not in StepKind.values for _, kind in kinds):
        raise Invalid("imports.mapping-shape", field="steps", place="kinds")
    column, when = _word(plain.get("column", ""), "column"), _word(plain.get("when", ""), "when")
    if not column or not when:
        raise Invalid("imports.mapping-shape", field="steps", place="steps")
    return StepMap(
        column=column,
        when=when,
        form=form,
        state=_word(plain.get("state", ""), "state"),
        text=_words(plain.get("text", []), "text"),
        kinds=tuple((said, StepKind(kind)) for said, kind in kinds),
    )


def _object(value: object, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Invalid("imports.mapping-shape", field=place, place=place)
    return value


def _known(plain: dict[str, Any], place: str, names: Iterable[str]) -> None:
    strange = sorted(set(plain) - set(names))
    if strange:
        raise Invalid("imports.mapping-shape", field=place, place=", ".join(strange))


def _list(value: object, place: str) -> Sequence[object]:
    if not isinstance(value, list):
        raise Invalid("imports.mapping-shape", field=place, place=place)
    return value


def _word(value: object, place: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Invalid("imports.mapping-shape", field=place, place=place)
    return value


def _words(value: object, place: str) -> tuple[str, ...]:
    return tuple(_word(one, place) for one in _list(value, place))


def _pairs(value: object, place: str) -> tuple[tuple[str, str], ...]:
    plain = _object(value, place)
    return tuple((_word(name, place), _word(said, place)) for name, said in plain.items())


def _state(value: str) -> RecordState:
    if value not in RecordState.values:
        raise Invalid("imports.mapping-state", field="states", given=value)
    return RecordState(value)


def _repeated(value: object) -> Repeated:
    try:
        return Repeated(str(value))
    except ValueError:
        raise Invalid("imports.mapping-shape", field="repeated", place="repeated") from None


def _zone(value: object) -> str:
    name = _word(value, "zone")
    try:
        zone_of(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("imports.mapping-zone", field="zone", given=name) from None
    return name


def zone_of(name: str) -> tzinfo:
    """The zone itself; that of Viet Nam also on a machine without a database of zones."""
    return ZONE if name == ZONE_NAME else zoneinfo.ZoneInfo(name)


def _place(value: object) -> tuple[float, float]:
    match value:
        case [int() | float() as latitude, int() | float() as longitude]:
            return float(latitude), float(longitude)
    raise Invalid("imports.mapping-shape", field="no_place", place="no_place")
