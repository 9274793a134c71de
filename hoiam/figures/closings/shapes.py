"""What can be closed: a table by its name, and what counts it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hoiam.core.figures.closing import Line
from hoiam.core.periods import Period, PeriodRule
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Counted:
    """A table that was counted: its lines, and what in it does not hold."""

    lines: tuple[Line, ...]
    broken: tuple[str, ...] = ()


type Count = Callable[[Period, Sequence[Unit]], Counted]


@dataclass(frozen=True, slots=True)
class Source:
    """One table that can be closed."""

    code: str
    name: str
    rule: PeriodRule
    count: Count
