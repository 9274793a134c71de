"""A table counted for a unit and a period, ready to be closed or to be laid beside a closed one."""

from dataclasses import dataclass
from datetime import date

from hoiam.core.figures.closing import Difference, compared, number_of
from hoiam.core.periods import Period, period_by
from hoiam.core.refusals import NotFound
from hoiam.figures.closings import frozen, sources
from hoiam.figures.closings.shapes import Counted, Source
from hoiam.figures.models import Closing
from hoiam.units import queries as units
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Table:
    """What was counted: which table, whose, of when, and the day of counting."""

    source: Source
    unit: Unit
    period: Period
    bodies: tuple[str, ...]
    counted: Counted


def table(source: str, unit: Unit, period: str) -> Table:
    """Count a table for a unit with everything below it, as it was organised at the end of the
    period."""
    named, when = sources.source(source), period_by(period)
    if named is None or when is None:
        raise NotFound("base.not-found")
    bodies = units.descendants(unit, when.last) or (unit,)
    return Table(
        named, unit, when, tuple(sorted(one.code for one in bodies)), named.count(when, bodies)
    )


def again(closing: Closing) -> Table:
    """The same table of the same bodies as it is counted now."""
    named, when = sources.source(closing.source), period_by(closing.period)
    if named is None or when is None:
        raise NotFound("base.not-found")
    bodies = list(Unit.objects.filter(code__in=closing.bodies).order_by("code"))
    return Table(named, closing.unit, when, tuple(closing.bodies), named.count(when, bodies))


def differences(closing: Closing) -> tuple[Difference, ...]:
    """What was closed beside what is counted now, line by line."""
    return compared(frozen.lines_of(closing), again(closing).counted.lines)


def as_closed(closing: Closing) -> tuple[Difference, ...]:
    """The closed table alone, without counting anything: no line differs."""
    return tuple(
        Difference(code, name, counting, number_of(number), number_of(number), {}, {}, ())
        for code, name, counting, number in closing.lines
    )


def has_ended(period: Period, day: date) -> bool:
    """Whether nothing more can happen in a period."""
    return period.last < day
