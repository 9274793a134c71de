"""What stands in a closed row, as a value again; its hash is made anew from it."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hoiam.core.figures.closing import Line, canonical, digest, number_of, plain
from hoiam.figures.models import Closing

MOST_PACKED = 256 * 1024 * 1024  # of records unpacked; ten times the largest register


def packed(lines: Iterable[Line]) -> bytes:
    """The records behind each line, as they lie in the row."""
    behind = {one.code: {key: plain(adds) for key, adds in one.records.items()} for one in lines}
    text = json.dumps(behind, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def listed(lines: Iterable[Line]) -> list[list[str]]:
    """The numbers, as they lie in the row."""
    return [[one.code, one.name, one.counting, plain(one.number)] for one in lines]


def lines_of(closing: Closing) -> tuple[Line, ...]:
    """The table as it was closed, with the records behind each number."""
    text = zlib.decompressobj().decompress(bytes(closing.records), MOST_PACKED)
    behind = json.loads(text)
    return tuple(
        Line(
            code, name, counting, number_of(number),
            {key: number_of(adds) for key, adds in behind.get(code, {}).items()},
        )
        for code, name, counting, number in closing.lines
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What a table speaks of: which one, whose, of when."""

    source: str
    unit: str
    period: str
    first: date
    last: date
    bodies: tuple[str, ...]
    number: int
    replaces: str = ""

    @property
    def as_said(self) -> Mapping[str, object]:
        return {
            "source": self.source, "unit": self.unit, "period": self.period,
            "first": self.first.isoformat(), "last": self.last.isoformat(),
            "bodies": list(self.bodies), "number": self.number, "replaces": self.replaces,
        }  # fmt: skip


def head_of(closing: Closing) -> Head:
    """The head of a closed row; the hash of the version before is in it."""
    before = closing.replaces.hash if closing.replaces else ""
    return Head(
        closing.source, closing.unit.code, closing.period, closing.first, closing.last,
        tuple(closing.bodies), closing.number, before,
    )  # fmt: skip


def hash_of(head: Head, lines: Iterable[Line]) -> str:
    """What the row is known by."""
    return digest(canonical(head.as_said, lines))


def is_whole(closing: Closing) -> bool:
    """Whether the row still says what was closed."""
    return hash_of(head_of(closing), lines_of(closing)) == closing.hash
