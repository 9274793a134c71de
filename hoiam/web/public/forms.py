"""What people fill in. Forms look at the shape alone; what may be is decided by actions."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.refusals import Refusal
from hoiam.units.models import Field, Unit
from hoiam.voices.told import LONGEST_PLACE, LONGEST_TEXT
from hoiam.web import refusals
from hoiam.web.forms_ui import Hinted

DESK, NOBODY = "desk", "nobody"
# What a draft keeps, field by field; longer text than this is no voice any more.
KEPT = {
    "text": LONGEST_TEXT * 2,
    "area": 60,
    "place": LONGEST_PLACE * 2,
    "field": 60,
    "latitude": 24,
    "longitude": 24,
    "who": 20,
    "name": 240,
    "phone": 60,
    "email": 320,
}

type Choices = list[tuple[str, str | Promise]]


def _communes(communes: Iterable[Unit]) -> Choices:
    return [("", _("Chọn xã, phường")), *((one.code, one.name) for one in communes)]


def _fields(fields: Iterable[Field]) -> Choices:
    unknown = _("Tôi không biết: đề nghị giúp tôi theo lời kể")
    return [("", unknown), *((one.code, gettext(one.name)) for one in fields)]


class Speaking(forms.Form):
    """Words and files, as every form of a citizen has them."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Chuyện gì đang xảy ra?"),
        help_text=_("Viết như nói. Không cần đúng mẫu đơn. Đừng ghi số căn cước."),
        error_messages={"required": _("Chưa có nội dung. Kể ngắn gọn, một câu cũng được.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    photos = forms.FileField(
        label=_("Ảnh hoặc ghi âm"),
        help_text=_(
            "Nhiều nhất 5 tệp. Ảnh và PDF đến 10 MB, ghi âm và video đến 25 MB mỗi tệp. "
            "Ảnh chỉ được công khai khi có người xem trước, và không mang theo vị trí."
        ),
        required=False,
    )


class Send(Speaking):
    """The whole of step two."""

    area = forms.ChoiceField(
        label=_("Xảy ra ở xã, phường nào?"),
        error_messages={
            "required": _("Chưa chọn xã, phường. Xã, phường quyết định ai phải trả lời."),
            "invalid_choice": _("Xã, phường này không có trong danh sách. Xin chọn lại."),
        },
    )
    place = forms.CharField(
        label=_("Chỗ nào?"),
        help_text=_("Thôn, bản, tổ; gần trường, chợ, nhà văn hóa nào."),
        required=False,
        max_length=LONGEST_PLACE,
    )
    latitude = forms.FloatField(
        required=False, min_value=-90, max_value=90, widget=forms.HiddenInput
    )
    longitude = forms.FloatField(
        required=False, min_value=-180, max_value=180, widget=forms.HiddenInput
    )
    field = forms.ChoiceField(
        label=_("Thuộc lĩnh vực nào?"),
        required=False,
        error_messages={"invalid_choice": _("Lĩnh vực này không có. Xin chọn lại.")},
    )
    who = forms.ChoiceField(
        label=_("Ai được biết tên tôi?"),
        choices=[
            (
                DESK,
                Hinted(
                    _("Chỉ bộ phận tiếp nhận"),
                    _("Nơi xử lý không thấy tên và số điện thoại; muốn xem phải ghi lý do."),
                ),
            ),
            (
                NOBODY,
                Hinted(_("Không ai: tôi không để lại tên"), _("Vẫn tra cứu được bằng mã.")),
            ),
        ],
        initial=DESK,
        error_messages={
            "required": _("Chưa chọn ai được biết tên."),
            "invalid_choice": _("Xin chọn lại."),
        },
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Tên của ông/bà"),
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

    field_order = (
        "text",
        "photos",
        "area",
        "place",
        "latitude",
        "longitude",
        "field",
        "who",
        "name",
        "phone",
        "email",
    )

    def __init__(
        self,
        content: Mapping[str, str] | None = None,
        *,
        communes: Iterable[Unit],
        fields: Iterable[Field],
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(content, initial={"who": DESK} | dict(initial or {}))
        self.fields["area"].choices = _communes(communes)  # type: ignore[attr-defined]
        self.fields["field"].choices = _fields(fields)  # type: ignore[attr-defined]


class More(Speaking):
    """What the person adds to their own case; `once` makes a retry the same record."""

    once = forms.CharField(max_length=64, min_length=16, widget=forms.HiddenInput)


class Track(forms.Form):
    """The secret code of a receipt."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Mã tra cứu"),
        help_text=_(
            "18 ký tự in trên biên nhận. Viết hoa, viết thường, có gạch hay không đều được."
        ),
        error_messages={"required": _("Chưa nhập mã tra cứu.")},
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class Appeal(forms.Form):
    """Why a hiding should be looked at again; `once` makes a retry the same one."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Vì sao nên hiện lại?"),
        help_text=_(
            "Vài câu là đủ. Không cần tên. Đừng chép lại điều đã bị ẩn nếu nó về một người."
        ),
        error_messages={"required": _("Chưa có nội dung. Một câu cũng được.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    code = forms.CharField(
        label=_("Mã tra cứu, nếu ông/bà là người đã nói"),
        help_text=_("Để người quyết định biết chính người đã nói đề nghị. Bỏ trống cũng được."),
        required=False,
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    once = forms.CharField(max_length=64, min_length=16, widget=forms.HiddenInput)


def kept(posted: Mapping[str, str]) -> dict[str, str]:
    """What of a posted form goes into the draft."""
    # A zero sign is nobody's word, and one of the databases cannot keep it.
    return {name: str(posted.get(name, "")).replace("\0", "")[:most] for name, most in KEPT.items()}


def show_refusal(form: forms.Form, refusal: Refusal) -> None:
    """The refusal beside the field it speaks of; everything typed stays."""
    text = refusals.sentence(refusal)
    name = {"files": "photos"}.get(
        str(refusal.details.get("field")), str(refusal.details.get("field"))
    )
    form.add_error(name if name in form.fields else None, f"{text.what} {text.next}")


def show_wrong_code(form: forms.Form) -> None:
    """One sentence for every code that opens nothing, whatever the reason."""
    form.add_error(
        "code",
        gettext(
            "Mã này không mở được hồ sơ nào. Xin so lại từng nhóm 3 ký tự với biên nhận. "
            "Mất biên nhận thì đến bộ phận một cửa để cấp lại mã."
        ),
    )
