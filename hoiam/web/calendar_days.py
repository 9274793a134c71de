"""The small calendar that shows why a date is the date."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hoiam.core.calendar import Ground, calendar_for
from hoiam.core.deadlines import CountedDay, Due, Mark, Why
from hoiam.core.explaining import RECEIVED, explain
from hoiam.rules import calendars


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the calendar; `css` is its look."""

    number: str
    note: str
    css: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A calendar ready to draw, with the same content in words."""

    names: tuple[str, ...]
    blanks: range
    days: tuple[Cell, ...]
    spoken: str


_LOOK = {
    Mark.START: "first-day",
    Mark.COUNTED: "counted",
    Mark.SKIPPED: "skipped",
    Mark.ROLLED: "skipped",
    Mark.PAUSED: "paused",
    Mark.DUE: "due-day",
}
# Names of days off that hold another name or a day.
_LIEU, _SWAP = "Nghỉ bù ", "Nghỉ hoán đổi, làm bù ngày "
_MADE_UP = "Làm bù cho ngày nghỉ "


def sheet(due: Due, *, event: str = RECEIVED) -> Sheet:
    """Weeks from Monday; the first square, the last and the first of a month also show the month.

    `event` is what happened on the first day, as a msgid or in the language of the page.
    """
    first = _("nhận") if event == RECEIVED else _("mốc")
    last = len(due.days) - 1
    return Sheet(
        names=(_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN")),
        blanks=range(due.days[0].day.weekday()),
        days=tuple(
            _cell(day, first, with_month=place in (0, last) or day.day.day == 1)
            for place, day in enumerate(due.days)
        ),
        spoken=explain(due, event=event, say=said),
    )


def said(words: str) -> str:
    """The sentences of an explanation, and the names of days off, in the language of the page."""
    if words.startswith(_LIEU):
        return _("Nghỉ bù %(holiday)s") % {"holiday": _(words.removeprefix(_LIEU))}
    if words.startswith(_SWAP):
        return _("Nghỉ hoán đổi, làm bù ngày %(day)s") % {"day": words.removeprefix(_SWAP)}
    if words.startswith(_MADE_UP):
        return _("Làm bù cho ngày nghỉ %(day)s") % {"day": words.removeprefix(_MADE_UP)}
    return _(words) if words else ""


def forecasts_in(due: Due) -> tuple[date, ...]:
    """Days off that the way to a date passes over and that nobody has announced yet. The calendar
    is asked only where the release itself is not sure."""
    plain = calendar_for()
    unsure = [
        one.day
        for one in due.days
        if one.why is Why.HOLIDAY and plain.ground_of(one.day) is Ground.FORECAST
    ]
    if not unsure:
        return ()
    now = calendars.calendar_on()
    return tuple(day for day in unsure if now.ground_of(day) is Ground.FORECAST)


def _cell(day: CountedDay, first: str, *, with_month: bool) -> Cell:
    number = f"{day.day.day}/{day.day.month}" if with_month else str(day.day.day)
    note = first if day.mark is Mark.START else _note(day)
    return Cell(number=number, note=note, css=_LOOK[day.mark])


def _note(day: CountedDay) -> str:
    if day.mark is Mark.DUE:
        return _("hạn")
    if day.mark is Mark.COUNTED:
        return str(day.n)
    if day.mark is Mark.PAUSED:
        return _("dừng")
    return _("lễ") if day.why is Why.HOLIDAY else _("nghỉ")
