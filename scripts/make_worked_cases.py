"""Write docs/reference/worked-cases.md: every worked case as a table to check line by line."""

from datetime import date
from pathlib import Path

from hoiam.core.text import vn_date
from tests.core.clocks.cases import CASES, CHECKED_BY_HAND, Case
from tests.core.clocks.reading import expected_of

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "worked-cases.md"
ACTS = {
    "received": "nhận",
    "accepted": "thụ lý",
    "paused": "tạm đình chỉ",
    "resumed": "tiếp tục",
    "extended": "gia hạn",
    "decided": "ra quyết định",
    "concluded": "kết luận",
    "decision-received": "người dân nhận quyết định",
    "answered": "trả lời",
    "withdrawn": "rút đơn",
}
CLOCKS = {
    "accept": "thụ lý",
    "decide": "giải quyết",
    "send": "gửi",
    "again": "khiếu nại lần hai",
    "publish": "công khai",
    "tell": "báo các bên",
    "settle": "giải quyết",
    "act": "xử lý",
    "answer": "trả lời",
}
_HEAD = """# Worked cases

<!-- Written by scripts/make_worked_cases.py; changes by hand are lost. -->

Each line is a case of `tests/core/clocks/cases.py` with the last day of every clock. The dates
were worked out day by day without the engine; ✓ marks those also checked by hand. No lawyer has
read them yet. Days off after 2026 are forecasts.

| No. | Case | What happened | Clock, rule and last day | Hand |
|--:|---|---|---|:-:|
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(_line(number, case) for number, case in enumerate(CASES, 1))


def _line(number: int, case: Case) -> str:
    happened = "<br>".join(map(_happened, case[3].split(", ")))
    due = "<br>".join(
        f"{CLOCKS[code]} ({rule}): {vn_date(day)}" for code, rule, day in expected_of(case)
    )
    hand = "✓" if number in CHECKED_BY_HAND else ""
    return f"| {number} | {case[0]} | {happened} | {due} | {hand} |\n"


def _happened(told: str) -> str:
    act, day, *why = told.split()
    note = f" ({why[0]})" if why else ""
    return f"{ACTS[act]} {vn_date(date.fromisoformat(day))}{note}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
