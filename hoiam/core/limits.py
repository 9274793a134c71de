"""How long a published procedure may take, read from the way in which it is written.

Portals keep the limit as a line of text: «30 Ngày», «07 Ngày làm việc», «01 Giờ», «Không quy
định», «Ngay trong ngày tiếp nhận …», a number without a unit, a paragraph, nothing. What cannot
be read for certain says so and keeps its text: a wrong limit is worse than none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hoiam.core.text import normalise


class LimitKind(StrEnum):
    """What a limit is counted in, or why there is none to count."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    HOURS = "hours"
    MONTHS = "months"
    SAME_DAY = "same-day"
    NONE = "none"  # the text says that there is no limit
    EMPTY = "empty"  # there is no text
    SEVERAL = "several"  # one for each case: a person chooses
    UNREAD = "unread"  # an event, a number without a unit, words we do not know


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit. `number` goes with units of time, `parts` with several."""

    kind: LimitKind
    text: str  # as it was
    number: Fraction | None = None
    next_day_after: int | None = None  # same day, but the next one for papers after this hour
    parts: tuple["Limit", ...] = ()

    @property
    def can_be_counted(self) -> bool:
        """Whether a due date follows from it."""
        return self.number is not None or self.kind is LimitKind.SAME_DAY


_UNITS = {
    "ngày làm việc": LimitKind.WORKING_DAYS,
    "ngày": LimitKind.CALENDAR_DAYS,
    "giờ": LimitKind.HOURS,
    "tháng": LimitKind.MONTHS,
}
# 30, 0.5, 0,5, 1/2; in law also 30 (ba mươi). "tháng 10" and "9 tháng/năm học" are no amounts.
_AMOUNT = (
    r"\(?(?<![\d/.,-])(?P<number>\d{1,3}(?:[.,/]\d{1,2})?)\)?(?:\s*\([^\d()]{2,30}\))?\s*"
    r"(?P<unit>ngày\s*\(?làm việc\)?|ngày|giờ|tháng)(?!\s*(?:/|\d|năm|hành chính))"
)
_LEAD = (
    r"(?:thời hạn giải quyết|thời gian giải quyết|trong thời hạn|trong thời gian|thời hạn|trong vòng"
    r"|tối đa|không quá|chậm nhất|muộn nhất|trong)"
)
_LEADS = rf"(?:(?:{_LEAD}|là|:|-|\+|không|quá)\s*)*"
_SINCE = r"(?:,?\s*(?:kể )?từ\s+(?:ngày|khi|thời điểm)\b[^.;]*)?"
_ONE = re.compile(rf"{_LEADS}{_AMOUNT}{_SINCE}\s*[.;]?", re.IGNORECASE)
# "30 ngày kể từ …, không kể ngày nghỉ" counts other days than it says at first.
_CHANGES = re.compile(r"làm việc|nghỉ|lễ|trường hợp|phức tạp|gia hạn|trừ", re.IGNORECASE)
_ANY = re.compile(_AMOUNT, re.IGNORECASE)
_LED = re.compile(rf"{_LEAD}(?:\s+là)?\s*:?\s*{_AMOUNT}", re.IGNORECASE)
_NONE = re.compile(r"không (?:quy định|có|xác định)(?: thời (?:hạn|gian))?\s*\.?", re.IGNORECASE)
_SAME_DAY = re.compile(
    r"(?:giải quyết |trả kết quả )?ngay trong ngày(?: làm việc)?(?: (?:tiếp )?nhận[^.;,]*)?"
    r"(?:[;,.]\s*trường hợp (?:tiếp )?nhận hồ sơ sau (?P<hour>\d{1,2}) (?:giờ|h)[^.;]*"
    r"ngày làm việc tiếp theo)?\s*\.?",
    re.IGNORECASE,
)


def read(text: str) -> Limit:
    """The limit that one line of a procedure says."""
    plain = " ".join(normalise(text).split())
    if not plain:
        return Limit(LimitKind.EMPTY, text)
    if _NONE.fullmatch(plain):
        return Limit(LimitKind.NONE, text)
    if found := _SAME_DAY.fullmatch(plain):
        hour = found.group("hour")
        return Limit(LimitKind.SAME_DAY, text, next_day_after=int(hour) if hour else None)
    if found := _ONE.fullmatch(plain):
        # One amount in it and nothing but the words that may go with one: no second number.
        rest = plain[found.end("unit") :]
        only = len(_ANY.findall(plain)) == 1 and not _CHANGES.search(rest)
        return _amount(found, text) if only else Limit(LimitKind.UNREAD, text)
    return _several(plain, text)


def together(texts: Iterable[str]) -> Limit:
    """The limit of a procedure with a line for every way of submitting.

    Empty lines say nothing; lines that say the same are one; others stand side by side.
    """
    limits = [one for one in map(read, texts) if one.kind is not LimitKind.EMPTY]
    different = {(one.kind, one.number, one.next_day_after, one.parts): one for one in limits}
    if not limits:
        return Limit(LimitKind.EMPTY, "")
    joined = "\n".join(dict.fromkeys(one.text for one in limits))
    if any(one.kind is LimitKind.UNREAD for one in limits):
        return Limit(LimitKind.UNREAD, joined)
    if len(different) == 1:
        return limits[0]
    return Limit(LimitKind.SEVERAL, joined, parts=tuple(different.values()))


def _amount(found: re.Match[str], text: str) -> Limit:
    unit = re.sub(r"[\s()]+", " ", found.group("unit").lower()).strip()
    number = _number(found.group("number"))
    if not number:  # «0 Giờ» fills a field that may not be empty; nothing takes no time
        return Limit(LimitKind.UNREAD, text)
    return Limit(_UNITS[unit], text, number=number)


def _number(said: str) -> Fraction:
    if "/" in said:
        over, under = map(int, said.split("/"))
        return Fraction(over, under) if under else Fraction(0)
    return Fraction(said.replace(",", "."))


def _several(plain: str, text: str) -> Limit:
    """A paragraph is read only if every amount of time in it is said to be a limit."""
    led = [_amount(found, found.group()) for found in _LED.finditer(plain)]
    sure = len(led) > 1 and len(led) == len(_ANY.findall(plain))
    if sure and all(one.can_be_counted for one in led):
        return Limit(LimitKind.SEVERAL, text, parts=tuple(led))
    return Limit(LimitKind.UNREAD, text)
