"""The small calendar that shows why a date is the date."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hoiam.core.deadlines import CountedDay, Due, Mark, Why
from hoiam.core.explaining import explain


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
    Mark.PAUSED: "skipped",
    Mark.DUE: "due-day",
}


_RECEIVED = "ngày nhận"


def sheet(due: Due, *, event: str = _RECEIVED) -> Sheet:
    """Weeks from Monday; the first square and the first of a month also show the month.

    `event` is what happened on the first day, in Vietnamese as the explanation is.
    """
    first = _("nhận") if event == _RECEIVED else _("mốc")
    return Sheet(
        names=(_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN")),
        blanks=range(due.start.weekday()),
        days=tuple(_cell(day, first if place == 0 else "") for place, day in enumerate(due.days)),
        spoken=explain(due, event=event),
    )


def _cell(day: CountedDay, first: str) -> Cell:
    with_month = bool(first) or day.day.day == 1
    number = f"{day.day.day}/{day.day.month}" if with_month else str(day.day.day)
    return Cell(number=number, note=first or _note(day), css=_LOOK[day.mark])


def _note(day: CountedDay) -> str:
    if day.mark is Mark.DUE:
        return _("hạn")
    if day.mark is Mark.COUNTED:
        return str(day.n)
    if day.mark is Mark.PAUSED:
        return _("dừng")
    return _("lễ") if day.why is Why.HOLIDAY else _("nghỉ")
