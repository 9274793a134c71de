"""How all cases stand, by body and territory, as the worker counted it last.

Every reader of the first page asks for the same sums. They are as right as the page says they are
old: what is noted was so when it was counted, of the same legal day, and no longer ago than five
minutes; otherwise whoever asks has to count. Only where that takes long, since the cells
themselves are being counted anew after a change of version, is an older one shown, of its moment.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue.cases import CASES, STANDING
from hoiam.figures import queries
from hoiam.figures.models import Standing
from hoiam.figures.queries import Lines, Tally
from hoiam.figures.rollup.counting import State, state

# A worker that has not counted for so long may have stopped.
MOST_AGE = timedelta(minutes=5)
SKEW = timedelta(minutes=1)  # by so much another machine's clock may be ahead
OLDEST = timedelta(days=1)  # where a count would take long
_SHORTS = [figure.short for figure in STANDING]


@dataclass(frozen=True, slots=True)
class Noted:
    """What was counted, and when."""

    at: datetime
    lines: Lines


def latest(*, at: datetime, hurried: bool = False) -> Noted | None:
    """What was counted last; nothing where it is of another day, or older than it may be. In a
    hurry, or while there are no cells to count from, it may be a day old."""
    row = Standing.objects.filter(dataset=CASES.code).first()
    if row is None or not -SKEW <= at - row.moment <= OLDEST or row.shorts != _SHORTS:
        return None
    is_fresh = row.day == day_of(at) and at - row.moment <= MOST_AGE
    if not is_fresh and not hurried and state(CASES.code) is not None:
        return None
    lines = {
        (unit, area): Tally(dict(zip(_SHORTS, numbers, strict=True)))
        for unit, area, numbers in row.lines
    }
    return Noted(min(row.moment, at), lines)


@dataclass(slots=True)
class Noting:
    """The worker's: counts where something changed, and says that it looked."""

    count: Callable[[date], Lines] = queries.by_place
    _of: tuple[date, State] | None = field(default=None, init=False)

    def once(self, *, at: datetime) -> bool:
        """Note how everything stands now; whether it had to be counted. Cells that are the same on
        the same day say the same."""
        on, there = day_of(at), state(CASES.code)
        row = Standing.objects.filter(dataset=CASES.code).first()
        if there is None and row is not None:
            return False  # the cells are counted anew: without them it would take long
        now = (on, there) if there is not None and not there.marked else None
        told: dict[str, Any] = {"moment": at, "day": on, "shorts": _SHORTS}
        is_new = row is None or now is None or now != self._of
        if is_new:
            told["lines"] = list(_rows(self.count(on)))
        Standing.objects.update_or_create(dataset=CASES.code, defaults=told)
        self._of = now
        return is_new


def _rows(lines: Mapping[tuple[str, str], Tally]) -> Iterable[tuple[str, str, list[int]]]:
    for (unit, area), tally in lines.items():
        yield unit, area, [tally[short] for short in _SHORTS]
