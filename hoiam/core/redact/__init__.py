"""What to mask in a Vietnamese text before it is published: proposals, for a human to decide.

Recall matters more than precision: a proposal too many costs a click, one too few a person's
peace. The text is expected as `text.normalise` leaves it; positions are positions in it.
"""

from collections.abc import Iterable

from hoiam.core.redact.names import find_names
from hoiam.core.redact.numbers import find_numbers
from hoiam.core.redact.review import undecided
from hoiam.core.redact.said import find_said
from hoiam.core.redact.spans import MASKS, Kind, Span, apply, merged

__all__ = ["MASKS", "Kind", "Span", "apply", "find_said", "proposals", "undecided"]


def proposals(text: str, names: Iterable[str] = ()) -> tuple[Span, ...]:
    """Everything that looks personal, in order and without overlaps; `names` are known to be
    names of people here, however they look."""
    return merged((*find_numbers(text), *find_names(text), *find_said(text, names, Kind.NAME)))
