"""Forms on old registers. They check shape; what is lawful the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.units.models import Field, Unit
from hoiam.voices.models import Channel, VoiceKind
from hoiam.web.office.inputs import Line, Needed, choice, said


class Withdraw(forms.Form):
    why = Needed(
        label=_("Vì sao rút?"),
        help_text=_("Mọi dòng của đợt này ẩn đi cùng lúc; bản cũ, nếu có, hiện lại."),
        max_length=300,
        widget=Line(autofocus=True),
    )


class Place(forms.Form):
    """Which successor of a split unit this record belongs to."""

    former = forms.CharField(widget=forms.HiddenInput, max_length=40)
    successor = forms.ChoiceField(label=_("Nay thuộc"))
    why = Needed(label=_("Vì sao?"), max_length=300, widget=Line())

    def __init__(self, *args: Any, heirs: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "successor").choices = [(unit.code, unit.name) for unit in heirs]


class Continue(forms.Form):
    """What the source does not say in our words, and a case needs."""

    kind = forms.ChoiceField(
        label=_("Loại ý kiến"), choices=said(VoiceKind.choices), initial=VoiceKind.FEEDBACK
    )
    channel = forms.ChoiceField(
        label=_("Lúc đầu đến qua"), choices=said(Channel.choices), initial=Channel.DESK
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), error_messages={"required": _("Chọn một lĩnh vực.")}
    )
    commune = forms.ChoiceField(
        label=_("Xã, phường"), error_messages={"required": _("Chọn xã, phường.")}
    )
    unit = forms.ChoiceField(
        label=_("Đơn vị giải quyết"),
        help_text=_("Để trống thì theo bảng thẩm quyền của hôm nay."),
        required=False,
    )
    desk = forms.ChoiceField(label=_("Tôi làm việc này ở"))

    def __init__(
        self,
        *args: Any,
        desks: Iterable[Unit],
        communes: Iterable[Unit],
        fields: Iterable[Field],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        desks = list(desks)
        choice(self, "desk").choices = [(unit.code, unit.name) for unit in desks]
        choice(self, "unit").choices = [
            ("", gettext("Theo bảng thẩm quyền")),
            *((unit.code, unit.name) for unit in desks),
        ]
        if len(desks) == 1:
            self.fields["desk"].widget = forms.HiddenInput()
            self.initial.setdefault("desk", desks[0].code)
        choice(self, "commune").choices = [
            ("", gettext("Chọn xã, phường")),
            *(
                (unit.code, f"{unit.short_name} ({gettext(unit.get_kind_display())})")
                for unit in communes
            ),
        ]
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            *((one.code, gettext(one.name)) for one in fields),
        ]
