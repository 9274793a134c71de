"""What a form is as data: what it is called, where it stands in the law, from when to when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LAYOUT_FROM = date(2020, 3, 5)  # Decree 30/2020/NĐ-CP


class Wording(StrEnum):
    """Whose words a form has."""

    OFFICIAL = "official"
    CONTENT = "content"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Form:
    """One form in one version."""

    key: str
    name: str
    kind: str  # the type in the heading of the paper
    letters: str  # of the type in a number (Decree 30/2020, appendix III); empty: no number
    source: str
    wording: Wording
    valid_from: date
    valid_to: date | None = None
    mark: str = ""  # Mẫu số 01/TCD
    sealed: bool = False  # of denunciations: made with gaps, never kept by the server

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
