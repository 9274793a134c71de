"""What is typed about a closed period."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.web.office.inputs import Line, Needed


class Reason(forms.Form):
    """One sentence that everybody at the unit reads."""

    reason = Needed(
        label=_("Lý do"),
        help_text=_("Một câu, không nêu tên người. Mọi người mở bảng này đều đọc được."),
        max_length=300,
        widget=Line(),
    )
