"""Looks into the index of words: the newest entries with some words, which of them are a reader's,
and which hold what the index was not asked for.

SQLite walks its index in the order of numbers by itself. PostgreSQL's has no order: it is asked for
the newest few thousand entries, then for so many as are likely to do, until there are enough; and
what is to be known of an entry is asked in the same statement, since its row is at hand there.

What a word only begins with is read for in the texts: an index gathers every word that begins so
before it gives anything, which is dear where there are many and cheap where there are few. So is a
word that half of all texts hold, where hits are far apart: the index walks along all its entries.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet

from hoiam.base import search
from hoiam.base.models import SearchEntry
from hoiam.base.samples import Window, rarest
from hoiam.core.wanted import Term, Wanted

# How many numbers, as a power of two, the index of PostgreSQL gathers in one word of its own.
_WINDOWS = (11, 13, 15, 17, 19, 21)
# How many of these in one question: each is looked into for every hit, and large ones reach further
# than is needed. Numbers that a first question reaches over.
_AT_ONCE, _FIRST = 5, 4_096
# One in so many of what is wanted tells how far apart hits are; so many tell it well enough to go on
# from there at once.
_TELLING, _TELL = 4, 8
# All but one in so many are nearly what was wanted.
_NEARLY = 4
# To fetch the row of a hit takes PostgreSQL as long as to gather so many numbers of its windows.
FETCHED = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look into the index gave."""

    places: list[int]  # in the order they were looked at
    whole: bool  # nothing lies behind the last one of them
    unsure: tuple[Term, ...] = ()  # what of the words is still to be read for in the texts
    theirs: list[int] = field(default_factory=list)  # those of the reader
    sure: list[int] = field(default_factory=list)  # of these, those that hold all of the words
    texts: dict[int, str] = field(default_factory=dict)  # folded, of the sure ones


def look(
    kind: str, asked: Wanted, window: Window, *, most: int, more: int = 0,
    rows: QuerySet[Any] | None = None, begun_by_index: bool = False, every_word: bool = False,
    apart: float = 0.0, reads: bool = False, unit: int = 0, enough: int = 0,
) -> Seen:  # fmt: skip
    """The nearest things with these words, at most so many; and more, where that costs little.

    With the reader's rows, which of them are theirs and hold all of the words; and, if it `reads`,
    their texts; then it may be less by a quarter though there are more, and no more than `enough`
    of theirs have to be among them. `apart` is how many numbers there are to a hit, where an
    earlier look told. The index is not asked for a word that may go on, unless `begun_by_index`,
    nor, unless for `every_word`, for common ones. Where all that is looked for is held by one unit,
    PostgreSQL's index may give those alone.
    """
    looking = _Looking(
        kind, asked, rows, most, max(most, more), enough or most, reads=reads, unit=unit
    )
    terms = asked.terms if begun_by_index else asked.whole
    try:
        if connection.vendor == "postgresql":
            return looking.on_postgres(terms, window, apart, every_word=every_word)
        return looking.on_sqlite(terms, window, every_word=every_word)
    except EmptyResultSet:  # a reader of nothing
        return Seen([], whole=True)


def holding(
    kind: str, terms: Sequence[Term], places: Sequence[int], *, reads: bool
) -> tuple[set[int], dict[int, str]]:
    """Which of these hold all of this: read, not looked up. With their texts, if it `reads`."""
    if connection.vendor != "postgresql":
        texts = _holding(terms, search.texts(kind, places))
        return {*texts}, texts
    said = [term.text for term in terms]
    room, tests = search.room(kind), " AND ".join(["true", *[search.TEST] * len(said)])
    numbers = search.keys_in([room + place for place in places])
    text = "folded" if reads else "''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id - %s, {text} FROM base_searchentry WHERE id IN ({numbers.sql}) AND {tests}",  # noqa: S608
            [room, *numbers.params, *said],
        )
        found = dict(cursor.fetchall())
    return {*found}, found if reads else {}


class _Looking:
    """One look."""

    def __init__(
        self, kind: str, asked: Wanted, rows: QuerySet[Any] | None, most: int, more: int,
        enough: int, *, reads: bool, unit: int,
    ) -> None:  # fmt: skip
        self.kind, self.asked, self.reads, self.unit = kind, asked, reads, unit
        self.most, self.more, self.enough = most, more, enough
        self.rows, self.room = rows, search.room(kind)

    def _unsure(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """What of the words is to be read for where the index was asked for these."""
        return tuple(
            term for term in self.asked.terms if term not in terms or not search.is_sure(term)
        )

    def on_sqlite(self, terms: tuple[Term, ...], window: Window, *, every_word: bool) -> Seen:
        """Numbers of entries in order, and what is to be known of them in one statement more."""
        if not every_word:
            terms, share, _held = rarest(self.kind, terms, window)
            if self.rows is not None:  # so many more as will turn out not to hold all
                self.most = int(self.most / max(share, 0.8))
        if terms:
            inner, told, by = search.SQLITE, [search.for_sqlite(terms)], "rowid"
        else:
            inner, told, by = "SELECT id FROM base_searchentry WHERE true", [], "id"
        with connection.cursor() as cursor:
            cursor.execute(
                f"{inner} AND {by} > %s AND {by} < %s ORDER BY {by} {window.way} LIMIT %s",
                [*told, window.low, window.high, self.most],
            )
            places = [number - self.room for (number,) in cursor.fetchall()]
        whole, unsure = len(places) < self.most, self._unsure(terms)
        if self.rows is None or not places:
            return Seen(places, whole, unsure)
        rows = self.rows.filter(pk__in=search.keys_in(places)).values("id")
        if not unsure and not self.reads:
            held = search.keys_of(rows)
            theirs = [place for place in places if place in held]
            return Seen(places, whole, theirs=theirs, sure=theirs)
        texts = search.texts_of(self.kind, rows)
        theirs = [place for place in places if place in texts]
        texts = _holding(unsure, texts)
        sure = [place for place in theirs if place in texts]
        return Seen(places, whole, theirs=theirs, sure=sure, texts=texts)

    def on_postgres(
        self, terms: tuple[Term, ...], window: Window, apart: float, *, every_word: bool
    ) -> Seen:
        """Its index gives all or nothing: the nearest numbers first, then on from there as far as
        is likely to do, in windows that are small beside that. How far hits are apart is known from
        those that were found, or from an earlier look; where all hits there are take less to fetch
        than windows to gather, all are asked for."""
        place = window.nearest() if terms else None
        if place is None:
            unsure = self._begun(())
            return self._seen(self._hits((), "", window, self.most) if not terms else [], unsure)
        asked, size, upwards = terms, self._size(place, window), window.upwards
        reach, passed, found = _likely(apart, self.most), 0, list[_Hit]()
        fetched = self.more * (2 if self._begun(terms) else 1)  # of which few hold the word begun
        rare, held = self.asked.begun in terms, 0.0  # it is asked of the index where it is rare
        while True:
            left, far, room = window.behind(place), window.left(place), self.most - len(found)
            if reach and asked is terms and not every_word:
                asked, share, held = rarest(self.kind, terms, left)
                # What is rare among the newest, who all write of one thing, may be common behind.
                if passed and held and share and apart * held * share > 1:
                    reach = max(_likely(1 / (held * share), room), passed)
            bits = _bits(place, min(max(reach, _FIRST), far), upwards=upwards)
            hits = size * max(1 / apart, held) if apart else 0.0
            if apart and _is_all_less(hits, apart, min(room, int(far / apart))):
                bits = None
            elif self.unit and (passed or apart or rare) and size <= fetched * (apart or size):
                # Few among the newest of a unit are few in all, and windows beside the unit take as
                # long to gather as all that is looked at in any case takes to fetch.
                bits = None
            if bits is None:  # all of them are fetched in any case
                self.most = self.more
                room = self.most - len(found)
            near, behind = _ahead(place, bits, min(max(reach, _FIRST), far), upwards=upwards)
            found += self._hits(asked, near, left, room)
            if bits is None or len(found) >= self.most or not window.low < behind < window.high:
                return self._seen(found, self._begun(terms))
            if self.rows is not None and (
                _NEARLY * len(found) >= (_NEARLY - 1) * self.most
                or sum([theirs and sure for _place, theirs, sure, _text in found]) >= self.enough
            ):  # whoever needs the rest asks for it, and knows by then how many more
                return self._seen(found, self._begun(terms), whole=False)
            passed += abs(behind - place)
            place, guess = behind, passed / max(len(found), 1)
            # Where little was found a guess says little: it goes three times as far then.
            tells = len(found) * _TELLING >= self.most
            least = passed // _TELLING if tells else 3 * passed
            reach = min(max(_likely(guess, self.most - len(found)), least), 64 * passed)
            apart = guess if len(found) >= _TELL else 0.0

    def _size(self, place: int, window: Window) -> int:
        """How many numbers there are in all, at most."""
        if not window.upwards and window.high == self.room + SearchEntry.ROOM:
            return place - self.room
        return (Window.of(self.kind).nearest() or place) - self.room

    def _begun(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """The word that may go on, where the index was asked for these."""
        return tuple(term for term in self.asked.terms if term.begun and term not in terms)

    def _hits(self, terms: Sequence[Term], near: str, window: Window, most: int) -> "list[_Hit]":
        """Places in order: whether each is the reader's and holds the word that may go on, and its
        text. For what else the index is not asked the texts are read at once."""
        begun = self._begun(terms)
        said = [term.text for term in begun]
        read = [term.text for term in self._unsure(terms) if term not in begun]
        sure = " AND ".join(["true", *[search.TEST] * len(said)])
        text = "folded" if self.reads else "''"
        # A sum keeps PostgreSQL from gathering every number of a window beside what its words give.
        number = "id + 0" if terms else "id"
        asked, query = "true", list[str]()
        if terms:
            together = " & ".join(filter(None, (search.for_postgres(terms), near)))
            asked, query = search.lexemes(together, self.kind, self.unit)
        words = " AND ".join([asked, *[search.TEST] * len(read)])
        way = window.way
        inner = (
            f"SELECT id, {sure} AS sure, {text} AS folded FROM base_searchentry WHERE {words}"  # noqa: S608
            f" AND {number} > %s AND {number} < %s ORDER BY id {way} LIMIT %s"
        )
        told: list[Any] = [*said, *query, *read, window.low, window.high, most]
        if self.rows is None:
            statement, values = f"SELECT id - %s, true, sure, folded FROM ({inner}) AS hit", told  # noqa: S608
            using = connection
        else:
            rows, given = self.rows.values("id").query.sql_with_params()
            using = connections[self.rows.db]
            # One short look for each of them, whatever else would seem nearer.
            statement = (
                "SELECT hit.id - %s, theirs.id IS NOT NULL, hit.sure,"  # noqa: S608
                " CASE WHEN theirs.id IS NOT NULL AND hit.sure THEN hit.folded END"
                f" FROM ({inner}) AS hit LEFT JOIN LATERAL (SELECT things.id FROM ({rows}) AS things"
                " WHERE things.id = hit.id - %s LIMIT 1) AS theirs ON true"
                f" ORDER BY hit.id {way}"
            )
            values = [*told, *given, self.room]
        with using.cursor() as cursor:
            cursor.execute(statement, [self.room, *values])
            hits: list[_Hit] = cursor.fetchall()
        return hits

    def _seen(
        self, hits: "Sequence[_Hit]", unsure: tuple[Term, ...], *, whole: bool = True
    ) -> Seen:
        places = [hit[0] for hit in hits]
        whole = whole and len(places) < self.most
        if self.rows is None:
            return Seen(places, whole, unsure)
        return Seen(
            places, whole,
            theirs=[place for place, theirs, _sure, _text in hits if theirs],
            sure=[place for place, theirs, sure, _text in hits if theirs and sure],
            texts={
                place: text for place, theirs, sure, text in hits if theirs and sure
            } if self.reads else {},
        )  # fmt: skip


# A place, whether it is the reader's, whether it holds all of the words, and its text.
type _Hit = tuple[int, bool, bool, str]


def _likely(apart: float, most: int) -> int:
    """How far so many are likely to reach; what is guessed may be too few."""
    return int(apart * most * 5 / 4)


def _is_all_less(hits: float, apart: float, most: int) -> bool:
    """Whether to fetch every hit there is takes less than to fetch so many and to gather windows as
    far as they reach."""
    return FETCHED * (hits - most) < most * apart


def _bits(place: int, reach: int, *, upwards: bool) -> int | None:
    """The size of the windows to ask for; none where there are none that are large enough."""
    end = place + reach if upwards else place - reach
    return next(
        (bits for bits in _WINDOWS if abs((end >> bits) - (place >> bits)) < _AT_ONCE), None
    )


def _ahead(place: int, bits: int | None, reach: int, *, upwards: bool) -> tuple[str, int]:
    """The windows from a place on as far as that, and the first number behind them; none without a
    size."""
    if bits is None:
        return "", place
    first = place >> bits
    if upwards:
        last = (place + reach) >> bits
        numbers, behind = range(first, last + 1), (last + 1) << bits
    else:
        last = max(place - reach, 0) >> bits
        numbers, behind = range(first, last - 1, -1), (last << bits) - 1
    return f"({' | '.join(f'{bits}_{number}' for number in numbers)})", behind


def _holding(terms: Sequence[Term], texts: dict[int, str]) -> dict[int, str]:
    """Those of the texts that hold all of this."""
    said = [term.text for term in terms]
    if not said:
        return texts
    return {
        place: text for place, text in texts.items() if all([one in f" {text} " for one in said])
    }
