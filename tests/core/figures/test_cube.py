"""Conditions over cells find what they find over rows, and cells are few."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from hoiam.core.figures.cube import Cube, cube, flag_name, half_month, is_whole
from hoiam.core.figures.definitions import Counting, Dataset, Figure, Measure, Measured
from hoiam.core.figures.language import Asked, Column, Condition, Mark, Value, holds
from hoiam.core.periods import PeriodRule, periods_of
from tests.core.figures.random_conditions import ASKED, COLUMNS, Row, condition, rows

LINES = Dataset("lines", "Dòng", Counting.RECORD, COLUMNS)
STATE, UNIT, DUE = Column("state"), Column("unit"), Column("due_on")
ENDED, RECEIVED = Column("ended_on"), Column("received_on")
OPEN = STATE.equals("open")
IN_PERIOD = RECEIVED.since(Mark.FIRST) & RECEIVED.until(Mark.LAST)


def _figure(where: Condition, within: Condition | None = None) -> Figure:
    return Figure("f", "", "", LINES, where, within)


def _cell(of: Cube, row: Row) -> tuple[tuple[str, Value | None], ...]:
    """What is kept of a row."""
    kept: dict[str, Value | None] = {one: row[one] for one in ("unit", *of.texts)}
    for number, flag in enumerate(of.flags):
        kept[flag_name(number)] = holds(flag, row, ASKED)
    for day in of.days:
        there = row[day.column]
        if holds(day.exact, row, ASKED):
            kept[day.column] = there
        elif holds(day.half, row, ASKED) and isinstance(there, date):
            kept[day.column] = half_month(there)
        else:
            kept[day.column] = None
    return tuple(sorted(kept.items()))


def _agree(of: Cube, figures: list[Figure], which: list[Row]) -> None:
    cells = Counter(_cell(of, row) for row in which)
    for figure in figures:
        for one in (figure.counted, figure.within, figure.left_over):
            if one is None:
                continue
            over = of.over(one)
            counted = sum(n for cell, n in cells.items() if holds(over, dict(cell), ASKED))
            assert counted == sum(holds(one, row, ASKED) for row in which), one


def test_cells_answer_what_rows_answer_to_random_conditions() -> None:
    random, which = Random(5), rows(Random(6), 100)
    answered = 0
    for _ in range(30):
        guard = STATE.one_of("open", "ended") & UNIT.is_there
        within = condition(random, 1) & guard
        figures = [_figure(guard & condition(random, 2)), _figure(condition(random, 2), within)]
        of = cube(LINES, figures)
        kept = [one for one in figures if of.answers([one], ASKED)]
        answered += len(kept)
        _agree(of, kept, which)
    assert answered > 30


LATE = _figure(DUE.before(Mark.DAY), OPEN & IN_PERIOD)
IN_TIME = _figure(~ENDED.after(DUE), IN_PERIOD & ENDED.is_there & DUE.is_there)


def test_a_day_is_kept_as_it_is_only_where_it_matters() -> None:
    of = cube(LINES, [LATE, IN_TIME])

    assert of.answers([LATE, IN_TIME], ASKED)
    assert of.texts == ("state",)
    assert [(one.column, one.exact != of.days[1].exact) for one in of.days] == [
        ("due_on", True),
        ("received_on", False),
    ]
    assert len(of.flags) == 3  # ended after due; ended; due
    _agree(of, [LATE, IN_TIME], rows(Random(7), 600))


def test_cells_are_few() -> None:
    of = cube(LINES, [LATE, IN_TIME])
    which = [
        row | {"state": "ended", "unit": "u", "ended_on": row["due_on"]}
        for row in rows(Random(8), 1_500)
    ]

    assert len({_cell(of, row) for row in which}) < 250  # 62 half months, a date or none


@pytest.mark.parametrize(
    "figure",
    [
        _figure(DUE.before(Mark.DAY)),  # of every row: as many cells as rows
        Figure("s", "", "", LINES, OPEN, None, Measure(Measured.SUM, "amount")),
        _figure(RECEIVED.equals(Mark.FIRST)),
    ],
)
def test_what_does_not_fit_is_counted_from_rows(figure: Figure) -> None:
    of = cube(LINES, [LATE, figure])

    assert not of.answers([figure], ASKED)
    assert of.answers([LATE], ASKED)


def test_every_period_of_every_rule_is_made_of_half_months() -> None:
    day = date(2026, 11, 22)
    for rule in PeriodRule:
        for period in periods_of(rule, 2026):
            assert is_whole(Asked(period.first, period.last, day)), period
    assert not is_whole(Asked(date(2026, 1, 2), date(2026, 12, 31), day))
    assert not is_whole(Asked(date(2026, 1, 1), date(2026, 12, 30), day))


def test_a_cube_of_other_definitions_is_another_cube() -> None:
    assert cube(LINES, [LATE]).digest == cube(LINES, [LATE]).digest
    assert cube(LINES, [LATE]).digest != cube(LINES, [LATE, IN_TIME]).digest
    assert cube(LINES, [LATE]).digest != cube(LINES, [LATE], groups=["code"]).digest
