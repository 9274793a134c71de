"""A matter whose legal clocks are kept: what an upper room says of it, and the clocks in words.

Any room may have one: a docket, a complaint. Its facts are found by (kind, code).
"""

from dataclasses import dataclass
from datetime import date

from hoiam.commitments.models import ClockFact, Commitment
from hoiam.core.clocks.acts import ACTS, Act, Ground
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.shapes import Criterion, Fact, Matter, Place
from hoiam.units.models import Unit

# Events that are said with a word of their own; every other one happened on "the day of".
_NAMED = ("Buổi", "Cuộc", "Ngày")


@dataclass(frozen=True, slots=True)
class MatterOf:
    """What an upper room says of its matter: what it is, where it lies, who owes."""

    about: tuple[str, str]
    matter: Matter
    place: Place
    unit: Unit
    assigned_by: Unit


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact as it was written, what it did to the clocks, and the rows that it wrote."""

    fact: ClockFact
    changes: tuple[Change, ...]
    rows: tuple[Commitment, ...]
    is_new: bool = True  # not when the same was on record already


def fact_of(row: ClockFact) -> Fact:
    """The fact that a row keeps."""
    return Fact(
        day=row.day,
        act=Act(row.act),
        about=row.part,
        paper=paper_words(row.paper_number, row.paper_date),
        ground=Ground(row.ground) if row.ground else None,
        criteria=frozenset(Criterion(one) for one in row.criteria),
        on_record=True,
    )


def paper_words(number: str, day: date | None) -> str:
    """A paper as it is cited."""
    return number if not number or day is None else f"{number}, {day.day}/{day.month}/{day.year}"


def act_words(act: Act) -> str:
    """An act as it stands inside a sentence."""
    words = ACTS[act]
    return words[0].lower() + words[1:]


def event_words(act: Act) -> str:
    """The day of an act, from which a limit is counted."""
    words = act_words(act)
    return words if ACTS[act].startswith(_NAMED) else f"ngày {words}"
