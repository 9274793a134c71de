"""From the cells of a row to values, as a mapping says; what cannot be read is a fault, by name.

Nothing is invented: an empty cell, a cell that stands for nothing and coordinates that stand for
no place give nothing.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from hoiam.core.refusals import Invalid
from hoiam.core.text import fold, normalise
from hoiam.imports import mapping as m
from hoiam.imports.fields import TargetField
from hoiam.imports.mapping import FieldMap
from hoiam.imports.reading.moments import Said, read_moment
from hoiam.registers.models import RecordState

Cells = Mapping[str, str]
NOTHING = Said()
MOST_KEPT, _SHORT = 5_000, 200  # so many words of cells, and how long one of them may be
_NEAR = 1e-6  # degrees; some ten centimetres


class Fault(Exception):
    """A row that cannot be taken: the code of a sentence in `why.py`, and what it names."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Reader:
    """Reads rows by one mapping."""

    def __init__(self, mapping: m.Mapping) -> None:
        self.mapping = mapping
        self._empty = frozenset(mapping.empty)
        self._maps = {one.field: one for one in mapping.fields}
        self._labels = {one.code: one for one in mapping.spec.fields}
        self._states = dict(mapping.states)
        self._folded = {fold(said): state for said, state in mapping.states}
        # What a cell says is worked out once, however many rows say it: a register has a few
        # hundred thousand rows, and days and names of bodies by the hundred.
        self._texts: dict[str, str] = {}
        self._lines: dict[str, str] = {}
        self._meant: dict[str, RecordState] = {}
        self._moments: dict[tuple[str, str], Said] = {}
        self._those: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._ways = {code: _way(one) for code, one in self._maps.items()}
        self._readers: dict[tuple[str, Callable[[str], str]], Callable[[Cells], str]] = {}

    def label(self, code: str) -> str:
        """The name of a field for people."""
        return self._labels[code].label

    def cell(self, cells: Cells, column: str) -> str:
        """One cell without what stands around it; empty where it stands for nothing."""
        said = cells.get(column, "").strip()
        return "" if said in self._empty else said

    def text(self, cells: Cells, code: str) -> str:
        """What the columns of a field say, in the one spelling that is stored."""
        return self.reads_text(code)(cells)

    def line(self, cells: Cells, code: str) -> str:
        """The same in one line."""
        return self.reads_line(code)(cells)

    def reads_text(self, code: str) -> Callable[[Cells], str]:
        """What reads a text out of cells: for many rows it is asked for once."""
        return self._reads(code, self._texts, _spelt)

    def reads_line(self, code: str) -> Callable[[Cells], str]:
        """The same of a line."""
        return self._reads(code, self._lines, _in_one_line)

    def _reads(
        self, code: str, known: dict[str, str], written: Callable[[str], str]
    ) -> Callable[[Cells], str]:
        found = self._readers.get((code, written))
        if found is None:
            found = self._readers[code, written] = self._reading(code, known, written)
        return found

    def _reading(
        self, code: str, known: dict[str, str], written: Callable[[str], str]
    ) -> Callable[[Cells], str]:
        way = self._ways.get(code)
        if way is None:
            return _nothing
        column, one = way
        if not column:
            return lambda cells: written(self._said(cells, one))

        def read(cells: Cells) -> str:
            given = cells.get(column, "")  # as nearly always: one column, as it is
            found = known.get(given)
            if found is None:
                found = written(self.cell(cells, column))
                if len(given) <= _SHORT:
                    _keep(known, given, found)
            return found

        return read

    def needed(self, cells: Cells, code: str) -> str:
        """The same, where a row without it is none."""
        said = self.line(cells, code)
        if not said:
            raise Fault("cell-missing", label=self.label(code))
        return said

    def number(self, cells: Cells, code: str = "number") -> str:
        """The identifier, letter for letter; made of other cells where the source has none."""
        one = self._maps[code]
        if one.how == m.DIGEST:
            said = json.dumps([self.cell(cells, name) for name in one.columns], ensure_ascii=False)
            return hashlib.sha256(said.encode()).hexdigest()[:16]
        return self.needed(cells, code)

    def _said(self, cells: Cells, one: FieldMap) -> str:
        if one.how == m.FIXED:
            return one.option("value")
        given = [said for name in one.columns if (said := self.cell(cells, name))]
        if one.how == m.JOINED:
            return one.option("separator", ", ").join(given)
        if one.how == m.LINES:
            cut = one.option("separator")
            return "\n".join(piece for said in given for piece in _pieces(said, cut))
        return given[0] if given else ""

    def moment(self, cells: Cells, code: str) -> Said:
        """A day, and the instant where the source gives a time."""
        way = self._ways.get(code)
        if way is None:
            return NOTHING
        column, one = way
        if column:
            given = cells.get(column, "")
        else:
            given = "\0".join([cells.get(name, "") for name in one.columns])
        found = self._moments.get((code, given))
        if found is None:
            found = self._read_moment(cells, code, one)
            if len(given) <= _SHORT:
                _keep(self._moments, (code, given), found)
        return found

    def _read_moment(self, cells: Cells, code: str, one: FieldMap) -> Said:
        if one.how == m.FIXED:
            return self._moment(one.option("value"), m.ISO, one, code)
        given = next((said for name in one.columns if (said := self.cell(cells, name))), "")
        return self._moment(given, one.how or m.ISO, one, code)

    def _moment(self, given: str, form: str, one: FieldMap, code: str) -> Said:
        if not given:
            return NOTHING
        try:
            return read_moment(
                given,
                form=form,
                zone=m.zone_of(one.option("zone", self.mapping.zone)),
                midnight_is_day=one.option("midnight_is_day") == "yes",
            )
        except (Invalid, ValueError):
            raise Fault("moment", label=self.label(code), given=given[:60]) from None

    def day(self, cells: Cells, code: str) -> date | None:
        """A day alone."""
        return self.moment(cells, code).day

    def count(self, cells: Cells, code: str) -> int | None:
        """A whole number; none where nothing is said."""
        said = self.line(cells, code)
        if not said:
            return None
        plain = said.removesuffix(".0")
        if not (plain.isascii() and plain.isdigit() and len(plain) <= 4):
            raise Fault("count", label=self.label(code), given=said[:60])
        return int(plain)

    def choice(self, cells: Cells, code: str, known: Mapping[str, str]) -> str:
        """One of the codes of a list (code → label), by code, label or the words of the profile."""
        said = self.line(cells, code)
        if not said:
            return ""
        one = self._maps[code]
        meant = dict(one.values).get(said, said)
        if meant in known:
            return meant
        wanted = fold(meant)
        for name, label in known.items():
            if wanted in (fold(name), fold(label)):
                return name
        raise Fault(
            "choice", label=self.label(code), given=said[:60], known=", ".join(known.values())
        )

    def word(self, code: str, said: str) -> str:
        """What the profile says that a word of a field means; empty where it says nothing."""
        one = self._maps.get(code)
        return dict(one.values).get(said, "") if one is not None else ""

    def state(self, said: str) -> RecordState:
        """What a word of state means; unknown where the mapping does not say."""
        found = self._meant.get(said)
        if found is None:
            meant = self._states.get(said) or self._folded.get(fold(said))
            found = meant or RecordState.UNKNOWN
            _keep(self._meant, said, found)
        return found

    def knows_state(self, said: str) -> bool:
        """Whether the mapping says what a word of state means, if only that nobody knows."""
        return said in self._states or fold(said) in self._folded

    def position(self, cells: Cells) -> tuple[float | None, float | None]:
        """Latitude and longitude; both or none."""
        latitude = self._degrees(cells, "latitude", 90)
        longitude = self._degrees(cells, "longitude", 180)
        pair = self._maps.get("coordinates")
        if pair is not None and latitude is None:
            latitude, longitude = self._pair(cells, pair)
        if latitude is None or longitude is None:
            return None, None
        for there in self.mapping.no_place:
            if abs(there[0] - latitude) < _NEAR and abs(there[1] - longitude) < _NEAR:
                return None, None
        return latitude, longitude

    def _degrees(self, cells: Cells, code: str, most: int) -> float | None:
        said = self.line(cells, code) if code in self._maps else ""
        return _degrees(said, most, self.label(code)) if said else None

    def _pair(self, cells: Cells, one: FieldMap) -> tuple[float | None, float | None]:
        said = next((cell for name in one.columns if (cell := self.cell(cells, name))), "")
        if not said:
            return None, None
        label = self.label("coordinates")
        parts = [part.strip() for part in said.strip("()[] ").split(",")]
        if len(parts) != 2:
            raise Fault("coordinate", label=label, given=said[:60])
        first, second = parts if one.how != m.LON_LAT else reversed(parts)
        return _degrees(first, 90, label), _degrees(second, 180, label)

    @property
    def has_position(self) -> bool:
        """Whether the mapping says where something is."""
        return not self._maps.keys().isdisjoint(("latitude", "longitude", "coordinates"))

    def those_of(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The fields among these that the mapping fills: of most rows, few."""
        found = self._those.get(codes)
        if found is None:
            found = self._those[codes] = tuple(code for code in codes if code in self._maps)
        return found

    def has(self, code: str) -> bool:
        """Whether the mapping fills a field."""
        return code in self._maps

    def field(self, code: str) -> TargetField:
        """The field itself."""
        return self._labels[code]


def _nothing(_cells: Cells) -> str:
    return ""


def _way(one: FieldMap) -> tuple[str, FieldMap]:
    """The one column that is read as it is, where it is so simple; and the whole of it."""
    is_plain = one.how in ("", m.FIRST, *m.FORMS) and len(one.columns) == 1
    return one.columns[0] if is_plain else "", one


def _spelt(said: str) -> str:
    """In the one spelling that is stored. Plain signs alone have one spelling only; asking first
    is quicker by far."""
    return said if said.isascii() and said.isprintable() else normalise(said)


def _in_one_line(said: str) -> str:
    return " ".join(_spelt(said).split())


def _keep[Key, Value](known: dict[Key, Value], key: Key, value: Value) -> None:
    """Up to a size, for a column may say something else in each row."""
    if len(known) >= MOST_KEPT:
        known.clear()
    known[key] = value


def _pieces(said: str, cut: str) -> Iterator[str]:
    """The parts of a cell with several: a list in JSON, or what stands between separators."""
    parts: Sequence[object] = said.split(cut) if cut else [said]
    if said.startswith("["):
        try:
            read = json.loads(said)
        except (ValueError, RecursionError):
            read = None
        if isinstance(read, list):
            parts = read
    for part in parts:
        piece = str(part).strip() if isinstance(part, str | int | float) else ""
        if piece:
            yield piece


def _degrees(said: str, most: int, label: str) -> float:
    plain = said.replace(",", ".") if said.count(",") == 1 and "." not in said else said
    try:
        value = float(plain)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise Fault("coordinate", label=label, given=said[:60])
    return value


def at_day(said: Said) -> tuple[date | None, datetime | None]:
    """Both halves of what was said of a moment."""
    return said.day, said.moment
