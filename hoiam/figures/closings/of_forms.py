"""Official forms as tables that can be closed: the columns that the registers and typed entries
fill. What the closed room of denunciations fills stays out; a column that has a part of it is
closed with the part from the registers, and its name says so."""

from collections.abc import Sequence

from hoiam.core.figures import forms
from hoiam.core.figures.closing import Line, Number
from hoiam.core.figures.forms.shapes import Filled, ReportForm
from hoiam.core.periods import Period, PeriodRule
from hoiam.figures.closings.shapes import Counted, Source
from hoiam.figures.forms.bodies import Reporting
from hoiam.figures.forms.making import sheet
from hoiam.figures.forms.sheets import Behind, FormSheet
from hoiam.units.models import Unit

WITHOUT = "chưa gồm tố cáo"


def sources() -> list[Source]:
    """Every official form that has something to close."""
    return [_source(one) for one in forms.ALL if _columns(one)]


def _columns(form: ReportForm) -> list[int]:
    return [n for n, column in form.columns.items() if column.filled is not Filled.ROOM]


def _source(form: ReportForm) -> Source:
    def count(period: Period, bodies: Sequence[Unit]) -> Counted:
        return _counted(form, period, bodies)

    is_sector = "TTCP" in form.circular
    rule = PeriodRule.INSPECTION if is_sector else PeriodRule.CALENDAR
    return Source(form.slug, f"{form.code}: {form.title} ({form.circular})", rule, count)


def _counted(form: ReportForm, period: Period, bodies: Sequence[Unit]) -> Counted:
    filled = sheet(form, period, [Reporting(bodies[0], tuple(bodies))])
    lines = [_line(filled, column) for column in _columns(form)]
    return Counted(
        tuple(one for one in lines if one is not None),
        tuple(f"{one.identity.form}: {one.identity.said}" for one in filled.broken),
    )


def _line(filled: FormSheet, column: int) -> Line | None:
    """A column as it is closed; nothing where nobody typed it in."""
    number = filled.numbers.get(column)
    if number is None:
        return None
    said = filled.form.columns[column]
    name = f"{column}. {filled.form.full_name(column)}"
    if said.filled is Filled.BOTH:
        name = f"{name} ({WITHOUT})"
    records: dict[str, Number] = {}
    for one in filled.behind(column):
        key = _named(one)
        records[key] = records.get(key, 0) + one.adds
    return Line(str(column), name, said.unit.value if said.unit else "", number, records)


def _named(one: Behind) -> str:
    return f"{one.dataset}/{one.key}"
