"""Figures of the whole locality, counted at most once a minute: every reader asks for the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache

from hoiam.core.calendar import day_of
from hoiam.figures import queries as figures
from hoiam.figures.queries import Scope, Tally

KEPT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """Something counted, and when: the page says so."""

    at: datetime
    value: Any

    @property
    def until(self) -> datetime:
        """When it is to be counted again."""
        return self.at + KEPT


def whole(*, at: datetime) -> Counted:
    """Every figure of the whole locality."""
    return _kept("whole", at, lambda: figures.tally(scope=Scope(), on=day_of(at)))


def by_unit(*, at: datetime) -> dict[int, Tally]:
    """Every figure of every unit that has a case."""
    counted: dict[int, Tally] = _kept("unit", at, lambda: figures.by_unit(on=day_of(at))).value
    return counted


def by_commune(*, at: datetime) -> dict[int, Tally]:
    """Every figure of every commune where something happened."""
    counted: dict[int, Tally] = _kept(
        "commune", at, lambda: figures.by_commune(on=day_of(at))
    ).value
    return counted


def _kept(name: str, at: datetime, count: Callable[[], Any]) -> Counted:
    # The day stands in the key: at midnight what was in time may be late.
    key = f"figures/{name}/{day_of(at)}"
    counted = cache.get(key)
    if counted is None:
        counted = Counted(at, count())
        cache.set(key, counted, KEPT.total_seconds())
    return counted
