"""Which of our units the words of a source mean on a day: only where exactly one can be meant.

By our own code; by the official code of a commune on that day (codes come back, so a day is
needed; the two or three digits of a province or a district are as likely the number of a ward
in another country, and count for nothing); by the whole name as it was that day, folded, with or without the word for its kind. A name that two
units bore is nobody's, and a name without a day is looked for among all days.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Max, Q

from hoiam.core.text import fold
from hoiam.imports.cells import Reader
from hoiam.imports.mapping import Mapping
from hoiam.units.models import TERRITORIES, Designation, Unit

# The word before a name that a source may leave out, or shorten.
_KINDS = ("xa", "phuong", "thi tran", "dac khu", "huyen", "quan", "thi xa", "thanh pho", "tinh")
_SHORT = {
    "x": "xa",
    "p": "phuong",
    "tt": "thi tran",
    "h": "huyen",
    "q": "quan",
    "tx": "thi xa",
    "tp": "thanh pho",
    "t": "tinh",
}
MOST_KEPT = 5_000  # words; a column of addresses would else fill the memory
_COMMITTEE = ("ubnd", "uy ban nhan dan")
_DIGITS = 5  # of the official code of a commune


class Wanted(StrEnum):
    """What is looked for."""

    BODY = "body"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a source, what they should mean, and on which day."""

    words: str
    wanted: Wanted
    day: date | None


@dataclass(frozen=True, slots=True)
class Meant:
    """The code of the unit; empty where none or several could be meant."""

    code: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class _Called:
    """One way in which one unit was called, and when."""

    code: str
    kind: str
    folded: str
    official_code: str
    began: date
    ended: date | None
    name_from: date
    name_to: date | None
    listing: bool

    @property
    def turns(self) -> Iterator[date]:
        """The days on which it may begin or cease to be there, or to be called so."""
        for day in (self.began, self.ended, self.name_from, self.name_to):
            if day is not None:
                yield day

    def is_on(self, day: date | None) -> bool:
        """Whether the unit was there and so called on the day."""
        if day is None:
            return True
        there = self.began <= day and (self.ended is None or day < self.ended)
        if self.listing:
            return there
        return there and self.name_from <= day and (self.name_to is None or day < self.name_to)


class Places:
    """The units that some names can mean. Words are looked up once, however many rows say them:
    whoever keeps this longer than a chunk keeps what was known when it met each of them."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._by_key: dict[str, list[_Called]] = {}
        # By words and what they should mean: the days on which the answer may change, and the
        # answers between them. A register names a body on each day of some years.
        self._turns: dict[tuple[str, Wanted], list[date]] = {}
        self._meant: dict[tuple[str, Wanted, int | None], Meant] = {}
        self._reader: Reader | None = None
        self.learn(names)

    def reader(self, mapping: Mapping) -> Reader:
        """Reads rows by a mapping, and knows the words that it has met; the same for all chunks."""
        if self._reader is None or self._reader.mapping != mapping:
            self._reader = Reader(mapping)
        return self._reader

    def learn(self, names: Iterable[Name]) -> None:
        """Look up the words that were not met before, all at once."""
        self.learn_words({one.words for one in names})

    def learn_words(self, words: Collection[str]) -> None:
        """The same of words alone, whatever they should mean."""
        if len(self._spellings) > MOST_KEPT:
            self._spellings, self._by_key = {}, {}
        fresh = {one for one in words if one} - self._spellings.keys()
        if not fresh:
            return
        self._turns.clear()
        self._meant.clear()
        spelt = {words: spellings(words) for words in fresh}
        self._spellings |= spelt
        for called in _called(fresh, {key for found in spelt.values() for key in found}):
            official = called.official_code if len(called.official_code) == _DIGITS else ""
            for key in {called.folded, called.code, official} - {""}:
                there = self._by_key.setdefault(key, [])
                if called not in there:
                    there.append(called)

    def find(self, name: Name) -> Meant:
        """The unit that these words mean on that day."""
        since = None if name.day is None else bisect_right(self._turns_of(name), name.day)
        key = (name.words, name.wanted, since)
        known = self._meant.get(key)
        if known is None:
            known = self._meant[key] = self._find(name)
        return known

    def _turns_of(self, name: Name) -> list[date]:
        key = (name.words, name.wanted)
        found = self._turns.get(key)
        if found is None:
            days = {day for one in self._called(name) for day in one.turns}
            found = self._turns[key] = sorted(days)
        return found

    def _called(self, name: Name) -> Iterator[_Called]:
        for key in (name.words.strip(), *self._spellings.get(name.words, ())):
            yield from self._by_key.get(key, ())

    def _find(self, name: Name) -> Meant:
        words = name.words.strip()
        own = [one for one in self._by_key.get(words.lower(), ()) if one.code == words.lower()]
        if own:
            return Meant(own[0].code if _fits(own[0], name.wanted) else "")
        for keys in ((words,), self._spellings.get(name.words, ())):
            found = {
                one.code
                for key in keys
                for one in self._by_key.get(key, ())
                if _fits(one, name.wanted) and one.is_on(name.day)
            }
            if found:
                return Meant(min(found)) if len(found) == 1 else Meant(several=True)
        return Meant()


def _fits(one: _Called, wanted: Wanted) -> bool:
    return (one.kind in TERRITORIES) == (wanted is Wanted.TERRITORY)


def spellings(words: str) -> tuple[str, ...]:
    """The folded names that words may stand for, as they are first and then with a kind before."""
    folded = fold(words)
    if not folded:
        return ()
    first, _, rest = folded.partition(" ")
    found = [folded]
    if first in _SHORT and rest:
        found.append(f"{_SHORT[first]} {rest}")
    for here, there in (_COMMITTEE, _COMMITTEE[::-1]):
        if folded.startswith(f"{here} "):
            found.append(f"{there} {folded.removeprefix(here).strip()}")
    if not folded.startswith(_KINDS):
        found += [f"{kind} {folded}" for kind in _KINDS]
    return tuple(dict.fromkeys(found))


def _called(words: Collection[str], keys: Collection[str]) -> Iterable[_Called]:
    codes = {word.strip() for word in words} | {word.strip().lower() for word in words}
    by_name = Q(folded__in=keys) | Q(official_code__in=codes - {""})
    columns = ("code", "kind", "folded", "official_code", "valid_from", "valid_to")
    now = list(Unit.objects.filter(by_name | Q(code__in=codes)).values_list(*columns))
    since_when = _called_so_since({row[0] for row in now})
    for code, kind, folded, official, began, ended in now:
        since = since_when.get(code, date.min)
        yield _Called(code, kind, folded, official, began, ended, since, None, False)
    then = Designation.objects.filter(by_name).values_list(
        *("unit__code", "kind", "folded", "official_code", "unit__valid_from", "unit__valid_to"),
        *("valid_from", "valid_to", "listing"),
    )
    for code, kind, folded, official, began, ended, since, until, listing in then:
        yield _Called(code, kind, folded, official, began, ended, since, until, bool(listing))


def _called_so_since(codes: Collection[str]) -> dict[str, date]:
    """When the units that were called otherwise before took the words that they bear today."""
    former = Designation.objects.filter(unit__code__in=codes, listing="", valid_to__isnull=False)
    return dict(former.values_list("unit__code").annotate(Max("valid_to")))
