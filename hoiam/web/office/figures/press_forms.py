"""What is typed of a number of the press. Shape alone; what may be kept the actions say."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.figures.actions.press import Printed
from hoiam.figures.models import PressFigure
from hoiam.figures.models.press import LONGEST_ABOUT, LONGEST_SAID, LONGEST_SOURCE
from hoiam.units.models import Unit
from hoiam.web.office.inputs import DayField, Line, choice


class Correction(forms.Form):
    """One number as it is printed."""

    said = forms.CharField(
        label=_("Con số đúng như nguồn in"),
        help_text=_("Giữ nguyên chữ gần, hơn, khoảng và đơn vị. Ví dụ: gần 97 %."),
        max_length=LONGEST_SAID,
        widget=Line(autocomplete="off"),
    )
    about = forms.CharField(
        label=_("Con số nói về điều gì"),
        help_text=_("Ví dụ: mức độ hài lòng của người dân. Không ghi họ tên ai."),
        max_length=LONGEST_ABOUT,
        widget=Line(),
    )
    source = forms.CharField(
        label=_("Nguồn"),
        help_text=_("Báo nào, bài nào, hoặc số ký hiệu của báo cáo."),
        max_length=LONGEST_SOURCE,
        widget=Line(),
    )
    source_day = DayField(label=_("Ngày của nguồn"), required=False)
    period = forms.CharField(
        label=_("Thời gian mà con số nói tới"),
        help_text=_("Theo lời của nguồn; nguồn không nói thì để trống."),
        max_length=LONGEST_SAID,
        required=False,
        widget=Line(),
    )
    method = forms.CharField(
        label=_("Nguồn nói tính bằng cách nào"),
        help_text=_("Nguồn không nói thì để trống; danh sách sẽ ghi là không rõ cách tính."),
        max_length=LONGEST_ABOUT,
        required=False,
        widget=Line(),
    )

    @property
    def printed(self) -> Printed:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Printed(
            given["said"],
            given["about"],
            given["source"],
            given["source_day"],
            given["period"],
            given["method"],
        )


class Entry(Correction):
    """A new one, kept by a unit."""

    unit = forms.ChoiceField(label=_("Đơn vị ghi"))
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.code: one for one in units}
        choice(self, "unit").choices = [(one.code, one.name) for one in units]
        self.initial.setdefault("key", secrets.token_hex(16))

    @property
    def body(self) -> Unit:
        """Who keeps it."""
        return self._units[self.cleaned_data["unit"]]


def as_typed(entry: PressFigure) -> dict[str, Any]:
    """What an entry said, to begin its correction from."""
    return {
        "said": entry.said,
        "about": entry.about,
        "source": entry.source,
        "source_day": entry.source_day,
        "period": entry.period,
        "method": entry.method,
    }
