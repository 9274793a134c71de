"""A year of fixed days at once: the head's reception days, looked at before they are written."""

import secrets
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core import calendar
from hoiam.core.calendar import ONE_DAY, Calendar
from hoiam.core.refusals import Refusal
from hoiam.meetings import actions, policies
from hoiam.meetings.actions import Span
from hoiam.rules import queries as rules
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.inputs import DayField, said
from hoiam.web.office.meetings.meeting_forms import Cover, moment
from hoiam.web.office.meetings.meeting_steps import choices, first, keeping

MOST_DAYS = 31
_WEEK = 7
WEEKDAYS = (
    ("0", "Thứ Hai"), ("1", "Thứ Ba"), ("2", "Thứ Tư"), ("3", "Thứ Năm"), ("4", "Thứ Sáu"),
)  # fmt: skip


class Series(Cover):
    """The same as one meeting, without a day: days of the month, or a day of the week."""

    since = DayField(label=gettext_lazy("Từ ngày"))
    until_day = DayField(label=gettext_lazy("Đến hết ngày"))
    month_days = forms.CharField(
        label=gettext_lazy("Các ngày trong tháng"), required=False, max_length=60,
        help_text=gettext_lazy(
            "Ví dụ 5, 20. Rơi vào ngày nghỉ thì lấy ngày làm việc kế tiếp."
        ),
    )  # fmt: skip
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("Hoặc hằng tuần vào"), required=False, choices=said(WEEKDAYS),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=2_000, widget=forms.HiddenInput)
    field_order = (
        "kind", "audience", "title", "subject", "since", "until_day", "month_days", "weekdays",
        "begins", "until", "place", "unit", "hosts", "areas", "key",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["day"]

    def clean_month_days(self) -> list[int]:
        """Days of the month as numbers."""
        typed = self.cleaned_data["month_days"].replace(";", ",").split(",")
        found = [one.strip() for one in typed if one.strip()]
        if not all(one.isdecimal() and 1 <= int(one) <= MOST_DAYS for one in found):
            raise forms.ValidationError(_("Ghi các số từ 1 đến 31, cách nhau bằng dấu phẩy."))
        return [int(one) for one in found]

    def starts(self) -> datetime | None:
        return None

    def ends(self) -> datetime | None:
        return None

    def spans(self, days: list[date]) -> tuple[Span, ...]:
        """The same days with their hours."""
        given = self.cleaned_data
        found = []
        for day in days:
            starts = moment(day, given["begins"])
            if starts is not None:
                found.append(Span(starts, moment(day, given["until"]) if given["until"] else None))
        return tuple(found)

    def days(self, working: Calendar) -> list[date]:
        """Every day that fits, moved on from days off; each once."""
        given = self.cleaned_data
        wanted: list[date] = []
        day, last = given["since"], min(given["until_day"], _year_on(given["since"]))
        weekdays = {int(one) for one in given["weekdays"]}
        while day <= last:
            if day.day in given["month_days"]:
                wanted.append(_working(day, working))
            elif day.weekday() in weekdays and working.is_working(day):
                wanted.append(day)
            day += ONE_DAY
        return list(dict.fromkeys(wanted))


def _year_on(day: date) -> date:
    return day + ONE_DAY * 366


def _working(day: date, working: Calendar) -> date:
    while not working.is_working(day):
        day += ONE_DAY
    return day


@office(*policies.KEEPERS)
def series(request: OfficeRequest) -> HttpResponse:
    """First the days are shown with what falls on a day off moved on; the second press writes."""
    today = calendar.day_of(now())
    mine = keeping(request, today)
    initial = {
        "key": secrets.token_hex(12),
        "kind": "reception",
        "since": today,
        "until_day": date(today.year, 12, 31),
    }
    form = pages.bound(request, Series, **choices(mine, today), initial=initial | first(mine))
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return pages.show(request, "meetings/series", form=form, status=status)
    days = form.days(rules.calendar_on())
    seen = ",".join(day.isoformat() for day in days)
    if not days or form.cleaned_data["seen"] != seen:
        return pages.show(request, "meetings/series", form=form, days=days, seen=seen, looked=True)
    try:
        made = actions.record_series(
            new=form.new(), days=form.spans(days), by=request.actor, at=now()
        )
    except Refusal as error:
        refused = pages.refused(form, error)
        return pages.show(
            request, "meetings/series", form=form, refused=refused, status=error.status
        )
    told = _("Đã đưa {count} ngày vào kế hoạch.").format(count=len(made))
    return pages.done(request, told, "office:meetings")
