"""No reader of a table finds a small count again: every attack that arithmetic allows is tried."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.disclosure import (
    AMBIGUITY,
    LEAST,
    TOTAL,
    Cell,
    Disclosed,
    disclose,
    is_small,
    rough,
    totals,
)


def names(size: int, letter: str) -> tuple[str, ...]:
    return tuple(f"{letter}{number}" for number in range(size))


def relations(dimensions: tuple[tuple[str, ...], ...]) -> list[tuple[Cell, list[Cell]]]:
    """Every total and the parts it is the sum of, in each dimension."""
    found = []
    for n, places in enumerate(dimensions):
        rest = [(*one, TOTAL) for m, one in enumerate(dimensions) if m != n]
        for others in product(*rest):
            line = [(*others[:n], place, *others[n:]) for place in places]
            found.append(((*others[:n], TOTAL, *others[n:]), line))
    return found


def possible(table: Disclosed, *, most: int) -> dict[Cell, set[int]]:
    """What each hidden cell may be, by trying every table of inner cells up to `most` that agrees
    with all that is shown. (The true table always does.)"""
    inner = list(product(*table.dimensions))
    found: dict[Cell, set[int]] = {cell: set() for cell in table.hidden}
    free = [cell for cell in inner if cell in table.hidden]
    known = {cell: table.shown[cell] for cell in inner if cell not in table.hidden}
    for numbers in product(range(most + 1), repeat=len(free)):
        whole = totals(known | dict(zip(free, numbers, strict=True)), table.dimensions)
        if all(whole[cell] == count for cell, count in table.shown.items()):
            for cell in table.hidden:
                found[cell].add(whole[cell])
    return found


def tables(*sizes: int, most: int) -> st.SearchStrategy[tuple[dict, tuple]]:
    dimensions = tuple(names(size, "abc"[n]) for n, size in enumerate(sizes))
    cells = list(product(*dimensions))
    counts = st.lists(st.integers(0, most), min_size=len(cells), max_size=len(cells))
    return counts.map(lambda numbers: (dict(zip(cells, numbers, strict=True)), dimensions))


@settings(max_examples=30)
@given(st.one_of(tables(3, most=8), tables(2, 2, most=5), tables(2, 1, 2, most=5)))
def test_no_reader_pins_a_hidden_count(table: tuple[dict, tuple]) -> None:
    disclosed = disclose(*table)

    whole = totals(*table)
    for cell, values in possible(disclosed, most=9).items():
        assert whole[cell] in values
        assert len(values) >= AMBIGUITY, (cell, values)


@settings(max_examples=30)
@given(st.one_of(tables(4, 5, most=12), tables(3, 4, 4, most=7), tables(1, 1, most=4)))
def test_shown_is_true_and_small_is_never_shown(table: tuple[dict, tuple]) -> None:
    disclosed, whole = disclose(*table), totals(*table)

    assert disclosed.shown.keys() | disclosed.hidden == whole.keys()
    assert not disclosed.shown.keys() & disclosed.hidden
    for cell, count in disclosed.shown.items():
        assert count == whole[cell] == disclosed[cell] and not is_small(count)
    assert all(disclosed[cell] is None for cell in disclosed.hidden)


@settings(max_examples=30)
@given(st.one_of(tables(4, 5, most=12), tables(3, 3, 4, most=7)))
def test_every_line_with_something_hidden_hides_two(table: tuple[dict, tuple]) -> None:
    """The first thing that a reader tries: a total less all its other parts."""
    disclosed = disclose(*table)

    for total, parts in relations(disclosed.dimensions):
        line = [total, *parts]
        assert len([cell for cell in line if cell in disclosed.hidden]) != 1


def test_a_table_without_small_counts_is_shown_whole() -> None:
    counts: dict[Cell, int] = {(a, b): 7 for a in "xy" for b in "mn"}

    assert disclose(counts, ("xy", "mn")).hidden == frozenset()
    assert disclose({}, ("xy", "mn")).hidden == frozenset()


def test_what_is_hidden_is_little_where_there_is_choice() -> None:
    """One small count in a full table costs three more cells and no total."""
    counts: dict[Cell, int] = {(a, b): 20 for a in "uvwxyz" for b in "klmnop"}
    counts["u", "k"] = 2

    hidden = disclose(counts, ("uvwxyz", "klmnop")).hidden

    assert len(hidden) == 4 and ("u", "k") in hidden
    assert not [cell for cell in hidden if TOTAL in cell]


def test_a_place_alone_hides_its_total() -> None:
    disclosed = disclose({("a",): 3}, (("a",),))

    assert disclosed.hidden == {("a",), (TOTAL,)}


@pytest.mark.parametrize(("count", "said"), [(0, 0), (1, None), (LEAST - 1, None), (LEAST, LEAST)])
def test_a_count_that_stands_alone(count: int, said: int | None) -> None:
    assert rough(count) == said


def test_people_are_not_counted_below_nought() -> None:
    with pytest.raises(ValueError, match="nought"):
        disclose({("a",): -1}, (("a",),))
