"""A reader who kept every release of a table finds nobody by laying them beside each other."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.disclosure import AMBIGUITY, LEAST, TOTAL, Cell, totals
from hoiam.core.releases import Released, anew, first

PLACES = (("x", "y"), ("m", "n"))
CELLS: tuple[Cell, ...] = tuple(product(*PLACES))
MOST = 20_000  # pairs of tables that the reader tries


def counts(*numbers: int) -> dict[Cell, int]:
    return dict(zip(CELLS, numbers, strict=True))


def pairs(most: int) -> st.SearchStrategy[tuple[list[int], list[int]]]:
    """A table and the same some time later: most cells stand, others rise or fall."""
    number = st.integers(0, most)
    change = st.sampled_from((0, 0, 0, 1, -2, 4, 5, 6, -5))
    cells = st.lists(st.tuples(number, change), min_size=4, max_size=4)
    return cells.map(lambda two: ([a for a, _ in two], [max(0, a + b) for a, b in two]))


def agreeing(released: Released, most: int) -> list[dict[Cell, int]]:
    """Every table that agrees with what one release shows."""
    table = released.table
    free = [cell for cell in CELLS if cell in table.hidden]
    known: dict[Cell, int] = {cell: table.shown[cell] for cell in CELLS if cell not in table.hidden}
    found = []
    for numbers in product(range(most + 1), repeat=len(free)):
        whole = totals(known | dict(zip(free, numbers, strict=True)), table.dimensions)
        if all(whole[cell] == count for cell, count in table.shown.items()):
            found.append(whole)
    return found


def is_allowed(one: dict[Cell, int], two: dict[Cell, int]) -> bool:
    """The reader knows the rule: two tables that it forbids cannot both be true."""
    return not any(0 < abs(one[cell] - two[cell]) < LEAST for cell in one)


@settings(max_examples=30, deadline=None)
@given(pairs(8))
def test_reader_who_compares_pins_nothing(pair: tuple[list[int], list[int]]) -> None:
    before = first(counts(*pair[0]), PLACES)
    after = anew([before], counts(*pair[1]))
    if after is None:
        return

    firsts, seconds = agreeing(before, 9), agreeing(after, 9)
    if len(firsts) * len(seconds) > MOST:
        return  # next to nothing is shown: there is nothing to compare
    possible = [(one, two) for one in firsts for two in seconds if is_allowed(one, two)]
    for cell in before.table.hidden:
        assert len({one[cell] for one, _two in possible}) >= AMBIGUITY, (pair, cell)
        assert len({two[cell] for _one, two in possible}) >= AMBIGUITY, (pair, cell)
    for cell, count in before.table.shown.items():
        by = after.table.shown[cell] - count
        assert by == 0 or abs(by) >= LEAST


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 14), min_size=4, max_size=4), min_size=2, max_size=5))
def test_no_chain_of_releases_gives_a_small_difference(tables: list[list[int]]) -> None:
    """Not the last release alone: any two of all that went out."""
    out = [first(counts(*tables[0]), PLACES)]
    for numbers in tables[1:]:
        if (later := anew(out, counts(*numbers))) is not None:
            out.append(later)

    for one, two in product(out, out):
        assert one.table.hidden == two.table.hidden
        for cell, count in one.table.shown.items():
            assert not 0 < abs(two.table.shown[cell] - count) < LEAST


def test_one_more_is_not_released() -> None:
    before = first(counts(20, 20, 20, 20), PLACES)

    assert anew([before], counts(21, 20, 20, 20)) is None
    assert anew([before], counts(24, 20, 20, 20)) is None
    after = anew([before], counts(25, 20, 20, 20))
    assert after is not None and after.table["x", TOTAL] == 45


def test_one_who_went_from_one_place_to_another_is_not_released() -> None:
    """The totals are as they were; the cells would tell."""
    before = first(counts(20, 20, 20, 20), PLACES)

    assert anew([before], counts(19, 21, 20, 20)) is None


def test_a_new_place_is_another_table() -> None:
    before = first(counts(20, 20, 20, 20), PLACES)

    assert anew([before], counts(20, 20, 20, 20) | {("z", "m"): 9}) is None


def test_what_was_hidden_stays_hidden_when_it_has_grown() -> None:
    before = first(counts(2, 20, 20, 20), PLACES)
    after = anew([before], counts(9, 20, 20, 20))

    assert before.table.hidden
    assert after is None or after.table.hidden == before.table.hidden


def test_a_shown_count_that_would_be_small_is_not_released() -> None:
    before = first(counts(8, 20, 20, 20), PLACES)

    assert anew([before], counts(3, 20, 20, 20)) is None
