"""Random histories of a hundred years against the slow walk: every matter, part and clock.

Acts are thrown at a matter one after another, in any order of days; those that the law refuses
are left out, and the dates must be the same after each of them.
"""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.calendar import Override, calendar_for
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.moves import is_moved_by
from hoiam.core.clocks.shapes import Criterion, Fact, Matter, Place
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
PARTS = st.sampled_from(["", "", "", "1", "2"])
GAPS = st.integers(0, 20) | st.integers(-30, 90)


def known_acts(matter: Matter) -> list[Act]:
    """Every act of the matter; those that move a clock three times, so that they come often."""
    specs = SPECS[matter]
    found = {act for spec in specs for act in (spec.starts, *spec.ends, *spec.needs)}
    moving = [act for act in Act if any(is_moved_by(spec, act) for spec in specs)]
    return [*sorted(found), *moving * 3]


@st.composite
def stories(draw: st.DrawFn):
    """A matter, a place, days off of its own, and acts to throw at it."""
    matter = draw(MATTERS)
    acts, starts = known_acts(matter), sorted({spec.starts for spec in SPECS[matter]})
    day = draw(DAYS)
    facts = [Fact(day, draw(st.sampled_from(starts)))]
    for first in (Act.RECEIVED, Act.ACCEPTED):
        if first in starts and draw(st.booleans()):
            facts.append(Fact(facts[-1].day + draw(st.integers(0, 9)) * DAY, first))
    for _ in range(draw(st.integers(0, 9))):
        when = max(FIRST, min(LAST, facts[-1].day + draw(GAPS) * DAY))
        act, part = draw(st.sampled_from(acts)), draw(PARTS)
        ground = draw(st.sampled_from(GROUNDS.get(act, [None])))
        criteria = draw(st.sets(st.sampled_from(Criterion), min_size=1, max_size=3))
        facts.append(Fact(when, act, part, "QĐ", ground, frozenset(criteria)))
    off = draw(st.lists(st.tuples(st.integers(0, 120), st.booleans()), max_size=3))
    special = {min(LAST, day + gap * DAY): working for gap, working in off}
    overrides = [Override(when, working=how, reason="x") for when, how in special.items()]
    return matter, draw(st.sampled_from(Place)), facts, calendar_for(overrides)


def same_as_slow(story) -> Counter:
    """How many clocks of each kind were compared."""
    matter, place, thrown, calendar = story
    kept: tuple[Fact, ...] = ()
    seen: Counter = Counter()
    for fact in thrown:
        try:
            clocks = clocks_of(History(matter, (*kept, fact), place), calendar, BOOK)
        except Refusal:
            continue
        kept = (*kept, fact)
        found = {(one.about, one.code): (one.rule.id, one.due_on) for one in clocks}
        assert len(found) == len(clocks)
        assert found == slow.dates_of(
            matter.value, place.value, slow_facts(kept), calendar.is_working
        )
        seen.update(found.keys())
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
    engine = {(matter.value, spec.code) for matter in Matter for spec in SPECS[matter]}
    by_heart = {(matter, row.code) for matter, rows in slow.ROWS.items() for row in rows}

    assert engine == by_heart


@given(DAYS, st.integers(1, 60), st.sampled_from("cw"))
def test_slow_walk_back_and_slow_walk_forth_agree(event, count, unit) -> None:
    back = slow.first_day_back(event, count, unit, PLAIN.is_working) if event.year > 2001 else None
    if back is not None and unit == "w" and PLAIN.is_working(event):
        forth = slow.last_day(back, count, is_working=PLAIN.is_working, working_days=True)
        assert forth == event
