"""The forms of the trainer: how far the clock is to run, and how long a day lasts meanwhile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.course import FARTHEST, SECONDS_A_DAY

PACES = {
    1: _("1 giây"),
    2: _("2 giây (30 ngày: 1 phút)"),
    5: _("5 giây"),
    20: _("20 giây (30 ngày: 10 phút)"),
    60: _("1 phút"),
    300: _("5 phút"),
}


class Run(forms.Form):
    """So many days, at this pace; then the clock goes as in life."""

    days = forms.IntegerField(
        label=_("Chạy bao nhiêu ngày"), initial=30, min_value=1, max_value=FARTHEST.days
    )
    pace = forms.TypedChoiceField(
        label=_("Một ngày dài"),
        choices=[(seconds, PACES[seconds]) for seconds in SECONDS_A_DAY],
        coerce=int,
        initial=2,
    )
