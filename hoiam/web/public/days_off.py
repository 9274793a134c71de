"""The calendar of working days, year by year, and as a feed for any calendar program."""

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR, calendar_for, day_of
from hoiam.core.icalendar import State, WholeDay, calendar_text
from hoiam.rules import queries as rules
from hoiam.rules.calendars import DayActs
from hoiam.web import tables, training, year_sheets
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.calendar_days import said
from hoiam.web.public import exports
from hoiam.web.tables import Column, Table
from hoiam.web.year_sheets import Row, Year

# The feed reaches as far as anybody plans.
FEED_BACK, FEED_AHEAD = 1, 2


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
    sheet = year_sheets.sheet(days, year)
    if tables.asked(request):
        return exports.sent(request, _table(sheet), day=day_of(now()))
    context = {
        "year": year,
        "sheet": sheet,
        "is_announced": days.is_announced(year),
        "overrides": rules.overrides().filter(day__year=year),
        "papers": rules.decisions().filter(year=year),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
    }
    return render(request, "public/calendar.html", context)


def _table(sheet: Year) -> Table:
    columns = (
        Column(gettext("Ngày"), 12), Column(gettext("Thứ"), 12), Column(gettext("Là"), 12),
        Column(gettext("Tên"), 50), Column(gettext("Căn cứ"), 30),
    )  # fmt: skip
    lines = ((row.special.day, row.weekday, row.what, row.name, row.ground) for row in sheet.rows)
    return Table(f"lich-{sheet.year}", columns, lines)


@require_safe
@public
def feed(request: PublicRequest) -> HttpResponse:
    """Days off and make-up days as RFC 5545; what is a forecast is marked as tentative, and what
    is a special day no more as cancelled, so that programs which kept it let it go."""
    at = now()
    today = day_of(at).year
    name = training.said(gettext("Ngày nghỉ, ngày làm bù · %(place)s") % {"place": settings.PLACE})
    text = calendar_text(
        name,
        _entries(range(today - FEED_BACK, today + FEED_AHEAD + 1)),
        product="-//Hoi Am//Lich ngay lam viec//VI",
        at=at,
    )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="lich.ics"'
    response["Cache-Control"] = "public, max-age=3600"
    patch_vary_headers(response, ["Cookie"])  # the language is in a cookie
    return response


def _entries(years: range) -> list[WholeDay]:
    """Every day that is special or was: its id stays, its number grows with every act."""
    days, acts = rules.calendar_on(), rules.acts_on_days(years)
    rows = [Row(one) for year in years for one in days.special_days(year)]
    entries = [_entry(row, acts.get(row.special.day)) for row in rows]
    known = {entry.day for entry in entries}
    expected = {one.day: one.name for year in years for one in calendar_for().special_days(year)}
    told = {day: act.name for day, act in acts.items()} | expected
    gone = [(day, name) for day, name in told.items() if day not in known]
    entries += [_cancelled(day, name, acts.get(day)) for day, name in gone]
    return sorted(entries, key=lambda entry: entry.day)


def _entry(row: Row, act: DayActs | None) -> WholeDay:
    one = row.special
    return WholeDay(
        uid=_uid(one.day),
        day=one.day,
        title=training.said(row.name),
        text=f"{row.what.capitalize()}, {row.ground}. {training.words()}".strip(),
        state=State.TENTATIVE if row.is_forecast else State.CONFIRMED,
        sequence=act.count if act else 0,
    )


def _cancelled(day: date, name: str, act: DayActs | None) -> WholeDay:
    return WholeDay(
        uid=_uid(day),
        day=day,
        title=training.said(said(name)),
        text=f"{gettext('Không còn là ngày nghỉ, ngày làm bù.')} {training.words()}".strip(),
        state=State.CANCELLED,
        sequence=act.count if act else 1,
    )


def _uid(day: date) -> str:
    host = urlsplit(settings.SITE_URL).hostname or "hoiam"
    return f"{day.isoformat()}@{host}"
