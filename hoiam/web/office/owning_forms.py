"""Forms of who works on what, and of being away."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.accounts.models import Officer
from hoiam.commitments.models import Commitment
from hoiam.units.models import Unit
from hoiam.web.office.inputs import DayField, choice


class AssignAll(forms.Form):
    duty = forms.MultipleChoiceField(
        label=_("Việc"), required=False, widget=forms.CheckboxSelectMultiple
    )
    officer = forms.ChoiceField(label=_("Giao cho"))

    def __init__(
        self,
        *args: Any,
        duties: Iterable[Commitment],
        officers: Iterable[tuple[Officer, Unit]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "duty").choices = [(one.code, one.about_code) for one in duties]
        choice(self, "officer").choices = [
            (officer.code, f"{officer.name} · {unit.short_name}") for officer, unit in officers
        ]


class Away(forms.Form):
    valid_from = DayField(label=_("Vắng từ ngày"))
    valid_to = DayField(
        label=_("Ngày trở lại"),
        help_text=_("Ngày đầu tiên làm việc trở lại; để trống nếu chưa biết."),
        required=False,
    )
    stand_in = forms.ChoiceField(
        label=_("Người làm thay"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", gettext("Chưa có: lãnh đạo đơn vị phân công từng việc"))
        choice(self, "stand_in").choices = [(one.code, one.name) for one in officers] + [nobody]


class Back(forms.Form):
    valid_to = DayField(label=_("Trở lại từ ngày"), help_text=_("Ngày đầu tiên làm việc trở lại"))
