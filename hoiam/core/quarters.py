"""Quarters of a year, as they are counted in Viet Nam."""

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def after(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def code(self) -> str:
        return f"{self.year}-{self.number}"

    def has_ended(self, on: date) -> bool:
        return self.after.first <= on


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def quarter_by(code: str) -> Quarter | None:
    """The quarter that is written so, 2026-4; nothing for whatever is none."""
    year, _, number = code.partition("-")
    if len(year) == 4 and year.isascii() and year.isdigit() and number in ("1", "2", "3", "4"):
        return Quarter(int(year), int(number)) if int(year) >= 2000 else None
    return None
