"""Which texts fit a search best: one formula, so that every database shows the same order.

All of the texts hold all of the words. A text is better where a word stands that is rare among
them, where words stand often for its length, where they stand next to each other as they were
typed, and where they stand in its beginning, which is its title.
"""

from collections.abc import Mapping
from itertools import pairwise
from math import log

from hoiam.core.wanted import Wanted

HEAD = 80  # signs of folded text: a title
SATURATED = 1.2  # how soon once more says nothing more, as in the usual formula
FOR_LENGTH = 0.75  # how much of a text's length counts against it
IN_HEAD, TOGETHER, WHOLE = 1.0, 0.5, 1.5  # beside a word's own weight


def best_first(asked: Wanted, texts: Mapping[int, str]) -> list[int]:
    """Keys of the folded texts; of equals the greater key first, which is the newer one."""
    if not texts:
        return []
    words = [term.text for term in asked.terms]
    keys = list(texts)
    padded = [f" {text} " for text in texts.values()]
    counts = [[text.count(word) for text in padded] for word in words]
    # A word weighs the more the fewer times it stands in all texts together.
    weights = [log(1 + 2 * len(keys) / max(sum(column), 1)) for column in counts]
    mean = sum(map(len, padded)) / len(padded)
    much = [SATURATED * (1 - FOR_LENGTH + FOR_LENGTH * len(text) / mean) for text in padded]
    worth = [0.0] * len(keys)
    for word, weight, column in zip(words, weights, counts, strict=True):
        full, room = weight * (1 + SATURATED), HEAD - len(word)
        worth = [
            had
            + full * count / (count + more)
            + (weight * IN_HEAD if 0 <= text.find(word) <= room else 0.0)
            for had, count, more, text in zip(worth, column, much, padded, strict=True)
        ]
    for phrase, bonus in _phrases(words, weights):
        worth = [
            had + bonus if phrase in text else had for had, text in zip(worth, padded, strict=True)
        ]
    ranks = sorted((-round(had, 6), -key) for had, key in zip(worth, keys, strict=True))
    return [-key for _worth, key in ranks]


def _phrases(words: list[str], weights: list[float]) -> list[tuple[str, float]]:
    """Neighbours as they were typed, and all of it in one piece."""
    if len(words) < 2:
        return []
    pairs = [
        (one.rstrip() + other, TOGETHER * (weights[at] + weights[at + 1]) / 2)
        for at, (one, other) in enumerate(pairwise(words))
    ]
    whole = "".join(word.rstrip() for word in words[:-1]) + words[-1]
    return [*pairs, (whole, WHOLE * sum(weights) / len(weights))]
