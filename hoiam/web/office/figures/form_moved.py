"""Addresses that tables had before they stood on one page: they lead to the table, its period and
its body."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hoiam.core import calendar
from hoiam.core.figures import forms
from hoiam.core.figures.forms.tt06_2025 import TCD, XLD
from hoiam.core.periods import Cut, Period, PeriodRule, period_of, periods_of
from hoiam.figures.forms import bodies
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu
from hoiam.web.office.meetings import listing
from hoiam.web.office.reception import lines


@office(*menu.WORKERS)
def petition_forms(request: OfficeRequest) -> HttpResponse:
    """02/XLD, 03/GQKN and 05/KQTH of days that were typed."""
    code = request.GET.get("bieu", "")
    form = next((one for one in forms.ALL if one.code == code), XLD)
    return _to(request, "office:forms", form.slug, _between(request))


@office(*menu.WORKERS)
def petition_forms_printed(request: OfficeRequest) -> HttpResponse:
    """The same on paper."""
    return _to(request, "office:forms-printed", XLD.slug, _between(request))


@office(*menu.WORKERS)
def month(request: OfficeRequest) -> HttpResponse:
    """01/TCD of a month."""
    return _to(request, "office:forms", TCD.slug, _month(request))


@office(*menu.WORKERS)
def month_printed(request: OfficeRequest) -> HttpResponse:
    """The same on paper."""
    return _to(request, "office:forms-printed", TCD.slug, _month(request))


def _to(request: OfficeRequest, page: str, slug: str, period: Period | None) -> HttpResponse:
    asked = {"bieu": slug, "ky": period.code if period else "", "co-quan": _body(request)}
    asked["cot"] = request.GET.get("cot", "")
    said = urlencode({name: value for name, value in asked.items() if value})
    return redirect(f"{reverse(page)}?{said}{'#opened' if asked['cot'] else ''}")


def _body(request: OfficeRequest) -> str:
    """The body that an office reports through."""
    asked = Unit.objects.filter(code=request.GET.get("co-quan", "")).select_related(
        "area", "parent__area", "parent__parent__area"
    )
    unit = asked.first()
    return bodies.through(unit).code if unit else ""


def _today() -> date:
    return calendar.day_of(now())


def _month(request: OfficeRequest) -> Period:
    first, _last = lines.month_of(request.GET.get("thang", ""), _today())
    return period_of(first, PeriodRule.CALENDAR, Cut.MONTH)


def _between(request: OfficeRequest) -> Period | None:
    """The period with these days; where there is none, the sector's year with the last of them."""
    first = listing.day_asked(request.GET.get("tu", ""))
    last = listing.day_asked(request.GET.get("den", ""))
    if last is None:
        return None
    for rule in PeriodRule:
        for one in (*periods_of(rule, last.year), *periods_of(rule, last.year + 1)):
            if (one.first, one.last) == (first, last):
                return one
    return period_of(last, PeriodRule.INSPECTION, Cut.YEAR)
