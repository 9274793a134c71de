"""Telling a denunciation in a list or in a line that somebody types, so that it is kept nowhere.

House rule: a row is one where a short cell says "tố cáo", or where a long text begins with it, at
its start or in a line of its letterhead. Words of somebody tell of one as well where they say, anywhere
in them, "tôi tố cáo" or whom they denounce: a complaint may hold one in its middle. Cells that hold a list in JSON are looked into. Written
without any marks, "to cao" counts as well; with marks it does not ("cây to, cao"). The words are
known as well in TCVN3 and VNI, before anybody has agreed to a conversion.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from hoiam.core.text import normalise

SHORT = 60
_OPENED = 4 * SHORT  # a short text may be so long while its marks stand apart from its letters
_BEGINNING = 40
_LETTERHEAD = 600
_GAP = "[\\s_\\-\u00ad\u200b-\u200f\u2060\ufeff]"
_MAY_BE = re.compile(rf"t\S{{1,6}}?{_GAP}+c\S{{1,4}}", re.IGNORECASE)
_SAID = r"t(ố|o|è|oá)\sc(á|a|¸|aù)o\b"
_SAYS = re.compile(rf"\b{_SAID}")
_BEGINS = re.compile(rf"\W*((đơn|don|®¬n|§¬n|ñôn|thư|thu)\s+)?{_SAID}")
_MARKED = ("tố cáo", "tè c¸o", "toá caùo")
# A field of work, unless somebody says that they do it, or against whom.
_FIELD_OF_WORK = re.compile(
    r"(?P<who>\b(?:tôi|em|cháu|xin|muốn|gia\s+đình)\s+(?:xin\s+|muốn\s+)?)?"
    r"khiếu\s+nại\s*(?:,|và\s+các|và)\s*tố\s+cáo"
    r"(?P<whom>\s+(?:ông|bà|anh|chị|đồng\s+chí|cán\s+bộ|chủ\s+tịch|bí\s+thư|trưởng|hành\s+vi)\b)?",
    re.IGNORECASE,
)
# Somebody says so of themselves, or names whom: no list of fields of work, no "bị tố cáo".
_ACCUSES = re.compile(
    r"\b(?:tôi|cháu|gia đình)(?: (?:xin|muốn|cũng|còn|nay|đồng thời|làm đơn|viết đơn|gửi đơn))*"
    r" tố cáo\b"
    r"|(?<!bị )(?<!không )\btố cáo (?:ông|bà|anh|chị|đồng chí|cán bộ|chủ tịch|phó|bí thư|trưởng"
    r"|giám đốc|công an)\b"
)
_ACCUSES_UNMARKED = re.compile(r"\btoi(?: (?:xin|muon|cung|con|nay|dong thoi|lam don))* to cao\b")
# Hardly a text holds the words at all, which is seen at once; who says them, and of whom, is not.
_NAMES_FIELD = re.compile(r"khiếu\s+nại", re.IGNORECASE)
_NAMES_ONE = re.compile(rf"tố{_GAP}+cáo|to{_GAP}+cao")
_TAG = re.compile(r"<[^<>]{0,200}>")


def is_one(cells: Iterable[str]) -> bool:
    """Whether one of the cells of a row says so."""
    cells = list(cells)
    # All cells in one look, as long as nothing is packed in them; a zero stands in no word.
    whole = "\0".join(cells)
    if _MAY_BE.search(whole) is None and "[" not in whole and "{" not in whole:
        return False
    return any(_says_so(words) for cell in cells for words in _words_of(cell))


def tells_of_one(said: str) -> bool:
    """Whether normalised words of somebody in office tell of one: the name of the field of work
    alone ("tiếp công dân, giải quyết khiếu nại, tố cáo") does not."""

    def plain(found: re.Match[str]) -> str:
        return found[0] if found["who"] or found["whom"] else "khiếu nại"

    words = _FIELD_OF_WORK.sub(plain, said) if _NAMES_FIELD.search(said) else said
    return is_one([words]) or accuses(words)


def accuses(said: str) -> bool:
    """Whether normalised words, however long and wherever in them, denounce somebody."""
    low = said.lower()
    if _NAMES_ONE.search(low) is None:
        return False
    plain = re.sub(f"{_GAP}+", " ", low)
    if plain.isascii():
        return _ACCUSES_UNMARKED.search(plain) is not None
    return _ACCUSES.search(plain) is not None


def _words_of(cell: str) -> Iterator[str]:
    """The cell, and the words within it where it holds a list or an object."""
    yield cell
    if cell.lstrip()[:1] in ("[", "{"):
        try:
            yield from _within(json.loads(cell))
        except (ValueError, RecursionError):
            return


def _within(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _within(one)
        case dict():
            for one in value.values():
                yield from _within(one)


def _says_so(cell: str) -> bool:
    head = cell[:_LETTERHEAD].lstrip()
    if _MAY_BE.search(head) is None:  # of a hundred cells, ninety-nine end here
        return False
    whole = normalise(head) if len(cell) <= _OPENED else cell
    if len(whole) <= SHORT:
        return _found(_SAYS.search, whole)
    lines = normalise(_TAG.sub("\n", head)).split("\n")
    return any(_found(_BEGINS.match, line.lstrip()[:_BEGINNING]) for line in lines)


def _found(look: Callable[[str], re.Match[str] | None], words: str) -> bool:
    plain = re.sub(f"{_GAP}+", " ", normalise(words).lower()).strip()
    found = look(plain)
    if found is None:
        return False
    return any(said in found.group() for said in _MARKED) or plain.isascii()
