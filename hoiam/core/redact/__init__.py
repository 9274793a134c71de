"""What to mask in a Vietnamese text before it is published: proposals, for a human to decide.

Recall matters more than precision: a proposal too many costs a click, one too few a person's
peace. The text is expected as `text.normalise` leaves it; positions are positions in it.
"""

from hoiam.core.redact.names import find_names
from hoiam.core.redact.numbers import find_numbers
from hoiam.core.redact.spans import MASKS, Kind, Span, apply, merged

__all__ = ["MASKS", "Kind", "Span", "apply", "proposals"]


def proposals(text: str) -> tuple[Span, ...]:
    """Everything that looks personal, in order and without overlaps."""
    return merged((*find_numbers(text), *find_names(text)))
