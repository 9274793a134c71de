"""Which tables can be closed: sets of figures of one dataset, and the official forms.

Columns of denunciations never enter a closed table: it can be opened by everybody who works at the
unit, and a number that rises by one would tell the accused. They have their own way out, by
province and year (`hoiam.figures.year_totals`).
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_noop as _

from hoiam.core.figures.catalogue import FIGURES
from hoiam.core.figures.closing import Line, Number
from hoiam.core.figures.definitions import Figure, Measured
from hoiam.core.figures.language import Asked
from hoiam.core.periods import Period, PeriodRule
from hoiam.figures import engine
from hoiam.figures.closings import of_forms
from hoiam.figures.closings.shapes import Counted, Source
from hoiam.figures.datasets import rows_of
from hoiam.figures.engine import AsOf, Part, Scope
from hoiam.units.models import Unit


def figures_of(dataset: str) -> tuple[Figure, ...]:
    """The figures of a dataset that make a set."""
    return tuple(one for one in FIGURES if one.dataset.code == dataset)


def _counted(dataset: str, period: Period, bodies: Sequence[Unit]) -> Counted:
    """Every figure of a dataset with the rows that it counts; of a share, its whole as well."""
    asked = Asked(period.first, period.last, period.last)
    scope = Scope(units=tuple(one.code for one in bodies), as_of=AsOf.THEN)
    lines = []
    for figure in figures_of(dataset):
        lines.append(_line(figure, asked, scope, Part.COUNTED))
        if figure.is_share:
            lines.append(_line(figure, asked, scope, Part.WHOLE))
    return Counted(tuple(lines))


def _line(figure: Figure, asked: Asked, scope: Scope, part: Part) -> Line:
    known = rows_of(figure.dataset)
    columns: dict[str, Any] = {"as_key": known.expression(figure.dataset.key)}
    if figure.measure.column:
        columns["as_adds"] = known.expression(figure.measure.column)
    named: dict[str, Any] = {
        name: F(one) if isinstance(one, str) else one for name, one in columns.items()
    }
    found = engine.rows(figure, asked, scope, part).annotate(**named).values_list(*named)
    records: dict[str, Number] = {}
    seen: set[Any] = set()
    for key, *measured in found.iterator():
        records[f"{figure.dataset.code}/{key}"] = _adds(figure, measured, seen)
    code, name = figure.code, figure.name
    if part is Part.WHOLE:
        code, name = f"{figure.code}:whole", f"{figure.name}: mẫu số"
    return Line(code, name, figure.unit_of_counting.value, sum(records.values()), records)


def _adds(figure: Figure, measured: list[Any], seen: set[Any]) -> Number:
    """What one row adds: one, what its column says, or one for a thing not seen before."""
    if figure.measure.how is Measured.ROWS:
        return 1
    value = measured[0]
    if figure.measure.how is Measured.SUM:
        return 0 if value is None else value
    is_new = value is not None and value not in seen
    seen.add(value)
    return int(is_new)


def _set(dataset: str, name: str, rule: PeriodRule) -> Source:
    def count(period: Period, bodies: Sequence[Unit]) -> Counted:
        return _counted(dataset, period, bodies)

    return Source(f"so-lieu-{dataset}", name, rule, count)


SOURCES: dict[str, Source] = {
    one.code: one
    for one in (
        _set("cases", _("Số liệu vụ việc"), PeriodRule.CALENDAR),
        _set("records", _("Số liệu sổ cũ"), PeriodRule.CALENDAR),
        *of_forms.sources(),
    )
}


def source(code: str) -> Source | None:
    """A table by its code."""
    return SOURCES.get(code)
