"""Rows with words in them, the newest first, out of those that a reader may see.

The index knows nothing of who reads. So the newest it gives are looked up among the reader's
rows; where these are few beside the hits, the reader's newest rows are read instead; and only
what neither fills is asked of the database as a whole. Each way gives the same rows in the same
order, and each is quick where it is used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from hoiam.base import search
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


def find(
    rows: QuerySet[Any], kind: str, asked: Wanted, *, least: int, most: int,
    below: int | None = None, above: int | None = None,
) -> Found:  # fmt: skip
    """At least so many of the rows as a page needs, if there are as many, and at most so many.

    Behind a key, the newest first; or above one, the oldest first. The keys of the rows are the
    places of the index.
    """
    walk = _Walk(rows, kind, asked, most + 1, below, above)
    walk.by_index()
    if walk.has_less_than(least) and asked.begun is not None and walk.is_rare:
        walk.by_index(begun_too=True)
    if walk.has_less_than(least) and not walk.is_rare:
        walk.by_rows()
    if walk.has_less_than(least):
        walk.by_all()
    keys = walk.keys
    return Found(keys[:most], whole=walk.ended and len(keys) <= most)


class _Walk:
    """One search on its way: what it has, and how far it came."""

    def __init__(
        self, rows: QuerySet[Any], kind: str, asked: Wanted, most: int,
        below: int | None, above: int | None,
    ) -> None:  # fmt: skip
        self.rows, self.kind, self.asked, self.most = rows.order_by(), kind, asked, most
        self.below, self.above = below, above
        self.keys: list[int] = []
        self.ended = False
        self.is_rare = False  # the words, among what the index gave

    def has_less_than(self, least: int) -> bool:
        return not self.ended and len(self.keys) < least

    def by_index(self, *, begun_too: bool = False) -> None:
        """The nearest hits, looked up among the rows."""
        seen = search.look(
            self.kind, self.asked, most=max(self.most - len(self.keys), HITS),
            below=self.below, above=self.above, begun_by_index=begun_too,
        )  # fmt: skip
        mine = self.rows.filter(pk__in=keys_in(seen.places)).values_list("pk", flat=True)
        held = set(mine) if seen.places else set()
        self.keys += [place for place in seen.places if place in held]
        self.is_rare = len(seen.places) * RARE < seen.looked
        self._came(seen.upto)

    def by_rows(self) -> None:
        """The nearest rows, their texts read."""
        keys = list(self._rest().values_list("pk", flat=True)[:ROWS])
        self.keys += search.among(self.kind, self.asked, keys)
        self._came(keys[-1] if len(keys) == ROWS else None)

    def by_all(self) -> None:
        """Whatever is left, by the database as a whole."""
        hits = search.matching_places(self.kind, self.asked)
        left = self.most - len(self.keys)
        keys = list(self._rest().filter(pk__in=hits).values_list("pk", flat=True)[:left])
        self.keys += keys
        self._came(keys[-1] if len(keys) == left else None)

    def _rest(self) -> QuerySet[Any]:
        rows = self.rows if self.below is None else self.rows.filter(pk__lt=self.below)
        if self.above is None:
            return rows.order_by("-pk")
        return rows.filter(pk__gt=self.above).order_by("pk")

    def _came(self, upto: int | None) -> None:
        self.ended = upto is None
        if upto is None:
            return
        if self.above is None:
            self.below = upto
        else:
            self.above = upto


def keys_in(keys: Sequence[int]) -> RawSQL:
    """Many keys as one parameter: a statement with a sign for each is dear to read."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(CAST(%s AS bigint[]))", [list(keys)])
    return RawSQL("SELECT value FROM json_each(%s)", [str(list(keys))])
