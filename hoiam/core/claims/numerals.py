"""Numbers as they are written: in digits, in words, with their magnitudes and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hoiam.core.claims import words
from hoiam.core.claims.shapes import Measure

# 4.209 · 1.536,5 · 99,87 · 12 · 4 209 with a hard blank
_DIGITS = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?)(?![\d])"
)
_MAGNITUDE = re.compile(r"\s?(chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)")
_PERCENT = re.compile(r"\s?(?:%|phần trăm(?!\w))")
_PERMILLE = re.compile(r"\s?(?:‰|phần nghìn(?!\w))")
_POINTS = re.compile(r"\s?điểm (?:%|phần trăm(?!\w))")
_LAN = re.compile(r"\s?lần(?!\w)")
_DONG = re.compile(r"\s?(?:đồng(?! chí| bào| thời| thuận| hồ)|vnđ|vnd|đ)(?!\w)")
_CURRENCY = re.compile(r"\s?(" + "|".join(words.CURRENCIES) + r")(?!\w)")
_TIME = re.compile(r"\s?(" + "|".join(words.TIMES_OF_TIME) + r")(?!\w)")
_AMOUNT = re.compile(
    r"\s?("
    + "|".join(re.escape(one) for one in sorted(words.AMOUNTS, key=len, reverse=True))
    + r")(?![\w²³])"
)

_UNIT_WORD = "|".join(words.DIGIT_WORDS)
_SPOKEN = re.compile(
    rf"(?<!\w)(?:(?:{_UNIT_WORD}|mười|mươi|linh|lẻ|trăm|nghìn|ngàn|triệu|tỷ|tỉ|chục|vạn|rưỡi)(?!\w)[ ]?)+"
)
_PARTS_OF = re.compile(
    r"(?<!\w)(một|hai|ba|bốn|năm|bảy|chín) phần (hai|ba|tư|bốn|năm|sáu|mười)(?!\w)"
)
_SIMPLE = re.compile(
    r"(?<![\d.,/])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![\d/])(?![.,]\d)(?=\s?(?:tổng số|số|tổng|diện tích|dân số)(?!\w))"
)
_HALF = re.compile(r"(?<!\w)(?:một nửa|hơn nửa|quá nửa|nửa (?=số|tổng|trong))")
_TIMES_WORD = re.compile(
    r"(?<!\w)(?:gấp|tăng gấp|bằng|cao gấp) (đôi|rưỡi|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: lần)?(?!\w)"
)


_PEOPLE = re.compile(r"\s?(?:lượt|người)")
_LONGEST = 24
_MULTIPLIES = re.compile(r"(?:gấp|tăng|cao|giảm|bằng)[^.;]{0,20}$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at its place, with its sign."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    measure: Measure
    decimals: int = 0
    scale: int = 1
    noun: str = ""
    spoken: bool = False


def numerals(low: str) -> Iterator[Numeral]:
    """Every number of a text in small letters, in order, digits and words."""
    found = [*_of_parts(low), *_of_times(low), *_in_digits(low), *_in_words(low)]
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


def _in_digits(low: str) -> Iterator[Numeral]:
    for found in _DIGITS.finditer(low):
        if len(found.group()) > _LONGEST:
            continue  # a code, or somebody leaning on a key
        yield _signed(
            low,
            found.start(),
            found.end(),
            *_plain(found.group(), low[found.end() : found.end() + 16]),
        )


def _plain(written: str, after: str) -> tuple[Fraction, int]:
    """The value of digits and how many stand behind the comma."""
    if re.fullmatch(r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?", written):
        whole, _, part = re.sub(r"[.\u00a0\u202f]", "", written).partition(",")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", written) or _is_english(written, after):
        whole, _, part = written.replace(",", "").partition(".")
    else:
        whole, _, part = written.replace(".", ",").partition(",")
    return Fraction(int(whole + part), 10 ** len(part)), len(part)


def _is_english(written: str, after: str) -> bool:
    """Whether 1,234 is a thousand: of things that come whole, and of more than none."""
    if not re.fullmatch(r"[1-9]\d{0,2},\d{3}", written):
        return False
    return not (_PERCENT.match(after) or _MAGNITUDE.match(after) or _AMOUNT.match(after))


def _signed(low: str, start: int, end: int, value: Fraction, decimals: int) -> Numeral:
    """A number with what follows it: magnitude, percent, currency, measure."""
    step, scale = Fraction(1, 10**decimals), 1
    if points := _POINTS.match(low, end):
        return Numeral(start, points.end(), value, step, Measure.POINTS, decimals)
    if percent := _PERCENT.match(low, end):
        return Numeral(start, percent.end(), value, step, Measure.PERCENT, decimals)
    if permille := _PERMILLE.match(low, end):
        return Numeral(start, permille.end(), value / 10, step / 10, Measure.PERCENT, decimals + 1)
    while magnitude := _MAGNITUDE.match(low, end):
        scale, end = scale * words.MAGNITUDES[magnitude.group(1)], magnitude.end()
    value, step = value * scale, step * scale
    if (dong := _DONG.match(low, end)) and (scale > 1 or value >= 100):
        return Numeral(start, dong.end(), value, step, Measure.MONEY, decimals, scale)
    if currency := _CURRENCY.match(low, end):
        noun = currency.group(1)
        return Numeral(start, currency.end(), value, step, Measure.MONEY, decimals, scale, noun)
    if scale >= 10**9 and not _PEOPLE.match(low, end):
        return Numeral(start, end, value, step, Measure.MONEY, decimals, scale)
    if (times := _LAN.match(low, end)) and _MULTIPLIES.search(low[max(0, start - 24) : start]):
        return Numeral(start, times.end(), value, step, Measure.TIMES, decimals, scale)
    if amount := _AMOUNT.match(low, end):
        noun = amount.group(1)
        return Numeral(start, amount.end(), value, step, Measure.AMOUNT, decimals, scale, noun)
    if (time := _TIME.match(low, end)) and not low.startswith(" công", time.end()):
        noun = time.group(1)
        return Numeral(start, time.end(), value, step, Measure.TIME, decimals, scale, noun)
    return Numeral(start, end, value, step, Measure.COUNT, decimals, scale)


def _of_parts(low: str) -> Iterator[Numeral]:
    """Hai phần ba, một nửa: shares in words, which are rounder than any digits."""
    for found in _PARTS_OF.finditer(low):
        share = Fraction(100 * words.DIGIT_WORDS[found.group(1)], _word(found.group(2)))
        yield Numeral(*found.span(), share, Fraction(5), Measure.PERCENT, spoken=True)
    for found in _SIMPLE.finditer(low):
        part, whole = int(found["part"]), int(found["whole"])
        if part < whole:
            share = Fraction(100 * part, whole)
            yield Numeral(*found.span(), share, Fraction(5), Measure.PERCENT, spoken=True)
    for found in _HALF.finditer(low):
        at = found.start() + (found.group().find("nửa") if "một" not in found.group() else 0)
        yield Numeral(
            at, found.end() - found.group().endswith(" "), Fraction(50), Fraction(5), Measure.PERCENT,
            spoken=True,
        )  # fmt: skip


def _of_times(low: str) -> Iterator[Numeral]:
    for found in _TIMES_WORD.finditer(low):
        word = found.group(1)
        times = {"đôi": Fraction(2), "rưỡi": Fraction(3, 2)}.get(word) or Fraction(_word(word))
        yield Numeral(found.start(), found.end(), times, Fraction(1, 2), Measure.TIMES, spoken=True)


def _in_words(low: str) -> Iterator[Numeral]:
    for found in _SPOKEN.finditer(low):
        spoken = found.group().split()
        value = spoken_number(spoken)
        if value is None or (len(spoken) == 1 and not _counts(low, found, spoken[0])):
            continue
        end = found.start() + len(found.group().rstrip())
        one = _signed(low, found.start(), end, Fraction(value), 0)
        yield Numeral(
            one.start,
            one.end,
            one.value,
            one.step,
            one.measure,
            0,
            one.scale,
            one.noun,
            spoken=True,
        )


_COUNTED = re.compile(
    r"\s?(?:" + "|".join(sorted({one for row in words.COUNTERS.values() for one in row}, key=len, reverse=True)) + r")(?!\w)"
)  # fmt: skip


def _counts(low: str, found: re.Match[str], word: str) -> bool:
    """Whether a single word is a number here: "ba" is a father too, "năm" a year."""
    if word in ("một", "không", "năm", "tư", "lăm", "mốt", "nhăm") or word in words.MAGNITUDES:
        return False
    return bool(_COUNTED.match(low, found.start() + len(word)))


def _word(word: str) -> int:
    return words.TEN_WORDS.get(word) or words.DIGIT_WORDS[word]


def spoken_number(spoken: list[str]) -> int | None:
    """Mười một is 11, ba nghìn hai trăm linh năm 3 205; nothing for what is no number."""
    total = group = last = 0
    seen_digit = False
    for word in spoken:
        if word in ("mười", "mươi"):
            group = group - last + (last or 1) * 10 if word == "mươi" else group + 10
            last = 0
        elif word == "trăm":
            group, last = group - last + (last or 1) * 100, 0
        elif word in ("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn", "chục"):
            if not seen_digit:
                return None
            total += max(group, 1) * words.MAGNITUDES[word]
            group = last = 0
        elif word in words.ZERO_BETWEEN:
            last = 0
        elif word in words.DIGIT_WORDS:
            if last:
                return None  # two digits side by side are a telephone or two words
            last = words.DIGIT_WORDS[word]
            group += last
        else:
            return None
        seen_digit = True
    return total + group
