"""Vietnamese without its marks, sign by sign, so that a place in the one is a place in the other."""

import re
import unicodedata

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def unmarked(text: str) -> str:
    """As many signs as before; the text is expected composed, as it is stored."""
    return text if text.isascii() else "".join(map(_bare, text))


def _bare(sign: str) -> str:
    if sign in "đĐ":
        return "d" if sign == "đ" else "D"
    return unicodedata.normalize("NFD", sign)[0]


def plain_digits(text: str) -> str:
    """Digits of other alphabets and full-width ones as ours, each in its own place."""
    return "".join(map(_digit, text)) if _OTHER_DIGIT.search(text) else text


def _digit(sign: str) -> str:
    return sign if sign.isascii() else str(unicodedata.decimal(sign, sign))
