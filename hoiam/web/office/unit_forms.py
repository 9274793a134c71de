"""Forms of the pages about units. They check shape; what is lawful the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.units import change_files
from hoiam.units.models import Unit
from hoiam.web.office.forms import unit_choices
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, choice, said

ACTS = (
    (change_files.MERGE, _("Nhập nhiều đơn vị thành một, hoặc lập lại một đơn vị")),
    (change_files.SPLIT, _("Chia một đơn vị thành nhiều")),
    (change_files.RENAME, _("Đổi tên, đơn vị vẫn là một")),
    (change_files.REDESIGNATE, _("Đổi loại (xã thành phường…), đơn vị vẫn là một")),
    (change_files.MOVE, _("Chuyển thôn, tổ dân phố sang xã, phường khác")),
    (change_files.ABOLISH, _("Giải thể, không có đơn vị kế thừa")),
    (change_files.CREATE, _("Lập đơn vị mới, không từ đơn vị nào")),
)


class OneChange(forms.Form):
    """One act as a person types it; it is judged like a row of a file."""

    what = forms.ChoiceField(label=_("Việc gì"), choices=ACTS)
    decision = Needed(
        label=_("Văn bản"),
        help_text=_("Số, ngày và cơ quan ban hành"),
        max_length=200,
        widget=Line(),
    )
    day = DayField(label=_("Có hiệu lực từ ngày"))
    predecessors = Needed(
        label=_("Đơn vị cũ"),
        help_text=_("Mỗi dòng một đơn vị: mã, hoặc tên đầy đủ như “Xã Hợp Thành”."),
        max_length=4000,
        widget=Lines(3),
    )
    successors = Needed(
        label=_("Đơn vị mới, hoặc tên mới"),
        help_text=_(
            "Mỗi dòng một đơn vị; mã chính thức để trong ngoặc: “Phường Hợp Thành (02680)”."
        ),
        max_length=4000,
        widget=Lines(3),
    )
    parent = forms.CharField(
        label=_("Cấp trên"),
        help_text=_("Chỉ cần khi lập mới hoặc chuyển thôn: mã hoặc tên của tỉnh, xã, phường."),
        required=False,
        max_length=200,
        widget=Line(autocomplete="off"),
    )


class ChangeFile(forms.Form):
    file = forms.FileField(
        label=_("Tệp CSV hoặc JSON"),
        help_text=_("Cột: decision, day, what, predecessors, successors, parent."),
        required=False,
    )
    text = forms.CharField(
        label=_("Hoặc dán nội dung vào đây"), required=False, max_length=500_000, widget=Lines()
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("file") and not typed.get("text", "").strip():
            self.add_error("file", _("Chọn một tệp, hoặc dán nội dung."))
        return typed


class Status(forms.Form):
    decision = Needed(
        label=_("Quyết định"),
        help_text=_("Số, ngày và cơ quan ban hành"),
        max_length=200,
        widget=Line(),
    )
    valid_from = DayField(label=_("Từ ngày"))


class EndStatus(forms.Form):
    decision = Needed(label=_("Quyết định kết thúc"), max_length=200, widget=Line())
    valid_to = DayField(label=_("Hết từ ngày"), help_text=_("Ngày đầu tiên không còn"))


class CompetenceRow(forms.Form):
    """Who answers for a field in an area from a day on."""

    field = forms.ChoiceField(label=_("Lĩnh vực"))
    area = forms.ChoiceField(label=_("Ở đâu"))
    kinds = forms.MultipleChoiceField(
        label=_("Chỉ cho loại ý kiến"),
        help_text=_("Bỏ trống là mọi loại."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    rule = forms.ChoiceField(
        label=_("Ai trả lời"),
        choices=[
            ("unit", _("Một đơn vị được nêu tên (chọn ở dưới)")),
            ("own", _("Cơ quan của chính mỗi xã, phường (chọn loại cơ quan)")),
        ],
        widget=forms.RadioSelect,
        initial="unit",
    )
    template = forms.ChoiceField(label=_("Loại cơ quan của xã, phường"), required=False)
    find = forms.CharField(
        label=_("Tìm đơn vị"), required=False, max_length=100, widget=Line(autocomplete="off")
    )
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False, widget=forms.RadioSelect)
    why = Needed(
        label=_("Vì sao"),
        help_text=_("Một câu bắt đầu bằng “vì”; người dân được đọc."),
        max_length=300,
        widget=Line(),
    )
    basis = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=300, widget=Line(),
        help_text=_("Số, ngày của văn bản phân công"),
    )  # fmt: skip
    valid_from = DayField(label=_("Từ ngày"))

    def __init__(
        self,
        *args: Any,
        fields: Iterable[tuple[str, str]],
        kinds: Iterable[tuple[str, str]],
        areas: Iterable[Unit],
        templates: Iterable[tuple[str, str]],
        units: Iterable[Unit],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "field").choices = said(fields)
        choice(self, "kinds").choices = said(kinds)
        choice(self, "area").choices = unit_choices(areas)
        choice(self, "template").choices = [("", gettext("Không chọn")), *templates]
        choice(self, "unit").choices = unit_choices(units)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("rule") == "unit" and not typed.get("unit") and "unit" not in self.errors:
            self.add_error("unit", _("Chưa chọn đơn vị."))
        return typed


class EndCompetence(forms.Form):
    valid_to = DayField(label=_("Hết từ ngày"), help_text=_("Ngày đầu tiên không còn"))
    reason = Needed(label=_("Lý do"), max_length=300, widget=Line())


class Successor(forms.Form):
    """A person's choice of the one unit that goes on with a matter."""

    successor = forms.ChoiceField(label=_("Đơn vị kế thừa"), widget=forms.RadioSelect)
    why = Needed(
        label=_("Vì sao"),
        help_text=_("Ví dụ: vì việc xảy ra ở thôn 3, nay thuộc xã này."),
        max_length=300,
        widget=Line(),
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "successor").choices = unit_choices(units)
