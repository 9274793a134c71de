"""A draft, read: its sentences and the numbers in them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from hoiam.core.claims import words
from hoiam.core.claims.apart import named_by_digits
from hoiam.core.claims.furniture import furniture
from hoiam.core.claims.numerals import Numeral, numerals
from hoiam.core.claims.shapes import Draft, Measure, Qualifier, Quantity, Sentence, Stretch

MOST_TOGETHER = 60  # numbers of one sentence
_LOOKS_LIKE = {0xD0: "Đ", 0xF0: "đ", 0xA0: " ", 0x202F: " ", 0x2009: " "}
_QUALIFIER = re.compile(
    r"(?<!\w)("
    + "|".join(sorted(words.QUALIFIERS, key=len, reverse=True))
    + r")(?: (?:là|đạt|có|tổng số))?\s?$"
)
# "tăng trên 5%" and "hơn so với" are qualifiers; "cao hơn 5%" is a comparison.
_COMPARES = re.compile(r"(?:cao|nhiều|lớn|thấp|ít|nhanh|sớm|vượt|tốt) hơn\s?$")
_COUNTERS = sorted({one for row in words.COUNTERS.values() for one in row}, key=len, reverse=True)
_NOUN = re.compile(r"\s?(" + "|".join(_COUNTERS) + r")(?!\w)")
_ANY_WORD = re.compile(r"\s([^\W\d_]+)")
_SLASH = re.compile(r"\s?/\s?(?:tổng số\s|tổng\s)?")
_OF = re.compile(
    r"[^.;:,()\d]{0,50}?(?:trong tổng số|trên tổng số|trong số|trên tổng)(?: gần| hơn| trên| khoảng| là| cả)*\s"
)
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:đến|tới)\s")
_STOP = re.compile(r"[.!?…]+[\")”’\]]*\s+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:tp|tx|tt|ths|ts|gs|pgs|bs|t\.ư|tr|đ/c|stt|v\.v|q|p|h|x|ông|bà)|\b[a-zđ])\.$"
)
_PHRASE_END = re.compile(
    r"[;:()\n/\[\]|]|\d|[.!?](?=\s|$)|,(?=\s*(?:đạt|chiếm|bằng|tăng|giảm|trong đó|còn|tương|đã|được|số|gồm|với))"
)


def read(text: str) -> Draft:
    """Every number of a text that counts something, with its unit and qualifier."""
    low = small(text)
    paragraphs = [found.span() for found in re.finditer(r"[^\n]+", low) if found.group().strip()]
    aside = tuple(furniture(low, paragraphs))
    dull = _covered([*named_by_digits(low), *((one.start, one.end) for one in aside)])
    quantities = _joined(low, [_quantity(low, one) for one in numerals(low) if not _in(dull, one)])
    sentences = tuple(_sentences(text, paragraphs, aside, quantities))
    return Draft(
        text, sentences, tuple(one for each in sentences for one in each.quantities), aside
    )


def read_quantity(text: str) -> Quantity | None:
    """The one number of a short note ("gần 97 %"); nothing where there is none or several."""
    found = read(text).quantities
    return found[0] if len(found) == 1 else None


def small(text: str) -> str:
    """Small letters, as many signs as before."""
    plain = text.translate(_LOOKS_LIKE)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(sign.lower()[:1] for sign in plain)


def _covered(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    whole: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def _in(covered: list[tuple[int, int]], one: Numeral) -> bool:
    at = bisect_right(covered, one.start, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and one.start < covered[at][1]


def _quantity(low: str, one: Numeral) -> Quantity:
    said, qualifier = _qualifier(low, one.start, one.end)
    noun, phrase = _after(low, one)
    return Quantity(
        one.start, one.end, one.value, one.step, one.measure, one.decimals, one.scale,
        qualifier, said, one.noun or noun, phrase, spoken=one.spoken,
    )  # fmt: skip


def _qualifier(low: str, start: int, end: int) -> tuple[str, Qualifier]:
    before = low[max(0, start - 30) : start]
    found = _QUALIFIER.search(before)
    if found and not _COMPARES.search(before):
        return found.group(1), words.QUALIFIERS[found.group(1)]
    if re.match(r"[^.;,\n\d]{0,25}(?:trở lên|trở đi)", low[end : end + 40]):
        return "trở lên", Qualifier.AT_LEAST
    if re.match(r"[^.;,\n\d]{0,25}trở xuống", low[end : end + 40]):
        return "trở xuống", Qualifier.AT_MOST
    return "", Qualifier.EXACT


def _after(low: str, one: Numeral) -> tuple[str, str]:
    """The counter after a number and the words up to the end of the thought."""
    rest = low[one.end : one.end + 160]
    ends = _PHRASE_END.search(rest)
    phrase = " ".join(rest[: ends.start() if ends else None].split())
    if one.measure not in (Measure.COUNT,):
        return "", phrase
    if found := _NOUN.match(rest):
        return found.group(1), phrase
    word = _ANY_WORD.match(rest)
    return ("", phrase) if not word or word.group(1) in words.STOPS else (word.group(1), phrase)


def _joined(low: str, found: list[Quantity]) -> list[Quantity]:
    """Ranges become one quantity; the first of "16/20 cuộc" learns its whole."""
    whole: list[Quantity] = []
    for one in found:
        between = low[whole[-1].end : one.start] if whole else "\n"
        if whole and _RANGE.fullmatch(between) and _is_range(whole[-1], one):
            low_end = whole.pop()
            one = replace(
                one, start=low_end.start, value=low_end.value * _same_scale(low_end, one), high=one.value,
                qualifier=low_end.qualifier, said=low_end.said,
            )  # fmt: skip
        elif whole and (at := _part_of(low, whole, one)) is not None:
            part, scale = whole[at], _same_scale(whole[at], one)
            whole[at] = replace(
                part, of=one, noun=part.noun or one.noun, phrase=part.phrase or one.phrase,
                value=part.value * scale, step=part.step * scale,
            )  # fmt: skip
        whole.append(one)
    return whole


def _part_of(low: str, before: list[Quantity], one: Quantity) -> int | None:
    """Which of the numbers before is written as a part of this one."""
    if one.measure is Measure.PERCENT or one.high is not None:
        return None
    at = len(before) - 1
    between = low[before[at].end : one.start]
    if ")" in between and (opened := low.rfind("(", 0, before[at].start)) >= 0:
        while at >= 0 and before[at].start > opened:
            at -= 1
        if at < 0:
            return None
        between = low[before[at].end : opened] + between.partition(")")[2]
    part = before[at]
    if part.of is not None or part.measure not in (Measure.COUNT, one.measure) or part.high:
        return None
    if _SLASH.fullmatch(_bare(between, part)):
        # "866 lượt/964 lượt người" are two counts side by side.
        named = between.strip() != "/"
        return None if named and part.noun and one.noun and part.noun != one.noun else at
    return at if _OF.fullmatch(between) and part.value <= one.value else None


def _bare(between: str, part: Quantity) -> str:
    """What stands between two numbers without the unit of the first: "149 đơn/158 đơn"."""
    text = between.strip()
    return text.removeprefix(part.noun).strip() if part.noun else text


def _is_range(one: Quantity, other: Quantity) -> bool:
    same = one.measure is other.measure or one.measure is Measure.COUNT
    return same and one.value * _same_scale(one, other) < other.value and one.of is None


def _same_scale(one: Quantity, other: Quantity) -> int:
    """Of "3-5 triệu" the first is millions as well."""
    return other.scale if one.scale == 1 else 1


def _sentences(
    text: str, paragraphs: list[tuple[int, int]], aside: tuple[Stretch, ...], found: list[Quantity]
) -> Iterator[Sentence]:
    dull = {one.start for one in aside}
    starts = [one.start for one in found]
    for number, (start, end) in enumerate(paragraphs):
        if start in dull:
            continue
        for first, last in _cut(text, start, end):
            inside = found[bisect_left(starts, first) : bisect_left(starts, last)]
            for one, other, held in _pieces(first, last, inside):
                yield Sentence(one, other, number, held)


def _pieces(
    first: int, last: int, held: list[Quantity]
) -> Iterator[tuple[int, int, tuple[Quantity, ...]]]:
    """A sentence; what has more numbers than anybody writes in one is read piece by piece, since
    each of its numbers is held against every other one."""
    for at in range(0, max(len(held), 1), MOST_TOGETHER):
        here, rest = held[at : at + MOST_TOGETHER], held[at + MOST_TOGETHER :]
        yield held[at].start if at else first, rest[0].start if rest else last, tuple(here)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for found in _STOP.finditer(text, start, end):
        # A small letter goes on with the sentence: dots stand for "and so on", or end a short form.
        goes_on = text[found.end() : found.end() + 1].islower()
        if goes_on or _ABBREVIATED.search(
            text[max(first, found.start() - 7) : found.start() + 1].lower()
        ):
            continue
        yield first, found.end()
        first = found.end()
    if first < end:
        yield first, end
