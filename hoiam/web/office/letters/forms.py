"""What is typed of a letter box and of the hotline."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar import ZONE
from hoiam.reception.actions import Classed
from hoiam.reception.models import CallClass, CallOutcome, Found, Hotline
from hoiam.units.models import Unit
from hoiam.voices.models import Channel
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said
from hoiam.web.office.intake_forms import Intake

SEPARATOR = "|"


class OfUnit(forms.Form):
    """A form about a thing of one of the officer's units."""

    unit = forms.ChoiceField(label=_("Đơn vị giữ"))

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = list(units)
        choice(self, "unit").choices = [(one.code, one.name) for one in units]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.initial.setdefault("unit", units[0].code)


class Hang(OfUnit):
    place = Needed(label=_("Đặt ở đâu"), max_length=200, widget=Line())
    opened_each = forms.IntegerField(
        label=_("Mở ít nhất mỗi"), help_text=_("Số ngày giữa hai lần mở, theo quy chế."), initial=7
    )
    valid_from = DayField(label=_("Từ ngày"))


class TakeDown(forms.Form):
    day = DayField(label=_("Thôi dùng từ ngày"))


class Letters(forms.Form):
    """What the minutes count."""

    letters = forms.IntegerField(label=_("Số thư trong hòm"), min_value=0)
    aside = forms.IntegerField(
        label=_("Trong đó để riêng, không đọc"),
        help_text=_("Thư nhìn ngoài đã thấy là tố cáo: giữ nguyên phong bì, không mở, không quét."),
        min_value=0,
        initial=0,
    )
    aside_paper = forms.CharField(
        label=_("Số trong sổ mật"), required=False, max_length=60, widget=Line(autocomplete="off")
    )
    aside_to = forms.CharField(
        label=_("Đã giao cho"), required=False, max_length=200, widget=Line(autocomplete="off")
    )


class Open(Letters):
    """The minutes of an opening."""

    field_order = ("key", "opened_on", "openers", "witnesses")

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    opened_on = DayField(label=_("Ngày mở"))
    openers = Needed(
        label=_("Người mở"), help_text=_("Họ tên, chức vụ."), max_length=300, widget=Line()
    )
    witnesses = Needed(
        label=_("Người chứng kiến"), help_text=_("Họ tên, chức vụ."), max_length=300, widget=Line()
    )


class Recount(Letters):
    reason = Needed(label=_("Vì sao đính chính"), max_length=300, widget=Line())


class Letter(Intake):
    """The words of one letter; the channel is the box."""

    channel = forms.ChoiceField(
        choices=said(Channel.choices), initial=Channel.BOX, widget=forms.HiddenInput
    )


class PutBy(forms.Form):
    """A letter whose words are not taken."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    found = NeededChoice(
        label=_("Thư này là"),
        choices=[
            ("", _("Chọn")),
            *said(one for one in Found.choices if one[0] in ("procedure", "empty")),
        ],
    )
    note = Needed(
        label=_("Số văn bản đến, hoặc vì sao"),
        help_text=_("Đơn khiếu nại: số trong sổ văn bản đến. Tờ trắng, rác: ghi đúng như vậy."),
        max_length=300,
        widget=Line(autocomplete="off"),
    )


class NewLine(OfUnit):
    number = Needed(label=_("Số điện thoại"), max_length=20, widget=Line(inputmode="tel"))
    published = Needed(
        label=_("Công bố ở đâu"),
        help_text=_("Ví dụ: bảng tin UBND, trang thông tin điện tử, loa."),
        max_length=300,
        widget=Line(),
    )
    hours = forms.CharField(label=_("Giờ nghe máy"), required=False, max_length=120, widget=Line())
    valid_from = DayField(label=_("Từ ngày"))


class EndLine(forms.Form):
    day = DayField(label=_("Ngừng từ ngày"))


class Regulation(forms.Form):
    """A version of the regulation; its classes are typed one a line."""

    paper = Needed(
        label=_("Số, ngày quy chế"),
        help_text=_("Ví dụ: Quy chế 12-QC/TU ngày 5/1/2026."),
        max_length=120,
        widget=Line(),
    )
    valid_from = DayField(label=_("Áp dụng từ ngày"))
    classes = Needed(
        label=_("Loại cuộc gọi và thời hạn gọi lại"),
        help_text=_("Mỗi dòng một loại: tên | số ngày làm việc. Ví dụ: Phản ánh hạ tầng | 3"),
        widget=Lines(5),
        max_length=4000,
    )
    text = forms.CharField(
        label=_("Ai nghe, ai được xem"), required=False, widget=Lines(3), max_length=2000
    )

    def clean_classes(self) -> list[Classed]:
        """Each line as a class; a line that cannot be read is named."""
        found = []
        for number, line in enumerate(self.cleaned_data["classes"].splitlines(), start=1):
            if not line.strip():
                continue
            name, bar, days = line.rpartition(SEPARATOR)
            if not bar or not days.strip().isdecimal() or len(days.strip()) > 4:
                raise forms.ValidationError(
                    gettext("Dòng {number} chưa đúng dạng: tên | số ngày.").format(number=number)
                )
            found.append(Classed(name.strip(), int(days)))
        return found


class LogCall(Intake):
    """One call: what it ended in decides which of the other fields are asked."""

    field_order = ("outcome", "called_on", "called_time", "line", "sort", "about", "said_back")

    channel = forms.ChoiceField(
        choices=said(Channel.choices), initial=Channel.PHONE, widget=forms.HiddenInput
    )
    line = forms.ChoiceField(label=_("Số được gọi"))
    outcome = NeededChoice(label=_("Cuộc gọi kết thúc thế nào"), choices=())
    called_on = DayField(label=_("Ngày gọi"))
    called_time = forms.TimeField(
        label=_("Giờ gọi"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    sort = forms.ChoiceField(label=_("Loại cuộc gọi"), required=False)
    about = forms.CharField(
        label=_("Nội dung, một dòng"),
        required=False,
        max_length=300,
        widget=Line(autocomplete="off"),
    )
    said_back = forms.CharField(
        label=_("Đã trả lời"), required=False, max_length=1000, widget=Lines(2)
    )
    guided_to = forms.CharField(
        label=_("Hướng dẫn đến"), required=False, max_length=200, widget=Line(autocomplete="off")
    )

    def __init__(
        self, *args: Any, lines: Iterable[Hotline], classes: Iterable[CallClass], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        lines = list(lines)
        choice(self, "line").choices = [
            (one.code, f"{one.number} · {one.unit.short_name}") for one in lines
        ]
        if len(lines) == 1:
            self.fields["line"].widget = forms.HiddenInput()
            self.initial.setdefault("line", lines[0].code)
        choice(self, "outcome").choices = [
            ("", gettext("Chọn kết quả")),
            *said(CallOutcome.choices),
        ]
        choice(self, "sort").choices = [
            ("", gettext("Chọn loại")),
            *((str(one.pk), f"{one.name} ({one.days})") for one in classes),
        ]
        # The words, the field and the place are asked of a call that becomes a voice, by the action.
        for name in ("text", "field", "commune"):
            self.fields[name].required = False
        self.fields["text"].widget.attrs.pop("autofocus", None)
        self.fields["outcome"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("outcome") == CallOutcome.TAKEN:
            for name in ("field", "commune"):
                if not typed.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        return typed

    def called(self) -> datetime:
        """When it rang, in Viet Nam."""
        day, hour = self.cleaned_data["called_on"], self.cleaned_data["called_time"]
        return datetime.combine(day, hour, tzinfo=ZONE)


class CallBackForm(forms.Form):
    reached = forms.ChoiceField(
        label=_("Gọi lại"), choices=[("yes", _("gặp được")), ("no", _("không gặp được"))]
    )
    said = forms.CharField(
        label=_("Đã trả lời, hoặc vì sao không gặp"), required=False, max_length=1000,
        widget=Lines(3),
    )  # fmt: skip
