"""What the judges of small lists share: units that are named, days that are said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hoiam.imports.cells import Fault, Reader
from hoiam.imports.judging.verdicts import Judged, SourceCells, refused
from hoiam.imports.places import Name, Places, Wanted


@dataclass(frozen=True, slots=True)
class Looked[Plan]:
    """The verdict on every line, and what the new and changed ones would write."""

    judged: tuple[Judged, ...]
    plans: tuple[Plan, ...]


class Named:
    """The units that the lines of a list name, as they are on one day; read once."""

    def __init__(self, words: Iterable[str], day: date) -> None:
        self._day = day
        self._places = Places(
            Name(one, wanted, day) for one in set(words) for wanted in Wanted if one
        )

    def area(self, words: str) -> str:
        """The code of the territory that is meant."""
        return self._find(words, Wanted.TERRITORY, "area-unknown", "area-ambiguous")

    def body(self, words: str) -> str:
        """The code of the body that is meant."""
        return self._find(words, Wanted.BODY, "unit-unknown", "unit-ambiguous")

    def _find(self, words: str, wanted: Wanted, unknown: str, several: str) -> str:
        meant = self._places.find(Name(words, wanted, self._day))
        if meant.code:
            return meant.code
        raise Fault(several if meant.several else unknown, given=words[:60])


def words_of(reader: Reader, rows: Sequence[SourceCells], *codes: str) -> set[str]:
    """What some fields of all the lines say."""
    return {reader.line(row.cells, code) for row in rows for code in codes}


def in_order(verdicts: Iterable[Judged]) -> tuple[Judged, ...]:
    """By line, as the file has them."""
    return tuple(sorted(verdicts, key=lambda one: one.line))


__all__ = ["Looked", "Named", "in_order", "refused", "words_of"]
