"""Forms of papers on the calendar. They check shape; what a calendar can be the actions say."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core import yearly
from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR, Override, is_weekend, tet_of
from hoiam.core.text import fold, vn_date, weekday_name
from hoiam.core.yearly import NationalChoice, Swap, TetChoice
from hoiam.web.office.inputs import DayField, Line, Lines, choice

_DAY = re.compile(r"\b(?:(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{4})-(\d{2})-(\d{2}))\b")
LONGEST_RANGE = 31
MOST = 60


def days_in(line: str) -> list[date]:
    """The days named in a line, as 2/1/2027 or 2027-01-02, in the order of the line."""
    found = []
    for match in _DAY.finditer(line):
        day, month, year, *iso = match.groups()
        try:
            one = date(*(int(part) for part in (iso if year is None else (year, month, day))))
        except ValueError:
            raise forms.ValidationError(
                _("Không có ngày “%(day)s”."), params={"day": match[0]}
            ) from None
        if not FIRST_YEAR <= one.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Lịch không biết năm của “%(day)s”."), params={"day": match[0]}
            )
        found.append(one)
    return found


def _lines(value: Any) -> list[str]:
    return [line.strip() for line in str(value or "").splitlines() if line.strip()]


class DatesField(forms.CharField):
    """Days, one or several in a line."""

    widget = Lines(rows=2)

    def to_python(self, value: Any) -> tuple[date, ...]:  # type: ignore[override]
        days: list[date] = []
        for line in _lines(value):
            found = days_in(line)
            if not found:
                raise forms.ValidationError(
                    _("Không đọc được ngày trong dòng “%(line)s”."), params={"line": line}
                )
            days += found
        return tuple(days)


class SwapsField(forms.CharField):
    """Swaps, one in a line: the day off, then the day that is worked for it."""

    widget = Lines(rows=2)

    def to_python(self, value: Any) -> tuple[Swap, ...]:  # type: ignore[override]
        swaps = []
        for line in _lines(value):
            found = days_in(line)
            if len(found) != 2:
                raise forms.ValidationError(
                    _("Dòng “%(line)s” phải có đúng hai ngày: ngày nghỉ, rồi ngày làm bù."),
                    params={"line": line},
                )
            swaps.append(Swap(off=found[0], worked=found[1]))
        return tuple(swaps)


class DaysField(forms.CharField):
    """Days with what they become: "ngày; nghỉ hoặc làm; lý do", a range of days too."""

    widget = Lines(rows=4)

    def to_python(self, value: Any) -> tuple[Override, ...]:  # type: ignore[override]
        days = [one for line in _lines(value) for one in _day_line(line)]
        if len(days) > MOST:
            raise forms.ValidationError(
                _("Nhiều nhất %(most)s ngày một lần."), params={"most": MOST}
            )
        return tuple(days)


def _day_line(line: str) -> list[Override]:
    when, what, reason = (part.strip() for part in (line.replace("\t", ";") + ";;").split(";")[:3])
    days, word = days_in(when), fold(what)
    if not days or not word.startswith(("nghi", "lam", "di lam")):
        raise forms.ValidationError(
            _("Dòng “%(line)s” chưa đúng mẫu: ngày; nghỉ hoặc làm; lý do."), params={"line": line}
        )
    working = not word.startswith("nghi")
    if len(days) == 2 and "," not in when:
        days = _between(*days, working=working)
    return [Override(day, working=working, reason=reason) for day in days]


def _between(first: date, last: date, *, working: bool) -> list[date]:
    """Every day of a range; days of rest are no days off that anybody has to give."""
    span = (last - first).days
    if not 0 < span < LONGEST_RANGE:
        raise forms.ValidationError(
            _("Khoảng ngày phải đi tới, dài nhất %(most)s ngày."), params={"most": LONGEST_RANGE}
        )
    days = [first + timedelta(days=number) for number in range(span + 1)]
    return [day for day in days if working or not is_weekend(day)]


class PaperForm(forms.Form):
    """The document that orders it."""

    number = forms.CharField(
        label=_("Số văn bản"), max_length=60, widget=Line(placeholder="12729/VPCP-KGVX")
    )
    decided_on = DayField(label=_("Ngày ban hành"))
    body = forms.CharField(
        label=_("Cơ quan ban hành"), max_length=100, widget=Line(placeholder="Bộ Nội vụ")
    )


_SWAP_HELP = _("Mỗi dòng một lần: ngày được nghỉ, rồi ngày làm bù. Ví dụ: 2/1/2026; 10/1/2026")


class SeveralDays(PaperForm):
    """Several days and swaps of one paper."""

    reason = forms.CharField(label=_("Lý do chung"), max_length=150, required=False, widget=Line())
    days = DaysField(
        label=_("Từng ngày"),
        help_text=_(
            "Mỗi dòng: ngày; nghỉ hoặc làm; lý do (bỏ trống thì lấy lý do chung). Khoảng ngày viết "
            "7/10/2026 đến 9/10/2026; nghỉ. Dán từ bảng tính cũng được."
        ),
        required=False,
    )
    swaps = SwapsField(label=_("Hoán đổi"), help_text=_SWAP_HELP, required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        common = typed.get("reason", "")
        typed["days"] = tuple(
            Override(one.day, working=one.working, reason=one.reason or common)
            for one in typed.get("days") or ()
        )
        return typed


class YearNotice(PaperForm):
    """The yearly notice: days to tick, swaps, and whatever else it gives off."""

    tet = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    national = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    more = DatesField(
        label=_("Ngày nghỉ khác"),
        help_text=_("Ngày mà thông báo cho nghỉ nhưng không có ở trên; mỗi dòng một ngày."),
        required=False,
    )
    swaps = SwapsField(label=_("Hoán đổi"), help_text=_SWAP_HELP, required=False)

    def __init__(
        self, *args: Any, year: int, tet: TetChoice, national: NationalChoice, **kwargs: Any
    ) -> None:
        named = {one.day: one for one in yearly.proposals(year, tet, national)}
        self.fixed = [one for one in named.values() if one.fixed]
        free = [one.day for one in named.values() if not one.fixed]
        groups = _groups(year, free)
        kwargs.setdefault("initial", {})
        kwargs["initial"] |= {
            name: [day.isoformat() for day in days if day in free] for name, days in groups.items()
        }
        super().__init__(*args, **kwargs)
        for name, days in groups.items():
            choice(self, name).choices = [(day.isoformat(), _label(year, day)) for day in days]

    def off(self) -> tuple[date, ...]:
        """Every day that was ticked or typed."""
        ticked = [date.fromisoformat(day) for name in GROUPS for day in self.cleaned_data[name]]
        return tuple(sorted({*ticked, *self.cleaned_data["more"]}))


GROUPS = ("tet", "national", "others")


def _groups(year: int, free: Iterable[date]) -> dict[str, list[date]]:
    """Days that may be ticked: working days around Tết and National Day, and what is expected."""
    offered = {day for day in yearly.around(year) if not is_weekend(day)} | set(free)
    tet = tet_of(year)
    near = [day for day in sorted(offered) if abs((day - tet).days) <= 12]
    autumn = [day for day in sorted(offered) if date(year, 8, 20) <= day <= date(year, 9, 15)]
    rest = [day for day in sorted(offered) if day not in near and day not in autumn]
    return {"tet": near, "national": autumn, "others": rest}


def _label(year: int, day: date) -> str:
    said = f"{gettext(weekday_name(day))} {vn_date(day)}"
    count = (day - tet_of(year)).days
    if 0 <= count <= 9:
        return f"{said} · " + gettext("mùng %(n)s") % {"n": count + 1}
    if count == -1:
        return f"{said} · " + gettext("giao thừa")
    return said
