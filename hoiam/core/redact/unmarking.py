"""Vietnamese without its marks, sign by sign, so that a place in the one is a place in the other."""

import re
import unicodedata

_DIGITS = re.compile(r"\d+")


def unmarked(text: str) -> str:
    """As many signs as before; the text is expected composed, as it is stored."""
    return text if text.isascii() else "".join(map(_bare, text))


def _bare(sign: str) -> str:
    if sign in "đĐ":
        return "d" if sign == "đ" else "D"
    return unicodedata.normalize("NFD", sign)[0]


def plain_digits(text: str) -> str:
    """Digits of other alphabets and full-width ones as ours, each in its own place."""
    is_plain = "".join(_DIGITS.findall(text)).isascii()
    return text if is_plain else "".join(map(_digit, text))


def _digit(sign: str) -> str:
    return sign if sign.isascii() else str(unicodedata.decimal(sign, sign))
