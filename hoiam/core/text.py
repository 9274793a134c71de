"""Vietnamese text: one spelling at every entrance, one folding for every search, one way to
write numbers and dates.

Đ is met in three look-alikes and is no letter with a mark, so that removing marks leaves it
alone: it is mapped by hand, here and nowhere else.
"""

import re
import unicodedata
from datetime import date, datetime
from fractions import Fraction

from hoiam.core.calendar import ZONE, day_of

# Pictures of people and families are joined by this invisible sign; without it they fall apart.
_JOINER = "\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})


class _Visible(dict[int, str | None]):
    """For `translate`: hidden signs vanish, look-alikes become Đ; each sign is judged once."""

    def __missing__(self, point: int) -> str | None:
        sign = chr(point)
        hidden = unicodedata.category(sign) in _HIDDEN and sign not in ("\n", "\t", _JOINER)
        self[point] = None if hidden else sign
        return self[point]


class _Bare(dict[int, str | None]):
    """For `translate` of an opened form: marks vanish, đ becomes d, all but letters a space."""

    def __missing__(self, point: int) -> str | None:
        sign = chr(point)
        if unicodedata.category(sign).startswith("M"):
            self[point] = None
        else:
            self[point] = sign if sign.isalnum() else " "
        return self[point]


# Eth (U+00D0, U+00F0) and African D (U+0189) print like Đ and come out of old converters.
_VISIBLE = _Visible({0xD0: "Đ", 0xF0: "đ", 0x189: "Đ"})
# Neither plain nor a mark of Vietnamese, nor đ.
_FOREIGN = re.compile("[^\\x00-\x7fđĐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_ALIKE = re.compile("[\u00d0\u00f0\u0189]")
_BARE = _Bare({ord("đ"): "d"})
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\u000b\u000c]")
_TRAILING = re.compile(r"[^\S\n]+(?=\n|\Z)")

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
NO_RATE = "–"


def normalise(text: str) -> str:
    """The same words in the one spelling that is stored: NFC, plain line ends, no hidden signs."""
    # Nearly every text is plain already, and to see that takes a tenth of making it so.
    is_plain = text.replace("\n", "").isprintable() and _ALIKE.search(text) is None
    seen = text if is_plain else _LINE_ENDS.sub("\n", text).translate(_VISIBLE)
    whole = unicodedata.normalize("NFC", seen)
    return (_TRAILING.sub("", whole) if "\n" in whole else whole).strip()


def fold(text: str) -> str:
    """What search compares: small letters without marks, words apart by single spaces."""
    return " ".join(_folded(text))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(_folded(text))


def _folded(text: str) -> list[str]:
    opened = unicodedata.normalize("NFKD", normalise(text))
    # Vietnamese is plain once its marks are gone, and plain signs are folded in a third of the time.
    if _FOREIGN.search(opened) is None:
        plain = opened.replace("đ", "d").replace("Đ", "d").encode("ascii", "ignore")
        return plain.decode("ascii").lower().translate(_BARE).split()
    # Folding case may compose or bring marks of its own, so the form is opened once more.
    opened = unicodedata.normalize("NFKD", opened.casefold())
    return opened.translate(_BARE).split()


def excerpt(text: str, longest: int) -> str:
    """The beginning of a text in one line, cut between words, with dots where it was cut."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    room = line[:longest]
    at_word = room.rfind(" ")
    return (room[:at_word] if at_word > 0 else room[:-1]).rstrip(" ,;:.–-") + "…"


def vn_number(number: int | Fraction, digits: int = 0) -> str:
    """4209 as "4.209"; with digits, rounded half up: "1.234,5"."""
    sign = "-" if number < 0 else ""
    scaled = abs(Fraction(number)) * 10**digits
    units = int(scaled + Fraction(1, 2))
    whole, part = divmod(units, 10**digits)
    grouped = f"{whole:,}".replace(",", ".")
    shown = f"{grouped},{part:0{digits}}" if digits else grouped
    return f"{sign}{shown}" if units else shown


def vn_percent(numerator: int, denominator: int, digits: int = 1) -> str:
    """149 of 158 as "94,3%"; a share of nothing is a dash, never 0%."""
    if denominator == 0:
        return NO_RATE
    return f"{vn_number(Fraction(100 * numerator, denominator), digits)}%"


def vn_date(day: date) -> str:
    """8/5/2026, as on a page."""
    _refuse_moment(day)
    return f"{day.day}/{day.month}/{day.year}"


def cited(number: str, day: date, body: str) -> str:
    """A paper as people cite it: its number, its day, who issued it."""
    return f"{number} ngày {vn_date(day)} của {body}"


def vn_letter_date(day: date) -> str:
    """ngày 08 tháng 5 năm 2026, as in a letter (Decree 30/2020, Appendix I)."""
    _refuse_moment(day)
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def vn_time(moment: datetime) -> str:
    """16:05 in Viet Nam."""
    day_of(moment)
    return f"{moment.astimezone(ZONE):%H:%M}"


def vn_hour(moment: datetime) -> str:
    """16 giờ 05 in Viet Nam, as papers write it."""
    return vn_time(moment).replace(":", " giờ ")


def vn_moment(moment: datetime) -> str:
    """24/4/2026, 16:05 in Viet Nam."""
    return f"{vn_date(day_of(moment))}, {vn_time(moment)}"


def weekday_name(day: date) -> str:
    """Thứ Hai … Chủ nhật."""
    _refuse_moment(day)
    return WEEKDAYS[day.weekday()]


def _refuse_moment(day: date) -> None:
    # A moment is a date to Python, but its day depends on where one stands.
    if isinstance(day, datetime):
        raise TypeError("a moment is not a day: ask day_of(moment) first")
