"""A bar of the parts of a whole, drawn by the server: read by its signs and words, not by colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from hoiam.web import words


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part: its sign, where it stands, how much it is, and where its list is."""

    kind: str
    name: str
    number: int
    url: str
    start: str
    width: str

    @property
    def says(self) -> str:
        return f"{words.number(self.number)} {self.name}"


def bar(parts: Iterable[tuple[str, str, int, str]]) -> tuple[Stretch, ...]:
    """The parts from left to right, those of nothing too: they are in the words below."""
    given = tuple(parts)
    whole, start, found = sum(one[2] for one in given), Decimal(0), []
    for kind, name, number, url in given:
        width = Decimal(number) * 100 / Decimal(whole) if whole else Decimal(0)
        found.append(Stretch(kind, _(name), number, url, f"{start:.2f}%", f"{width:.2f}%"))
        start += width
    return tuple(found)
