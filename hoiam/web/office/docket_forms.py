"""Forms of dockets: numbers, days and choices; no field asks for a name or for contents."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.cases import dockets
from hoiam.cases.actions import Happened, NewDocket
from hoiam.cases.models import SEALED, DocketPlace, PartKind
from hoiam.core.clocks.acts import GROUNDS
from hoiam.core.clocks.moves import ON_PAPER
from hoiam.core.clocks.shapes import Act, Criterion, Ground, Matter
from hoiam.core.clocks.table import MATTERS, PAUSES
from hoiam.units.models import Unit
from hoiam.web.forms_ui import Hinted
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said

NO_NAMES = _("Không ghi tên người, không ghi nội dung đơn.")
MOST = 60


class Seen(forms.Form):
    """Which changes stood before the officer when they pressed the button."""

    use_required_attribute = False
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)


class Opening(Seen):
    """The cover of the papers."""

    kind = NeededChoice(
        label=_("Loại việc"),
        choices=[
            *said((one.value, MATTERS[one]) for one in dockets.KINDS),
            *(
                (one.value, Hinted(_(MATTERS[one]), _("chưa lưu ở đây, chỉ tính hạn")))
                for one in SEALED
            ),
        ],
        widget=forms.RadioSelect,
    )
    unit = forms.ChoiceField(label=_("Sổ của đơn vị"))
    number = Needed(
        label=_("Số trong sổ"),
        help_text=_("Ví dụ 12/2026 hoặc 07/KN. Không ghi tên người."),
        max_length=40,
        widget=Line(autocomplete="off"),
    )
    received_on = DayField(label=_("Ngày nhận đơn"))
    area = forms.ChoiceField(label=_("Địa bàn"))
    place = forms.ChoiceField(
        label=_("Vùng"),
        required=False,
        choices=[
            ("", _("Theo danh mục vùng của địa bàn")),
            *said(DocketPlace.choices),
        ],
        help_text=_("Chỉ chọn khác danh mục khi có quyết định."),
    )
    place_decision = forms.CharField(
        label=_("Quyết định về vùng"), required=False, max_length=200, widget=Line()
    )
    people = forms.IntegerField(
        label=_("Số người có hạn riêng"),
        help_text=_("Để trống khi cả hồ sơ đi chung. Mỗi người chỉ có số thứ tự."),
        required=False,
        min_value=0,
        max_value=MOST,
    )
    contents = forms.IntegerField(
        label=_("Số nội dung có hạn riêng"), required=False, min_value=0, max_value=MOST
    )

    def __init__(
        self, *args: Any, units: Iterable[Unit], areas: Iterable[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.code: one for one in units}
        self._areas = {one.code: one for one in areas}
        choice(self, "unit").choices = [(code, one.name) for code, one in self._units.items()]
        choice(self, "area").choices = [(code, one.name) for code, one in self._areas.items()]

    def new(self) -> NewDocket:
        """The same for the action."""
        given = self.cleaned_data
        return NewDocket(
            kind=given["kind"],
            number=given["number"],
            unit=self._units[given["unit"]],
            area=self._areas[given["area"]],
            received_on=given["received_on"],
            people=given["people"] or 0,
            contents=given["contents"] or 0,
            place=given["place"],
            place_decision=given["place_decision"],
        )


class Step(Seen):
    """One dated fact with its paper."""

    day = DayField(label=_("Ngày"), help_text=_("Ngày ghi trên văn bản, không phải ngày nhập."))
    part = forms.ChoiceField(label=_("Của ai, nội dung nào"), required=False)
    ground = NeededChoice(label=_("Căn cứ tạm đình chỉ"), widget=forms.RadioSelect, required=False)
    criteria = forms.MultipleChoiceField(
        label=_("Tiêu chí phức tạp đã ghi bằng văn bản"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    paper = Needed(
        label=_("Số văn bản"), required=False, max_length=60, widget=Line(autocomplete="off")
    )
    paper_on = DayField(label=_("Ngày văn bản"), required=False)
    reason = forms.CharField(
        label=_("Lý do, ghi thêm"),
        help_text=NO_NAMES,
        required=False,
        max_length=300,
        widget=Lines(2),
    )

    def __init__(
        self,
        *args: Any,
        act: Act,
        matter: Matter,
        parts: Iterable[tuple[str, str]],
        criteria: Iterable[tuple[Criterion, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._act = act
        # What must be there is not called optional; the refusal names the article.
        self.fields["paper"].required = act in ON_PAPER
        self.fields["ground"].required = act is Act.PAUSED
        named = list(parts)
        choice(self, "part").choices = [("", gettext("Cả hồ sơ")), *named]
        grounds = PAUSES[matter][1] if matter in PAUSES else ()
        choice(self, "ground").choices = [(one.value, gettext(GROUNDS[one])) for one in grounds]
        choice(self, "criteria").choices = [(one.value, gettext(words)) for one, words in criteria]
        if not named:
            del self.fields["part"]
        if act is not Act.PAUSED:
            del self.fields["ground"]
        if act is not Act.EXTENDED:
            del self.fields["criteria"]

    def happened(self) -> Happened:
        """The same for the action."""
        given = self.cleaned_data
        return Happened(
            day=given["day"],
            act=self._act,
            part=given.get("part", ""),
            paper=given["paper"],
            paper_on=given["paper_on"],
            ground=Ground(given["ground"]) if given.get("ground") else None,
            criteria=frozenset(Criterion(one) for one in given.get("criteria", ())),
            reason=given["reason"],
        )


class Cancel(Seen):
    reason = Needed(
        label=_("Vì sao đính chính?"), help_text=NO_NAMES, widget=Lines(3), max_length=300
    )


class Close(forms.Form):
    reason = Needed(label=_("Vì sao đóng?"), help_text=NO_NAMES, widget=Lines(3), max_length=300)


class Part(forms.Form):
    kind = NeededChoice(
        label=_("Thêm"),
        choices=[(PartKind.PERSON, _("Một người")), (PartKind.CONTENT, _("Một nội dung"))],
        widget=forms.RadioSelect,
    )


class Successor(forms.Form):
    successor = NeededChoice(label=_("Đơn vị tiếp tục"), widget=forms.RadioSelect)
    why = Needed(
        label=_("Vì sao là đơn vị này?"), help_text=NO_NAMES, widget=Lines(2), max_length=300
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "successor").choices = [(one.code, one.name) for one in units]
