"""A few cases say little: intervals, and who may be told apart from the rest."""

import pytest

from hoiam.core.figures.standings import LEAST, Side, standings, wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # By Wilson's formula; 149 of 158 is the article's share.
        (149, 158, 89.53, 96.97),
        (0, 10, 0.0, 27.75),
        (10, 10, 72.25, 100.0),
        (1, 1, 20.65, 100.0),
        (563_157, 564_000, 99.84, 99.86),
    ],
)
def test_intervals_are_wilsons(part: int, whole: int, low: float, high: float) -> None:
    found = wilson(part, whole)
    assert found.low == pytest.approx(low, abs=0.01)
    assert found.high == pytest.approx(high, abs=0.01)


def test_of_nothing_everything_is_possible_and_more_than_all_is_a_mistake() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 100)
    with pytest.raises(ValueError, match="part"):
        wilson(3, 2)


def test_intervals_hold_the_share_and_narrow_with_more_cases() -> None:
    widths = []
    for times in (1, 10, 100, 1_000):
        found = wilson(9 * times, 10 * times)
        assert found.low < 90 < found.high
        widths.append(found.high - found.low)
    assert widths == sorted(widths, reverse=True)


def test_a_handful_is_never_compared_however_well_it_did() -> None:
    found = standings([("b", 3, 3), ("a", 0, 4), ("c", 450, 500), ("d", 300, 500)])

    assert [one.code for one in found] == ["c", "d", "a", "b"]
    assert [one.side for one in found] == [Side.ABOVE, Side.BELOW, Side.FEW, Side.FEW]


def test_what_may_be_chance_is_alike() -> None:
    found = standings([("a", LEAST - 2, LEAST), ("b", LEAST - 1, LEAST), ("c", 0, 0)])

    assert {one.code: one.side for one in found} == {"a": Side.LIKE, "b": Side.LIKE}
