"""A closed table is a value: its hash can be made again, and a later count lies beside it."""

from decimal import Decimal

from hoiam.core.figures.closing import (
    Changed,
    Line,
    canonical,
    compared,
    digest,
    moved,
    number_of,
    plain,
)

HEAD = {"period": "inspection-2026", "bodies": ["t-1"]}


def line(code: str = "1", **records: int) -> Line:
    return Line(code, f"Cột {code}", "petition", sum(records.values()), records)


def test_the_same_table_has_the_same_text() -> None:
    one = canonical(HEAD, [line(a=1, b=2), line("2", c=1)])
    two = canonical(dict(reversed(HEAD.items())), [line(b=2, a=1), line("2", c=1)])

    assert one == two and len(digest(one)) == 64
    assert digest(one) != digest(canonical(HEAD, [line(a=1, b=2), line("2", c=2)]))


def test_numbers_are_written_in_one_way() -> None:
    assert [plain(Decimal("120.50")), plain(Decimal("5E+2")), plain(7)] == ["120.5", "500", "7"]
    assert [number_of("120.5"), number_of("500")] == [Decimal("120.5"), 500]


def test_what_came_went_and_changed_is_named() -> None:
    closed = [line(a=1, b=2, c=1), line("2", d=1)]
    now = [line(a=1, b=5, e=1), line("2", d=1, c=1), line("3", f=1)]

    first, second, third = compared(closed, now)

    assert (first.closed, first.counted, first.by) == (4, 7, 3)
    assert (first.came, first.gone, first.changed) == ({"e": 1}, {"c": 1}, (Changed("b", 2, 5),))
    assert not second.is_same and second.came == {"c": 1}
    assert (third.closed, third.counted) == (None, 1)
    assert moved((first, second, third))["c"] == (["1"], ["2"])


def test_one_for_another_is_a_difference() -> None:
    """The number stands as it was; the list does not."""
    (found,) = compared([line(a=1)], [line(b=1)])

    assert found.by == 0 and not found.is_same
    assert compared([line(a=1)], [line(a=1)])[0].is_same
