"""Official tables, keyed by circular and code: the same code names another table elsewhere."""

from datetime import date

from hoiam.core.figures.forms import management, older, procedures, tt06_2025
from hoiam.core.figures.forms.shapes import Across, ReportForm

ALL: tuple[ReportForm, ...] = (*tt06_2025.FORMS, *older.FORMS, *procedures.FORMS)
ACROSS: dict[str, tuple[Across, ...]] = {management.CIRCULAR: tt06_2025.ACROSS}
BY_KEY = {one.key: one for one in ALL}
BY_SLUG = {one.slug: one for one in ALL}


def form(circular: str, code: str) -> ReportForm:
    """The table of a circular."""
    return BY_KEY[circular, code]


def in_force(day: date) -> list[ReportForm]:
    """The tables that are reported on a day."""
    said = day.isoformat()
    return [
        one
        for one in ALL
        if (not one.since or one.since <= said) and (not one.until or said <= one.until)
    ]
