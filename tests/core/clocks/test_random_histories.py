"""Random histories of a hundred years against the slow walk: every matter, part and clock.

Acts are thrown at a matter one after another, in any order of days; those that the law refuses
are left out, and the dates must be the same after each of them.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.calendar import Override, calendar_for
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.moves import MOVES, is_moved_by
from hoiam.core.clocks.shapes import Clock, Criterion, Fact, Matter, Place
from hoiam.core.clocks.table import HINDRANCES, LONGER, PAUSES, SPECS
from hoiam.core.law.rules import BOOK
from hoiam.core.refusals import Refusal
from tests.core.clocks import slow
from tests.core.clocks.reading import slow_facts

DAY = timedelta(1)
PLAIN = calendar_for()
# The tables of lunar days begin in 2000 and end in 2100: all of it, and ends that fall outside
# are refused by the calendar and left out.
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
DAYS = st.dates(FIRST, LAST) | st.dates(date(2019, 1, 1), date(2028, 12, 31))
BIG = (*PAUSES, Matter.RECOMMENDATION)
MATTERS = st.sampled_from([*BIG, *BIG, *Matter])
GROUNDS = {
    Act.PAUSED: [*PAUSES[Matter.DENUNCIATION][1], Ground.AWAITING],
    Act.HINDERED: HINDRANCES,
    Act.LENGTHENED: LONGER,
    Act.DECISION_RECEIVED: [None, Ground.DISMISSAL],
}
PARTS = st.sampled_from(["", "", "", "", "1", "2"])
EACH = {spec.starts for specs in SPECS.values() for spec in specs if spec.each}
GAPS = st.integers(0, 15) | st.integers(-20, 60)


@dataclass(frozen=True)
class Throw:
    """One act to be thrown: which of those that would fit, how many days later, to whom."""

    choice: int
    gap: int
    part: str
    ground: int
    criteria: frozenset[Criterion]


THROWS = st.builds(
    Throw,
    st.integers(0, 1000),
    GAPS,
    PARTS,
    st.integers(0, 3),
    st.frozensets(st.sampled_from(Criterion), min_size=1, max_size=2),
)


@st.composite
def stories(draw: st.DrawFn):
    """A matter, a place, days off of its own, and acts to throw at it."""
    matter = draw(MATTERS)
    day = draw(DAYS)
    throws = draw(st.lists(THROWS, min_size=1, max_size=12))
    off = draw(st.lists(st.tuples(st.integers(0, 120), st.booleans()), max_size=3))
    special = {min(LAST, day + gap * DAY): working for gap, working in off}
    overrides = [Override(when, working=how, reason="x") for when, how in special.items()]
    begun = draw(st.integers(0, 3)) and Act.ACCEPTED in {spec.starts for spec in SPECS[matter]}
    first = [Fact(day, Act.ACCEPTED)] if begun else []
    return matter, draw(st.sampled_from(Place)), day, first, throws, calendar_for(overrides)


def fitting(matter: Matter, clocks: tuple[Clock, ...]) -> list[Act]:
    """Acts that would do something now: what starts a clock that is not there, and what moves or
    ends a running one, moves twice."""
    going = (Act.RESUMED, Act.FREED)
    found: list[Act] = []
    for clock in clocks:
        if clock.ended is None:
            found += clock.spec.ends
            moves = [act for act in MOVES if (act in going) == clock.is_paused]
            found += [act for act in moves if is_moved_by(clock.spec, act)] * 3
    known = {clock.spec.starts for clock in clocks} - EACH
    acts = [act for spec in SPECS[matter] for act in (spec.starts, *spec.needs)]
    return [*found, *dict.fromkeys(act for act in acts if act not in known)] or acts


def thrown(throw: Throw, matter: Matter, clocks: tuple[Clock, ...], last: date) -> Fact:
    acts = fitting(matter, clocks)
    act = acts[throw.choice % len(acts)]
    grounds = GROUNDS.get(act, [None])
    day = max(FIRST, min(LAST, last + throw.gap * DAY))
    ground = grounds[throw.ground % len(grounds)]
    return Fact(day, act, throw.part, "QĐ", ground, throw.criteria)


def same_as_slow(story) -> Counter:
    """How many clocks of each kind, and how many moves, were compared."""
    matter, place, day, first, throws, calendar = story
    kept: tuple[Fact, ...] = ()
    clocks: tuple[Clock, ...] = ()
    seen: Counter = Counter()
    for throw in [*first, *throws]:
        fact = throw
        if isinstance(throw, Throw):
            fact = thrown(throw, matter, clocks, kept[-1].day if kept else day)
        try:
            clocks = clocks_of(History(matter, (*kept, fact), place), calendar, BOOK)
        except Refusal:
            continue
        kept = (*kept, fact)
        found = {
            (one.about, one.code): (one.rule.id, one.due_on, one.ended and one.ended.day)
            for one in clocks
        }
        assert len(found) == len(clocks)
        assert found == slow.dates_of(
            matter.value, place.value, slow_facts(kept), calendar.is_working
        )
        seen.update(found.keys())
        seen.update(f"extended {len(one.extensions)}" for one in clocks if one.extensions)
        seen.update(f"paused {len(one.pauses)}" for one in clocks if one.pauses)
    return seen


@settings(max_examples=150)
@given(stories())
def test_random_histories_agree_with_the_slow_walk(story) -> None:
    same_as_slow(story)


@pytest.mark.prove
@settings(max_examples=30_000)
@given(stories())
def test_random_histories_of_a_century_agree_with_the_slow_walk(story) -> None:
    same_as_slow(story)


def test_slow_table_has_every_clock_of_the_engine() -> None:
    engine = {
        (matter.value, spec.code, spec.starts.value, frozenset(act.value for act in spec.ends))
        for matter in Matter
        for spec in SPECS[matter]
    }
    by_heart = {
        (matter, row.code, row.starts, frozenset(row.ends))
        for matter, rows in slow.ROWS.items()
        for row in rows
    }

    assert engine == by_heart


@given(DAYS, st.integers(1, 60), st.sampled_from("cw"))
def test_slow_walk_back_and_slow_walk_forth_agree(event, count, unit) -> None:
    back = slow.first_day_back(event, count, unit, PLAIN.is_working) if event.year > 2001 else None
    if back is not None and unit == "w" and PLAIN.is_working(event):
        forth = slow.last_day(back, count, is_working=PLAIN.is_working, working_days=True)
        assert forth == event
