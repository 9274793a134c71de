"""What a preview keeps of its rows is what they were planned to write, value for value."""

import json
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hoiam.imports.judging.registers import Planned
from hoiam.imports.judging.verdicts import SourceCells
from hoiam.imports.kept_plans import content_of, planned_of
from hoiam.registers import plans
from hoiam.registers.models import RecordState
from hoiam.registers.plans import RecordPlan, StepPlan

_WORDS = st.sampled_from(["", "a", "đường"]) | st.text(max_size=8)
_DAYS = st.none() | st.dates()
_MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
_STEPS = st.builds(StepPlan, number=_WORDS, kind=_WORDS, on=_DAYS, moment=_MOMENTS, text=_WORDS)
_RECORDS = st.builds(
    RecordPlan, number=_WORDS, title=_WORDS, text=_WORDS, latitude=st.none() | st.floats(-90, 90),
    opened_on=_DAYS, opened_moment=_MOMENTS, due_on=_DAYS, ended_on=_DAYS,
    state=st.sampled_from([str(one) for one in RecordState]), unit=_WORDS,
    times_reopened=st.none() | st.integers(0, 99),
    source=st.dictionaries(_WORDS, _WORDS, max_size=2),
)  # fmt: skip


def _planned(told: Sequence[tuple[RecordPlan, list[StepPlan]]]) -> list[Planned]:
    return [
        Planned(line, one.number, one, tuple(steps), digest=plans.digest_of(one, steps))
        for line, (one, steps) in enumerate(told, start=2)
    ]


def _again(content: Any, rows: Sequence[SourceCells]) -> list[Planned] | None:
    return planned_of(json.loads(json.dumps(content)), rows)


@given(st.lists(st.tuples(_RECORDS, st.lists(_STEPS, max_size=2)), max_size=6))
def test_plans_come_back_as_they_were(told: list[tuple[RecordPlan, list[StepPlan]]]) -> None:
    planned = _planned(told)
    rows = [SourceCells(one.line, one.record.source) for one in planned if one.record is not None]

    again = _again(content_of(planned), rows)

    assert again == (planned or None)
    assert [plans.digest_of(one.record, one.steps) for one in again or () if one.record] == [
        one.digest for one in planned
    ]


def test_rows_whose_cells_are_gone_have_no_plan() -> None:
    planned = _planned([(RecordPlan("1"), []), (RecordPlan("2"), [])])

    assert _again(content_of(planned), [SourceCells(3, {})]) == [planned[1]]


def test_of_steps_alone_nothing_is_kept() -> None:
    assert content_of([Planned(2, "1", None, (StepPlan("1", "note"),))]) == {}
    assert planned_of({}, [SourceCells(2, {})]) is None
