"""Dates, numbers and lateness in the words of a page."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.core.calendar import ZONE, day_of
from hoiam.core.deadlines import Lateness, Standing
from hoiam.core.disclosure import LEAST, rough


def day(value: date | datetime | None) -> str:
    """8/5/2026: the day in Viet Nam, without leading zeros."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        value = day_of(value)
    return f"{value.day}/{value.month}/{value.year}"


def moment(value: datetime | None) -> str:
    """24/4/2026, 16:05: Vietnamese time."""
    if value is None or value == "":
        return ""
    return f"{day(value)}, {value.astimezone(ZONE):%H:%M}"


def hour(value: datetime | None) -> str:
    """24/4/2026, 16 giờ: to the hour, where the minute is nobody's business."""
    if value is None or value == "":
        return ""
    return f"{day(value)}, {value.astimezone(ZONE).hour} {_('giờ')}"


def number(value: int | float | Decimal | None) -> str:
    """4.209 and 94,3: points between thousands, a comma before the fraction."""
    if value is None or value == "":
        return ""
    shown = f"{value:,}" if isinstance(value, int) else f"{Decimal(str(value)).normalize():,f}"
    return shown.translate(str.maketrans(",.", ".,"))


def people(count: int) -> str:
    """How many people met with the same, for strangers: fewer than five are not counted out."""
    if count < 2:
        return ""
    told = rough(count)
    if told is None:
        return _("dưới %(least)s người cùng gặp") % {"least": LEAST}
    return _("%(n)s người cùng gặp") % {"n": number(told)}


def percent(part: int, whole: int) -> str:
    """94,3%; only all of them is 100%, and only none of them is 0%."""
    if not whole:
        return "–"
    tenths = (Decimal(part) * 1000 / Decimal(whole)).quantize(Decimal(1), ROUND_HALF_UP)
    if part < whole:
        tenths = min(tenths, Decimal(999))
    if part > 0:
        tenths = max(tenths, Decimal(1))
    return f"{number(tenths / 10)}%"


def due_words(standing: Lateness) -> str:
    """Còn 2 ngày làm việc, hạn hôm nay, trễ 3 ngày làm việc: as the deadline engine counts."""
    if standing.state is Standing.TODAY:
        return _("hạn hôm nay")
    if standing.state is Standing.VERY_LATE:
        shown = ngettext(
            "quá hạn kéo dài, %(n)s ngày làm việc",
            "quá hạn kéo dài, %(n)s ngày làm việc",
            standing.days,
        )
    elif standing.state is Standing.LATE:
        shown = ngettext("trễ %(n)s ngày làm việc", "trễ %(n)s ngày làm việc", standing.days)
    else:
        shown = ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", standing.days)
    return shown % {"n": number(standing.days)}


def due_state(standing: Lateness) -> str:
    """The mark that goes with a date that is still open."""
    marks = {Standing.VERY_LATE: "late very", Standing.LATE: "late", Standing.EARLY: "ok"}
    return marks.get(standing.state, "soon")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A coloured stretch of a bar, in percent of its width (written for SVG, with a point)."""

    kind: str
    start: str
    width: str
    end: str
    says: str


def bar(total: int, *, ok: int, promise: int, late: int) -> tuple[Stretch, ...]:
    """The stretches of a bar, left to right; none when there is nothing to share out."""
    names = {"ok": _("đúng hạn"), "promise": _("lời hứa còn mở"), "late": _("trễ")}
    stretches, start = [], Decimal(0)
    for kind, count in (("ok", ok), ("promise", promise), ("late", late)):
        if total and count:
            width = Decimal(count) * 100 / Decimal(total)
            stretches.append(
                Stretch(
                    kind=kind,
                    start=f"{start:.2f}%",
                    width=f"{width:.2f}%",
                    end=f"{start + width:.2f}%",
                    says=f"{names[kind]} {number(count)}",
                )
            )
            start += width
    return tuple(stretches)
