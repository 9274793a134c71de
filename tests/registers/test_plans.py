"""Codes and digests are what JSON makes of a row, letter for letter: what was taken over by an
earlier version of the program has to be known again."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hoiam.registers import plans
from hoiam.registers.models import RecordState
from hoiam.registers.plans import RecordPlan, StepPlan

_WORDS = st.text(max_size=12)
_DAYS = st.none() | st.dates()
_MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
_STEPS = st.builds(StepPlan, number=_WORDS, kind=_WORDS, on=_DAYS, moment=_MOMENTS, text=_WORDS)
_ROWS = st.builds(
    RecordPlan, number=_WORDS, title=_WORDS, text=_WORDS, place=_WORDS,
    latitude=st.none() | st.floats(-90, 90), opened_on=_DAYS, opened_moment=_MOMENTS,
    state=st.sampled_from([*RecordState, ""]), category=_WORDS,
    times_reopened=st.none() | st.integers(0, 99), unit=_WORDS,
    source=st.dictionaries(_WORDS, _WORDS, max_size=3),
)  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _digest(plan: RecordPlan | StepPlan, **more: Any) -> str:
    said = {name: _plain(value) for name, value in asdict(plan).items() if value not in ("", None)}
    said.pop("source", None)
    written = json.dumps(said | more, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode(errors="surrogatepass")).hexdigest()


@given(_ROWS, st.lists(_STEPS, max_size=3))
def test_a_digest_is_that_of_its_json(plan: RecordPlan, steps: list[StepPlan]) -> None:
    assert [plans.step_digest(step) for step in steps] == [_digest(step) for step in steps]
    own = {"steps": sorted(_digest(step) for step in steps)} if steps else {}
    assert plans.digest_of(plan, steps) == _digest(plan, **own)


@given(_WORDS, _WORDS, _WORDS)
def test_a_code_is_that_of_its_json(system: str, kind: str, number: str) -> None:
    named = json.dumps([system, kind, number], ensure_ascii=False)
    assert plans.code_of(system, kind, number) == (
        f"so-{hashlib.sha256(named.encode()).hexdigest()[:32]}"
    )


@given(_ROWS)
def test_a_row_of_the_source_is_its_json(plan: RecordPlan) -> None:
    written = json.dumps(dict(plan.source), ensure_ascii=False, separators=(",", ":"))
    assert plans.row_said(plan.source) == written


def test_the_first_of_what_is_too_long_is_named() -> None:
    assert plans.too_long(RecordPlan("7", title="x" * 300)) is None
    assert plans.too_long(RecordPlan("7", title="x" * 301)) == ("title", 300)
    assert plans.step_too_long(StepPlan("7", "note", state_said="x" * 121)) == ("state_said", 120)
