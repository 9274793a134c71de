"""Who is taken up next: who sends first, who was here already next, new readers last.

Three lanes before the threads of a process. The first one that is not empty is served, but every
fourth turn goes to whoever has waited longest in any lane, so that nobody waits for ever behind
those who come later: the last lane has a quarter of the threads at least, however many send.
"""

from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from threading import Lock


class Lane(IntEnum):
    """In the order in which they are served."""

    SENDS = 0
    KNOWN = 1
    READS = 2


FAIR = 4  # one turn of so many is that of the longest waiting


@dataclass(slots=True)
class Lanes[T]:
    """What waits, each with the moment since when."""

    _lanes: tuple[deque[tuple[float, T]], ...] = field(
        default_factory=lambda: tuple(deque() for _lane in Lane)
    )
    _lock: Lock = field(default_factory=Lock)
    _turn: int = 0

    def put(self, lane: Lane, since: float, one: T) -> None:
        """At the end of its lane."""
        with self._lock:
            self._lanes[lane].append((since, one))

    def take(self) -> T:
        """The next one; there is one for each that was put."""
        with self._lock:
            self._turn += 1
            waiting = [lane for lane in self._lanes if lane]
            if self._turn % FAIR == 0:
                return min(waiting, key=lambda lane: lane[0][0]).popleft()[1]
            return waiting[0].popleft()[1]

    def since(self) -> float | None:
        """Since when the longest waiting waits, if anybody does."""
        with self._lock:
            return min((lane[0][0] for lane in self._lanes if lane), default=None)
