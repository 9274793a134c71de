"""Weights of words for fields: complement naive Bayes over weighted examples.

Each word is weighed by how rarely the *other* fields say it (Rennie and others, 2003), which
stands unequal numbers of examples better than the plain kind; examples count by their words'
rarity and not by their length. Compared with other methods in `docs/routing.md`.
"""

from base64 import b64decode, b64encode
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log, sqrt
from struct import pack, unpack

from hoiam.core.routing.words import features

# A word of people's own texts is kept when so many different cases say it, so that no model
# holds the words of one person.
LEAST = 3
MOST_WORDS = 12_000
_SMOOTH = 0.3
_SCALE = 1_000  # weights are kept as whole thousandths


@dataclass(frozen=True, slots=True)
class Example:
    """A text whose field is known; `private` where somebody said it, `weight` how far it counts."""

    field: str
    text: str
    weight: float = 1.0
    private: bool = True
    own: bool = False  # our description of a field: each of its words is kept


@dataclass(frozen=True, slots=True)
class Learned:
    """Of each word, how much it speaks for each field, compared with the others; in thousandths."""

    fields: tuple[str, ...]
    weights: dict[str, tuple[int, ...]] = field(repr=False)

    def written(self) -> tuple[str, str]:
        """The words in lines, and their weights in the same order: plain, so that anybody can
        look what a model knows."""
        flat = [one for row in self.weights.values() for one in row]
        return "\n".join(self.weights), b64encode(pack(f"<{len(flat)}h", *flat)).decode()

    @classmethod
    def read(cls, fields: Sequence[str], words: str, weights: str) -> "Learned":
        """What `written` gave."""
        kept = b64decode(weights)
        flat = unpack(f"<{len(kept) // 2}h", kept)
        wide = len(fields)
        rows = [flat[at : at + wide] for at in range(0, len(flat), wide)] if flat else []
        return cls(tuple(fields), dict(zip(words.split("\n"), rows, strict=True)) if rows else {})


def learned(examples: Sequence[Example]) -> Learned:
    """The weights that these examples teach; the order of the examples says nothing."""
    looked = [(one, features(one.text)) for one in examples]
    kept = _kept(looked)
    fields = tuple(sorted({one.field for one in examples}))
    if len(fields) < 2:
        return Learned(fields, {})
    rarity = {word: log((1 + len(examples)) / (1 + count)) + 1 for word, count in kept.items()}
    said, total = _said(looked, rarity)
    return Learned(fields, _weights(fields, said, total, rarity))


def _kept(looked: Sequence[tuple[Example, frozenset[str]]]) -> dict[str, int]:
    """The words that a model may hold, each with the number of examples that say it."""
    seen, private, ours = Counter[str](), Counter[str](), set[str]()
    for one, words in looked:
        seen.update(words)
        if one.own:
            ours |= words
        elif one.private:
            private.update(words)
    nobodys = seen - private
    may = [
        word for word in seen if word in ours or private[word] >= LEAST or nobodys[word] >= LEAST
    ]
    # What our descriptions say first, then what many say; ties by the word, so that two runs over
    # the same cases make the same model.
    may.sort(key=lambda word: (word not in ours, -private[word], -seen[word], word))
    return {word: seen[word] for word in may[:MOST_WORDS]}


def _said(
    looked: Sequence[tuple[Example, frozenset[str]]], rarity: dict[str, float]
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """How much each field says each word, and all of them together."""
    said: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    total: dict[str, float] = defaultdict(float)
    for one, words in looked:
        known = [word for word in words if word in rarity]
        size = sqrt(sum(rarity[word] ** 2 for word in known))
        for word in known:
            share = one.weight * rarity[word] / size
            said[one.field][word] += share
            total[word] += share
    return said, total


def _weights(
    fields: tuple[str, ...],
    said: dict[str, dict[str, float]],
    total: dict[str, float],
    rarity: dict[str, float],
) -> dict[str, tuple[int, ...]]:
    everything = sum(total.values()) + _SMOOTH * len(rarity)
    others = [log(everything - sum(said[one].values())) for one in fields]
    found = {}
    for word in sorted(rarity):
        rest = total.get(word, 0.0) + _SMOOTH
        row = [
            there - log(rest - said[one].get(word, 0.0))
            for one, there in zip(fields, others, strict=True)
        ]
        middle = sum(row) / len(row)
        scale = rarity[word] * _SCALE
        found[word] = tuple(_whole((one - middle) * scale) for one in row)
    return found


def _whole(value: float) -> int:
    return max(-32_000, min(32_000, round(value)))
