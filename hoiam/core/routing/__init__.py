"""Which field of life a text speaks of: learned from what people decided, said with the words that
speak for it, and never said where too little speaks for anything. A proposal; a human decides.
"""

from hoiam.core.routing.examining import LEAST_CASES, Examined, examined
from hoiam.core.routing.learning import Example, Learned, learned
from hoiam.core.routing.proposing import MOST, Proposal, pieces, proposals, spelt
from hoiam.core.routing.words import features

__all__ = [
    "LEAST_CASES",
    "MOST",
    "Examined",
    "Example",
    "Learned",
    "Proposal",
    "examined",
    "features",
    "learned",
    "pieces",
    "proposals",
    "spelt",
]
