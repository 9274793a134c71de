"""Rows with words in them, the newest first, out of those that a reader may see.

The index knows nothing of who reads. So the newest it gives are looked up among the reader's
rows; where these are so few beside the hits that reading the reader's newest rows is nearer, those
are read instead; and only what neither fills is asked of the database as a whole. Each way gives
the same rows in the same order, and each is quick where it is used. Which is nearer is guessed
from what was looked at so far.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from hoiam.base import looks, search
from hoiam.base.looks import Seen
from hoiam.base.samples import Window
from hoiam.base.windows import Part, newest
from hoiam.core.ranking import best_first
from hoiam.core.wanted import Term, Wanted

# How many entries of the index a look gives at least, how many are looked at in all, and how many
# of the reader's rows, before the next way.
HITS, MOST_HITS = 500, 3_000
ROWS = 4_000
SURE = 100  # at first where the index gathers a word that is begun: all that it gives hold it
# To read a text costs as much as so many numbers of the index, or so many that it gathers for a
# word that is only begun.
TEXT, GATHERED = 4, 250
# Fewer than one in so many of the texts hold a word that is begun, and so many would be read for
# nothing: the index gathers it, which has a price of its own.
RARE, MOST_READ = 8, 2_000
# One in so many of those to be ranked is few.
AS_TYPED = 4
# Looks into the index of words that a search may take for the parts of a reader.
FEW = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of rows in order; not whole where there may be more of them."""

    keys: list[int]
    whole: bool
    texts: Mapping[int, str] = field(default_factory=dict)  # folded, of those that had to be read
    as_typed: bool = False  # no row was looked at in which the last word goes on


@dataclass(frozen=True, slots=True)
class Readable:
    """The rows that somebody may find, whose keys are the places of the index; where an index
    gives them part by part, everybody's rows under the same filters with the way to the parts; and
    the key of the unit that holds every one of them, where it is one."""

    rows: QuerySet[Any]
    kind: str
    every: QuerySet[Any] | None = None
    parts: Callable[[QuerySet[Any]], Sequence[Part]] | None = None
    unit: int = 0


def find(
    readable: Readable, asked: Wanted, *, least: int, most: int,
    below: int | None = None, above: int | None = None, to_rank: bool = False,
) -> Found:  # fmt: skip
    """At least so many of the rows as a page needs, if there are as many, and at most so many;
    to be ranked, as many as are found without asking the database as a whole, with their texts.
    Behind a key, the newest first; or above one, the oldest first."""
    walk = _Walk(readable, asked, most + 1, below, above, reads=to_rank)
    walk.reach(least, most if to_rank else least)
    return walk.found(most)


class _Walk:
    """One search on its way: what it has, and how far it came."""

    def __init__(
        self, readable: Readable, asked: Wanted, most: int, below: int | None, above: int | None,
        *, reads: bool = False,
    ) -> None:  # fmt: skip
        self.readable, self.asked, self.most, self.reads = readable, asked, most, reads
        self.rows, self.kind = readable.rows.order_by(), readable.kind
        self.below, self.above = below, above
        self.keys: list[int] = []
        self.texts: dict[int, str] = {}  # of those that had to be read
        self.ended = False
        self.looked = self.passed = 0  # entries that the index gave, and numbers they stand among
        self.newest = 0  # the highest of these
        self.theirs = 0  # of these for the reader, before any was read
        self.begun_too = False  # the word that may go on is looked up as well
        self.every_word = False  # common words are looked up as well

    def found(self, most: int) -> Found:
        """What it has, up to a bound."""
        keys = self.keys[:most]
        return Found(keys, whole=self.ended and len(self.keys) <= most, texts=self.texts)

    def reach(self, least: int, enough: int) -> None:
        """So many as are enough, where they are near, and in any case the least."""
        # How many of the texts go on with a word as it was begun shows in the first few hundred.
        is_probing = enough > least and self.asked.begun is not None
        self._by_index(HITS if is_probing else max(self.most, HITS))
        while self._has_less_than(enough) and (wanted := self._hits_wanted(enough)):
            # Where the word begun is looked up, all of the reader's that are found hold all words.
            self._by_index(wanted, enough - len(self.keys) if self.begun_too else 0)
        if self._has_less_than(enough) and not self._is_rare:
            gained = self._by_rows()
            # Once more only where that will do.
            if self._has_less_than(least) and gained > least - len(self.keys):
                self._by_rows()
        while self._has_less_than(least):
            self._by_all()

    def _has_less_than(self, least: int) -> bool:
        return not self.ended and len(self.keys) < least

    @property
    def _is_rare(self) -> bool:
        """Whether the words are rarer than the reader's rows, so that the index is the nearer way."""
        return self.looked * self.looked <= self.passed * self.theirs * 2

    def _hits_wanted(self, enough: int) -> int:
        """How many more entries of the index may give what is still wanted; none where the
        reader's rows are nearer, or enough were looked at."""
        self._choose_for_begun(enough)
        left = enough - len(self.keys)
        wanted = left * self.looked // max(len(self.keys), 1)
        wanted += (wanted - left) // 4  # what is guessed may be too few
        room = MOST_HITS - self.looked
        if room <= 0 or not (self._is_rare or wanted <= HITS):
            return 0
        if self.begun_too and connection.vendor == "postgresql":  # it gathers as long for few
            return max(room, HITS)
        least = SURE if self.begun_too and self.looked < SURE else HITS
        return min(max(wanted, least), max(room, least))

    def _choose_for_begun(self, enough: int) -> None:
        """Have the index gather what begins like the last word, where few texts hold that and it
        is less than to read all those that turn out not to."""
        kept = len(self.keys)
        if self.begun_too or self.asked.begun is None or kept * RARE >= self.theirs:
            return
        left = enough - kept
        in_vain = left * (self.theirs - kept) // max(kept, 1)
        # PostgreSQL has the text at hand where it finds the entry.
        most = MOST_READ * 3 // 2 if connection.vendor == "postgresql" else MOST_READ
        is_much = in_vain > most or left * self.looked > (MOST_HITS - self.looked) * kept
        if is_much and self.newest * kept < GATHERED * in_vain * self.theirs:
            self.begun_too = True
            # From now on the index gives those alone: as if it always had.
            self.looked = self.looked * kept // self.theirs
            self.theirs = kept

    def _by_index(self, most: int, enough: int = 0) -> None:
        """The nearest hits, looked up among the rows; there need be no more than enough of them."""
        seen = self._look(most, rows=self.rows, enough=enough)
        self.keys += seen.sure
        self.texts |= seen.texts
        if self.asked.begun is None or self.begun_too:
            # Common words are not there for the most part: the index gives less where it is asked.
            self.every_word |= len(seen.sure) * 2 < len(seen.theirs)
        self.looked += len(seen.places)
        self.theirs += len(seen.theirs)
        if seen.places:
            first, last = seen.places[0], seen.places[-1]
            self.newest = max(self.newest, first, last)
            self.passed += abs(first - last) + 1
        self._came(None if seen.whole else seen.places[-1])

    def _look(
        self, most: int, until: int | None = None, rows: QuerySet[Any] | None = None,
        enough: int = 0,
    ) -> Seen:  # fmt: skip
        return looks.look(
            self.kind, self.asked, Window.of(self.kind, self.below, self.above, until), most=most,
            more=0 if self.reads else MOST_HITS, rows=rows,
            begun_by_index=self.begun_too, every_word=self.every_word,
            apart=self.passed / self.looked if self.looked else 0.0, reads=self.reads,
            unit=self.readable.unit, enough=enough,
        )  # fmt: skip

    def _sure(self, places: Sequence[int], unsure: Sequence[Term]) -> list[int]:
        """Those whose text holds what the index was not asked for."""
        if not unsure or not places:
            return [*places]
        held, texts = looks.holding(self.kind, unsure, places, reads=self.reads)
        self.texts |= texts
        return [place for place in places if place in held]

    def _by_rows(self) -> int:
        """The nearest rows; of these, what the index gives where that is less to look at than their
        texts are to read. How many hold the words."""
        before, keys = len(self.keys), self._nearest_rows()
        if not keys:
            self.ended = True
            return 0
        end = keys[-1]
        among = abs((self.below or self.above or keys[0]) - end) + 1
        if self.looked * among <= TEXT * len(keys) * max(self.passed, 1):
            seen = self._look(among, until=end)
            hits = set(seen.places)
            self.keys += self._sure([key for key in keys if key in hits], seen.unsure)
        else:
            self.keys += self._sure(keys, self.asked.terms)
        self._came(end if len(keys) == ROWS else None)
        return len(self.keys) - before

    def _nearest_rows(self) -> list[int]:
        if parts := self._parts():
            return self._newest(parts, ROWS)
        return list(self._rest().values_list("pk", flat=True)[:ROWS])

    def _by_all(self) -> None:
        """Of what is left so many that hold the whole words, by the database as a whole; of a
        reader of few parts each by itself, since to ask of every hit whether it is theirs is what
        takes long. A word that is only begun is read for in what is theirs: of what begins so there
        may be as much as there are texts."""
        asked, unsure = self.asked, self.asked.terms[len(self.asked.whole) :]
        if self.begun_too or not asked.whole:
            unsure = ()
        else:
            asked = Wanted(asked.whole)
        hits = search.matching_places(self.kind, asked, self.readable.unit)
        parts = self._parts(pk__in=hits)
        if sum(max(len(part.keys), 1) for part in parts) in range(1, FEW):
            keys = self._newest(parts, ROWS)
        else:
            keys = list(self._rest().filter(pk__in=hits).values_list("pk", flat=True)[:ROWS])
        self.keys += self._sure(keys, unsure)
        self._came(keys[-1] if len(keys) == ROWS else None)

    def _parts(self, **only: Any) -> Sequence[Part]:
        """The reader's rows that are left, in parts where there are any."""
        readable = self.readable
        if readable.every is None or readable.parts is None:
            return ()
        return readable.parts(self._behind(readable.every).filter(**only))

    def _newest(self, parts: Sequence[Part], most: int) -> list[int]:
        upwards = self.above is not None
        return sorted(newest(parts, most, oldest=upwards), reverse=not upwards)

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
    """The newest so many of the rows, those that fit best first. Where the last word may go on,
    those in which it stands as it was typed, which the index has at hand; where these are few, those
    in which it goes on as well."""
    found = find(readable, asked.closed, least=least, most=most, to_rank=True)
    keys, texts, whole = found.keys, {**found.texts}, found.whole
    as_typed = asked.begun is not None and len(keys) * AS_TYPED >= most
    if asked.begun is not None and not as_typed:
        more = find(readable, asked, least=least, most=most, to_rank=True)
        texts |= more.texts
        keys = [*dict.fromkeys([*keys, *more.keys])][:most]
        whole = more.whole
    unread = [key for key in keys if key not in texts]
    if unread:
        texts |= search.texts(readable.kind, unread)
    best = best_first(asked, {key: texts[key] for key in keys})
    return Found(best, whole, as_typed=as_typed)
