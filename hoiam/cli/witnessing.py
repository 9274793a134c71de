"""Asking the witnesses that have an address to countersign the newest root.

Several are asked at once, outside any transaction; one that does not answer is asked again after
twice as long, so that it holds nobody up.
"""

import secrets
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from hoiam.base import clock
from hoiam.core import actor as actors
from hoiam.core.log import merkle, notes, words
from hoiam.core.log.untrue import Untrue
from hoiam.publication import actions as publication
from hoiam.publication.actions.log import said_at
from hoiam.publication.log import asked, queries, store
from hoiam.publication.log.asked import Asked
from hoiam.publication.log.models import TreeHead, Witness
from hoiam.publication.witness import asking
from hoiam.publication.witness.asking import Ahead
from hoiam.publication.witness.words import Declined

EVERY = timedelta(seconds=20)
AT_ONCE = 8
LONGEST_WAIT = 600.0


@dataclass(frozen=True, slots=True)
class _Answer:
    code: str
    note: str = ""
    said: str = ""
    is_ahead: bool = False


class Asking:
    """The witnesses of one worker, and how long each is left alone."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._waits: dict[str, float] = {}
        self._next: dict[str, float] = {}

    def once(self) -> bool:
        """Ask who has not signed the newest root; nothing leaves a training installation."""
        head = queries.newest_head()
        if head is None or settings.TRAINING:
            return False
        due = [one for one in _unsigned(head) if self._now() >= self._next.get(one.code, 0.0)]
        if not due:
            return False
        held = {one.witness.code: one.size or 0 for one in queries.witness_standings()}
        with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
            answers = list(pool.map(lambda one: _ask(one, head.row, held[one.code]), due))
        for answer in answers:
            self._take(answer)
        return False

    def _take(self, answer: _Answer) -> None:
        at, said = clock.now(), answer.said
        wait = min(LONGEST_WAIT, self._waits.get(answer.code, 10.0) * 2) if said else 10.0
        self._waits[answer.code] = wait
        self._next[answer.code] = self._now() + (wait if said else 0.0)
        asked.keep({answer.code: Asked(said_at(at), said, answer.is_ahead)})
        if answer.note:
            by = actors.system("log", act="c-" + secrets.token_hex(8))
            publication.record_cosignatures(checkpoint=answer.note, by=by, at=at)


def _unsigned(head: queries.Head) -> list[Witness]:
    signed = set(head.row.cosignatures.values_list("witness_id", flat=True))
    return [one for one in queries.witnesses() if one.address and one.pk not in signed]


def _ask(one: Witness, head: TreeHead, held: int) -> _Answer:
    """Network and files alone: no row is read or written in these threads."""
    number = head.origin.number

    def grown(old: int, new: int) -> Sequence[bytes]:
        return merkle.consistency(store.reader(number, new), old, new)

    try:
        key = notes.read_key(one.key)
        note = asking.ask(one.address, key, head.note, held=min(held, head.size), grown=grown)
        return _Answer(one.code, note)
    except Ahead as ahead:
        return _Answer(one.code, said=ahead.words, is_ahead=True)
    except Declined as declined:
        return _Answer(one.code, said=declined.words)
    except Untrue as untrue:
        return _Answer(one.code, said=words.reason(untrue, "vi"))
