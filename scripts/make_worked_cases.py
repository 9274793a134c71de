"""Write docs/reference/worked-cases.md: every worked case as a table to check line by line."""

from itertools import groupby
from pathlib import Path

from hoiam.core.clocks.acts import ACTS, GROUNDS
from hoiam.core.clocks.shapes import Fact, Matter, Place
from hoiam.core.clocks.table import MATTERS, SPECS
from hoiam.core.text import vn_date
from tests.core.clocks.cases import CASES, CHECKED_BY_HAND, Case
from tests.core.clocks.reading import expected_of, history_of

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "worked-cases.md"
_HEAD = """# Worked cases

<!-- Written by scripts/make_worked_cases.py; changes by hand are lost. -->

Each line is one of {count} cases of `tests/core/clocks/cases.py` with the last day of every clock.
The dates were worked out day by day without the engine; ✓ marks the {by_hand} also checked by hand.
No lawyer has read them yet. Days off after 2026 are forecasts. A date with `‹` is the last day on
which a notice may be given before its event; one with `≥` is the last day of a posting that has to
last at least so long; one with `»` is the day after which something takes effect.
"""
_TABLE = """
## {matter}

| No. | Case | What happened | Clock, rule and last day | Hand |
|--:|---|---|---|:-:|
"""
_BOUNDS = {"before": "‹ ", "lasting": "≥ ", "after": "» "}


def page() -> str:
    """The whole page, one table a kind of matter."""
    numbered = sorted(enumerate(CASES, 1), key=lambda one: list(Matter).index(Matter(one[1][1])))
    tables = [
        _TABLE.format(matter=MATTERS[Matter(matter)]) + "".join(_line(*one) for one in cases)
        for matter, cases in groupby(numbered, key=lambda one: one[1][1])
    ]
    return _HEAD.format(count=len(CASES), by_hand=len(CHECKED_BY_HAND)) + "".join(tables)


def _line(number: int, case: Case) -> str:
    happened = "<br>".join(map(_happened, history_of(case).facts))
    if history_of(case).place is Place.REMOTE:
        happened = f"vùng sâu, vùng xa<br>{happened}"
    due = "<br>".join(_due(case[1], *one) for one in expected_of(case))
    hand = "✓" if number in CHECKED_BY_HAND else ""
    return f"| {number} | {case[0]} | {happened} | {due} | {hand} |\n"


def _due(matter: str, code: str, rule: str, day: object) -> str:
    code, _, part = code.partition("@")
    spec = next(
        spec
        for spec in SPECS[Matter(matter)]
        if code == spec.code or code.removesuffix("-2") == spec.code
    )
    nth = ", lần 2" if code != spec.code else ""
    whose = f", phần {part}" if part else ""
    last = "đang dừng" if day is None else vn_date(day)  # type: ignore[arg-type]
    return f"{spec.name}{nth}{whose} ({rule}): {_BOUNDS.get(spec.bound, '')}{last}"


def _happened(fact: Fact) -> str:
    notes = [f"phần {fact.about}"] if fact.about else []
    notes += [GROUNDS[fact.ground]] if fact.ground else []
    notes += [f"{len(fact.criteria)} tiêu chí"] if fact.criteria else []
    note = f" ({'; '.join(notes)})" if notes else ""
    return f"{ACTS[fact.act]} {vn_date(fact.day)}{note}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
