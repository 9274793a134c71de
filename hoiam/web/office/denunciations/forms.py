"""Forms of denunciations: days, numbers and choices. No field takes words."""

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.accounts.models import RoleHeld
from hoiam.core.clocks.acts import GROUNDS
from hoiam.core.clocks.shapes import Criterion, Ground, Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.core.law.petitions.shapes import LawfulStep, Need
from hoiam.denunciations.actions import NewEntry, NewFile, Taken
from hoiam.denunciations.actions.stepping import WITHDRAW, needs_paper
from hoiam.denunciations.measures import MEASURES
from hoiam.denunciations.models import (
    DenunciationFile,
    GoesOn,
    Result,
    Side,
    Slip,
    Source,
    Topic,
)
from hoiam.denunciations.models.file import MATTERS_HERE
from hoiam.units.models import Unit
from hoiam.web.forms_ui import Hinted
from hoiam.web.office.docket_forms import Seen
from hoiam.web.office.inputs import DayField, Line, Needed, NeededChoice, choice, said

NO_WORDS = _("Chỉ số văn bản, như 12/QĐ-UBND. Không ghi tên ai, không ghi nội dung.")


def key() -> str:
    """One for each form that is shown: sent twice, it is one act."""
    return secrets.token_urlsafe(24)


class Keyed(forms.Form):
    """A form that may be sent twice."""

    use_required_attribute = False
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=key)


class Opening(Keyed):
    """The line of the register."""

    unit = forms.ChoiceField(label=_("Sổ của đơn vị"))
    matter = forms.ChoiceField(
        label=_("Loại"), choices=said((one.value, MATTERS[one]) for one in MATTERS_HERE),
        widget=forms.RadioSelect, initial=Matter.DENUNCIATION.value,
    )  # fmt: skip
    received_on = DayField(label=_("Ngày nhận"))
    source = forms.ChoiceField(
        label=_("Tố cáo đến bằng cách nào?"),
        help_text=_("Điện thoại, thư điện tử, mạng xã hội không phải tố cáo (Luật Tố cáo, Điều 22)."),
        choices=said(Source.choices), widget=forms.RadioSelect, initial=Source.WRITTEN.value,
    )  # fmt: skip
    topic = forms.ChoiceField(
        label=_("Lĩnh vực, theo cột của biểu 02/XLD"), choices=said(Topic.choices),
        widget=forms.RadioSelect, initial=Topic.ADMINISTRATIVE.value,
    )  # fmt: skip
    papers = forms.IntegerField(
        label=_("Số đơn của vụ này"), help_text=_("Nhiều đơn cùng nội dung là một vụ."), initial=1
    )
    earlier = forms.ChoiceField(
        label=_("Tiếp theo hồ sơ nào?"),
        help_text=_("Chỉ khi tố cáo tiếp hoặc giải quyết lại, và hồ sơ trước ở đây."),
        required=False,
    )

    def __init__(
        self, *args: Any, units: Iterable[Unit], ended: Iterable[DenunciationFile], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.code: one for one in units}
        self._ended = {one.code: one for one in ended}
        choice(self, "unit").choices = [(code, one.name) for code, one in self._units.items()]
        named = [(code, code) for code in self._ended]
        choice(self, "earlier").choices = [("", gettext("Không có")), *named]
        if not named:
            del self.fields["earlier"]

    def new(self) -> NewFile:
        """The same for the action."""
        given = self.cleaned_data
        return NewFile(
            key=given["key"],
            unit=self._units[given["unit"]],
            received_on=given["received_on"],
            matter=Matter(given["matter"]),
            source=Source(given["source"]),
            topic=Topic(given["topic"]),
            papers=given["papers"],
            earlier=self._ended.get(given.get("earlier", "")),
        )


class Step(Keyed, Seen):
    """One step: its day, its paper, and what the law asks for it."""

    day = DayField(label=_("Ngày"), help_text=_("Ngày ghi trên văn bản, không phải ngày nhập."))
    paper = Needed(
        label=_("Số văn bản"), help_text=NO_WORDS, required=False, max_length=40,
        widget=Line(autocomplete="off", spellcheck="false"),
    )  # fmt: skip
    paper_on = DayField(label=_("Ngày văn bản"), required=False)
    ground = NeededChoice(label=_("Căn cứ"), widget=forms.RadioSelect, required=False)
    criteria = forms.MultipleChoiceField(
        label=_("Tiêu chí phức tạp đã ghi trên quyết định"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    result = NeededChoice(
        label=_("Kết luận"), choices=said(Result.choices), widget=forms.RadioSelect, required=False
    )
    goes_on = forms.ChoiceField(
        label=_("Rút rồi có phải giải quyết tiếp không?"),
        help_text=_("Luật Tố cáo, Điều 33; Nghị định 31/2019/NĐ-CP, Điều 4."),
        choices=[
            ("", _("Không có dấu hiệu nào dưới đây")),
            *((one.value, Hinted(_(one.label), _("phải giải quyết tiếp"))) for one in GoesOn),
        ],
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip

    def __init__(
        self, *args: Any, lawful: LawfulStep, criteria: Iterable[tuple[Criterion, str]],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._lawful = lawful
        self.fields["paper"].required = needs_paper(lawful)
        choice(self, "ground").choices = [
            (one.value, gettext(GROUNDS[one])) for one in lawful.grounds
        ]
        choice(self, "criteria").choices = [(one.value, gettext(said)) for one, said in criteria]
        wanted = {
            "ground": Need.GROUND in lawful.needs,
            "criteria": Need.CRITERIA in lawful.needs,
            "result": Need.RESULT in lawful.needs,
            "goes_on": lawful.code == WITHDRAW,
        }
        for name, is_wanted in wanted.items():
            if is_wanted:
                self.fields[name].required = name in ("ground", "result")
            else:
                del self.fields[name]

    def taken(self) -> Taken:
        """The same for the action."""
        given = self.cleaned_data
        return Taken(
            step=self._lawful.code,
            day=given["day"],
            key=given["key"],
            ground=Ground(given["ground"]) if given.get("ground") else None,
            criteria=frozenset(Criterion(one) for one in given.get("criteria", ())),
            paper=given["paper"],
            paper_on=given["paper_on"],
            result=Result(given["result"]) if given.get("result") else None,
            goes_on=GoesOn(given["goes_on"]) if given.get("goes_on") else None,
        )


class Back(Seen):
    slip = NeededChoice(
        label=_("Ghi nhầm điều gì?"), choices=said(Slip.choices), widget=forms.RadioSelect
    )


class Person(forms.Form):
    """Somebody from the list of those who may be named."""

    use_required_attribute = False
    officer = NeededChoice(label=_("Giao cho"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, held: Iterable[RoleHeld], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "officer").choices = [
            (one.officer.code, Hinted(one.officer.name, one.unit.name)) for one in held
        ]


class Declaration(forms.Form):
    use_required_attribute = False
    says = forms.ChoiceField(
        label=_("Tôi khai"),
        choices=[
            ("free", _("Tôi không bị tố cáo và không có quan hệ nào kể trên")),
            (
                "conflict",
                Hinted(
                    _("Tôi có xung đột lợi ích"),
                    _("hồ sơ đóng với tôi ngay và không mở lại; không phải nói quan hệ nào"),
                ),
            ),
        ],
        widget=forms.RadioSelect,
    )


class Nothing(forms.Form):
    """A button alone."""


class Entry(Keyed):
    side = forms.ChoiceField(
        label=_("Là phần"), choices=said(Side.choices), widget=forms.RadioSelect,
        initial=Side.DUE.value,
    )  # fmt: skip
    measure = forms.ChoiceField(
        label=_("Cột"), choices=said((one.code, one.name) for one in MEASURES)
    )
    amount = forms.IntegerField(
        label=_("Số"), help_text=_("Số nguyên: đồng, m², tổ chức, người, vụ.")
    )
    day = DayField(label=_("Ngày"))
    paper = Needed(
        label=_("Số văn bản"), help_text=NO_WORDS, required=False, max_length=40,
        widget=Line(autocomplete="off", spellcheck="false"),
    )  # fmt: skip

    def new(self) -> NewEntry:
        """The same for the action."""
        given = self.cleaned_data
        return NewEntry(
            key=given["key"],
            side=Side(given["side"]),
            measure=given["measure"],
            amount=given["amount"],
            day=given["day"],
            paper=given["paper"],
        )


class Period(forms.Form):
    """From when to when the columns are counted."""

    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến hết ngày"))
