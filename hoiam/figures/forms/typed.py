"""Numbers of tables that somebody entered: the last entry of each cell, and all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from hoiam.core import calendar
from hoiam.core.figures.forms.shapes import Number, ReportForm
from hoiam.figures.forms.sheets import Behind
from hoiam.figures.models import FormEntry


def standing(form: ReportForm, period: str, units: Collection[str]) -> QuerySet[FormEntry]:
    """Entries that no later one corrects."""
    return FormEntry.objects.filter(
        circular=form.circular,
        form=form.code,
        period=period,
        unit__code__in=units,
        corrected_by__isnull=True,
    ).select_related("unit")


def numbers_of(
    form: ReportForm, period: str, units: Collection[str]
) -> Mapping[str, Mapping[int, Number]]:
    """By body and column."""
    found: dict[str, dict[int, Number]] = defaultdict(dict)
    for one in standing(form, period, units):
        value = one.value
        found[one.unit.code][one.column] = int(value) if value == int(value) else value
    return found


def behind(form: ReportForm, period: str, column: int, units: Collection[str]) -> list[Behind]:
    """The entries of a cell."""
    return [
        Behind("entries", one.code, one.unit.code, calendar.day_of(one.entered_at), int(one.value))
        for one in standing(form, period, units).filter(column=column)
    ]


def history(form: ReportForm, period: str, unit: str) -> QuerySet[FormEntry]:
    """Every entry of a body's table, the newest first."""
    return FormEntry.objects.filter(
        circular=form.circular, form=form.code, period=period, unit__code=unit
    ).order_by("-id")
