"""Figures of the whole locality, as old as the page says: every reader asks for the same.

The worker counts them once a minute. Where it has not, a process counts them itself, one reader
at a time and the others waiting for it: of fifty who come in the same second, fifty counts would
keep everybody from everything.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from django.core.cache import cache

from hoiam.core.calendar import day_of
from hoiam.figures import noted, queries
from hoiam.figures.queries import Lines, Tally

KEPT = timedelta(minutes=1)
# What the worker noted is looked for again after so long, where a newer count is due.
AGAIN = timedelta(seconds=5)
# A house that opens shows what was counted before it was closed, if that is no more than a day ago,
# until the worker that begins with it has counted.
OPENING = 60.0
_began = time.monotonic()
_counting = Lock()


@dataclass(frozen=True, slots=True)
class Counted:
    """Something counted, when (the page says so), and when to look for a newer count."""

    at: datetime
    value: Any
    until: datetime


def whole(*, at: datetime) -> Counted:
    """Every figure of the whole locality."""
    return _kept("whole", at, queries.whole)


def by_unit(*, at: datetime) -> dict[int, Tally]:
    """Every figure of every unit that has a case."""
    counted: dict[int, Tally] = _kept("unit", at, queries.by_unit).value
    return counted


def by_commune(*, at: datetime) -> dict[int, Tally]:
    """Every figure of every commune where something happened."""
    day = day_of(at)
    counted: dict[int, Tally] = _kept(
        "commune", at, lambda lines: queries.by_commune(lines, day)
    ).value
    return counted


def _kept(name: str, at: datetime, of: Callable[[Lines], Any]) -> Counted:
    # The day stands in the key: at midnight what was in time may be late.
    key = f"figures/{name}/{day_of(at)}"
    found: Counted | None = cache.get(key)
    if found is not None:
        return found
    with _counting:
        found = cache.get(key)  # somebody else may have looked meanwhile
        if found is None:
            lines = _lines(at)
            found = Counted(lines.at, of(lines.value), lines.until)
            cache.set(key, found, (found.until - at).total_seconds())
        return found


def _lines(at: datetime) -> Counted:
    key = f"figures/lines/{day_of(at)}"
    found: Counted | None = cache.get(key)
    if found is None:
        there = noted.latest(at=at, hurried=_is_opening())
        if there is not None:
            found = Counted(there.at, there.lines, max(there.at + KEPT + AGAIN, at + AGAIN))
        else:
            found = Counted(at, queries.by_place(day_of(at)), at + KEPT)
        cache.set(key, found, (found.until - at).total_seconds())
    return found


def _is_opening() -> bool:
    return time.monotonic() - _began < OPENING
