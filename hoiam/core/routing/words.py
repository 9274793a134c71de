"""What of a text is looked at: folded syllables and neighbouring pairs of them.

A word of Vietnamese is mostly two syllables, so pairs say what single ones do not. Numbers and
what stands for something covered say nothing about the matter, and are not looked at.
"""

import re
from itertools import pairwise

from hoiam.core.redact import MASKS
from hoiam.core.text import fold

# As the index of words keeps them: "[số điện thoại]" is three syllables there. The same words
# said by somebody are lost with them, which costs less than a mask that speaks for a field.
_MASKS = re.compile(
    r"\b(?:"
    + "|".join(sorted({fold(mask) for mask in MASKS.values()}, key=lambda one: (-len(one), one)))
    + r")\b"
)
_GAP = "."


def features(text: str) -> frozenset[str]:
    """The syllables and pairs of a text, each once, however often it is said."""
    syllables = [one if one.isalpha() else _GAP for one in _MASKS.sub(_GAP, fold(text)).split()]
    pairs = {f"{one} {two}" for one, two in pairwise(syllables) if _GAP not in (one, two)}
    return (frozenset(syllables) - {_GAP}) | pairs
