"""Forms of demands of outside bodies. They check shape; what is lawful the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.cases.models import BodyKind
from hoiam.units.models import Unit
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said


class New(forms.Form):
    """What stands on the paper."""

    body_kind = NeededChoice(
        label=_("Loại cơ quan"),
        help_text=_("Sổ công khai đếm theo loại này, không nêu tên cơ quan."),
        choices=[("", "…"), *said(BodyKind.choices)],
    )
    body = Needed(label=_("Tên cơ quan"), max_length=200, widget=Line())
    number = Needed(label=_("Số văn bản"), max_length=60, widget=Line())
    dated_on = DayField(label=_("Ngày văn bản"))
    ground = Needed(
        label=_("Căn cứ pháp luật"),
        help_text=_("Điều khoản mà văn bản viện dẫn."),
        max_length=300,
        widget=Line(),
    )
    scope = Needed(
        label=_("Yêu cầu cung cấp gì?"),
        help_text=_("Chép phạm vi trong văn bản."),
        max_length=500,
        widget=Lines(3),
    )
    case = forms.CharField(
        label=_("Mã vụ việc"),
        help_text=_("Để trống nếu văn bản không nêu vụ việc nào: yêu cầu ấy chỉ từ chối được."),
        max_length=30,
        required=False,
        widget=Line(),
    )
    unit = forms.ChoiceField(label=_("Gửi đến đơn vị"))

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = [(one.code, one.name) for one in units]


class Decide(forms.Form):
    reason = Needed(
        label=_("Lý do"),
        help_text=_("Ghi rõ vì sao cung cấp hay không; quyết định không sửa lại."),
        max_length=300,
        widget=Lines(2),
    )
