"""The worked cases, and the page made of them."""

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.clocks.engine import clocks_of
from hoiam.core.law.rules import BOOK
from scripts.make_worked_cases import PAGE, page
from tests.core.clocks.cases import CASES, CHECKED_BY_HAND
from tests.core.clocks.reading import expected_of, history_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_worked_case_has_each_date(case) -> None:
    clocks = clocks_of(history_of(case), calendar_for(), BOOK)

    assert [(one.spec.code, one.rule.id, one.due_on) for one in clocks] == expected_of(case)


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len({case[2:4] + case[1:2] for case in CASES}) == len(CASES) >= 60
    assert max(CHECKED_BY_HAND) <= len(CASES)


def test_page_of_worked_cases_says_what_the_cases_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
