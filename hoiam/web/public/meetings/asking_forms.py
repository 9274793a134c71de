"""What somebody in the hall fills in: one box; everything else may stay empty."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.units.models import Unit


class HallCode(forms.Form):
    """The short code that stands on the screen and on the poster."""

    use_required_attribute = False

    ma = forms.CharField(
        label=_("Mã hội trường"),
        help_text=_("Bốn ký tự trên màn hình hoặc trên áp phích, ví dụ 7KQ4."),
        error_messages={"required": _("Chưa nhập mã.")},
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class Ask(forms.Form):
    """One question. `once` makes a second tap or a retry the same one."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Ông/bà muốn hỏi điều gì?"),
        help_text=_("Viết như nói. Mỗi lần gửi một câu. Không cần tên."),
        error_messages={"required": _("Chưa có câu hỏi. Một câu ngắn cũng được.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    area = forms.ChoiceField(
        label=_("Chuyện ở xã, phường nào?"),
        required=False,
        error_messages={
            "invalid_choice": _("Xã, phường này không có trong cuộc gặp. Xin chọn lại.")
        },
    )
    name = forms.CharField(
        label=_("Tên"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Số điện thoại"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    once = forms.CharField(max_length=64, min_length=16, widget=forms.HiddenInput)

    def __init__(
        self,
        posted: object = None,
        *,
        areas: Iterable[Unit],
        initial: dict[str, str] | None = None,
    ) -> None:
        super().__init__(posted, initial=initial)  # type: ignore[arg-type]
        places = list(areas)
        if len(places) < 2:
            del self.fields["area"]
        else:
            choices = [("", _("Không chọn")), *((one.code, one.name) for one in places)]
            self.fields["area"].choices = choices  # type: ignore[attr-defined]

    @property
    def has_reach_errors(self) -> bool:
        """Whether what is folded away has to be opened."""
        return any(self.errors.get(name) for name in ("name", "phone", "email"))
