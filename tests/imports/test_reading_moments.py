"""Days and moments as sources write them, and the two hours of the year that need care."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hoiam.imports.reading.moments import LEFT_OUT, TWICE, Said, Unreadable, read_moment

NEW_YORK = ZoneInfo("America/New_York")
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "form", "day", "moment"),
    [
        ("04/12/2018 11:11:26 AM", "us12", (2018, 4, 12), at(2018, 4, 12, 4, 11, 26)),
        ("04/12/2018 12:00:01 AM", "us12", (2018, 4, 12), at(2018, 4, 11, 17, 0, 1)),
        ("04/12/2018 12:30:00 PM", "us12", (2018, 4, 12), at(2018, 4, 12, 5, 30)),
        ("4/12/2018 23:15", "us12", (2018, 4, 12), at(2018, 4, 12, 16, 15)),
        ("4/12/2018", "us12", (2018, 4, 12), None),
        ("2018-04-12", "us12", (2018, 4, 12), None),
        ("24/4/2026 16:05", "vn", (2026, 4, 24), at(2026, 4, 24, 9, 5)),
        ("16:05 24/4/2026", "vn", (2026, 4, 24), at(2026, 4, 24, 9, 5)),
        ("16h05 ngày 24 tháng 4 năm 2026", "vn", (2026, 4, 24), at(2026, 4, 24, 9, 5)),
        ("16 giờ, ngày 24-4-2026", "vn", (2026, 4, 24), at(2026, 4, 24, 9)),
        ("24.04.2026 4:05 CH", "vn", (2026, 4, 24), at(2026, 4, 24, 9, 5)),
        ("24/04/2026 08:05:30 SA", "vn", (2026, 4, 24), at(2026, 4, 24, 1, 5, 30)),
        ("24/04/2026", "vn", (2026, 4, 24), None),
        ("2026-04-24 16:05:00", "vn", (2026, 4, 24), at(2026, 4, 24, 9, 5)),
        ("2026-02-03T10:34", "iso", (2026, 2, 3), at(2026, 2, 3, 3, 34)),
        ("2026-02-03T10:34:05Z", "iso", (2026, 2, 3), at(2026, 2, 3, 10, 34, 5)),
        ("2026/2/3", "iso", (2026, 2, 3), None),
        # An instant: in Viet Nam it is the next day.
        (
            "2023-05-11 23:41:36.587159+00",
            "iso",
            (2023, 5, 12),
            at(2023, 5, 11, 23, 41, 36, 587159),
        ),
        ("2014-10-31T11:39:56-05:30", "iso", (2014, 11, 1), at(2014, 10, 31, 17, 9, 56)),
        ("24/4/2026", "day", (2026, 4, 24), None),
        ("2026-04-24 16:05", "day", (2026, 4, 24), None),
    ],
)
def test_every_form_is_read(
    text: str, form: str, day: tuple[int, int, int], moment: datetime | None
) -> None:
    said = read_moment(text, form=form, zone=HANOI, midnight_is_day=False)

    assert said == Said(date(*day), moment)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_no_text_says_nothing(text: str) -> None:
    assert read_moment(text, form="iso", zone=HANOI, midnight_is_day=True) == Said()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("NULL", "iso"),
        ("31/4/2026", "vn"),
        ("13/13/2018", "us12"),
        ("24/4/26", "vn"),
        ("24/4", "vn"),
        ("2026-04-24T24:00", "iso"),
        ("2026-04-24T10:60", "iso"),
        ("04/12/2018 13:00:00 PM", "us12"),
        ("0001-01-01", "iso"),
        ("9999-12-31T00:00:00Z", "iso"),
        ("20260424", "iso"),
        ("24/4/2026 và 25/4/2026", "vn"),
        ("1900-01-01T00:00+99:00", "iso"),
    ],
)
def test_what_is_no_day_is_not_made_one(text: str, form: str) -> None:
    with pytest.raises(Unreadable):
        read_moment(text, form=form, zone=HANOI, midnight_is_day=False)


def test_a_day_written_as_its_first_minute_is_a_day_where_the_profile_says_so() -> None:
    as_day = read_moment("2021-07-02T00:00", form="iso", zone=HANOI, midnight_is_day=True)
    as_moment = read_moment("2021-07-02T00:00", form="iso", zone=HANOI, midnight_is_day=False)

    assert as_day == Said(date(2021, 7, 2))
    assert as_moment == Said(date(2021, 7, 2), at(2021, 7, 1, 17))


def test_an_hour_that_came_twice_is_the_first_of_the_two() -> None:
    said = read_moment("11/04/2018 01:30:00 AM", form="us12", zone=NEW_YORK, midnight_is_day=False)

    assert said == Said(date(2018, 11, 4), at(2018, 11, 4, 5, 30), TWICE)


def test_an_hour_that_was_left_out_is_what_clocks_showed_in_its_place() -> None:
    said = read_moment("03/11/2018 02:30:00 AM", form="us12", zone=NEW_YORK, midnight_is_day=False)

    assert said == Said(date(2018, 3, 11), at(2018, 3, 11, 7, 30), LEFT_OUT)


def test_hours_beside_them_are_in_no_doubt() -> None:
    before = read_moment("2018-11-04 00:59", form="iso", zone=NEW_YORK, midnight_is_day=False)
    after = read_moment("2018-03-11 03:00", form="iso", zone=NEW_YORK, midnight_is_day=False)

    assert (before.doubt, after.doubt) == ("", "")
    assert (before.moment, after.moment) == (at(2018, 11, 4, 4, 59), at(2018, 3, 11, 7))
