"""The numbers of a draft report: found, understood, and their arithmetic done again.

`read` finds every number that counts something, with unit and qualifier; `check` does every sum
again that the text itself states. Neither knows our figures: those are matched elsewhere.
"""

from hoiam.core.claims.checking import check
from hoiam.core.claims.reading import read, read_quantity
from hoiam.core.claims.shapes import (
    SERIOUSNESS,
    Check,
    Draft,
    Kind,
    Measure,
    Qualifier,
    Quantity,
    Sentence,
    Stretch,
    Verdict,
    Why,
)

__all__ = [
    "SERIOUSNESS",
    "Check",
    "Draft",
    "Kind",
    "Measure",
    "Qualifier",
    "Quantity",
    "Sentence",
    "Stretch",
    "Verdict",
    "Why",
    "check",
    "read",
    "read_quantity",
]
