"""The face that papers are set in, and which signs it has.

It is shipped with the program: the same letter looks the same on every machine, and none of them
has to have it. Its letters are as wide as those of Times New Roman, which the Decree asks for.
"""

import struct
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
REGULAR = FOLDER / "LiberationSerif-Regular.ttf"
WORD_FACE = "Times New Roman"
MISSING = "□"
_SKIPPED = frozenset("\u200d\ufe0e\ufe0f")


@cache
def signs() -> frozenset[int]:
    """The code points that the face can show, from its own table."""
    data = REGULAR.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * count, 16)
    }
    cmap = tables[b"cmap"]
    (parts,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for part in range(parts):
        (offset,) = struct.unpack_from(">I", data, cmap + 4 + 8 * part + 4)
        if struct.unpack_from(">H", data, cmap + offset)[0] == 4:
            found |= _of_segments(data, cmap + offset)
    return frozenset(found)


def _of_segments(data: bytes, at: int) -> set[int]:
    """Format 4: runs of code points, each with its shift or its own list of glyphs."""
    (twice,) = struct.unpack_from(">H", data, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + twice)
    shifts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * twice)
    places = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, places)
    found: set[int] = set()
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if offsets[number]:
                where = places + 2 * number + offsets[number] + 2 * (point - first)
                (glyph,) = struct.unpack_from(">H", data, where)
                glyph = glyph or -shifts[number]
            if (glyph + shifts[number]) & 0xFFFF:
                found.add(point)
    return found


def shown(text: str) -> str:
    """The text with a box for each sign that the face does not have."""
    known = signs()
    return "".join(
        sign if ord(sign) in known or sign == "\n" else MISSING
        for sign in text.replace("\t", "    ")
        if sign not in _SKIPPED
    )


def missing(text: str) -> str:
    """The signs of a text that a PDF cannot show, each once, in their order."""
    known = signs()
    return "".join(
        dict.fromkeys(
            sign for sign in text if ord(sign) not in known and sign not in _SKIPPED | {"\n", "\t"}
        )
    )
