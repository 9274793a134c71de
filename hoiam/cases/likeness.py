"""How much two reports speak of the same thing: shared words, the rare ones counting more."""

from collections.abc import Mapping, Set
from math import log


def shares(words: Set[str], texts: Mapping[str, str]) -> dict[str, float]:
    """By code, how much of these words stands in each folded text, from 0 to 1.

    A word that stands in every report of a commune says little; a rare one says much.
    """
    theirs = {code: set(text.split()) for code, text in texts.items()}
    weight = {
        word: log((len(theirs) + 1) / (0.5 + max(1, sum(word in one for one in theirs.values()))))
        for word in words
    }
    most = sum(weight.values())
    return {code: sum(weight[word] for word in words & one) / most for code, one in theirs.items()}
