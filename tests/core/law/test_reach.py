"""Which clocks a correction reaches."""

from dataclasses import replace
from datetime import date

import pytest

from hoiam.core.law.corrections import Correction, What
from hoiam.core.law.reach import silenced, touched_by
from hoiam.core.law.records import Changes
from hoiam.core.law.rulebook.shapes import Event, Measure, within
from hoiam.core.law.rules import BOOK

TODAY = date(2026, 11, 21)


def correction(rule_id: str, **changes: object) -> Correction:
    return Correction(1, What.CORRECTED, rule_id, None, Changes(tuple(changes.items())))


@pytest.mark.parametrize(
    ("rule_id", "touched"),
    [
        ("C-02", {"C-02"}),
        ("D-05", {"D-05", "D-04"}),
        ("C-13", {"C-13", "C-03", "C-04", "C-16"}),
        ("D-06", {"D-06", "D-04"}),
        ("C-TRANSITION", {"C-TRANSITION", "C-03", "C-04", "C-16"}),
        ("D-TRANSITION", {"D-TRANSITION", "D-04"}),
        ("R-01", {"R-01"}),
    ],
)
def test_rule_touches_the_clocks_that_read_it(rule_id: str, touched: set[str]) -> None:
    found = touched_by(correction(rule_id, note="x"), BOOK)

    assert touched <= found
    assert found - touched <= {"C-10", "C-16"}  # the rights that begin where a limit expires


def test_criteria_touch_every_limit_that_may_be_extended() -> None:
    assert {"C-05", "C-03", "C-04", "D-04"} <= touched_by(correction("C-05", note="x"), BOOK)


def test_obstacles_touch_the_rights_of_persons() -> None:
    assert {"C-01", "C-16"} <= touched_by(correction("C-01", note="x"), BOOK)


def test_right_that_begins_where_a_limit_expires_is_touched_with_it() -> None:
    assert "C-10" in touched_by(correction("C-03", note="x"), BOOK)


def test_rule_that_is_to_extend_another_touches_it() -> None:
    assert {"R-08", "C-03"} <= touched_by(correction("R-08", extends="C-03"), BOOK)


def test_clock_without_its_limit_is_told() -> None:
    rule = BOOK.rule_on("C-02", TODAY)
    hours = replace(rule, limits=(within(7, Measure.HOURS, Event.RECEIVED),))
    other = replace(rule, limits=(within(7, Measure.WORKING, Event.DECIDED),))

    assert {spec.code for spec in silenced(rule, hours)} == {"accept"}
    assert silenced(rule, hours) == silenced(rule, other)
    assert silenced(rule, rule) == ()
    assert silenced(None, rule) == ()
