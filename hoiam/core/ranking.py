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
    padded = {key: f" {text} " for key, text in texts.items()}
    words = [term.text for term in asked.terms]
    found = {key: [text.count(word) for word in words] for key, text in padded.items()}
    weights = _weights(list(found.values()), len(texts))
    pairs = [
        (f"{one.rstrip()}{other}", (weights[at] + weights[at + 1]) / 2)
        for at, (one, other) in enumerate(pairwise(words))
    ]
    all_of_it = "".join(word.rstrip() if last else word for word, last in _but_last(words))
    bonus = sum(weights) / len(weights) * WHOLE if len(words) > 1 else 0.0
    mean = sum(map(len, padded.values())) / len(padded)

    def score(key: int) -> float:
        text = padded[key]
        much = SATURATED * (1 - FOR_LENGTH + FOR_LENGTH * len(text) / mean)
        worth = sum(
            weight * count * (1 + SATURATED) / (count + much)
            for weight, count in zip(weights, found[key], strict=True)
        )
        head = text[:HEAD]
        worth += IN_HEAD * sum(
            weight for weight, word in zip(weights, words, strict=True) if word in head
        )
        worth += TOGETHER * sum(weight for pair, weight in pairs if pair in text)
        return worth + (bonus if bonus and all_of_it in text else 0.0)

    return sorted(texts, key=lambda key: (-round(score(key), 6), -key))


def _weights(found: list[list[int]], texts: int) -> list[float]:
    """A word weighs the more the fewer times it stands in all texts together."""
    return [log(1 + 2 * texts / max(sum(column), 1)) for column in zip(*found, strict=True)]


def _but_last(words: list[str]) -> list[tuple[str, bool]]:
    return [(word, at < len(words) - 1) for at, word in enumerate(words)]
