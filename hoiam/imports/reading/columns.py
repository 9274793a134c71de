"""Names for columns: every one unique and none empty, whatever the file says."""

from collections.abc import Sequence
from dataclasses import dataclass

from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.imports.reading.limits import MOST_CELL, MOST_COLUMNS

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Columns:
    """The names in the order of the file, those of them that are ours, and what the file says."""

    names: tuple[str, ...]
    repaired: tuple[str, ...]
    said: tuple[str, ...]  # with the soft hyphens that are the letter ư in TCVN3


def named(said: Sequence[str]) -> Columns:
    """ "Cột 3" for a column without a name, "Ngày (2)" for the second "Ngày"."""
    if len(said) > MOST_COLUMNS:
        raise Invalid("imports.too-many-columns", most=MOST_COLUMNS)
    taken: set[str] = set()
    names: list[str] = []
    repaired: list[str] = []
    for place, cell in enumerate(said, start=1):
        wanted = " ".join(normalise(cell).split())[:LONGEST_NAME] or f"Cột {place}"
        name = wanted
        again = 2
        while name in taken:
            name = f"{wanted} ({again})"
            again += 1
        if name != wanted or not cell.strip():
            repaired.append(name)
        taken.add(name)
        names.append(name)
    return Columns(tuple(names), tuple(repaired), tuple(said))


def without_empty_end(cells: list[str]) -> list[str]:
    """The cells up to the last one that says something."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def check_cells(cells: list[str], line: int) -> str:
    """A cell longer than any petition is no cell, and no database keeps a zero in a text. Gives
    all cells as one text, in which a zero stands between two: one look at it tells of most rows
    that there is nothing to look for."""
    whole = "\0".join(cells)
    if len(whole) > MOST_CELL and max(map(len, cells)) > MOST_CELL:
        raise Invalid("imports.cell-too-long", line=line, most=MOST_CELL)
    if cells and whole.count("\0") != len(cells) - 1:
        raise Invalid("imports.zero-bytes")
    return whole
