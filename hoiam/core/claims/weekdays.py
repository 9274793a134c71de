"""Days that are named with the day of their week."""

import re
from collections.abc import Iterator
from datetime import date

from hoiam.core.claims.reading import small
from hoiam.core.claims.shapes import Check, Draft, Kind, Verdict, Why

_NAMES = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4,
    "bảy": 5, "bẩy": 5, "7": 5, "nhật": 6,
}  # fmt: skip
_NAME = r"(?P<name>(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)(?!\w))"
_DAY = r"(?:ngày )?(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})\s?[/.\-]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
_LETTER = r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}[,\s(]+{_DAY}",
        rf"{_NAME}[,\s(]+{_LETTER}",
        rf"{_DAY}\s?[(,]\s?{_NAME}",
        rf"{_LETTER}\s?[(,]\s?{_NAME}",
    )
)


def weekdays(draft: Draft) -> Iterator[Check]:
    """Every day with its name, looked up in the calendar."""
    low = small(draft.text)
    for pattern in _PATTERNS:
        for found in pattern.finditer(low):
            try:
                day = date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                right = False
            else:
                right = day.weekday() == _NAMES[found["name"].split()[1]]
            verdict, why = (Verdict.AGREES, Why.EXACT) if right else (Verdict.DISAGREES, Why.OFF)
            yield Check(Kind.WEEKDAY, (), None, None, verdict, why, at=found.span())
