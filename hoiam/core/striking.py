"""Taking what names one person out of a text: their name, telephone, address, as people write them.

A name is found with and without marks, in any case and with any blanks; without marks only
where the text has none, so that "lễ ăn" is not struck for somebody called Lê An. A name of one
syllable is struck only behind a form of address: alone it is a word like any other.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

STRUCK = "[đã xóa]"
_ADDRESSED = r"(?:ong|ba|anh|chi|co|chu|bac|em|chau|di|cau|mo|thim|ngai|gia|cu)"
_BETWEEN = r"[\W_]*"
LEAST_LETTERS = 4  # of what is struck wherever it stands


@dataclass(frozen=True, slots=True)
class Needle:
    """One thing to be struck: how it is found in folded text, and how it is written with marks."""

    pattern: re.Pattern[str]
    marked: str  # letters alone; empty: however it is written


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of whom the texts are about."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


def needles_of(people: Iterable[Person], also: Iterable[str] = ()) -> tuple[Needle, ...]:
    """Everything to be struck for these people, and what somebody named besides."""
    found: dict[str, Needle] = {}
    for person in people:
        for needle in (*_name(person.name), *_phone(person.phone)):
            found.setdefault(needle.pattern.pattern, needle)
        for words in (person.email, person.address):
            for needle in _words(words):
                found.setdefault(needle.pattern.pattern, needle)
    for words in also:
        digits = re.sub(r"\D", "", words)
        is_phone = len(digits) >= 9 and not re.search(r"[^\W\d_]", words)
        for needle in _phone(digits) if is_phone else _words(words):
            found.setdefault(needle.pattern.pattern, needle)
    return tuple(found.values())


def strike(text: str, needles: Iterable[Needle]) -> str:
    """The text without them; the very same text where none is in it."""
    given = unicodedata.normalize("NFC", text)
    plain = "".join(map(_folded, given))
    if len(plain) != len(given):
        # A sign that folds to several: fold it to none, so that places stay the same.
        plain = "".join(sign if len(sign) == 1 else " " for sign in map(_folded, given))
    spans = [span for needle in needles for span in _spans(needle, given, plain)]
    if not spans:
        return text
    out, end = [], 0
    for begin, stop in _merged(spans):
        out += [given[end:begin], STRUCK]
        end = stop
    return "".join([*out, given[end:]])


def strike_all(value: Any, needles: tuple[Needle, ...]) -> Any:
    """The same for whatever JSON holds."""
    match value:
        case str():
            return strike(value, needles)
        case list():
            return [strike_all(one, needles) for one in value]
        case dict():
            return {key: strike_all(one, needles) for key, one in value.items()}
        case _:
            return value


def _spans(needle: Needle, given: str, plain: str) -> list[tuple[int, int]]:
    return [
        found.span(1)
        for found in needle.pattern.finditer(plain)
        if _is_meant(given[slice(*found.span(1))], needle)
    ]


def _is_meant(found: str, needle: Needle) -> bool:
    return not needle.marked or found.isascii() or _letters(found) == needle.marked


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _folded(sign: str) -> str:
    base = unicodedata.normalize("NFD", sign)[0]
    return {"đ": "d", "Đ": "d"}.get(base, base.lower())


def _letters(words: str) -> str:
    given = unicodedata.normalize("NFC", words).lower()
    return "".join(sign for sign in given if sign.isalnum())


def _pieces(words: str) -> list[str]:
    plain = "".join(map(_folded, unicodedata.normalize("NFC", words)))
    return re.findall(r"[^\W_]+", plain)


def _words(words: str) -> list[Needle]:
    pieces = _pieces(words)
    if sum(map(len, pieces)) < LEAST_LETTERS:
        return []
    pattern = _BETWEEN.join(map(re.escape, pieces))
    return [Needle(re.compile(rf"(?<![^\W_])({pattern})(?![^\W_])"), _letters(words))]


def _name(name: str) -> list[Needle]:
    pieces = _pieces(name)
    if not pieces:
        return []
    whole = _words(name) if len(pieces) > 1 else []
    # People write "chị Mẫu" of whom the file calls Lò Thị Mẫu.
    given = unicodedata.normalize("NFC", name).split()[-1]
    called = rf"(?<![^\W_]){_ADDRESSED}\s+({re.escape(pieces[-1])})(?![^\W_])"
    return [*whole, Needle(re.compile(called), _letters(given))]


def _phone(phone: str) -> list[Needle]:
    digits = re.sub(r"\D", "", phone)
    if len(digits) < 9:
        return []
    digits = re.sub(r"^(?:0084|84|0)", "", digits)
    pattern = r"(?:(?:\+|00)?84|0)?" + "".join(rf"[\s.\-()]*{digit}" for digit in digits)
    return [Needle(re.compile(rf"(?<!\d)({pattern})(?!\d)"), "")]
