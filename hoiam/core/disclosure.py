"""Small counts of people, so that no reader of a table finds out about one of them.

House rule, after the practice of statistical offices: a count of people from one to four is not
shown. Nothing is: zero says of nobody in particular that they spoke. A count that is hidden could
be found again by subtracting what is shown from its totals; so other cells and totals are hidden
with it, until every hidden one may be at least five different numbers for whoever knows all that
is shown, the rules of this module among it.

A table has any number of dimensions; in each of them `TOTAL` stands for the sum over the others.
Hidden cells are kept together in boxes: two places in each dimension, all corners hidden. Adding
something to one corner and taking it from or adding it to the others leaves every shown sum as it
is, so each corner may be as many numbers as that can be done. That is a proof, not an estimate;
the tests search for a reader who knows better.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

LEAST = 5  # people; fewer are not shown
AMBIGUITY = 5  # different numbers that a hidden count may be
TOTAL = ""  # the sum over a dimension; no place in one is called so
_NEAREST = 6  # places of a dimension that are weighed as the other side of a box

type Cell = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A table that may be shown: every cell of it and every total, hidden ones without a number."""

    dimensions: tuple[tuple[str, ...], ...]
    shown: Mapping[Cell, int]
    hidden: frozenset[Cell]

    def __getitem__(self, cell: Cell) -> int | None:
        """The count, or nothing where it is hidden."""
        return None if cell in self.hidden else self.shown[cell]


def is_small(count: int) -> bool:
    """Whether a count of people is too small to be shown."""
    return 0 < count < LEAST


def rough(count: int) -> int | None:
    """A count of people as it may stand alone beside something public."""
    return None if is_small(count) else count


def totals(counts: Mapping[Cell, int], dimensions: Iterable[Iterable[str]]) -> dict[Cell, int]:
    """Every cell of a table and all its totals; what was not counted is none."""
    places = [tuple(one) for one in dimensions]
    found = dict.fromkeys(product(*((*one, TOTAL) for one in places)), 0)
    for cell, count in counts.items():
        if count < 0:
            raise ValueError("people are counted from nought")
        for at in product(*((place, TOTAL) for place in cell)):
            found[at] += count
    return found


def disclose(counts: Mapping[Cell, int], dimensions: Iterable[Iterable[str]]) -> Disclosed:
    """The table with its totals, small counts hidden and what would give them away with them.

    All views that a page offers of the same people have to be cut from one such table: two that
    are made apart can be subtracted from one another.
    """
    places = tuple(tuple(one) for one in dimensions)
    whole = totals(counts, places)
    hidden: set[Cell] = set()
    for cell in sorted((one for one, count in whole.items() if is_small(count)), key=_order):
        if not _is_kept(cell, whole, hidden, places):
            hidden.update(_best_box(cell, whole, hidden, places))
    shown = {cell: count for cell, count in whole.items() if cell not in hidden}
    return Disclosed(places, shown, frozenset(hidden))


def _order(cell: Cell) -> tuple[int, Cell]:
    """The least summed first: what hides an inner cell often hides its totals as well."""
    return cell.count(TOTAL), cell


def _is_kept(
    cell: Cell, whole: Mapping[Cell, int], hidden: set[Cell], places: tuple[tuple[str, ...], ...]
) -> bool:
    """Whether what is hidden already keeps this one too."""
    if cell not in hidden:
        return False
    return any(
        hidden.issuperset(box) and _range(box, cell, whole) >= AMBIGUITY
        for box in _boxes(cell, whole, hidden, places)
    )


def _best_box(
    cell: Cell, whole: Mapping[Cell, int], hidden: set[Cell], places: tuple[tuple[str, ...], ...]
) -> tuple[Cell, ...]:
    """The box that hides least: totals are dearer than cells, large counts than small ones."""
    return min(
        (
            box
            for box in _boxes(cell, whole, hidden, places)
            if _range(box, cell, whole) >= AMBIGUITY
        ),
        key=lambda box: (_price(box, whole, hidden), box),
    )


def _boxes(
    cell: Cell, whole: Mapping[Cell, int], hidden: set[Cell], places: tuple[tuple[str, ...], ...]
) -> Iterable[tuple[Cell, ...]]:
    """Boxes with this cell as a corner. The one whose other side is the totals is always among
    them, and always wide enough: a sum has no upper end."""
    others = [_others(cell, n, whole, hidden, places) for n in range(len(cell))]
    for opposite in product(*others):
        yield tuple(product(*zip(cell, opposite, strict=True)))


def _others(
    cell: Cell,
    n: int,
    whole: Mapping[Cell, int],
    hidden: set[Cell],
    places: tuple[tuple[str, ...], ...],
) -> list[str]:
    """Places on the other side in one dimension: hidden ones first, then the smallest counts that
    leave room, and the total."""

    def at(place: str) -> Cell:
        return (*cell[:n], place, *cell[n + 1 :])

    near = [one for one in (*places[n], TOTAL) if one != cell[n]]
    near.sort(key=lambda one: (one == TOTAL, at(one) not in hidden, whole[at(one)] < LEAST,
                               whole[at(one)], one))  # fmt: skip
    return near[:_NEAREST] + [one for one in near[_NEAREST:] if one == TOTAL]


def _price(box: tuple[Cell, ...], whole: Mapping[Cell, int], hidden: set[Cell]) -> int:
    new = [corner for corner in box if corner not in hidden]
    return sum((whole[corner] + 1) * 100 ** corner.count(TOTAL) for corner in new)


def _range(box: tuple[Cell, ...], cell: Cell, whole: Mapping[Cell, int]) -> int:
    """How many numbers this corner may be when the box alone is moved."""
    along = [whole[corner] for corner in box if _sign(corner, cell) > 0]
    against = [whole[corner] for corner in box if _sign(corner, cell) < 0]
    up = min(against) if against else AMBIGUITY
    return min(along) + up + 1


def boxes_around(
    cell: Cell, hidden: frozenset[Cell], places: tuple[tuple[str, ...], ...]
) -> Iterable[tuple[Cell, ...]]:
    """Every box with this cell as a corner all of whose corners are hidden."""
    others = [[one for one in (*places[n], TOTAL) if one != cell[n]] for n in range(len(cell))]
    for opposite in product(*others):
        box = tuple(product(*zip(cell, opposite, strict=True)))
        if hidden.issuperset(box):
            yield box


def range_in(box: tuple[Cell, ...], cell: Cell, whole: Mapping[Cell, int]) -> int:
    """How many numbers a corner of a box may be for whoever knows everything outside of it."""
    return _range(box, cell, whole)


def _sign(corner: Cell, cell: Cell) -> int:
    """Whether a corner grows when the cell grows. A total and its part grow together; two parts
    of one total the other way round."""
    return prod(
        -1 if there != here and TOTAL not in (there, here) else 1
        for there, here in zip(corner, cell, strict=True)
    )
