"""Every word of clocks and their explanations that a page translates where it shows it."""

from collections.abc import Iterator

from hoiam.core import explaining
from hoiam.core.clocks import hours
from hoiam.core.clocks.acts import ACTS, GROUNDS
from hoiam.core.clocks.table import MATTERS, SPECS


def all_words() -> Iterator[str]:
    """Msgids in Vietnamese, some of them more than once."""
    yield from explaining.SENTENCES
    yield from hours.SENTENCES
    yield from (spec.name for spec in hours.HOUR_SPECS)
    yield from (spec.name for specs in SPECS.values() for spec in specs)
    yield from (*ACTS.values(), *GROUNDS.values(), *MATTERS.values())
