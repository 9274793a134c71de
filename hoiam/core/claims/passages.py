"""A paragraph as a row of numbers, each with the words around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hoiam.core.claims import words
from hoiam.core.claims.reading import small
from hoiam.core.claims.shapes import Draft, Measure, Quantity, Sentence

_KIN = {word: kin for kin, row in words.COUNTERS.items() for word in row}
_BRACKET = re.compile(r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]")
_MOST = 60  # numbers of a paragraph; where there are more it is a table
_NEAR = 400  # signs around a number that speak of it
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
    """The paragraphs of a draft that have numbers; of a pasted table piece by piece."""
    low = small(draft.text)
    gathered: list[Sentence] = []
    count = 0
    for sentence in (piece for one in draft.sentences for piece in _pieces(one)):
        more = len(sentence.quantities)
        other = bool(gathered) and gathered[-1].paragraph != sentence.paragraph
        if other or (gathered and count + more > _MOST):
            yield _passage(low, gathered)
            gathered, count = [], 0
        gathered.append(sentence)
        count += more
    if gathered:
        yield _passage(low, gathered)


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence; one with more numbers than a sentence has is a table."""
    numbers = sentence.quantities
    if len(numbers) <= _MOST:
        yield sentence
        return
    for first in range(0, len(numbers), _MOST):
        of_piece = numbers[first : first + _MOST]
        start = of_piece[0].start if first else sentence.start
        last = first + _MOST >= len(numbers)
        end = sentence.end if last else numbers[first + _MOST].start
        yield Sentence(start, end, sentence.paragraph, of_piece)


def _passage(low: str, sentences: list[Sentence]) -> Passage:
    brackets = _brackets(low, sentences[0].start, sentences[-1].end)
    items: list[Item] = []
    for number, sentence in enumerate(sentences):
        edges = [sentence.start, *(one.end for one in sentence.quantities)]
        starts = [one.start for one in sentence.quantities[1:]] + [sentence.end]
        for one, edge, follows in zip(sentence.quantities, edges, starts, strict=False):
            before = low[max(edge, one.start - _NEAR) : one.start]
            clause = low[max(sentence.start, one.start - 4 * _NEAR) : one.start]
            items.append(
                Item(
                    len(items), one, number, _inside(brackets, one.start), _bare(before, one.said),
                    low[one.end : min(follows, one.end + _NEAR)],
                    _bare(re.split(r"[;.]\s", clause)[-1], one.said),
                )
            )  # fmt: skip
    return Passage(low, tuple(items), tuple((one.start, one.end) for one in sentences))


def _bare(text: str, said: str) -> str:
    text = text.rstrip()
    return text.removesuffix(said).rstrip() if said else text


def _brackets(low: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _BRACKET.finditer(low, start, end)]


def _inside(brackets: list[tuple[int, int]], place: int) -> tuple[int, int] | None:
    return next((one for one in brackets if one[0] < place < one[1]), None)
