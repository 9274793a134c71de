"""Rows with words in them, the newest first, out of those that a reader may see.

The index knows nothing of who reads. So the newest it gives are looked up among the reader's
rows; where these are few beside the hits, the reader's newest rows are read instead; and only
what neither fills is asked of the database as a whole. Each way gives the same rows in the same
order, and each is quick where it is used.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hoiam.base import search
from hoiam.base.windows import Part, newest
from hoiam.core.ranking import best_first
from hoiam.core.wanted import Wanted

# How many entries of the index, and how many rows of the reader, are looked at before the next way.
HITS = 500
ROWS = 4_000
# The index gave what the reader's rows mostly do not have: fewer than one in so many.
RARE = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of rows in order; not whole where there may be more of them."""

    keys: list[int]
    whole: bool


@dataclass(frozen=True, slots=True)
class Readable:
    """The rows that somebody may find, whose keys are the places of the index; and, where an
    index gives them part by part, everybody's rows under the same filters with the way to the
    parts."""

    rows: QuerySet[Any]
    kind: str
    every: QuerySet[Any] | None = None
    parts: Callable[[QuerySet[Any]], Sequence[Part]] | None = None


def find(
    readable: Readable, asked: Wanted, *, least: int, most: int,
    below: int | None = None, above: int | None = None, eager: bool = False,
) -> Found:  # fmt: skip
    """At least so many of the rows as a page needs, if there are as many, and at most so many;
    eagerly, as many as are found without asking the database as a whole.
    Behind a key, the newest first; or above one, the oldest first."""
    walk = _Walk(readable, asked, most + 1, below, above)
    enough = most if eager else least
    walk.by_index()
    if walk.has_less_than(enough) and walk.is_fruitful:
        walk.by_index()
    if walk.has_less_than(enough) and asked.begun is not None and walk.is_rare:
        walk.by_index(begun_too=True)
    if walk.has_less_than(enough) and not walk.is_rare and not walk.is_fruitful:
        walk.by_rows()
    if walk.has_less_than(least):
        walk.by_all()
    keys = walk.keys
    return Found(keys[:most], whole=walk.ended and len(keys) <= most)


class _Walk:
    """One search on its way: what it has, and how far it came."""

    def __init__(
        self, readable: Readable, asked: Wanted, most: int, below: int | None, above: int | None
    ) -> None:
        self.readable, self.asked, self.most = readable, asked, most
        self.rows, self.kind = readable.rows.order_by(), readable.kind
        self.below, self.above = below, above
        self.keys: list[int] = []
        self.ended = False
        self.is_rare = False  # the words, among what the index gave
        self.is_fruitful = False  # much of what was looked at is for this reader
        self.next = max(self.most, HITS)

    def has_less_than(self, least: int) -> bool:
        return not self.ended and len(self.keys) < least

    def by_index(self, *, begun_too: bool = False) -> None:
        """The nearest hits, looked up among the rows."""
        seen = search.look(
            self.kind, self.asked, most=self.next,
            below=self.below, above=self.above, begun_by_index=begun_too,
        )  # fmt: skip
        theirs = self.rows.filter(pk__in=search.keys_in(seen.places))
        held = set(theirs.values_list("pk", flat=True)) if seen.places else set()
        mine = [place for place in seen.places if place in held]
        self.keys += mine
        self.is_rare = len(seen.places) * RARE < seen.looked
        self.is_fruitful = len(mine) * RARE >= seen.looked
        # The next look reaches as far as the same share would need to.
        left = max(self.most - len(self.keys), 1)
        self.next = min(max(left * seen.looked // max(len(mine), 1), HITS), 2 * self.most)
        self._came(seen.upto)

    def by_rows(self) -> None:
        """The nearest rows, their texts read."""
        keys = self._nearest_rows()
        self.keys += search.among(self.kind, self.asked, keys)
        self._came(keys[-1] if len(keys) == ROWS else None)

    def _nearest_rows(self) -> list[int]:
        readable = self.readable
        if readable.every is None or readable.parts is None:
            return list(self._rest().values_list("pk", flat=True)[:ROWS])
        upwards = self.above is not None
        rest = self._behind(readable.every)
        keys = newest(readable.parts(rest), ROWS, oldest=upwards)
        return sorted(keys, reverse=not upwards)

    def by_all(self) -> None:
        """Whatever is left, by the database as a whole."""
        hits = search.matching_places(self.kind, self.asked)
        left = self.most - len(self.keys)
        keys = list(self._rest().filter(pk__in=hits).values_list("pk", flat=True)[:left])
        self.keys += keys
        self._came(keys[-1] if len(keys) == left else None)

    def _rest(self) -> QuerySet[Any]:
        return self._behind(self.rows).order_by("-pk" if self.above is None else "pk")

    def _behind(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.below is not None:
            rows = rows.filter(pk__lt=self.below)
        return rows if self.above is None else rows.filter(pk__gt=self.above)

    def _came(self, upto: int | None) -> None:
        self.ended = upto is None
        if upto is None:
            return
        if self.above is None:
            self.below = upto
        else:
            self.above = upto


def ranked(readable: Readable, asked: Wanted, *, least: int, most: int) -> Found:
    """The newest so many of the rows, those that fit best first."""
    found = find(readable, asked, least=least, most=most, eager=True)
    texts = search.texts(readable.kind, found.keys)
    return Found(best_first(asked, texts), found.whole)
