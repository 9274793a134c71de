"""The calendar of working days, year by year, and as a feed for any calendar program."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    ONE_DAY,
    Calendar,
    DayKind,
    Ground,
    SpecialDay,
    day_of,
)
from hoiam.core.icalendar import WholeDay, calendar_text
from hoiam.core.text import weekday_name
from hoiam.rules import queries as rules
from hoiam.web import tables, training
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import exports
from hoiam.web.tables import Column, Table

GROUNDS = {
    Ground.LAW: _("theo luật, năm nào cũng vậy"),
    Ground.NOTICE: _("theo thông báo của năm"),
    Ground.DECISION: _("theo quyết định ghi ở đây"),
    Ground.FORECAST: _("dự kiến, chưa có thông báo"),
}
WHAT = {DayKind.HOLIDAY: _("nghỉ"), DayKind.MAKE_UP: _("làm bù")}
_LOOK = {
    DayKind.WORKING: "",
    DayKind.WEEKEND: "skipped",
    DayKind.HOLIDAY: "skipped",
    DayKind.MAKE_UP: "counted",
}
# The feed reaches as far as anybody plans.
FEED_BACK, FEED_AHEAD = 1, 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the small calendar of its month."""

    number: int
    note: str
    css: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month ready to draw."""

    number: int
    blanks: range
    days: list[Cell]
    working: int


@dataclass(frozen=True, slots=True)
class Row:
    """A special day in words."""

    special: SpecialDay

    @property
    def weekday(self) -> str:
        return gettext(weekday_name(self.special.day))

    @property
    def what(self) -> str:
        return gettext(WHAT[self.special.kind])

    @property
    def ground(self) -> str:
        return gettext(GROUNDS[self.special.ground])

    @property
    def is_forecast(self) -> bool:
        return self.special.ground is Ground.FORECAST


@require_safe
@public
def this_year(request: PublicRequest) -> HttpResponseBase:
    """The calendar of the year that it is."""
    return _page(request, day_of(now()).year)


@require_safe
@public
def year(request: PublicRequest, year: int) -> HttpResponseBase:
    """The calendar of any year that the tables reach."""
    return _page(request, year)


def _page(request: PublicRequest, year: int) -> HttpResponseBase:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    days = rules.calendar_on()
    rows = [Row(one) for one in days.special_days(year)]
    if tables.asked(request):
        return exports.sent(request, _table(year, rows), day=day_of(now()))
    months = [_month(days, year, number) for number in range(1, 13)]
    context = {
        "year": year,
        "rows": rows,
        "months": months,
        "weekdays": [gettext(name) for name in (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"),
                                                _("T7"), _("CN"))],
        "working": sum(month.working for month in months),
        "forecasts": sum(row.is_forecast for row in rows),
        "is_announced": days.is_announced(year),
        "overrides": rules.standing_overrides().filter(day__year=year),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
    }  # fmt: skip
    return render(request, "public/calendar.html", context)


def _month(calendar: Calendar, year: int, number: int) -> Month:
    first = date(year, number, 1)
    after = date(year + number // 12, number % 12 + 1, 1)
    days = [first + count * ONE_DAY for count in range((after - first).days)]
    return Month(
        number=number,
        blanks=range(first.weekday()),
        days=[_cell(calendar, day) for day in days],
        working=sum(calendar.is_working(day) for day in days),
    )


def _cell(calendar: Calendar, day: date) -> Cell:
    kind = calendar.kind_of(day)
    notes = {DayKind.HOLIDAY: gettext("lễ"), DayKind.MAKE_UP: gettext("bù")}
    return Cell(day.day, notes.get(kind, ""), _LOOK[kind])


def _table(year: int, rows: list[Row]) -> Table:
    columns = (
        Column(gettext("Ngày"), 12), Column(gettext("Thứ"), 12), Column(gettext("Là"), 12),
        Column(gettext("Tên"), 50), Column(gettext("Căn cứ"), 30),
    )  # fmt: skip
    lines = (
        (row.special.day, row.weekday, row.what, gettext(row.special.name), row.ground)
        for row in rows
    )
    return Table(f"lich-{year}", columns, lines)


@require_safe
@public
def feed(request: PublicRequest) -> HttpResponse:
    """Days off and make-up days as RFC 5545; what is a forecast is marked as tentative."""
    at = now()
    today, days = day_of(at), rules.calendar_on()
    years = range(today.year - FEED_BACK, today.year + FEED_AHEAD + 1)
    special = [one for year in years for one in days.special_days(year)]
    name = training.said(gettext("Ngày nghỉ, ngày làm bù · %(place)s") % {"place": settings.PLACE})
    host = urlsplit(settings.SITE_URL).hostname or "hoiam"
    text = calendar_text(
        name,
        (_entry(Row(one), host) for one in special),
        product="-//Hoi Am//Lich ngay lam viec//VI",
        at=at,
    )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="lich.ics"'
    response["Cache-Control"] = "public, max-age=3600"
    patch_vary_headers(response, ["Cookie"])  # the language is in a cookie
    return response


def _entry(row: Row, host: str) -> WholeDay:
    one = row.special
    return WholeDay(
        uid=f"{one.day.isoformat()}@{host}",
        day=one.day,
        title=training.said(gettext(one.name)),
        text=f"{row.what.capitalize()}, {row.ground}. {training.words()}".strip(),
        is_sure=not row.is_forecast,
    )
