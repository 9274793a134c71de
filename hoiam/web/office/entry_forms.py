"""Forms of the second factor and of one's own security. They check shape alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.web.office.inputs import Line


class Code(forms.Form):
    """A code of the app, or of the paper."""

    code = forms.CharField(
        label=_("Mã 6 số trong ứng dụng, hoặc một mã dự phòng"),
        max_length=40,
        widget=Line(autocomplete="one-time-code", autocapitalize="none", autofocus=True),
    )


class AppCode(forms.Form):
    """The first code of an app, which shows that it was set up."""

    code = forms.CharField(
        label=_("Mã 6 số mà ứng dụng đang hiện"),
        max_length=40,
        widget=Line(autocomplete="one-time-code", inputmode="numeric"),
    )


class Answer(forms.Form):
    """What a script filled in: the answer of a passkey."""

    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput())
    asked = forms.CharField(max_length=1_000, widget=forms.HiddenInput())


class NewPasskey(Answer):
    """The same, with a name that tells its owner which one it is."""

    name = forms.CharField(
        label=_("Tên của khóa này"),
        help_text=_("Ví dụ: điện thoại của tôi, máy tính phòng tiếp dân."),
        max_length=60,
        widget=Line(autocomplete="off"),
    )


class Password(forms.Form):
    """Shows that it is not somebody passing an open screen."""

    password = forms.CharField(
        label=_("Mật khẩu của tôi"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )


class Reason(forms.Form):
    reason = forms.CharField(
        label=_("Lý do, và đã nhận ra người xin bằng cách nào"), max_length=300, widget=Line()
    )
