"""Lines of a list of cases, on a page and in a file: the same words for the same reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hoiam.cases.models import Case
from hoiam.commitments import overdue
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import Gauge
from hoiam.core.marking import Piece, marked
from hoiam.core.wanted import Wanted
from hoiam.web.access import now
from hoiam.web.office import case_page


@dataclass(frozen=True, slots=True)
class Row:
    """One case in the list, in words that every reader of it may read."""

    case: Case
    title: str
    due_on: date | None
    lateness: Lateness | None
    pieces: Sequence[Piece] = ()  # of the title, with the words that were looked for marked


def rows_of(found: Sequence[Case], asked: Wanted | None = None) -> list[Row]:
    """Lines with their dates; every reader reads titles covered."""
    seen = overdue.gauge_on(calendar.day_of(now()))
    owed = overdue.open_answers("case", [case.code for case in found])
    return [_row(case, owed.get(case.code), seen, asked) for case in found]


def _row(case: Case, owed: Commitment | None, seen: Gauge, asked: Wanted | None) -> Row:
    title = case_page.words_in_list(case.title)
    return Row(
        case=case,
        title=title,
        pieces=marked(title, asked) if asked else (),
        due_on=owed.due_on if owed else None,
        lateness=overdue.standing(owed, seen) if owed else None,
    )
