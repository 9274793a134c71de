"""Numbers that a process has read from cells, by unit and month, as long as those cells stand.

Valid by one stamp: whoever counts a cell anew gives the cells of the dataset another one, drawn
by lot, in the same transaction (`Rollup.rounds`), and a reader asks for the stamp each time before
it looks here. What changed since is no matter of this: its units and months are marked, their
part is taken off, and their rows are counted. Under its key stand the days that are asked for and
every unit that a reader may count, so that nobody is shown another reader's numbers. Nothing of a
row is in it but what a cell says.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

MOST_LINES = 20_000  # of one table: 5 MB
MOST_LINES_IN_ALL = 60_000

type Line = tuple[Any, ...]
type Numbers = dict[Line, dict[str, int]]
type Part = tuple[int, date]  # a unit and a month, as marks name them


@dataclass(frozen=True, slots=True)
class Parts:
    """Numbers of clean and of marked cells alike, and of which part each is."""

    codes: tuple[str, ...]
    lines: Mapping[Part, Sequence[tuple[Line, tuple[int, ...]]]]
    whole: Numbers
    size: int

    def without(self, marked: Iterable[Part]) -> Numbers:
        """The sum of all parts but these. What stands in it belongs to all readers."""
        found: Numbers | None = None
        for part in marked:
            for line, numbers in self.lines.get(part, ()):
                if found is None:
                    found = dict(self.whole)
                there = found[line]
                found[line] = {
                    code: there[code] - number
                    for code, number in zip(self.codes, numbers, strict=True)
                }
        return self.whole if found is None else found


def parts_of(
    codes: Sequence[str], rows: Iterable[tuple[Part, Line, tuple[int, ...]]], *, is_one_line: bool
) -> Parts:
    """The parts of what a statement said, and their sum; a table of one line has it always."""
    lines: dict[Part, list[tuple[Line, tuple[int, ...]]]] = {}
    whole: Numbers = {(): dict.fromkeys(codes, 0)} if is_one_line else {}
    size = 0
    for part, line, numbers in rows:
        lines.setdefault(part, []).append((line, numbers))
        size += 1
        there = whole.get(line)
        if there is None:
            whole[line] = dict(zip(codes, numbers, strict=True))
        else:
            for code, number in zip(codes, numbers, strict=True):
                there[code] += number
    return Parts(tuple(codes), lines, whole, size)


class _Kept:
    """The latest of them, up to a size."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._parts: OrderedDict[Hashable, Parts] = OrderedDict()
        self._size = 0

    def clear(self) -> None:
        """Forget all of them, as a process that begins."""
        with self._lock:
            self._parts.clear()
            self._size = 0

    def get(self, key: Hashable) -> Parts | None:
        with self._lock:
            found = self._parts.get(key)
            if found is not None:
                self._parts.move_to_end(key)
            return found

    def put(self, key: Hashable, parts: Parts) -> None:
        if parts.size > MOST_LINES:
            return
        with self._lock:
            older = self._parts.pop(key, None)
            self._size += parts.size - (older.size if older is not None else 0)
            self._parts[key] = parts
            while self._size > MOST_LINES_IN_ALL:
                _key, gone = self._parts.popitem(last=False)
                self._size -= gone.size


KEPT = _Kept()
