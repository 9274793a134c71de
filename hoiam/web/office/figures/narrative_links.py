"""Where the numbers of a report lead to: the cell of its form with the records that it counts."""

from urllib.parse import urlencode

from django.urls import reverse

from hoiam.core.figures import forms
from hoiam.core.narrative.cells import CIRCULAR
from hoiam.core.narrative.facts import Line
from hoiam.core.narrative.terms import COUNTED, RATIO_OF, TERMS, Kind, Term
from hoiam.core.periods import Period
from hoiam.figures.models import Reach
from hoiam.units.models import Unit
from hoiam.web.office.figures import form_pages

_RECORDS = {
    "petitions": "office:petition", "decisions": "office:decision", "amounts": "office:decision",
    "visits": "office:visit",
}  # fmt: skip
_COUNTED = {name: "xld_6" for name in COUNTED}  # the cell that such a share is a share of


def of(term: Term, unit: Unit, period: Period, reach: str) -> str:
    """The page on which a number opens; for a press figure, the list of them."""
    if term.kind is Kind.QUOTED:
        return reverse("office:press-figures")
    about = TERMS.get(term.of, term) if term.kind is Kind.COMPARED else term
    ratio = RATIO_OF.get(about.name)
    cell = TERMS[ratio.part if ratio is not None else _COUNTED.get(about.name, about.name)]
    below = form_pages.WITH_BELOW if reach == Reach.BELOW else ""
    asked = {
        form_pages.FORM: forms.form(CIRCULAR, cell.form).slug,
        form_pages.PERIOD: period.code,
        form_pages.BODY: f"{below}{unit.code}",
        form_pages.CELL: cell.column,
    }
    return f"{reverse('office:forms')}?{urlencode(asked)}#opened"


def of_line(line: Line) -> str:
    """The page of one record of a rest."""
    name = _RECORDS.get(line.kind)
    return reverse(name, args=[line.code]) if name is not None else ""
