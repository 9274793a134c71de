"""Forms of helping somebody at the desk. They check shape; what is lawful the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.cases.models import Identity
from hoiam.protection.models import RequestKind
from hoiam.units.models import Unit
from hoiam.web.office.inputs import Line, Lines, Needed, NeededChoice, choice, said


class Start(forms.Form):
    """Who stands there, and why they need help."""

    reference = Needed(
        label=_("Số biên nhận"),
        help_text=_("Số in trên biên nhận của người gửi; không cần mã tra cứu."),
        max_length=30,
        widget=Line(autocomplete="off"),
    )
    identity = NeededChoice(
        label=_("Đã xem giấy tờ gì?"),
        help_text=_("Chỉ chọn loại; không ghi, không chụp số giấy tờ."),
        choices=said(Identity.choices),
        widget=forms.RadioSelect,
    )
    reason = Needed(
        label=_("Vì sao cần giúp?"),
        help_text=_("Ví dụ: mất biên nhận, không có điện thoại. Người gửi đọc được lý do này."),
        max_length=300,
        widget=Lines(2),
    )
    desk = forms.ChoiceField(label=_("Quầy"))

    def __init__(self, *args: Any, desks: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "desk").choices = [(one.code, one.name) for one in desks]


class Ask(forms.Form):
    """What the person asks about their own data."""

    kind = forms.ChoiceField(label=_("Yêu cầu"), choices=said(RequestKind.choices))
    words = forms.CharField(
        label=_("Người gửi nói rõ"),
        help_text=_("Sửa số điện thoại, che hay gỡ phần nào: ghi đúng lời người gửi."),
        max_length=2000,
        required=False,
        widget=Lines(3),
    )
