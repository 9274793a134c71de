"""The small calendar that shows why a date is the date."""

from datetime import date

from django.template.loader import render_to_string
from django.utils import translation

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
    assert (sheet.days[-1].number, sheet.days[-1].css) == ("13/5", "due-day")


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
        ("4/5", "due-day"),
    ]


def test_notice_is_drawn_backwards_with_its_event_last() -> None:
    sheet = calendar_days.sheet(
        deadlines.latest_day(date(2026, 7, 24), Amount(5, Unit.CALENDAR), calendar_for()),
        event="buổi đối thoại",
    )

    assert len(sheet.blanks) == 4  # Friday the 17th: the 19th is a Sunday
    assert [(day.number, day.note) for day in sheet.days] == [
        ("17/7", "hạn"), ("18", "nghỉ"), ("19", "nghỉ"),
        ("20", "5"), ("21", "4"), ("22", "3"), ("23", "2"), ("24/7", "mốc"),
    ]  # fmt: skip
    assert sheet.spoken == (
        "Trước ít nhất 5 ngày, đếm ngược từ buổi đối thoại 24/7/2026; ngày chậm nhất không tính. "
        "Tính cả ngày nghỉ. Đếm đủ thì gặp ngày nghỉ 18, 19/7, nên ngày chậm nhất là ngày làm việc "
        "trước đó: thứ Sáu, 17/7/2026."
    )


def test_paused_days_have_a_look_of_their_own() -> None:
    paused = deadlines.due(
        date(2026, 7, 6),
        Amount(30, Unit.CALENDAR),
        calendar_for(),
        (deadlines.Pause(date(2026, 7, 20), date(2026, 7, 22)),),
    )
    days = calendar_days.sheet(paused).days

    assert [(day.number, day.note) for day in days if day.css == "paused"] == [
        ("20", "dừng"), ("21", "dừng"),
    ]  # fmt: skip


def test_names_of_days_off_are_said_in_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert "National Day" in calendar_days.said("Nghỉ bù Quốc khánh")
        assert "26/4/2025" in calendar_days.said("Nghỉ hoán đổi, làm bù ngày 26/4/2025")
    assert calendar_days.said("") == ""


def test_calendar_is_an_image_with_its_explanation_in_words_below() -> None:
    shown = due(date(2026, 4, 24), 10, Unit.WORKING)

    page = render_to_string("base/_days.html", {"due": shown})

    assert 'role="img"' in page
    assert explain(shown) in page
