"""A year of the calendar ready to draw: twelve small months, and its special days in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.core.calendar import ONE_DAY, Calendar, DayKind, Ground, SpecialDay
from hoiam.core.text import weekday_name
from hoiam.web.calendar_days import said

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
_WEEK = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))


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
    def name(self) -> str:
        """The day in the language of the page."""
        return said(self.special.name)

    @property
    def ground(self) -> str:
        return gettext(GROUNDS[self.special.ground])

    @property
    def is_forecast(self) -> bool:
        return self.special.ground is Ground.FORECAST


@dataclass(frozen=True, slots=True)
class Year:
    """A whole year ready to draw."""

    year: int
    rows: list[Row]
    months: list[Month]
    weekdays: list[str]

    @property
    def working(self) -> int:
        return sum(month.working for month in self.months)

    @property
    def forecasts(self) -> int:
        return sum(row.is_forecast for row in self.rows)


def sheet(calendar: Calendar, year: int) -> Year:
    """The year as this calendar has it."""
    return Year(
        year=year,
        rows=[Row(one) for one in calendar.special_days(year)],
        months=[_month(calendar, year, number) for number in range(1, 13)],
        weekdays=[gettext(name) for name in _WEEK],
    )


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
