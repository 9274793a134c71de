"""The words that were looked for, marked in a text as somebody wrote it.

Found in the folded text, shown in the spelling of the original: `duong` marks `Đường`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from hoiam.core.text import normalise
from hoiam.core.wanted import Term, Wanted, tokens

_WORD = re.compile(r"[^\W_]+")
_ABOUT = 60  # signs that stand before the first mark of an excerpt


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, marked or not."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    token: str
    start: int
    end: int


def marked(text: str, asked: Wanted | None) -> list[Piece]:
    """The whole text in pieces."""
    shown = normalise(text)
    return list(_pieces(shown, 0, len(shown), _hits(shown, asked)))


def excerpt(text: str, asked: Wanted | None, longest: int) -> list[Piece]:
    """So much of a text, in one line, as shows where the words stand; dots where it was cut."""
    shown = " ".join(normalise(text).split())
    hits = _hits(shown, asked)
    start = _start(shown, hits, longest)
    end = len(shown)
    if end - start > longest:
        end = shown.rfind(" ", start, start + longest)
        end = end if end > start else start + longest
    pieces = list(_pieces(shown, start, end, hits))
    before = [Piece("… ")] if start else []
    after = [Piece("…")] if end < len(shown) else []
    return [*before, *pieces, *after]


def _start(shown: str, hits: list[tuple[int, int]], longest: int) -> int:
    """A little before the place with most marks; the beginning where they all stand there."""
    if not hits or len(shown) <= longest or hits[-1][1] <= longest:
        return 0
    starts = [start for start, _end in hits]
    room = longest - _ABOUT
    most = max(
        range(len(hits)),
        key=lambda at: (bisect_left(starts, starts[at] + room) - at, -at),
    )
    begin = max(0, starts[most] - _ABOUT)
    if begin == 0:
        return 0
    space = shown.find(" ", begin, starts[most])
    return space + 1 if space >= 0 else starts[most]


def _hits(shown: str, asked: Wanted | None) -> list[tuple[int, int]]:
    """Where terms stand, in order, without overlap."""
    if asked is None:
        return []
    words = list(_words(shown))
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        length = max(
            (len(term.tokens) for term in asked.terms if _stands(term, words, at)), default=0
        )
        if length:
            found.append((words[at].start, words[at + length - 1].end))
        at += length or 1
    return found


def _stands(term: Term, words: list[_Word], at: int) -> bool:
    here = words[at : at + len(term.tokens)]
    if len(here) < len(term.tokens):
        return False
    *whole, last = zip(term.tokens, (word.token for word in here), strict=True)
    ends = last[1].startswith(last[0]) if term.begun else last[0] == last[1]
    return ends and all(one == other for one, other in whole)


def _words(shown: str) -> Iterator[_Word]:
    for found in _WORD.finditer(shown):
        for token in tokens(found[0]):
            yield _Word(token, found.start(), found.end())


def _pieces(shown: str, start: int, end: int, hits: list[tuple[int, int]]) -> Iterator[Piece]:
    at = start
    for begin, stop in hits:
        if begin < at or stop > end:
            continue
        if begin > at:
            yield Piece(shown[at:begin])
        yield Piece(shown[begin:stop], hit=True)
        at = stop
    if at < end:
        yield Piece(shown[at:end])
