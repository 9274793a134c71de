"""Up to three fields for a text, each with the words that speak for it; none where too little
speaks for any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from hoiam.core.routing.learning import Learned
from hoiam.core.routing.words import features
from hoiam.core.text import fold

MOST = 3
_MOST_WORDS = 4
# Of what speaks for the first field and of the word that speaks most: less is chance.
_ENOUGH_FIELD, _ENOUGH_WORD = 0.25, 0.2
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A field, and the folded words of the text that speak most for it."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The fields from the likeliest on, and by how much the first leads."""

    order: tuple[str, ...]
    lead: float


def weighed(model: Learned, text: str) -> Weighed:
    """Every field for which something speaks, from the likeliest on."""
    scores = _scores(model, features(text))
    ranked = sorted(zip(scores, model.fields, strict=True), key=lambda one: (-one[0], one[1]))
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 0.0
    least = max(0.0, ranked[0][0] * _ENOUGH_FIELD) if ranked else 0.0
    return Weighed(tuple(name for score, name in ranked if score > least), lead)


def proposals(model: Learned, text: str, *, sure: float) -> tuple[Proposal, ...]:
    """The likeliest fields, where the first leads by at least `sure`; else none at all."""
    said = weighed(model, text)
    if not said.order or said.lead < sure:
        return ()
    words = features(text)
    return tuple(
        Proposal(name, _speaking(model, words, model.fields.index(name)))
        for name in said.order[:MOST]
    )


def _scores(model: Learned, words: frozenset[str]) -> list[float]:
    rows = [model.weights[word] for word in words if word in model.weights]
    if not rows:
        return [0.0] * len(model.fields)
    # By the root of their number, so that long texts do not seem surer than short ones.
    size = sqrt(len(rows))
    return [sum(column) / size for column in zip(*rows, strict=True)]


def _speaking(model: Learned, words: frozenset[str], place: int) -> tuple[str, ...]:
    """The words with most weight for a field, pairs before their syllables: two syllables are
    mostly what a reader calls a word."""
    found = [
        (model.weights[word][place] * len(word.split()), word)
        for word in words
        if word in model.weights
    ]
    found.sort(key=lambda one: (-one[0], one[1]))
    chosen: list[str] = []
    for weight, word in found:
        if weight <= max(0, found[0][0] * _ENOUGH_WORD) or len(chosen) == _MOST_WORDS:
            break
        if not any(set(word.split()) & set(one.split()) for one in chosen):
            chosen.append(word)
    return tuple(chosen)


def spelt(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Folded words as this text writes them, in the order of the words; the first place counts."""
    tokens = list(_tokens(text))
    found = (_first(tokens, text, word.split()) for word in words)
    return tuple(one for one in found if one)


def pieces(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The text cut where these words stand: each piece, and whether it is one of them."""
    tokens = list(_tokens(text))
    cuts: list[tuple[int, int]] = []
    for word in words:
        cuts += _places(tokens, word.split())
    shown: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted(cuts):
        if start >= done:
            shown += [(text[done:start], False), (text[start:end], True)]
            done = end
    return tuple((piece, marked) for piece, marked in [*shown, (text[done:], False)] if piece)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _WORD.finditer(text):
        yield fold(found.group()), found.start(), found.end()


def _places(tokens: Sequence[tuple[str, int, int]], word: Sequence[str]) -> list[tuple[int, int]]:
    return [
        (tokens[at][1], tokens[at + len(word) - 1][2])
        for at in range(len(tokens) - len(word) + 1)
        if [one for one, _start, _end in tokens[at : at + len(word)]] == list(word)
    ]


def _first(tokens: Sequence[tuple[str, int, int]], text: str, word: Sequence[str]) -> str:
    places = _places(tokens, word)
    return text[places[0][0] : places[0][1]] if places else ""
