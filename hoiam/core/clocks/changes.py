"""What one more fact, or one taken back, does to the clocks of a matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoiam.core.clocks.shapes import Clock
from hoiam.core.deadlines import Amount

type Key = tuple[str, str]  # the part of the matter, and which of its clocks


class Turn(StrEnum):
    """What became of one clock, in the order in which it is told."""

    STARTED = "started"
    PROLONGED = "prolonged"  # extended by the law's own extension
    MOVED = "moved"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"
    REOPENED = "reopened"  # what had ended it was taken back
    GONE = "gone"  # what had started it was taken back


@dataclass(frozen=True, slots=True)
class Change:
    """One turn of one clock; a clock may take several at once, as when it starts and ends."""

    turn: Turn
    before: Clock | None
    after: Clock | None

    @property
    def clock(self) -> Clock:
        """As it is now; as it was, where it is gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change has a clock")
        return found

    @property
    def code(self) -> str:
        return self.clock.code

    @property
    def part(self) -> str:
        """The member or content; empty: the whole matter."""
        return self.clock.about

    @property
    def old(self) -> date | None:
        """The last day before; none where there was none, or the clock stood still."""
        return None if self.before is None else self.before.due_on

    @property
    def new(self) -> date | None:
        return None if self.after is None else self.after.due_on


def by_key(clocks: tuple[Clock, ...]) -> dict[Key, Clock]:
    """The clocks of a matter by whose they are and which."""
    return {(clock.about, clock.code): clock for clock in clocks}


def touched(before: tuple[Clock, ...], after: tuple[Clock, ...]) -> tuple[Key, ...]:
    """Keys of the clocks that differ in anything, be it only in what led to the same day."""
    old, new = by_key(before), by_key(after)
    return tuple(key for key in {**new, **old} if old.get(key) != new.get(key))


def changes(before: tuple[Clock, ...], after: tuple[Clock, ...]) -> tuple[Change, ...]:
    """What differs, in the order of the clocks after, then what is gone."""
    old, new = by_key(before), by_key(after)
    return tuple(
        Change(turn, old.get(key), new.get(key))
        for key in dict.fromkeys((*new, *old))
        for turn in _turns(old.get(key), new.get(key))
    )


def _turns(before: Clock | None, after: Clock | None) -> Iterator[Turn]:
    if after is None:
        yield Turn.GONE
        return
    if before is None:
        yield Turn.STARTED
    else:
        yield from _moves(before, after)
    was_paused = before is not None and before.is_paused
    if after.is_paused and not was_paused:
        yield Turn.PAUSED
    if was_paused and not after.is_paused and after.ended is None:
        yield Turn.RESUMED
    was_ended = before is not None and before.ended is not None
    if after.ended is not None and not was_ended:
        yield Turn.ENDED
    if was_ended and after.ended is None:
        yield Turn.REOPENED


def _moves(before: Clock, after: Clock) -> Iterator[Turn]:
    """A new date is told once: as an extension where that is what was added, else as moved."""
    if len(after.extensions) > len(before.extensions):
        yield Turn.PROLONGED
    elif before.is_paused == after.is_paused and _count_of(before) != _count_of(after):
        yield Turn.MOVED


def _count_of(clock: Clock) -> tuple[date, Amount, date]:
    """What is counted and where it ends; the way to it may differ by a day off that moved nothing."""
    return clock.start, clock.due.amount, clock.due.due_on
