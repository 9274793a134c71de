"""JSON: a list of objects, the same within an envelope, or one object a line; read one by one."""

import io
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator
from typing import IO, Never

from hoiam.core.refusals import Invalid
from hoiam.imports.reading.columns import Columns, check_cells, named
from hoiam.imports.reading.limits import MOST_CELL, MOST_COLUMNS, MOST_DEPTH, MOST_ROW, MOST_ROWS
from hoiam.imports.reading.table import SourceRow

_BLOCK = 64 * 1024
_SIGN = re.compile(r'["\\\[\]{},]')
_IN_TEXT = re.compile(r'["\\]')
_SPACE = " \t\r\n"


class _Number(str):
    """A number as the file writes it: 94110 and 1.50 stay so, however many digits they have."""

    __slots__ = ()


class _Twice(dict[str, object]):
    """An object that says one name twice."""


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _Twice(made)


class _NoNumber(ValueError):
    """NaN and the infinities: Python reads them, JSON does not have them."""


def _constant(said: str) -> Never:
    raise _NoNumber(said)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_Number, parse_float=_Number, parse_constant=_constant
)


def _decoded(text: str, line: int) -> object:
    try:
        return _DECODER.decode(text)
    except _NoNumber as error:
        raise Invalid("imports.json-not-a-number", line=line, said=str(error)) from error
    except ValueError as error:
        raise Invalid("imports.broken-json", line=line) from error


def _text(value: object) -> str:
    """A list as JSON again, with numbers as they were."""
    match value:
        case _Number():
            return str(value)
        case list():
            return "[" + ", ".join(map(_text, value)) + "]"
        case dict():
            inner = (f"{json.dumps(k, ensure_ascii=False)}: {_text(v)}" for k, v in value.items())
            return "{" + ", ".join(inner) + "}"
    return json.dumps(value, ensure_ascii=False)


def _cells(said: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Objects within objects become "attributes.color"; what is null says nothing."""
    for name, value in said.items():
        match value:
            case dict():
                yield from _cells(value, f"{prefix}{name}.")
            case None:
                yield prefix + name, ""
            case list() | bool():
                yield prefix + name, _text(value)
            case _:
                yield prefix + name, str(value)


def _says_twice(value: object) -> bool:
    match value:
        case _Twice():
            return True
        case dict():
            return any(map(_says_twice, value.values()))
        case list():
            return any(map(_says_twice, value))
    return False


def _row(value: object, line: int, names: dict[str, str]) -> SourceRow:
    if not isinstance(value, dict):
        return SourceRow(line, {}, "not-an-object")
    cells = dict.fromkeys(names.values(), "")
    found = list(_cells(value))
    check_cells([cell for _, cell in found], line)
    for name, cell in found:
        cells[names[name]] = cell
    twice = _says_twice(value) or len({name for name, _ in found}) < len(found)
    return SourceRow(line, cells, "key-twice" if twice else "")


class _Stream:
    """Characters of a file one block at a time, with the brackets counted."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding=encoding)
        self._buffer = ""
        self._at = 0

    def close(self) -> None:
        """Let go of the file without closing it."""
        self._text.detach()

    def _more(self) -> bool:
        self._buffer = self._text.read(_BLOCK)
        self._at = 0
        return bool(self._buffer)

    def peek(self) -> str:
        """The next sign that is no space, which stays; empty at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _SPACE:
                    return self._buffer[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self) -> str:
        """The next sign that is no space."""
        sign = self.peek()
        self._at += 1
        return sign

    def value(self, *, keep: bool, line: int = 1) -> str:
        """The next value up to the comma or bracket behind it, which stays.

        Kept it may be as long as a row; passed over, as long as it likes.
        """
        depth = 0
        quoted = False
        length = 0
        kept: list[str] = []
        while True:
            if self._at >= len(self._buffer) and not self._more():
                raise Invalid("imports.broken-json", line=line)
            found = (_IN_TEXT if quoted else _SIGN).search(self._buffer, self._at)
            end = found.start() if found else len(self._buffer)
            sign = found.group() if found else ""
            if not quoted and depth == 0 and sign in (",", "]", "}"):
                self._keep(kept, end, keep)
                return "".join(kept)
            length += end - self._at + 1
            if keep and length > MOST_ROW:
                raise Invalid("imports.cell-too-long", line=line, most=MOST_CELL)
            self._keep(kept, end + len(sign), keep)
            if sign == "\\":
                self._escaped(kept, keep)
            elif sign == '"':
                quoted = not quoted
            elif sign in ("[", "{"):
                depth += 1
                if depth > MOST_DEPTH:
                    raise Invalid("imports.too-deep", most=MOST_DEPTH)
            elif sign in ("]", "}"):
                depth -= 1
            if depth == 0 and not quoted and sign in ("]", "}"):
                return "".join(kept)

    def _keep(self, kept: list[str], end: int, keep: bool) -> None:
        if keep:
            kept.append(self._buffer[self._at : end])
        self._at = end

    def _escaped(self, kept: list[str], keep: bool) -> None:
        """The sign behind a backslash is itself, whatever it is."""
        if self._at >= len(self._buffer) and not self._more():
            return
        self._keep(kept, self._at + 1, keep)


def begins_like_json(file: IO[bytes], encoding: str) -> bool:
    """Whether the first sign opens a list or an object; no header of a CSV does."""
    stream = _Stream(file, encoding)
    try:
        return stream.peek() in ("{", "[")
    finally:
        stream.close()


def is_lines(file: IO[bytes], encoding: str) -> bool:
    """Whether an object stands behind the first one, or it is alone and holds no list of rows."""
    stream = _Stream(file, encoding)
    try:
        if stream.peek() != "{":
            return False
        stream.value(keep=False)
        if stream.peek() == "{":
            return True
    finally:
        stream.close()
    stream = _Stream(file, encoding)
    try:
        return not _enter(stream)
    finally:
        stream.close()


def _enter(stream: _Stream) -> bool:
    """Step into the list of rows: the file itself, or the first list of objects in an envelope."""
    if stream.take() == "[":
        return True
    while stream.peek() not in ("}", ""):
        if not _name(stream):
            raise Invalid("imports.broken-json", line=1)
        if stream.peek() == "[":
            stream.take()
            if stream.peek() == "{":
                return True
            while stream.peek() not in ("]", ""):
                stream.value(keep=False)
                if stream.peek() == ",":
                    stream.take()
            stream.take()
        else:
            stream.value(keep=False)
        if stream.peek() == ",":
            stream.take()
    return False


def _name(stream: _Stream) -> bool:
    """Pass over "name": of an envelope."""
    if stream.take() != '"':
        return False
    while (sign := stream.take()) != '"':
        if not sign:
            return False
        if sign == "\\":
            stream.take()
    return stream.take() == ":"


class _Objects(ABC):
    """Objects one after the other; the names of the columns come from a first reading."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        self._file = file
        self._encoding = encoding
        found: dict[str, None] = {}
        count = 0
        for count, (line, value) in enumerate(self._values(), start=1):
            if count > MOST_ROWS:
                raise Invalid("imports.too-many-rows", most=MOST_ROWS)
            if isinstance(value, dict):
                found |= dict.fromkeys(name for name, _ in _cells(value))
            if len(found) > MOST_COLUMNS:
                raise Invalid("imports.too-many-columns", most=MOST_COLUMNS)
            _check_signs(value, line)
        if not found:
            raise Invalid("imports.empty-file")
        self.columns: Columns = named(list(found))
        self._names = dict(zip(found, self.columns.names, strict=True))

    @abstractmethod
    def _values(self) -> Iterator[tuple[int, object]]:
        """Each object with its line, from the beginning of the file."""

    def rows(self) -> Generator[SourceRow, None, None]:
        """Every object as a row; what is no object says so."""
        for line, value in self._values():
            yield _row(value, line, self._names)


def _check_signs(value: object, line: int) -> None:
    r"""JSON can write half a sign as "\ud800": no database takes it."""
    try:
        _text(value).encode()
    except UnicodeEncodeError as error:
        raise Invalid("imports.broken-json", line=line) from error


class Listed(_Objects):
    """A list of objects; a row's line is its place in the list."""

    media = "json"

    def _values(self) -> Iterator[tuple[int, object]]:
        stream = _Stream(self._file, self._encoding)
        try:
            _enter(stream)
            place = 0
            while stream.peek() != "]":
                place += 1
                text = stream.value(keep=True, line=place)
                yield place, _decoded(text, place)
                if stream.peek() == ",":
                    stream.take()
                elif stream.peek() != "]":
                    raise Invalid("imports.broken-json", line=place)
        finally:
            stream.close()


class Lines(_Objects):
    """One object a line."""

    media = "jsonl"

    def _values(self) -> Iterator[tuple[int, object]]:
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding=self._encoding)
        line = 0
        try:
            while said := text.readline(MOST_ROW + 1):
                line += 1
                if len(said) > MOST_ROW:
                    raise Invalid("imports.cell-too-long", line=line, most=MOST_CELL)
                if said.strip():
                    _check_depth(said)
                    yield line, _decoded(said, line)
        finally:
            text.detach()


def _check_depth(text: str) -> None:
    """Brackets within brackets, before the decoder climbs down them."""
    if text.count("[") + text.count("{") <= MOST_DEPTH:
        return
    depth = 0
    quoted = False
    at = 0
    while found := (_IN_TEXT if quoted else _SIGN).search(text, at):
        sign = found.group()
        at = found.end() + (sign == "\\")
        if sign == '"':
            quoted = not quoted
        elif sign in "[{":
            depth += 1
            if depth > MOST_DEPTH:
                raise Invalid("imports.too-deep", most=MOST_DEPTH)
        elif sign in "]}":
            depth -= 1
