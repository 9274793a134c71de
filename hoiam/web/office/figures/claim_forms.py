"""Forms of drafts that are checked. They check shape; what may be kept the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.figures.claims.reading import ACCEPTED, MOST_MEGABYTES
from hoiam.figures.models.claims import LONGEST_DRAFT
from hoiam.units.models import Unit
from hoiam.web.boards.choosing import Group
from hoiam.web.office.inputs import Line, Lines, choice


def _options(groups: Iterable[Group]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(one.name, [(each.code, each.name) for each in one.choices]) for one in groups]


class Edit(forms.Form):
    """The words of a draft, corrected."""

    name = forms.CharField(
        label=_("Tên bản nháp"),
        help_text=_("Để ông/bà nhận ra; để trống thì lấy câu đầu."),
        max_length=120,
        required=False,
        widget=Line(),
    )
    period = forms.ChoiceField(
        label=_("Kỳ báo cáo"),
        help_text=_("Dùng cho những câu không nói rõ thời gian. Câu nào nói rõ thì theo câu ấy."),
    )
    text = forms.CharField(
        label=_("Nội dung"),
        required=False,
        max_length=LONGEST_DRAFT,
        strip=False,
        widget=Lines(rows=18, spellcheck="false"),
    )

    def __init__(self, *args: Any, periods: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "period").choices = _options(periods)


class Begin(Edit):
    """A new draft: pasted, or as a file."""

    unit = forms.ChoiceField(
        label=_("Báo cáo của"),
        help_text=_("Câu không nêu nơi nào thì đối chiếu với số liệu của nơi này."),
    )
    file = forms.FileField(
        label=_("Hoặc chọn tệp"),
        help_text=_(
            "Word (.docx), PDF có chữ hoặc tệp văn bản, tối đa %(most)s MB. Tệp chỉ được đọc, không giữ lại."
        )
        % {"most": MOST_MEGABYTES},
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    field_order = ("unit", "period", "text", "file", "name")

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(one.code, one.name) for one in units]
        choice(self, "unit").choices = found
        if len(found) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.initial.setdefault("unit", found[0][0])


class Choose(forms.Form):
    """Which figure a number means."""

    place = forms.CharField(max_length=80)
    figure = forms.CharField(max_length=80, required=False)
