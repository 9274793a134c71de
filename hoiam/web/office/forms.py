"""Forms of coming in and of administration. They check shape; what is lawful the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.accounts.models import ROLE_NAMES, Officer
from hoiam.core.text import fold
from hoiam.units import catalogue
from hoiam.units.blueprint import short_of
from hoiam.units.models import Unit
from hoiam.web.access import REASON
from hoiam.web.office.inputs import DayField, Line, Lines, choice, said

PASSWORD_HELP = _("Từ 12 ký tự, dễ nhớ với mình, khó đoán với người khác. Một câu ngắn là tốt.")


def unit_choices(units: Iterable[Unit]) -> list[tuple[str, str]]:
    """Units by name, for a list."""
    return [(unit.code, unit.name) for unit in units]


class SignIn(forms.Form):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPassword(forms.Form):
    """A password typed twice."""

    password = forms.CharField(
        label=_("Mật khẩu mới"),
        help_text=PASSWORD_HELP,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("Hai lần nhập chưa giống nhau."))
        return again


class OwnPassword(NewPassword):
    """The old one shows that it is not somebody passing an open screen."""

    old = forms.CharField(
        label=_("Mật khẩu đang dùng"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "password", "again")

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer = officer

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.officer.check_password(old):
            raise forms.ValidationError(_("Mật khẩu đang dùng chưa đúng."))
        return old


class Province(forms.Form):
    province = forms.ChoiceField(
        label=_("Tỉnh, thành phố"),
        help_text=_("Mỗi nơi cài đặt thường chỉ cần một tỉnh; sau này nạp thêm được bằng lệnh."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_name = sorted(catalogue.provinces(), key=lambda one: fold(short_of(one.name)))
        choice(self, "province").choices = [
            ("", _("Chọn tỉnh, thành phố")),
            *((one.code, one.name) for one in by_name),
        ]


class Account(forms.Form):
    """Who the officer is and under which name they sign in."""

    name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=Line(autocomplete="name", autofocus=True)
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        help_text=_("Chữ thường không dấu, ví dụ: ma.lt"),
        max_length=60,
        widget=Line(autocomplete="username", autocapitalize="none"),
    )


class FirstAdministrator(NewPassword, Account):
    unit = forms.ChoiceField(label=_("Quản trị tại"))
    field_order = ("name", "username", "unit", "password", "again")

    def __init__(self, *args: Any, bodies: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = unit_choices(bodies)


class NewOfficer(Account):
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    field_order = ("name", "username", "email")


class CloseOfficer(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=Line())


class GrantRole(forms.Form):
    role = forms.ChoiceField(
        label=_("Vai trò"), choices=said((role.value, name) for role, name in ROLE_NAMES.items())
    )
    valid_from = DayField(label=_("Từ ngày"))
    find = forms.CharField(
        label=_("Tìm đơn vị"),
        help_text=_("Gõ vài chữ của tên, có dấu hay không dấu đều được."),
        required=False,
        max_length=100,
        widget=Line(autocomplete="off"),
    )
    unit = forms.ChoiceField(label=_("Đơn vị"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = unit_choices(units)


class EndRole(forms.Form):
    valid_to = DayField(label=_("Thôi giữ từ ngày"), help_text=_("Ngày đầu tiên không còn vai trò"))
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=Line())


class Target(forms.Form):
    field = forms.ChoiceField(label=_("Lĩnh vực"))
    kind = forms.ChoiceField(label=_("Loại ý kiến"))
    area = forms.ChoiceField(label=_("Nơi áp dụng"), required=False)
    count = forms.IntegerField(label=_("Số ngày"), min_value=1, max_value=365)
    unit = forms.ChoiceField(
        label=_("Cách tính"),
        choices=[("working", _("ngày làm việc")), ("calendar", _("ngày, tính cả ngày nghỉ"))],
    )
    decision = forms.CharField(
        label=_("Văn bản"), help_text=_("Số và ngày của quyết định"), max_length=200, widget=Line()
    )
    valid_from = DayField(label=_("Có hiệu lực từ"))

    def __init__(
        self,
        *args: Any,
        fields: Iterable[tuple[str, str]],
        kinds: Iterable[tuple[str, str]],
        areas: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "field").choices = said(fields)
        choice(self, "kind").choices = said(kinds)
        choice(self, "area").choices = [("", gettext("Cả địa phương")), *areas]


class Override(forms.Form):
    day = DayField(label=_("Ngày"))
    working = forms.ChoiceField(
        label=_("Ngày này"),
        choices=[("no", _("được nghỉ")), ("yes", _("phải làm việc"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    reason = forms.CharField(label=_("Lý do"), max_length=200, widget=Line())
    decision = forms.CharField(label=_("Văn bản"), max_length=200, widget=Line())


class WithdrawDay(forms.Form):
    why = forms.CharField(
        label=_("Vì sao rút?"),
        help_text=_("Ai có hạn đổi theo sẽ đọc câu này."),
        max_length=200,
        widget=Line(autofocus=True),
    )


class HamletFile(forms.Form):
    file = forms.FileField(
        label=_("Tệp CSV"),
        help_text=_("Cột bắt buộc: commune_code, name. Có thể thêm: kind, code, valid_from."),
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


class Administration(forms.Form):
    """The reason of a session of administration, under a name that no other form has: it may be
    sent beside everything that was typed on the page that was wanted."""

    field_order = (REASON,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[REASON] = forms.CharField(
            label=_("Lý do"),
            help_text=_("Lãnh đạo tỉnh và Mặt trận đọc được. Không ghi tên người dân."),
            max_length=300,
            widget=Line(autocomplete="off"),
        )
