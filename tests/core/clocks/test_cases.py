"""The worked cases, and the page made of them."""

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.engine import clocks_of
from hoiam.core.clocks.shapes import Clock, Matter
from hoiam.core.clocks.table import SPECS
from hoiam.core.law.rules import BOOK
from scripts.make_worked_cases import PAGE, page
from tests.core.clocks import slow
from tests.core.clocks.cases import CASES, CHECKED_BY_HAND
from tests.core.clocks.reading import expected_of, history_of, slow_facts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_worked_case_has_each_date(case) -> None:
    clocks = clocks_of(history_of(case), calendar_for(), BOOK)

    assert [(_name(one), one.rule.id, one.due_on) for one in clocks] == expected_of(case)


def _name(clock: Clock) -> str:
    return f"{clock.code}@{clock.about}" if clock.about else clock.code


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_worked_case_is_what_the_slow_walk_says(case) -> None:
    history = history_of(case)
    found = slow.dates_of(case[1], case[2], slow_facts(history.facts), calendar_for().is_working)

    told = {f"{code}@{about}" if about else code: one[:2] for (about, code), one in found.items()}
    assert told == {code: (rule, day) for code, rule, day in expected_of(case)}


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len({case[1:4] for case in CASES}) == len({case[0] for case in CASES}) == len(CASES)
    assert len(CASES) >= 200
    assert max(CHECKED_BY_HAND) <= len(CASES)


def test_every_matter_clock_and_act_is_met_in_a_case() -> None:
    met = {
        (case[1], code.partition("@")[0].removesuffix("-2"))
        for case in CASES
        for code, _rule, _day in expected_of(case)
    }
    acts = {fact.act for case in CASES for fact in history_of(case).facts}

    assert {(matter.value, spec.code) for matter in Matter for spec in SPECS[matter]} <= met
    assert set(Act) - acts == set()


def test_page_of_worked_cases_says_what_the_cases_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
