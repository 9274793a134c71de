"""What is typed about an official table: a number with its source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Enter(forms.Form):
    """One number; where there is one already, why it is another."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    value = forms.DecimalField(
        label=_("Số"), min_value=0, max_digits=16, decimal_places=1,
        error_messages={"required": _("Nhập số; không có gì thì nhập 0.")},
    )  # fmt: skip
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=200,
        help_text=_("Số, ngày văn bản hoặc tên hồ sơ. Không ghi tên, số điện thoại của người dân."),
        error_messages={"required": _("Ghi số này lấy từ đâu.")},
    )
    why = forms.CharField(label=_("Vì sao sửa"), max_length=300, required=False)

    def __init__(self, *args: Any, again: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not again:
            del self.fields["why"]
