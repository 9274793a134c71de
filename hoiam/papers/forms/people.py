"""What papers say of a person: only what the form asks for, with gaps where nothing is known."""

from dataclasses import dataclass
from datetime import date

from hoiam.papers.letter import GAP


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a form names one."""

    name: str
    paper: str = ""  # number of the identity card or passport
    paper_on: date | None = None
    paper_by: str = ""
    address: str = ""


def identified(person: Person) -> str:
    """Number, day and place of the person's paper, as the annex words it."""
    day = f"{person.paper_on:%d/%m/%Y}" if person.paper_on else f"{GAP}/{GAP}/{GAP}"
    return f"{person.paper or GAP}, ngày cấp: {day}, nơi cấp: {person.paper_by or GAP}"
