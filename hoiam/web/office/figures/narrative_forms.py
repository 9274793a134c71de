"""What is typed about a narrative report: which one is begun, and the text of a section."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.narrative import texts
from hoiam.core.periods import Period, period_by
from hoiam.figures.models import Reach
from hoiam.units.models import Unit
from hoiam.web.office.inputs import Lines, choice, said

type Choices = Iterable[tuple[str, Any]]


class Begin(forms.Form):
    """Whose report, of which period, over which registers."""

    unit = forms.ChoiceField(label=_("Cơ quan báo cáo"))
    period = forms.ChoiceField(label=_("Kỳ báo cáo"))
    reach = forms.ChoiceField(label=_("Đếm sổ của"), choices=said(Reach.choices), initial=Reach.OWN)

    def __init__(self, *args: Any, units: list[Unit], periods: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.code: one for one in units}
        choice(self, "unit").choices = [(one.code, one.name) for one in units]
        choice(self, "period").choices = list(periods)

    @property
    def body(self) -> Unit:
        """The body whose report it is."""
        return self._units[self.cleaned_data["unit"]]

    @property
    def span(self) -> Period:
        """The period, which was one of those to choose from."""
        found = period_by(self.cleaned_data["period"])
        if found is None:
            raise LookupError(self.cleaned_data["period"])
        return found


class Section(forms.Form):
    """The text of one section, with the version that stood on the page; below it the numbers that
    may be put in."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("Nội dung mục"),
        help_text=_(
            "Mỗi dòng một đoạn; dòng bắt đầu bằng gạch ngang là một ý. Số liệu viết bằng tên giữa "
            "hai cặp ngoặc nhọn. Không ghi họ tên người dân."
        ),
        required=False,
        max_length=texts.MOST_SIGNS,
        widget=Lines(14),
    )
    name = forms.ChoiceField(label=_("Số liệu"), required=False)
    shape = forms.ChoiceField(label=_("Viết thế nào"), required=False)

    def __init__(self, *args: Any, names: Choices, shapes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "name").choices = list(names)
        choice(self, "shape").choices = list(shapes)


class Issue(forms.Form):
    """The button that gives the report its number; with a reason where it replaces one."""

    turn = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    why = forms.CharField(
        label=_("Vì sao thay báo cáo đã ban hành"), required=False, max_length=300
    )
