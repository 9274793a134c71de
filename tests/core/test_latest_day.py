"""At least so long before an event: worked examples, counted backwards on a paper calendar."""

from datetime import date

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.deadlines import Amount, Mark, Unit, from_record, latest_day, to_record
from hoiam.core.explaining import explain

PLAIN = calendar_for()
WORKING, CALENDAR = Unit.WORKING, Unit.CALENDAR


@pytest.mark.parametrize(
    ("event", "count", "unit", "latest"),
    [
        # A Friday: the week before, the same weekday.
        (date(2026, 7, 24), 5, WORKING, date(2026, 7, 17)),
        # A Saturday is nobody's working day: five whole working days lie behind Friday the 17th.
        (date(2026, 7, 25), 5, WORKING, date(2026, 7, 17)),
        # National Day 2026 is off from Saturday 29 August to Wednesday 2 September.
        (date(2026, 9, 7), 5, WORKING, date(2026, 8, 26)),
        (date(2026, 9, 3), 1, WORKING, date(2026, 8, 28)),
        # Saturday 22 August 2026 is made up, and counts.
        (date(2026, 8, 24), 2, WORKING, date(2026, 8, 21)),
        # Tết 2027: 4 to 10 February.
        (date(2027, 2, 17), 5, WORKING, date(2027, 2, 3)),
        (date(2026, 7, 16), 7, CALENDAR, date(2026, 7, 9)),
        # The seventh day back is a Sunday: Friday.
        (date(2026, 7, 19), 7, CALENDAR, date(2026, 7, 10)),
        # The fifth day back is National Day: Friday 28 August.
        (date(2026, 9, 7), 5, CALENDAR, date(2026, 8, 28)),
        (date(2026, 10, 15), 45, CALENDAR, date(2026, 8, 28)),
        # Over the first of January.
        (date(2026, 1, 6), 5, CALENDAR, date(2025, 12, 31)),
    ],
)
def test_latest_day_before_an_event(event, count, unit, latest) -> None:
    found = latest_day(event, Amount(count, unit), PLAIN)

    assert found.due_on == latest
    assert found.start == event
    assert (found.days[0].mark, found.days[-1].mark) == (Mark.DUE, Mark.START)


def test_record_keeps_the_way_back() -> None:
    found = latest_day(date(2026, 9, 7), Amount(5, WORKING), PLAIN)

    assert from_record(to_record(found)) == found
    assert from_record(to_record(found)).is_backward


def test_explanation_of_a_notice_in_working_days() -> None:
    found = latest_day(date(2026, 9, 7), Amount(5, WORKING), PLAIN)

    assert explain(found, event="buổi tiếp công dân") == (
        "Trước ít nhất 5 ngày làm việc, đếm ngược từ buổi tiếp công dân 7/9/2026; "
        "ngày chậm nhất không tính. Tính các ngày 27, 28/8, 3, 4, 7/9. "
        "Bỏ qua 31/8 (Nghỉ hoán đổi, làm bù ngày 22/8/2026); 1, 2/9 (Quốc khánh); "
        "thứ Bảy, Chủ nhật (29, 30/8, 5, 6/9). "
        "Ngày chậm nhất là thứ Tư, 26/8/2026."
    )


def test_explanation_of_a_notice_that_meets_a_day_off() -> None:
    found = latest_day(date(2026, 7, 19), Amount(7, CALENDAR), PLAIN)

    assert explain(found, event="cuộc họp") == (
        "Trước ít nhất 7 ngày, đếm ngược từ cuộc họp 19/7/2026; ngày chậm nhất không tính. "
        "Tính cả ngày nghỉ. Đếm đủ thì gặp ngày nghỉ 11, 12/7, nên ngày chậm nhất là ngày làm việc "
        "trước đó: thứ Sáu, 10/7/2026."
    )


def test_explanation_of_a_notice_without_days_off_says_no_more() -> None:
    found = latest_day(date(2026, 7, 23), Amount(2, CALENDAR), PLAIN)

    assert explain(found, event="cuộc họp").endswith("Ngày chậm nhất là thứ Ba, 21/7/2026.")
