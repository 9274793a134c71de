"""Where the numbers of a report lead to: the cell of its form with the records that it counts."""

from urllib.parse import urlencode

from django.urls import reverse

from hoiam.core.narrative.facts import Line
from hoiam.core.narrative.terms import RATIO_OF, TERMS, Kind, Term
from hoiam.core.periods import Period
from hoiam.units.models import Unit

_RECORDS = {
    "petition": "office:petition", "petitions": "office:petition", "decision": "office:decision",
    "decisions": "office:decision", "visit": "office:visit", "visits": "office:visit",
}  # fmt: skip


def of(term: Term, unit: Unit, period: Period) -> str:
    """The page on which a number opens; nothing for what was typed elsewhere."""
    about = TERMS.get(term.of, term) if term.kind is Kind.COMPARED else term
    ratio = RATIO_OF.get(about.name)
    cell = TERMS[ratio.part] if ratio is not None else about
    if cell.kind is not Kind.CELL:
        return ""
    asked = {
        "tu": period.first.isoformat(), "den": period.last.isoformat(),
        "co-quan": unit.code, "bieu": cell.form, "cot": str(cell.column),
    }  # fmt: skip
    if cell.form in ("02/XLD", "03/GQKN", "05/KQTH"):
        return f"{reverse('office:petition-forms')}?{urlencode(asked)}#opened"
    return ""


def of_line(line: Line) -> str:
    """The page of one record of a rest."""
    name = _RECORDS.get(line.kind)
    return reverse(name, args=[line.code]) if name is not None else ""
