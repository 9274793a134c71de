"""Which texts fit a search best: one formula, so that every database shows the same order.

All of the texts hold all of the words. A text is better where a word stands that is rare among
them, where words stand often for its length, where they stand next to each other as they were
typed, and where they stand in its beginning, which is its title.

To look at all of that in two thousand texts takes longer than to find them. So a first look takes
the place where each word stands first, which tells the title and most neighbours, and whether all
stand as they were typed; those that look best are read closely, and the others follow as they
looked.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log

from hoiam.core.wanted import Wanted

HEAD = 80  # signs of folded text: a title
SATURATED = 1.2  # how soon once more says nothing more, as in the usual formula
FOR_LENGTH = 0.75  # how much of a text's length counts against it
IN_HEAD, TOGETHER, WHOLE = 1.0, 0.5, 1.5  # beside a word's own weight
WEIGHED = 150  # the newest so many tell how rare a word is
CLOSELY = 150  # so many are read closely
BEGINNING = 320  # signs of folded text at which the others are looked
STEPS = 1 << 20  # to one: sums of such fractions are exact, so that equals are equal


def best_first(asked: Wanted, texts: Mapping[int, str]) -> list[int]:
    """Keys of the folded texts; of equals the greater key first, which is the newer one."""
    words = [term.text for term in asked.terms]
    keys = sorted(texts, reverse=True)
    padded = [f" {texts[key]} " for key in keys]
    weights = _weights(words, padded[:WEIGHED])
    if len(keys) <= CLOSELY:
        return _order(keys, _closely(words, weights, padded))
    first = _order(range(len(keys)), _quickly(words, weights, padded))
    best, rest = sorted(first[:CLOSELY]), first[CLOSELY:]
    read = _closely(words, weights, [padded[at] for at in best])
    return _order([keys[at] for at in best], read) + [keys[at] for at in rest]


def _weights(words: Sequence[str], texts: Sequence[str]) -> list[float]:
    """A word weighs the more the fewer times it stands in all texts together."""
    counts = [sum([text.count(word) for text in texts]) for word in words]
    return [_exact(log(1 + 2 * len(texts) / max(count, 1))) for count in counts]


def _exact(worth: float) -> float:
    return round(worth * STEPS) / STEPS


def _quickly(words: Sequence[str], weights: Sequence[float], texts: Sequence[str]) -> list[float]:
    """What a text is worth by where each word stands first, and by all of it in one piece."""
    worth = [0.0] * len(texts)
    for phrase, bonus in _phrases(words, weights)[-1:]:
        worth = [bonus if text.find(phrase, 0, BEGINNING) >= 0 else 0.0 for text in texts]
    before, step, heavy = [-1] * len(texts), 0, 0.0
    for word, weight in zip(words, weights, strict=True):
        places = [text.find(word, 0, BEGINNING) for text in texts]
        room, title, beside = HEAD - len(word), weight * IN_HEAD, (heavy + weight) / 2 * TOGETHER
        worth = [
            had
            + (title if 0 <= place <= room else 0.0)
            + (beside if 0 <= last == place - step else 0.0)
            for had, place, last in zip(worth, places, before, strict=True)
        ]
        before, step, heavy = places, len(word.rstrip()), weight
    return worth


def _closely(words: Sequence[str], weights: Sequence[float], texts: Sequence[str]) -> list[float]:
    """What a text is worth by all that is in it."""
    mean = sum(map(len, texts)) / max(len(texts), 1)
    much = [SATURATED * (1 - FOR_LENGTH + FOR_LENGTH * len(text) / mean) for text in texts]
    worth = [0.0] * len(texts)
    for word, weight in zip(words, weights, strict=True):
        full, title = weight * (1 + SATURATED), weight * IN_HEAD
        counts = [text.count(word) for text in texts]
        worth = [
            had + full * count / (count + more) + (title if text.find(word, 0, HEAD) >= 0 else 0.0)
            for had, count, more, text in zip(worth, counts, much, texts, strict=True)
        ]
    for phrase, bonus in _phrases(words, weights):
        worth = [
            had + bonus if phrase in text else had for had, text in zip(worth, texts, strict=True)
        ]
    return [round(one, 6) for one in worth]


def _order(keys: Sequence[int], worth: Sequence[float]) -> list[int]:
    """The most worth first; of equals in the order they came in."""
    ranks = sorted(range(len(keys)), key=worth.__getitem__, reverse=True)
    return [keys[at] for at in ranks]


def _phrases(words: Sequence[str], weights: Sequence[float]) -> list[tuple[str, float]]:
    """Neighbours as they were typed, and all of it in one piece."""
    if len(words) < 2:
        return []
    pairs = [
        (one.rstrip() + other, TOGETHER * (weights[at] + weights[at + 1]) / 2)
        for at, (one, other) in enumerate(pairwise(words))
    ]
    whole = "".join(word.rstrip() for word in words[:-1]) + words[-1]
    return [*pairs, (whole, _exact(WHOLE * sum(weights) / len(weights)))]
