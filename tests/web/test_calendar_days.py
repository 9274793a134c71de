"""The small calendar that shows why a date is the date."""

from datetime import date

from django.template.loader import render_to_string

from hoiam.core import deadlines
from hoiam.core.calendar import calendar_for
from hoiam.core.deadlines import Amount, Unit
from hoiam.core.explaining import explain
from hoiam.web import calendar_days


def due(start: date, count: int, unit: Unit) -> deadlines.Due:
    return deadlines.due(start, Amount(count, unit), calendar_for())


def test_calendar_starts_on_the_weekday_of_the_event() -> None:
    sheet = calendar_days.sheet(due(date(2026, 4, 24), 10, Unit.WORKING))

    assert len(sheet.blanks) == 4  # a Friday
    assert (sheet.days[0].number, sheet.days[0].note) == ("24/4", "nhận")
    assert (sheet.days[-1].number, sheet.days[-1].css) == ("13", "due-day")


def test_every_counted_day_carries_its_number_and_holidays_say_so() -> None:
    sheet = calendar_days.sheet(due(date(2026, 4, 24), 10, Unit.WORKING))

    assert [day.note for day in sheet.days if day.css == "counted"] == [
        str(n) for n in range(1, 10)
    ]
    assert [day.number for day in sheet.days if day.note == "lễ"] == ["26", "27", "30", "1/5"]


def test_last_day_that_rolls_forward_is_shown_as_skipped() -> None:
    sheet = calendar_days.sheet(due(date(2026, 4, 22), 10, Unit.CALENDAR))

    assert [(day.number, day.css) for day in sheet.days[-3:]] == [
        ("2", "skipped"),
        ("3", "skipped"),
        ("4", "due-day"),
    ]


def test_calendar_is_an_image_with_its_explanation_in_words_below() -> None:
    shown = due(date(2026, 4, 24), 10, Unit.WORKING)

    page = render_to_string("base/_days.html", {"due": shown})

    assert 'role="img"' in page
    assert explain(shown) in page
