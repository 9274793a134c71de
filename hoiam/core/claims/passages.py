"""A paragraph as a row of numbers, each with the words around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from hoiam.core.claims import words
from hoiam.core.claims.reading import small
from hoiam.core.claims.shapes import Draft, Measure, Quantity

_KIN = {word: kin for kin, row in words.COUNTERS.items() for word in row}
_BRACKET = re.compile(r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]")
COUNTED = frozenset({Measure.COUNT, Measure.MONEY, Measure.AMOUNT})


@dataclass(frozen=True, slots=True)
class Item:
    """A number in its passage."""

    at: int
    quantity: Quantity
    sentence: int
    bracket: tuple[int, int] | None
    before: str  # the words since the number before it, without its own qualifier
    after: str  # the words up to the next number
    clause: str  # everything from the last full stop or semicolon up to it

    @property
    def kin(self) -> str:
        """What one of it is; numbers of one kin may be added and divided."""
        one = self.quantity
        if one.measure is not Measure.COUNT:
            return f"{one.measure}:{one.noun}"
        return _KIN.get(one.noun, one.noun)

    @property
    def is_known(self) -> bool:
        """Whether the word for what is counted is one that we know."""
        return self.quantity.noun in _KIN

    @property
    def is_counted(self) -> bool:
        return self.quantity.measure in COUNTED and self.quantity.high is None

    @property
    def is_percent(self) -> bool:
        return self.quantity.measure is Measure.PERCENT


@dataclass(frozen=True, slots=True)
class Passage:
    """The numbers of a paragraph, in order."""

    low: str
    items: tuple[Item, ...]
    bounds: tuple[tuple[int, int], ...]  # its sentences

    def sentence(self, number: int) -> list[Item]:
        return [one for one in self.items if one.sentence == number]

    def opening(self, number: int) -> str:
        """How a sentence begins."""
        return self.low[self.bounds[number][0] : self.bounds[number][0] + 40].lstrip(" -–+*•")

    def between(self, one: Item, other: Item) -> str:
        return self.low[one.quantity.end : other.quantity.start]

    def bracket_after(self, one: Item) -> list[Item]:
        """The numbers in the bracket that follows a number, before any other number does."""
        for item in self.items[one.at + 1 :]:
            if item.bracket is None or item.bracket == one.bracket:
                return []
            inside = [other for other in self.items if other.bracket == item.bracket]
            gap = self.low[one.quantity.end : item.bracket[0]]
            return inside if not re.search(r"[.;:]", gap) else []
        return []

    def bracket_text(self, one: Item) -> str:
        return self.low[one.bracket[0] : one.bracket[1]] if one.bracket else ""

    def outside(self, one: Item) -> list[Item]:
        """The numbers before it, the nearest first, that are in no bracket, or in its own."""
        return [
            other
            for other in reversed(self.items[: one.at])
            if other.bracket is None or other.bracket == one.bracket
        ]


def related(one: Item, other: Item) -> bool:
    """Whether two numbers count the same thing, as far as their words tell."""
    first, second = one.quantity, other.quantity
    if first.measure is not second.measure:
        return False
    return one.kin == other.kin or (first.measure is Measure.COUNT and ("" in (one.kin, other.kin)))


def wholes(items: Iterable[Item]) -> set[int]:
    """Places of numbers that another one is a part of: the 20 of 16/20."""
    return {item.quantity.of.start for item in items if item.quantity.of is not None}


def passages(draft: Draft) -> Iterator[Passage]:
    """The paragraphs of a draft that have numbers."""
    low = small(draft.text)
    paragraphs: dict[int, list[int]] = {}
    for number, sentence in enumerate(draft.sentences):
        paragraphs.setdefault(sentence.paragraph, []).append(number)
    for numbers in paragraphs.values():
        sentences = [draft.sentences[number] for number in numbers]
        start, end = sentences[0].start, sentences[-1].end
        brackets = _brackets(low, start, end)
        bounds = tuple((one.start, one.end) for one in sentences)
        items: list[Item] = []
        for count, sentence in enumerate(sentences):
            edges = [sentence.start, *(one.end for one in sentence.quantities)]
            starts = [one.start for one in sentence.quantities[1:]] + [sentence.end]
            for one, edge, follows in zip(sentence.quantities, edges, starts, strict=False):
                items.append(
                    Item(
                        len(items), one, count, _inside(brackets, one.start),
                        _bare(low[edge : one.start], one.said), low[one.end : follows],
                        _bare(re.split(r"[;.]\s", low[sentence.start : one.start])[-1], one.said),
                    )
                )  # fmt: skip
        yield Passage(low, tuple(items), bounds)


def _bare(text: str, said: str) -> str:
    text = text.rstrip()
    return text.removesuffix(said).rstrip() if said else text


def _brackets(low: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _BRACKET.finditer(low, start, end)]


def _inside(brackets: list[tuple[int, int]], place: int) -> tuple[int, int] | None:
    return next((one for one in brackets if one[0] < place < one[1]), None)


def runs(items: list[Item], least: int = 2) -> Iterator[list[Item]]:
    """Every stretch of neighbours, the longest first."""
    for size in range(len(items), least - 1, -1):
        for start in range(len(items) - size + 1):
            yield items[start : start + size]


def neighbours(items: list[Item]) -> Iterator[tuple[Item, Item]]:
    return pairwise(items)
