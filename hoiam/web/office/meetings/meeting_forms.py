"""Forms of a meeting's life: its cover, another date, who chaired, who came."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar import ZONE, day_of
from hoiam.meetings.actions import Assigned, Came, Head, Held, NewMeeting
from hoiam.meetings.models import Audience, Group, Host, Meeting, MeetingKind, Qualifier
from hoiam.units.models import Unit
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said

HOUR_FORMATS = ["%H:%M", "%Hh%M", "%H:%M:%S"]
NO_NAMES = _("Không ghi tên người dân.")


class HourField(forms.TimeField):
    """An hour, by the browser's own control or typed as 8:00."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(input_formats=HOUR_FORMATS, widget=widget, **options)


def moment(day: date | None, hour: time | None) -> datetime | None:
    """A moment in Viet Nam."""
    if day is None:
        return None
    return datetime.combine(day, hour or time(8), tzinfo=ZONE)


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(ZONE) if at is not None else None


class NeededChoices(forms.MultipleChoiceField):
    """Choices that must be made; the action says so when none was."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class Dated(forms.Form):
    """A day with its hours, as people say them."""

    use_required_attribute = False
    day = DayField(label=_("Ngày"), required=False)
    begins = HourField(label=_("Từ giờ"), required=False)
    until = HourField(label=_("Đến giờ"), required=False)

    def starts(self) -> datetime | None:
        return moment(self.cleaned_data["day"], self.cleaned_data["begins"])

    def ends(self) -> datetime | None:
        until = self.cleaned_data["until"]
        return moment(self.cleaned_data["day"], until) if until else None


class Cover(Dated):
    """What the plan and the public calendar say of a meeting."""

    kind = NeededChoice(label=_("Loại"), choices=said(MeetingKind.choices))
    audience = forms.ChoiceField(label=_("Gặp ai"), choices=said(Audience.choices))
    title = Needed(
        label=_("Tên cuộc gặp"), help_text=_("Như sẽ đọc trên lịch công khai."), max_length=200,
        widget=Line(autocomplete="off"),
    )  # fmt: skip
    subject = forms.CharField(
        label=_("Nội dung dự kiến"), required=False, max_length=2000, widget=Lines(3),
        help_text=NO_NAMES,
    )  # fmt: skip
    unit = forms.ChoiceField(label=_("Đơn vị giữ hồ sơ"))
    hosts = NeededChoices(
        label=_("Cơ quan chủ trì"),
        help_text=_("Cùng chủ trì thì chọn tất cả: cuộc gặp vẫn chỉ tính một lần."),
    )  # fmt: skip
    areas = NeededChoices(label=_("Địa bàn"))
    place = forms.CharField(
        label=_("Nơi họp"), required=False, max_length=300, widget=Line(autocomplete="off")
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    field_order: tuple[str, ...] = (
        "kind", "audience", "title", "subject", "day", "begins", "until", "place", "unit", "hosts",
        "areas", "key",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        units: Iterable[Unit],
        hosts: Iterable[Unit],
        areas: Iterable[Unit],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.code: one for one in units}
        self._hosts = {one.code: one for one in hosts}
        self._areas = {one.code: one for one in areas}
        choice(self, "unit").choices = [(code, one.name) for code, one in self._units.items()]
        choice(self, "hosts").choices = [(code, one.name) for code, one in self._hosts.items()]
        choice(self, "areas").choices = [(code, one.name) for code, one in self._areas.items()]

    def new(self) -> NewMeeting:
        """The same for the action."""
        given = self.cleaned_data
        return NewMeeting(
            key=given["key"],
            kind=MeetingKind(given["kind"]) if given["kind"] else MeetingKind.DIALOGUE,
            title=given["title"],
            unit=self._units[given["unit"]],
            hosts=tuple(self._hosts[code] for code in given["hosts"]),
            areas=tuple(self._areas[code] for code in given["areas"]),
            starts=self.starts(),
            ends=self.ends(),
            place=given["place"],
            subject=given["subject"],
            audience=Audience(given["audience"]),
        )


def cover_of(meeting: Meeting) -> dict[str, Any]:
    """What the form holds of a meeting that is there."""
    starts, ends = _local(meeting.starts), _local(meeting.ends)
    return {
        "kind": meeting.kind,
        "audience": meeting.audience,
        "title": meeting.title,
        "subject": meeting.subject,
        "day": day_of(starts) if starts else None,
        "begins": starts.time() if starts else None,
        "until": ends.time() if ends else None,
        "place": meeting.place,
        "unit": meeting.unit.code,
        "hosts": [host.unit.code for host in meeting.hosts.select_related("unit")],
        "areas": [area.unit.code for area in meeting.areas.select_related("unit")],
        "key": meeting.key,
    }


class Postponing(Dated):
    """Another date, with the reason that the public reads."""

    reason = Needed(
        label=_("Vì sao dời?"), help_text=_("Người dân đọc câu này trên lịch công khai."),
        widget=Lines(2), max_length=300,
    )  # fmt: skip
    field_order: tuple[str, ...] = ("day", "begins", "until", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("Ngày mới")
        self.fields["day"].required = True
        self.fields["begins"].required = True


class Cancelling(forms.Form):
    reason = Needed(
        label=_("Vì sao không tổ chức?"), help_text=_("Người dân đọc câu này trên lịch công khai."),
        widget=Lines(2), max_length=300,
    )  # fmt: skip


class Holding(forms.Form):
    """The day on which it was held, and who chaired for each host."""

    use_required_attribute = False
    on = DayField(label=_("Ngày họp"))

    def __init__(self, *args: Any, hosts: Sequence[Host], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hosts = hosts
        for host in hosts:
            self.fields[f"head-{host.pk}"] = NeededChoice(
                label=gettext("{unit}: người đứng đầu trực tiếp chủ trì?").format(
                    unit=host.unit.name
                ),
                choices=[("yes", _("Có")), ("no", _("Không, cấp phó hoặc người được giao"))],
                widget=forms.RadioSelect,
            )
            self.fields[f"chair-{host.pk}"] = forms.CharField(
                label=_("Họ tên người chủ trì"), required=False, max_length=120, widget=Line()
            )
            self.fields[f"position-{host.pk}"] = forms.CharField(
                label=_("Chức vụ"), required=False, max_length=120, widget=Line()
            )

    def held(self) -> Held:
        """The same for the action; a host of whom nothing was said is left out, and it refuses."""
        given = self.cleaned_data
        heads = tuple(
            Head(
                host.unit,
                given[f"head-{host.pk}"] == "yes",
                given[f"chair-{host.pk}"],
                given[f"position-{host.pk}"],
            )
            for host in self._hosts
            if given[f"head-{host.pk}"]
        )
        return Held(given["on"], heads)


class Counting(forms.Form):
    """How many came, group by group; an empty box is not counted."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group, label in said(Group.choices):
            self.fields[group] = forms.IntegerField(
                label=str(label).capitalize(), required=False, min_value=0
            )
            self.fields[f"{group}-as"] = forms.ChoiceField(
                label=_("Số này là"), required=False, choices=said(Qualifier.choices)
            )

    def came(self) -> tuple[Came, ...]:
        """The same for the action."""
        given = self.cleaned_data
        return tuple(
            Came(Group(group), given[group], Qualifier(given[f"{group}-as"]))
            for group in Group.values
            if given[group] is not None
        )


class Officials(forms.Form):
    """One officer a line: name; position. Ticked afterwards who came."""

    use_required_attribute = False
    names = forms.CharField(
        label=_("Cán bộ được phân công dự"), required=False, widget=Lines(8), max_length=12_000,
        help_text=_(
            "Mỗi dòng một người: họ tên; chức vụ; có mặt hoặc vắng. "
            "Chỉ cán bộ, không ghi tên người dân."
        ),
    )  # fmt: skip

    def assigned(self) -> tuple[Assigned, ...]:
        """The same for the action."""
        lines = (line for line in self.cleaned_data["names"].splitlines() if line.strip())
        return tuple(_assigned(line) for line in lines)


PRESENT = {"có mặt": True, "vắng": False}


def _assigned(line: str) -> Assigned:
    name, position, present = (*(part.strip() for part in line.split(";")), "", "")[:3]
    return Assigned(name, position, None, PRESENT.get(present.lower()))


def officials_of(meeting: Meeting) -> str:
    """The list as it is typed."""
    words = {True: "; có mặt", False: "; vắng", None: ""}
    rows = meeting.officials.order_by("order", "pk")
    return "\n".join(f"{row.name}; {row.position}{words[row.present]}" for row in rows)
