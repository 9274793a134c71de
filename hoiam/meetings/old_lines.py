"""Minutes that somebody pastes: one question a line, with how it ended after an arrow.

1. Đường vào thôn 3 hỏng -> trả lời: đã có trong kế hoạch quý II
2. Cấp giấy chứng nhận chậm -> giao UBND xã Bản Mẫu, 30/9/2019
3. Tranh chấp giữa hai nhà -> không thuộc nội dung: đang ở tòa
"""

import re
from dataclasses import dataclass
from datetime import date

from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.meetings.models import Outcome

MOST = 300
_ARROW = re.compile(r"\s*(?:->|=>|→|⇒)\s*")
_NUMBERED = re.compile(r"^\s*(?:câu\s*)?(?:\d{1,3}\s*[.):\-]|[-–•*])\s*", re.IGNORECASE)
_ANSWERED = re.compile(r"^(?:đã\s+)?trả lời(?:\s+tại chỗ)?\s*[:.]?\s*", re.IGNORECASE)
_ASSIGNED = re.compile(r"^giao(?:\s+cho)?\s+", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"^(?:không thuộc (?:nội dung|thẩm quyền|phạm vi)|ngoài nội dung)\s*[:,.]?\s*(?:vì\s*:?\s*)?",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"[,;]?\s*(?:trước|hạn|xong trước|đến)?\s*(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})\s*\.?$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One question of old minutes, as its line says it."""

    number: int
    text: str
    outcome: str = ""
    answer: str = ""
    unit: str = ""  # as written
    due_on: date | None = None


def read_lines(text: str) -> list[Line]:
    """Every line that is not empty, in order. A line without an arrow says no outcome."""
    rows = [row for row in normalise(text).splitlines() if row.strip()]
    if len(rows) > MOST:
        raise Invalid("meetings.old-lines-many", field="lines", most=MOST)
    return [_line(number, row) for number, row in enumerate(rows, start=1)]


def _line(number: int, row: str) -> Line:
    words, _arrow, end = _parted(_NUMBERED.sub("", row, count=1).strip())
    if not words:
        raise Invalid("meetings.old-line-empty", field="lines", line=number)
    if not end:
        return Line(number, words)
    if _OUTSIDE.match(end):
        why = _OUTSIDE.sub("", end, count=1).strip()
        return Line(number, words, Outcome.OUTSIDE, why)
    if _ASSIGNED.match(end):
        return _assigned(number, words, _ASSIGNED.sub("", end, count=1))
    return Line(number, words, Outcome.ANSWERED, _ANSWERED.sub("", end, count=1).strip())


def _parted(row: str) -> tuple[str, str, str]:
    found = _ARROW.search(row)
    if found is None:
        return row, "", ""
    return row[: found.start()].strip(), found[0], row[found.end() :].strip()


def _assigned(number: int, words: str, said: str) -> Line:
    found = _DAY.search(said)
    due = None
    if found is not None:
        day, month, year = (int(one) for one in found.groups())
        try:
            due = date(year, month, day)
        except ValueError:
            raise Invalid("meetings.old-line-day", field="lines", line=number) from None
        said = said[: found.start()]
    return Line(number, words, Outcome.ASSIGNED, "", said.strip(" ,;.:"), due)
