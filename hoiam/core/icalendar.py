"""A calendar of days and hours as text (RFC 5545), for any calendar program to subscribe to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from hoiam.core.calendar import ONE_DAY

# A line is at most 75 octets long; the rest goes on after a space (RFC 5545, 3.1).
_LONGEST = 75


class State(StrEnum):
    """How sure an entry is: programs show these words in their own way."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class WholeDay:
    """One entry of a day; its id never changes, `sequence` grows when anything else does."""

    uid: str
    day: date
    title: str
    text: str
    state: State = State.CONFIRMED
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Timed:
    """One entry of some hours, with the place and the page that says more."""

    uid: str
    starts: datetime
    title: str
    text: str
    ends: datetime | None = None  # not known: an instant, which programs show at its hour
    place: str = ""
    url: str = ""
    state: State = State.CONFIRMED
    sequence: int = 0


def calendar_text(
    name: str, days: Iterable[WholeDay | Timed], *, product: str, at: datetime
) -> str:
    """The whole file, with the line ends that the standard asks for."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_escaped(product)}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(line for day in days for line in _event(day, at)),
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(entry: WholeDay | Timed, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{_utc(at)}"
    if isinstance(entry, WholeDay):
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + ONE_DAY:%Y%m%d}"
    else:
        yield from _hours(entry)
    yield f"SUMMARY:{_escaped(entry.title)}"
    yield f"DESCRIPTION:{_escaped(entry.text)}"
    yield f"STATUS:{entry.state}"
    yield f"SEQUENCE:{entry.sequence}"
    yield "TRANSP:TRANSPARENT"  # it does not make anybody busy
    yield "END:VEVENT"


def _hours(entry: Timed) -> Iterator[str]:
    yield f"DTSTART:{_utc(entry.starts)}"
    if entry.ends is not None:
        yield f"DTEND:{_utc(entry.ends)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    if entry.url:
        yield f"URL:{entry.url}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """Cut between letters, never inside one: a letter may be several octets."""
    parts, length = [""], 0
    for letter in line:
        size = len(letter.encode())
        if length + size > _LONGEST:
            parts.append(" ")
            length = 1
        parts[-1] += letter
        length += size
    return "\r\n".join(parts)
