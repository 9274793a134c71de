"""Lines of a list of cases, on a page and in a file: the same words for the same reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hoiam.cases import queries
from hoiam.cases.models import Case
from hoiam.core import calendar, deadlines
from hoiam.core.actor import Actor
from hoiam.core.deadlines import Lateness
from hoiam.rules import queries as rules
from hoiam.web.access import now
from hoiam.web.office import case_page


@dataclass(frozen=True, slots=True)
class Row:
    """One case in the list, in words that this reader may read."""

    case: Case
    title: str
    due_on: date | None
    lateness: Lateness | None


def rows_of(found: Sequence[Case], actor: Actor) -> list[Row]:
    """Lines with their dates; a reader from outside the handling units reads titles covered."""
    today, days = calendar.day_of(now()), rules.calendar_on()
    due = queries.open_answer_dates(found)
    return [
        Row(
            case=case,
            title=case_page.title_for(case, actor),
            due_on=due.get(case.code),
            lateness=deadlines.lateness(due[case.code], today, days) if case.code in due else None,
        )
        for case in found
    ]
