"""Which days a sentence speaks of: a year, a quarter, six months, from a day to a day.

A report seldom says by which rule it cuts the year, so a year is two spans: by the calendar and by
the sector of inspection. Whoever compares numbers tries the rule of the report first and says when
only the other one fits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoiam.core.periods import Cut, Period, PeriodRule


@dataclass(frozen=True, slots=True)
class Span:
    """From a day up to a day; the period that these are, if they are one."""

    first: date
    last: date
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of the text that names days. `compared` is what the number is compared with, not
    what it is of: "so với cùng kỳ năm 2021"."""

    start: int
    end: int
    spans: tuple[Span, ...]
    compared: bool = False


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_YEAR = r"(?:năm\s+)?((?:19|20)\d{2})"
_OF_YEAR = rf"(?:\s*[/.\-]\s*|\s+(?:của\s+)?){_YEAR}"
_HALVES = re.compile(
    rf"\b(?:(?:6|sáu)\s+tháng\s+(?:đầu|ban đầu)|nửa\s+đầu)(?:\s+năm)?(?:\s*{_YEAR}|{_OF_YEAR})?(?!\d)"
)
_NINE = re.compile(rf"\b(?:9|chín)\s+tháng(?:\s+đầu)?(?:\s+năm)?(?:\s*{_YEAR}|{_OF_YEAR})?(?!\d)")
_QUARTER = re.compile(rf"\bquý\s+(iv|i{{1,3}}|[1-4]|một|hai|ba|tư|bốn)(?!\w)(?:{_OF_YEAR})?")
_MONTH = re.compile(rf"(?<!\d\s)(?<!\w)tháng\s+(1[0-2]|0?[1-9])(?!\d)(?:{_OF_YEAR})?")
_WHOLE = re.compile(r"\b(?:cả\s+)?năm\s+((?:19|20)\d{2})(?!\s*[-–—]\s*\d)(?!\d)")
_DAY = r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*((?:19|20)\d{2})"
_FROM_TO = re.compile(rf"\btừ\s+(?:ngày\s+)?{_DAY}\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?{_DAY}")
_YEAR_BEFORE = re.compile(
    r"\bcùng\s+kỳ(?:\s+năm\s+(?:trước|ngoái))?(?!\s+năm\s+\d)|\bnăm\s+(?:trước|ngoái)"
)
_BEFORE = re.compile(r"\b(?:kỳ|quý|tháng)\s+trước(?!\s+(?:chuyển|mang|sang))")
_COMPARES = re.compile(r"(?:so(?:\s+sánh)?\s+với|cùng\s+kỳ)[^.;:()\d]{0,30}$")
_MONTH_BEFORE = re.compile(r"tháng\s+\d{1,2}\s+$")
_DATE_BEFORE = re.compile(r"(?:ngày|mùng)\s+\d{1,2}\s+$|\d\s+$")


def told(low: str, default: Period) -> tuple[Told, ...]:
    """Every stretch of a text in small letters that names days, in order. What a year is left out
    of belongs to that of the report."""
    found: list[Told] = []
    for one in sorted(_all(low, default), key=lambda each: (each.start, -each.end)):
        if not found or one.start >= found[-1].end:
            compared = bool(_COMPARES.search(low[max(0, one.start - 40) : one.start]))
            found.append(replace(one, compared=compared))
    for name, pattern in (("year_before", _YEAR_BEFORE), ("before", _BEFORE)):
        for said in pattern.finditer(low):
            if not any(one.start < said.end() and said.start() < one.end for one in found):
                earlier = _last_period(found, said.start()) or default
                spans = of(getattr(earlier, name))
                found.append(Told(*said.span(), spans, compared=True))
    return tuple(sorted(found, key=lambda one: one.start))


def _last_period(found: Sequence[Told], at: int) -> Period | None:
    """What "the year before" counts from: the period last spoken of."""
    named = [one for one in found if one.end <= at and not one.compared]
    return max(named, key=lambda one: one.end).spans[0].period if named else None


def _all(low: str, default: Period) -> Iterator[Told]:
    for found in _FROM_TO.finditer(low):
        numbers = [int(one) for one in found.groups()]
        span = _days(numbers[:3], numbers[3:])
        if span is not None:
            yield Told(*found.span(), (span,))
    for pattern, cut in ((_HALVES, Cut.HALF), (_NINE, Cut.NINE)):
        for found in pattern.finditer(low):
            yield Told(*found.span(), both(_year(found, default), cut, 1, default.rule))
    for found in _QUARTER.finditer(low):
        number = _ROMAN.get(found.group(1)) or int(found.group(1))
        spans = both(_year(found, default), Cut.QUARTER, number, default.rule)
        yield Told(*found.span(), spans)
    for found in _MONTH.finditer(low):
        if _DATE_BEFORE.search(low[max(0, found.start() - 12) : found.start()]):
            continue
        spans = both(_year(found, default), Cut.MONTH, int(found.group(1)), default.rule)
        yield Told(*found.span(), spans)
    for found in _WHOLE.finditer(low):
        if _MONTH_BEFORE.search(low[max(0, found.start() - 12) : found.start()]):
            continue  # the year of a day
        yield Told(*found.span(), both(int(found.group(1)), Cut.YEAR, 1, default.rule))


def _year(found: re.Match[str], default: Period) -> int:
    said = [one for one in found.groups() if one and len(one) == 4 and one.isdecimal()]
    return int(said[0]) if said else default.year


def _days(first: Sequence[int], last: Sequence[int]) -> Span | None:
    try:
        start, end = date(first[2], first[1], first[0]), date(last[2], last[1], last[0])
    except ValueError:
        return None
    return Span(start, end) if start <= end else None


def of(period: Period) -> tuple[Span, ...]:
    """A period by its own rule, and the same by the other one."""
    return both(period.year, period.cut, period.number, period.rule)


def both(year: int, cut: Cut, number: int, rule: PeriodRule) -> tuple[Span, ...]:
    """The spans that such words may mean, that of the report's own rule first."""
    rules = sorted(PeriodRule, key=lambda one: one is not rule)
    periods = [Period(one, year, cut, number) for one in rules]
    return tuple(Span(one.first, one.last, one) for one in periods)


def spans_of(
    at: int, sentence: tuple[int, int], named: Sequence[Told], default: Period
) -> tuple[Span, ...]:
    """The days that a number at this place is of: named before it in its sentence, else after it,
    else in what was said before, else those of the report. What it is compared with counts only
    for numbers behind it, up to the end of the sentence."""
    inside = [one for one in named if sentence[0] <= one.start < sentence[1]]
    before = [one for one in inside if one.end <= at]
    if before:
        return before[-1].spans
    after = [one for one in inside if one.start > at and not one.compared]
    if after:
        return after[0].spans
    earlier = [one for one in named if one.end <= sentence[0] and not one.compared]
    return earlier[-1].spans if earlier else of(default)
