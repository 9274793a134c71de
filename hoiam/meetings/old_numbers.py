"""Numbers as old minutes and the press give them: "trên 30" is not 30, and unknown is not zero."""

import re
from dataclasses import dataclass

from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise

# Words that stand before a number and change what it says.
QUALIFIERS = ("trên", "hơn", "gần", "khoảng", "chừng", "ít nhất", "dưới", "không quá", "cả")
UNKNOWN = ("", "-", "?", "không rõ", "chưa rõ", "không có số liệu", "n/a")
_NUMBER = re.compile(
    rf"^(?:(?P<word>{'|'.join(QUALIFIERS)})\s+)?(?P<number>[0-9][0-9.]{{0,11}})\s*(?:lượt\s+)?"
    r"(?:ý kiến|câu hỏi|câu|kiến nghị)?(?:\s*,?\s*kiến nghị)?$",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"^\d{1,3}(\.\d{3})+$")


@dataclass(frozen=True, slots=True)
class Approximate:
    """A number with the word it was given with; empty where it is exact."""

    number: int
    qualifier: str = ""

    def __str__(self) -> str:
        return f"{self.qualifier} {self.number}".strip()


def read_number(text: str, *, field: str) -> Approximate | None:
    """What a cell says; None where it says that nobody knows."""
    said = " ".join(normalise(text).split()).casefold()
    if said in UNKNOWN:
        return None
    found = _NUMBER.match(said)
    if found is None:
        raise Invalid("meetings.old-number", field=field, given=text.strip()[:60])
    digits = found["number"]
    if "." in digits and not _GROUPED.match(digits):
        raise Invalid("meetings.old-number", field=field, given=text.strip()[:60])
    number = int(digits.replace(".", ""))
    if number > 1_000_000:
        raise Invalid("meetings.old-number", field=field, given=text.strip()[:60])
    return Approximate(number, found["word"] or "")
