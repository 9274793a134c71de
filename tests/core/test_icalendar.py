"""The calendar feed, read back by a small reader that follows RFC 5545 and knows nothing of ours."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.icalendar import State, WholeDay, calendar_text

AT = datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=120)


def day(**changes: object) -> WholeDay:
    known = {
        "uid": "2026-02-17@tinh.example", "day": date(2026, 2, 17), "title": "Tết Nguyên đán",
        "text": "Đã thông báo",
    }  # fmt: skip
    return WholeDay(**(known | changes))  # type: ignore[arg-type]


def written(*days: WholeDay) -> str:
    return calendar_text("Lịch nghỉ", days, product="-//Hồi Âm//vi", at=AT)


def read(text: str) -> list[dict[str, str]]:
    """The properties of each event: unfolded, unescaped."""
    lines = re.sub("\r\n[ \t]", "", text).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    events: list[dict[str, str]] = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1][name] = re.sub(
                r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value
            )
    return events


def test_day_is_whole_and_ends_before_the_next() -> None:
    (event,) = read(written(day()))

    assert event["DTSTART;VALUE=DATE"] == "20260217"
    assert event["DTEND;VALUE=DATE"] == "20260218"
    assert event["DTSTAMP"] == "20261121T030405Z"
    assert event["UID"] == "2026-02-17@tinh.example"
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "TRANSPARENT"


def test_what_is_not_sure_is_tentative() -> None:
    assert read(written(day(state=State.TENTATIVE)))[0]["STATUS"] == "TENTATIVE"


def test_what_is_no_more_is_cancelled_under_a_higher_number() -> None:
    (event,) = read(written(day(state=State.CANCELLED, sequence=3)))

    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", "3")
    assert read(written(day()))[0]["SEQUENCE"] == "0"


def test_head_names_the_version_and_the_calendar() -> None:
    text = written()

    assert "\r\nVERSION:2.0\r\n" in text
    assert "\r\nPRODID:-//Hồi Âm//vi\r\n" in text
    assert "\r\nX-WR-CALNAME:Lịch nghỉ\r\n" in text
    assert read(text) == []


def test_line_feeds_stay_inside_their_property() -> None:
    assert read(written(day(text="một\nhai\r\nba")))[0]["DESCRIPTION"] == "một\nhai\nba"


def test_long_text_goes_on_after_a_space_and_no_letter_is_cut() -> None:
    long = "Nghỉ hoán đổi, làm bù ngày 22/8/2026; " * 6
    said = written(day(text=long))
    (event,) = read(said)

    assert event["DESCRIPTION"] == long
    folded = [line for line in said.split("\r\n") if line.startswith(" ")]
    assert len(folded) == 4
    assert all(60 < len(line.encode()) <= 75 for line in folded[:-1])


@given(TEXTS, TEXTS)
def test_every_text_comes_back_and_no_line_is_too_long(title: str, text: str) -> None:
    said = written(day(title=title, text=text))
    (event,) = read(said)

    assert event["SUMMARY"] == title
    assert event["DESCRIPTION"] == text
    assert all(len(line.encode()) <= 75 for line in said.split("\r\n"))
