"""Days and moments as sources write them.

A day without a time stays a day: nothing is known of its hour. A local time without a zone is in
the zone of the profile. Two times of the year that needs care, and says so in `doubt`: an hour
that came twice when clocks went back is read as the first of the two, and an hour that was left
out when clocks went forward as the one that clocks showed in its place. A moment written with an
offset is an instant, whose day is the one of the profile's zone.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

ISO, US12, VN, DAY = "iso", "us12", "vn", "day"
TWICE = "twice"
LEFT_OUT = "left-out"

_FIRST_YEAR, _LAST_YEAR = 1900, 2200  # 0001-01-01 and 9999-12-31 mean that nobody knows
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
_HALF = r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
_OFFSET = r"(?:\s*(?P<offset>[Zz]|[+-]\d{2}(?::?\d{2})?))?"
_SPOKEN_CLOCK = (
    r"(?P<hour>\d{1,2})\s*(?::|h|g|giờ)\s*(?:(?P<minute>\d{2})(?:\s*(?:phút|p))?"
    r"(?::(?P<second>\d{2}))?)?(?:\s*(?P<half>SA|CH|[AP]M))?"
)
_WRITTEN_DAY = (
    r"(?:(?:ngày\s*)?(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))"
)
_ISO = re.compile(
    rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})(?:[Tt ]\s*{_CLOCK}{_OFFSET})?"
)
_US = re.compile(
    rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}})(?:,?\s+{_CLOCK}{_HALF})?"
)
_VN = re.compile(rf"{_WRITTEN_DAY}(?:,?\s*(?:lúc\s*|-\s*)?{_SPOKEN_CLOCK})?", re.IGNORECASE)
_VN_CLOCK_FIRST = re.compile(rf"{_SPOKEN_CLOCK},?\s*(?:-\s*)?{_WRITTEN_DAY}", re.IGNORECASE)
# A year in front is the same in every form: spreadsheets give days so, whatever they show.
_FORMS = {
    ISO: (_ISO,),
    US12: (_US, _ISO),
    VN: (_VN, _VN_CLOCK_FIRST, _ISO),
    DAY: (_ISO, _VN, _VN_CLOCK_FIRST),
}


class Unreadable(ValueError):
    """The text is no day of the form."""


@dataclass(frozen=True, slots=True)
class Said:
    """A day as it was written, and the instant (UTC) where a time was; both empty for no text."""

    day: date | None = None
    moment: datetime | None = None
    doubt: str = ""  # TWICE or LEFT_OUT


def read_moment(text: str, *, form: str, zone: tzinfo, midnight_is_day: bool) -> Said:
    """What the text says; nothing for no text. Raises `Unreadable` for what is no day at all.

    `midnight_is_day` is for systems that write a day as that day's first minute.
    """
    plain = " ".join(text.split())
    if not plain:
        return Said()
    found = next((one for one in (p.fullmatch(plain) for p in _FORMS[form]) if one), None)
    if found is None:
        raise Unreadable(text)
    try:
        return _said(found, form, zone, midnight_is_day)
    except ValueError as error:
        raise Unreadable(text) from error


def _said(found: re.Match[str], form: str, zone: tzinfo, midnight_is_day: bool) -> Said:
    said = {name: value or "" for name, value in found.groupdict().items()}
    day = date(int(said["year"]), int(said["month"]), int(said["day"]))
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Unreadable(found.group())
    if form == DAY or not said["hour"]:
        return Said(day)
    local = datetime(
        day.year,
        day.month,
        day.day,
        _hour(int(said["hour"]), said.get("half", "")),
        int(said["minute"] or 0),
        int(said["second"] or 0),
        int(said.get("part", "")[:6].ljust(6, "0")),
        tzinfo=zone,
    )
    if midnight_is_day and (local.hour, local.minute, local.second) == (0, 0, 0):
        return Said(day)
    if said.get("offset", ""):
        return _instant(local, said.get("offset", ""), zone)
    return _of_clocks(local, day)


def _hour(said: int, half: str) -> int:
    """12 AM is midnight, 12 PM noon; SA (sáng) and CH (chiều) say the same."""
    if not half:
        return said
    if not 1 <= said <= 12:
        raise Unreadable(f"{said} {half}")
    return said % 12 + (12 if half[0].upper() in "PC" else 0)


def _instant(local: datetime, offset: str, zone: tzinfo) -> Said:
    hours, minutes = (
        (0, 0) if offset in "Zz" else (int(offset[1:3]), int(offset[3:].strip(":") or 0))
    )
    ahead = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    moment = local.replace(tzinfo=timezone(ahead)).astimezone(UTC)
    there = moment.astimezone(zone)
    return Said(date(there.year, there.month, there.day), moment)


def _of_clocks(local: datetime, day: date) -> Said:
    """What clocks in the zone showed: see the head of this page for the two hours of doubt."""
    moment = local.astimezone(UTC)
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return Said(day, moment)
    shown = moment.astimezone(local.tzinfo)
    return Said(day, moment, TWICE if shown.hour == local.hour else LEFT_OUT)
