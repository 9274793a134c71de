"""Which row of a sheet names its columns: official registers carry titles above the names."""

import re

from hoiam.imports.reading.limits import MOST_COLUMNS

_ROWS_ABOVE = 30
# Forms number their columns in a row of their own: 1, 2, 3 … or (1), (2), (3) …
_NUMBER = re.compile(r"\(?\s*(\d{1,3})\s*\)?")
_LEAST_NUMBERED = 6  # 1, 2, 3 without brackets might be somebody's data
_LEAST_BRACKETED = 3


def filled(cells: list[str]) -> int:
    """How many of the cells say something."""
    return sum([1 for cell in cells if cell and not cell.isspace()])


def says_something(cells: list[str]) -> bool:
    """Whether any of them does: asked of every row, and nearly always answered by the first."""
    return any(cell and not cell.isspace() for cell in cells)


def header_at(rows: list[list[str]]) -> int | None:
    """The place of the header among the first rows; none if all of them are empty.

    A title or a motto fills one cell (merged cells read as one), names of columns fill two or
    more. A list of one column has its name in the first row.
    """
    first = None
    for place, cells in enumerate(rows[:_ROWS_ABOVE]):
        count = filled(cells)
        if count and first is None:
            first = place
        if count > 1 and _is_table(rows[place + 1 :]):
            return _widest_of_neighbours(rows, place)
    return first


def _is_table(below: list[list[str]]) -> bool:
    """A comma in one cell of a list of one column makes no header of its row."""
    counts = [count for count in map(filled, below) if count]
    return 2 * sum(1 for count in counts if count > 1) >= len(counts) > 0


def _widest_of_neighbours(rows: list[list[str]], place: int) -> int:
    """Letterheads fill two cells side by side: what names every column is wider than they are."""
    widest = place
    for other in range(place + 1, min(len(rows), _ROWS_ABOVE)):
        if filled(rows[other]) >= 2 * filled(rows[widest]) and filled(rows[widest]) <= 2:
            widest = other
            break
    return widest


def is_numbering(cells: list[str]) -> bool:
    """Whether a row below the header only numbers the columns, as printed forms do."""
    said = [cell.strip() for cell in cells if cell.strip()]
    bracketed = all(cell.startswith("(") for cell in said)
    least = _LEAST_BRACKETED if bracketed else _LEAST_NUMBERED
    if not least <= len(said) <= MOST_COLUMNS:
        return False
    found = [_NUMBER.fullmatch(cell) for cell in said]
    return [int(one.group(1)) if one else 0 for one in found] == list(range(1, len(said) + 1))
