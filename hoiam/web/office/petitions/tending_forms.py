"""What the desk keeps right in a petition: sorting, people, what is split off, its right kind."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.petitions.entry import Signer
from hoiam.petitions.models import Party, Petitioner, Topic
from hoiam.units.models import Field
from hoiam.web.office.inputs import DayField, Lines, Needed, NeededChoice, choice, said
from hoiam.web.office.inputs import Line as One
from hoiam.web.office.petitions import words
from hoiam.web.office.petitions.forms import kinds


class Chosen(forms.Form):
    """What the office chose to do, after the law was asked."""

    chosen = NeededChoice(label=_("Hướng xử lý"), required=False)
    override_why = forms.CharField(
        label=_("Vì sao khác hướng luật chỉ"), required=False, max_length=300, widget=Lines(2)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "chosen").choices = [(code, words.way(code)) for code in words.OWN_WAYS]


class Person(forms.Form):
    """One of those who signed."""

    party = forms.ChoiceField(label=_("Là"), choices=said(Party.choices), initial=Party.PERSON)
    name = forms.CharField(
        label=_("Họ tên, tên tổ chức"),
        required=False,
        max_length=120,
        widget=One(autocomplete="off", autofocus=True),
    )
    address = forms.CharField(
        label=_("Địa chỉ"), required=False, max_length=300, widget=One(autocomplete="off")
    )
    paper = forms.CharField(
        label=_("Số căn cước, hộ chiếu"),
        required=False,
        max_length=40,
        widget=One(autocomplete="off"),
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        required=False,
        max_length=20,
        widget=One(autocomplete="off", inputmode="tel"),
    )
    authorised = forms.CharField(
        label=_("Số giấy ủy quyền"), required=False, max_length=60, widget=One()
    )

    def signer(self) -> Signer:
        """The same for the action."""
        return Signer(**self.cleaned_data)

    @staticmethod
    def of(row: Petitioner) -> dict[str, str]:
        """What stands there already."""
        names = ("party", "name", "address", "paper", "phone", "authorised")
        return {name: getattr(row, name) for name in names}


class Appoint(forms.Form):
    """Who speaks for the others."""

    numbers = forms.MultipleChoiceField(
        label=_("Người được cử"), widget=forms.CheckboxSelectMultiple, required=False
    )
    day = DayField(label=_("Ngày của văn bản cử, mọi người cùng ký"))

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The type stub does not know that this field has choices of its own.
        self.fields["numbers"].choices = [  # type: ignore[attr-defined]
            (str(number), name) for number, name in people
        ]


class Splitting(forms.Form):
    """One content more."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    kind = NeededChoice(label=_("Nội dung này là"))
    text = Needed(
        label=_("Nội dung tách ra"),
        max_length=10_000,
        widget=Lines(5, autofocus=True),
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), error_messages={"required": _("Chọn một lĩnh vực.")}
    )
    topic = forms.ChoiceField(
        label=_("Nhóm trong báo cáo"), choices=said(Topic.choices), initial=Topic.OTHER
    )

    def __init__(self, *args: Any, fields: Iterable[Field], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = [("", gettext("Chọn loại đơn")), *kinds()]
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            *((one.code, gettext(one.name)) for one in fields),
        ]


class Same(forms.Form):
    """The petition that was on the register before."""

    earlier = Needed(
        label=_("Số đơn đã nhận trước"),
        help_text=_("Số trong sổ (12/2026) hoặc số biên nhận."),
        max_length=20,
        widget=One(autofocus=True),
    )


class Reclassify(forms.Form):
    """Its right kind."""

    kind = NeededChoice(label=_("Đúng ra là"))
    reason = Needed(
        label=_("Vì sao"),
        help_text=_("Theo nội dung đơn, không theo tiêu đề. Không ghi tên người."),
        max_length=300,
        widget=Lines(2),
    )

    def __init__(self, *args: Any, now_is: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = [
            ("", gettext("Chọn loại đơn")),
            *(one for one in kinds() if one[0] != now_is),
        ]
