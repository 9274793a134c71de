"""Which numbers of the index of words are looked through, and what a few texts from all over them
tell: how common words are, and which of them the index is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import connection

from hoiam.base import search
from hoiam.base.models import SearchEntry
from hoiam.core.wanted import Term

# How many texts tell how common words are; of these hardly any, and one in how many of them a common
# word stands in. PostgreSQL reads for it at once, where the text is at hand.
TOLD, FEW_TOLD = 60, 1
COMMON = {"sqlite": 2, "postgresql": 8}


@dataclass(frozen=True, slots=True)
class Window:
    """Numbers between two others, both left out, and the end to begin at."""

    low: int
    high: int
    upwards: bool

    @classmethod
    def of(
        cls, kind: str, below: int | None = None, above: int | None = None,
        until: int | None = None,
    ) -> "Window":  # fmt: skip
        """Behind a place, or above one, and none behind the last."""
        room, most = search.room(kind), SearchEntry.ROOM

        def end(place: int | None, otherwise: int) -> int:
            return room + (otherwise if place is None else min(place, most))

        if above is None:
            return cls(end(until and until - 1, 0), end(below, most), upwards=False)
        return cls(end(above, 0), end(until and until + 1, most), upwards=True)

    @property
    def way(self) -> str:
        return "ASC" if self.upwards else "DESC"

    def behind(self, place: int) -> "Window":
        """What is left of it from a number on."""
        return replace(self, low=place - 1) if self.upwards else replace(self, high=place + 1)

    def left(self, place: int) -> int:
        """How many numbers there are from this one on."""
        return self.high - place if self.upwards else place - self.low

    def nearest(self) -> int | None:
        """The first number to look at."""
        end = "min" if self.upwards else "max"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {end}(id) FROM base_searchentry WHERE id > %s AND id < %s",  # noqa: S608
                [self.low, self.high],
            )
            number: int | None = cursor.fetchone()[0]
        return number


def rarest(
    kind: str, terms: tuple[Term, ...], window: Window
) -> tuple[tuple[Term, ...], float, float]:
    """What is to be asked where hits may be far apart: as many of the words, the rarest first, as
    hardly any text holds together, and all that are not common. Of a phrase two neighbours may
    do. The others are read for in the texts. How large a share of all texts holds the others, and
    how large a one what is asked."""
    if sum([len(term.tokens) for term in terms]) < 2:
        return terms, 1.0, 0.0
    texts = told = _some_texts(kind, window)
    if len(told) < TOLD // 8:
        return terms, 1.0, 0.0
    common = len(texts) // COMMON[connection.vendor]
    prices = {piece: _price(piece, texts) for term in terms for piece in _pieces(term)}
    kept: list[Term] = []
    for piece in sorted(prices, key=prices.__getitem__):
        if not kept or len(texts) > FEW_TOLD or prices[piece] <= common:
            kept.append(piece)
            texts = [text for text in texts if piece.text in text]
    whole = [term for term in terms if all([piece in kept for piece in _pieces(term)])]
    of_whole = {piece for term in whole for piece in _pieces(term)}
    left = [piece.text for piece in prices if piece not in kept and len(piece.tokens) < 2]
    share = sum([all([one in text for one in left]) for text in told]) / len(told)
    asked = (*whole, *[piece for piece in kept if piece not in of_whole])
    return asked, share, len(texts) / len(told)


def _some_texts(kind: str, window: Window) -> list[str]:
    """A few texts from all over it."""
    place = window.nearest()
    if place is None:
        return []
    step = max((window.high - place if window.upwards else place - window.low) // TOLD, 1)
    way, room = (step if window.upwards else -step), search.room(kind)
    found = search.texts(kind, [place - room + way * at for at in range(TOLD)])
    return [f" {text} " for text in found.values()]


def _price(piece: Term, texts: Sequence[str]) -> int:
    """How many entries the index goes through, in so many texts: SQLite through those of each
    word, PostgreSQL knows neighbours."""
    if connection.vendor == "postgresql":
        return sum([piece.text in text for text in texts])
    return sum([f" {word} " in text for word in piece.tokens for text in texts])


def _pieces(term: Term) -> list[Term]:
    """A word, or neighbours two by two."""
    if len(term.tokens) < 3 or term.begun:
        return [term]
    return [Term(pair) for pair in zip(term.tokens, term.tokens[1:], strict=False)]
