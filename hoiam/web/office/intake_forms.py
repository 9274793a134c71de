"""What a clerk types for somebody else, in the order in which people tell it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.cases.actions.seeking import Sought
from hoiam.core.calendar import ZONE
from hoiam.units.models import Field, Unit
from hoiam.voices.marks import Kind
from hoiam.voices.models import Channel, VoiceKind
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, choice, said

CHANNELS = said(choice for choice in Channel.choices if choice[0] != Channel.WEB)


class Intake(forms.Form):
    """One voice. Only the words, the field and the commune must be there."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    draft = forms.CharField(widget=forms.HiddenInput, max_length=100, required=False)
    channel = forms.ChoiceField(label=_("Đến qua"), choices=CHANNELS, initial=Channel.DESK)
    kind = forms.ChoiceField(
        label=_("Loại ý kiến"), choices=said(VoiceKind.choices), initial=VoiceKind.FEEDBACK
    )
    text = Needed(
        label=_("Chuyện gì đang xảy ra?"),
        help_text=_("Ghi đúng lời người nói."),
        max_length=10_000,
        widget=Lines(5, autofocus=True),
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), error_messages={"required": _("Chọn một lĩnh vực.")}
    )
    commune = forms.ChoiceField(
        label=_("Xã, phường"), error_messages={"required": _("Chọn xã, phường.")}
    )
    hamlet = forms.CharField(
        label=_("Thôn, bản, tổ dân phố"),
        required=False,
        max_length=120,
        widget=Line(list="hamlets", autocomplete="off"),
    )
    place = forms.CharField(
        label=_("Chỗ nào"),
        help_text=_("Gần trường, chợ, cầu nào"),
        required=False,
        max_length=170,
        widget=Line(),
    )
    name = forms.CharField(
        label=_("Họ tên người nói"), required=False, max_length=120, widget=Line(autocomplete="off")
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        required=False,
        max_length=30,
        widget=Line(autocomplete="off", inputmode="tel"),
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        required=False,
        max_length=120,
        widget=Line(autocomplete="off", inputmode="email"),
    )
    address = forms.CharField(
        label=_("Địa chỉ"), required=False, max_length=300, widget=Line(autocomplete="off")
    )
    paper = forms.CharField(
        label=_("Số căn cước"),
        help_text=_("Chỉ ghi khi người nói muốn sau này được tìm lại tại quầy. Số không được lưu."),
        required=False,
        max_length=30,
        widget=Line(autocomplete="off", inputmode="numeric"),
    )
    spoken_on = DayField(label=_("Ngày nói"), required=False)
    spoken_time = forms.TimeField(
        label=_("Giờ nói"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    reserved = forms.CharField(
        label=_("Số biên nhận in sẵn"),
        help_text=_("Chỉ ghi khi nhập lại từ phiếu giấy."),
        required=False,
        max_length=30,
        widget=Line(autocomplete="off"),
    )
    files = forms.FileField(  # type: ignore[assignment]  # the name that refusals of files give
        label=_("Ảnh, ghi âm, giấy tờ"),
        help_text=_("Tối đa 5 tệp; ảnh đến 10 MB, ghi âm và phim đến 25 MB."),
        required=False,
    )
    desk = forms.ChoiceField(label=_("Bàn tiếp nhận"))
    same = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        desks: Iterable[Unit],
        communes: Iterable[Unit],
        fields: Iterable[Field],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        desks = list(desks)
        choice(self, "desk").choices = [(unit.code, unit.name) for unit in desks]
        if len(desks) == 1:
            self.fields["desk"].widget = forms.HiddenInput()
            self.initial.setdefault("desk", desks[0].code)
        # The short name leads, so that typing a letter in the list finds the place.
        choice(self, "commune").choices = [
            ("", gettext("Chọn xã, phường")),
            *(
                (unit.code, f"{unit.short_name} ({gettext(unit.get_kind_display())})")
                for unit in communes
            ),
        ]
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            # Numbers, so that a digit picks one in the list: marks cannot be typed there.
            *((one.code, f"{n}. {gettext(one.name)}") for n, one in enumerate(fields, start=1)),
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("spoken_time") and not typed.get("spoken_on"):
            self.add_error("spoken_on", _("Ghi cả ngày, hoặc bỏ giờ đi."))
        return typed

    def spoken_at(self) -> datetime | None:
        """When it was said, in Viet Nam; noon where only the day is known."""
        day, hour = self.cleaned_data.get("spoken_on"), self.cleaned_data.get("spoken_time")
        if day is None:
            return None
        start = datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)
        return start.replace(hour=hour.hour, minute=hour.minute) if hour else start


class Reserve(forms.Form):
    desk = forms.ChoiceField(label=_("Bàn tiếp nhận"))
    size = forms.IntegerField(
        label=_("Số phiếu"), initial=20, help_text=_("Nhiều nhất 200 phiếu một lần.")
    )

    def __init__(self, *args: Any, desks: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "desk").choices = [(unit.code, unit.name) for unit in desks]


class Replace(forms.Form):
    desk = forms.ChoiceField(label=_("Bàn tiếp nhận"))
    checked_by = Needed(
        label=_("Đã xác minh người đến bằng cách nào?"),
        help_text=_("Ghi loại giấy tờ đã xem, không ghi số."),
        max_length=200,
        widget=Line(autofocus=True),
    )

    def __init__(self, *args: Any, desks: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "desk").choices = [(unit.code, unit.name) for unit in desks]


class Seek(forms.Form):
    """Whom a clerk looks for: by what, which number exactly, and why."""

    kind = forms.ChoiceField(label=_("Tìm theo"), choices=said(Kind.choices), initial=Kind.PHONE)
    number = Needed(
        label=_("Số"),
        help_text=_("Ghi đủ số, đúng như người ấy đã để lại."),
        max_length=30,
        widget=Line(autocomplete="off", inputmode="tel", autofocus=True),
    )
    purpose = forms.ChoiceField(
        label=_("Tìm để làm gì"),
        choices=said(Sought.choices),
        error_messages={"required": _("Chọn mục đích.")},
    )
    desk = forms.ChoiceField(label=_("Bàn tiếp nhận"))

    def __init__(self, *args: Any, desks: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desks = list(desks)
        choice(self, "desk").choices = [(unit.code, unit.name) for unit in desks]
        choice(self, "purpose").choices = [
            ("", gettext("Chọn mục đích")),
            *((code, gettext(label)) for code, label in Sought.choices),
        ]
        if len(desks) == 1:
            self.fields["desk"].widget = forms.HiddenInput()
            self.initial.setdefault("desk", desks[0].code)
