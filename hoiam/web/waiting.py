"""Who is taken up next: who sends first, who was here already next, new readers last.

Three lanes before the threads of a process. The first one that is not empty is served, but every
fourth turn goes to whoever has waited longest in any lane, so that nobody waits for ever behind
those who come later. Who sends never has all threads: acts wait for one another in the line of
writers, and nobody else need wait there with them.
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
    """What waits, each with the moment since when; of those who send so many are served at once."""

    most: int
    _lanes: tuple[deque[tuple[float, T]], ...] = field(
        default_factory=lambda: tuple(deque() for _lane in Lane)
    )
    _lock: Lock = field(default_factory=Lock)
    _turn: int = 0
    _sending: int = 0

    def put(self, lane: Lane, since: float, one: T) -> None:
        """At the end of its lane. A thread that is free has to be told."""
        with self._lock:
            self._lanes[lane].append((since, one))

    def take(self) -> tuple[Lane, T] | None:
        """The next one. Nothing where as many send already as may at once: when one of them is
        done, a thread has to be told again."""
        with self._lock:
            lanes = [lane for lane in Lane if self._lanes[lane]]
            if self._sending >= self.most:
                lanes = [lane for lane in lanes if lane is not Lane.SENDS]
            if not lanes:
                return None
            self._turn += 1
            lane = lanes[0]
            if self._turn % FAIR == 0:
                lane = min(lanes, key=lambda one: self._lanes[one][0][0])
            self._sending += lane is Lane.SENDS
            return lane, self._lanes[lane].popleft()[1]

    def done(self, lane: Lane) -> bool:
        """One that was taken has been served; whether a thread has to be told of another."""
        if lane is not Lane.SENDS:
            return False
        with self._lock:
            self._sending -= 1
            return bool(self._lanes[Lane.SENDS])

    def since(self) -> float | None:
        """Since when the longest waiting waits, if anybody does."""
        with self._lock:
            return min((lane[0][0] for lane in self._lanes if lane), default=None)
