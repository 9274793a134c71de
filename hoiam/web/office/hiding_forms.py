"""What is asked of whoever hides something public, shows it again, or decides about a hiding."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.law.hiding import HidingGround
from hoiam.publication.models import Cause
from hoiam.publication.openness import Hiding, Outcome, Part
from hoiam.web.forms_ui import Hinted
from hoiam.web.office.inputs import Lines, Needed

READ_BY_ALL = _("Mọi người đọc được. Đừng nhắc lại điều cần ẩn.")
WHOLE, CORRECTED = "whole", "corrected"


class Hide(forms.Form):
    """What, on which ground, and why."""

    what = forms.ChoiceField(label=_("Ẩn phần nào"), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Căn cứ"),
        help_text=_("Chỉ ẩn được theo một căn cứ trong danh mục."),
        widget=forms.RadioSelect,
    )
    reason = Needed(label=_("Lý do"), help_text=READ_BY_ALL, max_length=300, widget=Lines(3))

    def __init__(
        self,
        *args: Any,
        whats: Iterable[tuple[str, str]],
        grounds: Iterable[HidingGround],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = list(whats)  # type: ignore[attr-defined]
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (one.code, Hinted(gettext(one.name), gettext(one.basis))) for one in grounds
        ]


class Show(forms.Form):
    """Which hiding ends, and how much of it."""

    hiding = forms.ChoiceField(label=_("Phần đang ẩn"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("Hiện lại thế nào"),
        choices=[
            (
                CORRECTED,
                Hinted(
                    _("Chỉ hiện bản đã sửa sau khi ẩn"), _("Bản cũ vẫn đóng, theo căn cứ đã ghi.")
                ),
            ),
            (WHOLE, Hinted(_("Hiện lại tất cả"), _("Việc ẩn là không cần thiết; bản cũ cũng mở."))),
        ],
        initial=CORRECTED,
        widget=forms.RadioSelect,
    )
    reason = Needed(label=_("Lý do"), help_text=READ_BY_ALL, max_length=300, widget=Lines(3))

    def __init__(self, *args: Any, hidings: Iterable[Hiding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.code, name_of(one)) for one in hidings]
        self.fields["hiding"].choices = named  # type: ignore[attr-defined]
        if len(named) == 1:
            self.initial["hiding"] = named[0][0]


class Decide(forms.Form):
    """Keep or lift, with the reasons."""

    outcome = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[
            (Outcome.LIFTED.value, _("Bỏ việc ẩn: nội dung hiện lại ngay")),
            (Outcome.UPHELD.value, _("Giữ nguyên việc ẩn")),
        ],
        widget=forms.RadioSelect,
    )
    reasons = Needed(label=_("Lý do"), help_text=READ_BY_ALL, max_length=1000, widget=Lines(5))


class State(forms.Form):
    """The Front's words."""

    text = Needed(
        label=_("Ý kiến của Mặt trận"), help_text=READ_BY_ALL, max_length=1000, widget=Lines(5)
    )


class Correct(forms.Form):
    """What kind of correction a new release is, and why."""

    use_required_attribute = False

    # Nothing is chosen beforehand: the cause is read by everybody, and two causes close what
    # stood before.
    cause = forms.ChoiceField(
        label=_("Bản mới khác bản cũ vì"),
        choices=[
            ("", _("Chọn một lý do")),
            *((one.value, _(str(one.label))) for one in Cause if one is not Cause.FIRST),
        ],
        error_messages={"required": _("Chọn vì sao có bản mới.")},
    )
    reason = forms.CharField(
        label=_("Sửa gì, vì sao"),
        help_text=READ_BY_ALL,
        max_length=300,
        required=False,
        widget=Lines(2),
    )


def name_of(hiding: Hiding) -> str:
    """What is hidden, as a choice says it."""
    named = gettext(Part(hiding.part).label)
    if hiding.part == Part.RELEASE:
        named = gettext("bản số %(n)s") % {"n": hiding.release}
    return named.capitalize()
