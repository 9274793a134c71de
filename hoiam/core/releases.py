"""A table of people that is counted anew after it was released.

Whoever kept the first release lays the second one beside it: where a cell went from 12 to 13, one
person came, and the day between the releases may tell who. Hiding small counts in each release for
itself does not help against that. So a table stays as it was released for the first time, unless
the new count gives nothing of that kind away:

1. it has the same places, and the same cells are hidden in it;
2. no cell, hidden or shown, differs by one to four from any earlier release: nobody is "the one
   who came", because nothing changed there or at least five did;
3. what is hidden stays hidden for whoever knows all releases. Moving all corners of a box in every
   release by the same steps leaves every shown sum and every difference between releases as it is;
   each hidden cell may still be as many numbers as `disclosure` asks for when the smallest of the
   releases is moved.

Otherwise the new count is not released, and nothing says that there is one: that it differs a
little would be told by that. It stands in the office, and enters the table of a later period.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoiam.core.disclosure import (
    AMBIGUITY,
    LEAST,
    Cell,
    Disclosed,
    boxes_around,
    disclose,
    range_in,
    totals,
)


@dataclass(frozen=True, slots=True)
class Released:
    """A table as it went out, and what was counted for it."""

    counts: Mapping[Cell, int]
    table: Disclosed


def first(counts: Mapping[Cell, int], dimensions: Iterable[Iterable[str]]) -> Released:
    """The first release of a table."""
    return Released(dict(counts), disclose(counts, dimensions))


def anew(earlier: Sequence[Released], counts: Mapping[Cell, int]) -> Released | None:
    """The same table counted anew, if it may follow all that went out before; nothing if not."""
    table = earlier[0].table
    if not set(counts) <= set(table.shown) | table.hidden:
        return None  # other places: another table, and the two can be subtracted
    whole = totals(counts, table.dimensions)
    before = [totals(one.counts, table.dimensions) for one in earlier]
    if any(0 < abs(whole[cell] - old[cell]) < LEAST for old in before for cell in whole):
        return None
    if any(0 < whole[cell] < LEAST for cell in table.shown):
        return None
    least = {cell: min(whole[cell], *(old[cell] for old in before)) for cell in whole}
    if not all(_is_kept(cell, least, table) for cell in table.hidden):
        return None
    shown = {cell: whole[cell] for cell in table.shown}
    return Released(dict(counts), Disclosed(table.dimensions, shown, table.hidden))


def _is_kept(cell: Cell, least: Mapping[Cell, int], table: Disclosed) -> bool:
    return any(
        range_in(box, cell, least) >= AMBIGUITY
        for box in boxes_around(cell, table.hidden, table.dimensions)
    )
