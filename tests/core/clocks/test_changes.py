"""What one fact more does to the clocks: each turn by its name, with the day before and after."""

from datetime import date

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.clocks.changes import Change, Turn, changes
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.shapes import Act, Clock, Criterion, Fact, Ground, Matter
from hoiam.core.law.rules import BOOK

CALENDAR = calendar_for()
RECEIVED = Fact(date(2026, 7, 1), Act.RECEIVED)
ACCEPTED = Fact(date(2026, 7, 6), Act.ACCEPTED)
PAUSED = Fact(date(2026, 7, 20), Act.PAUSED, "", "14a", Ground.AWAITING)
RESUMED = Fact(date(2026, 7, 27), Act.RESUMED, "", "14b")
EXTENDED = Fact(date(2026, 7, 28), Act.EXTENDED, paper="QĐ", criteria=frozenset({Criterion.PEOPLE}))
DECIDED = Fact(date(2026, 8, 10), Act.DECIDED)


def clocks(*facts: Fact) -> tuple[Clock, ...]:
    return clocks_of(History(Matter.COMPLAINT, facts), CALENDAR, BOOK)


def told(before: tuple[Fact, ...], after: tuple[Fact, ...], code: str) -> list[tuple]:
    found = changes(clocks(*before), clocks(*after))
    return [(one.turn, one.old, one.new) for one in found if one.code == code and not one.part]


def test_acceptance_ends_one_clock_and_starts_another() -> None:
    before, after = (RECEIVED,), (RECEIVED, ACCEPTED)

    assert told(before, after, "accept") == [(Turn.ENDED, date(2026, 7, 10), date(2026, 7, 10))]
    assert told(before, after, "decide") == [(Turn.STARTED, None, date(2026, 8, 5))]


def test_pause_resumption_and_extension_are_told_one_by_one() -> None:
    story = (RECEIVED, ACCEPTED, PAUSED, RESUMED, EXTENDED, DECIDED)
    steps = [told(story[:n], story[: n + 1], "decide") for n in range(2, len(story))]

    assert steps == [
        [(Turn.PAUSED, date(2026, 8, 5), None)],
        [(Turn.RESUMED, None, date(2026, 8, 12))],
        [(Turn.PROLONGED, date(2026, 8, 12), date(2026, 8, 27))],
        [(Turn.ENDED, date(2026, 8, 27), date(2026, 8, 27))],
    ]


def test_fact_taken_back_reopens_moves_or_removes() -> None:
    story = (RECEIVED, ACCEPTED, DECIDED)

    assert told(story, story[:2], "decide")[0][0] is Turn.REOPENED
    assert told(story, story[:1], "decide")[0] == (Turn.GONE, date(2026, 8, 5), None)
    assert told((RECEIVED, ACCEPTED, EXTENDED), story[:2], "decide")[0][0] is Turn.MOVED


def test_clock_that_starts_and_ends_at_once_is_told_twice() -> None:
    turns = [one[0] for one in told((), (RECEIVED, ACCEPTED), "accept")]

    assert turns == [Turn.STARTED, Turn.ENDED]


def test_nothing_new_changes_nothing() -> None:
    same = clocks(RECEIVED, ACCEPTED, PAUSED)

    assert changes(same, same) == ()
    assert changes((), ()) == ()


def test_change_without_a_clock_is_none() -> None:
    with pytest.raises(ValueError, match="has a clock"):
        _ = Change(Turn.GONE, None, None).clock


def test_member_is_told_beside_the_whole() -> None:
    own = Fact(date(2026, 7, 13), Act.ACCEPTED, about="2")
    found = changes(clocks(RECEIVED, ACCEPTED), clocks(RECEIVED, ACCEPTED, own))

    assert ("2", "decide", Turn.STARTED) in [(one.part, one.code, one.turn) for one in found]
