"""What is filled in about a question: its moderated words, its end, a sentence under it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.meetings.actions.ending_questions import LONGEST_ANSWER
from hoiam.meetings.actions.hall import LONGEST_REMARK
from hoiam.meetings.actions.moderating import LONGEST_REASON, LONGEST_SHOWN
from hoiam.meetings.models import Outcome, Way
from hoiam.voices.told import LONGEST_TEXT
from hoiam.web.office.inputs import DayField, Line, Lines, Needed

ENDS = [
    (Outcome.ANSWERED.value, _("Trả lời tại chỗ")),
    (Outcome.ASSIGNED.value, _("Giao trả lời")),
    (Outcome.OUTSIDE.value, _("Không thuộc nội dung")),
]


class Plain(forms.Form):
    """Shape alone; what may be is said by the action."""

    use_required_attribute = False


class Spoken(Plain):
    """A question as it was heard at the microphone or stands on a slip."""

    text = Needed(label=_("Câu hỏi"), max_length=LONGEST_TEXT, widget=Lines(rows=3))
    way = forms.ChoiceField(
        label=_("Cách hỏi"),
        choices=[(Way.MICROPHONE.value, _("hỏi trực tiếp")), (Way.PAPER.value, _("phiếu giấy"))],
        initial=Way.MICROPHONE.value,
    )
    name = forms.CharField(label=_("Người hỏi"), required=False, max_length=120, widget=Line())
    phone = forms.CharField(
        label=_("Điện thoại"), required=False, max_length=30, widget=Line(inputmode="tel")
    )
    reference = forms.CharField(
        label=_("Số biên nhận in sẵn"), required=False, max_length=20, widget=Line()
    )
    key = forms.CharField(max_length=64, min_length=8, widget=forms.HiddenInput)
    heard = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)


class Ending(Plain):
    """How it ended: one of three, each with the words it cannot be without."""

    how = forms.ChoiceField(label=_("Kết quả"), choices=ENDS, widget=forms.RadioSelect)
    answer = Needed(
        label=_("Lời trả lời tại chỗ"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=Lines(rows=4),
    )
    unit = forms.CharField(
        label=_("Đơn vị trả lời"),
        help_text=_("Gõ vài chữ của tên rồi chọn."),
        required=False,
        max_length=200,
        widget=Line(list="units", autocomplete="off"),
    )
    due_on = DayField(label=_("Trước ngày"), required=False)
    why = Needed(
        label=_("Không thuộc nội dung, vì"), required=False, max_length=LONGEST_ANSWER,
        widget=Lines(rows=3),
    )  # fmt: skip
    key = forms.CharField(max_length=64, min_length=8, widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Noting(Plain):
    """One sentence under a question."""

    text = Needed(label=_("Lời ghi"), max_length=LONGEST_REMARK, widget=Lines(rows=2))
    key = forms.CharField(max_length=64, min_length=8, widget=forms.HiddenInput)
    heard = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)


class Moderating(Plain):
    """Words for the screen, or why this text is kept from it."""

    shown = Needed(
        label=_("Lời đưa lên màn hình"), required=False, max_length=LONGEST_SHOWN * 2,
        widget=Lines(rows=3),
    )  # fmt: skip
    why = Needed(
        label=_("Vì sao không đưa lên màn hình"),
        required=False,
        max_length=LONGEST_REASON * 2,
        widget=Line(),
    )
    under = forms.IntegerField(label=_("Gộp với câu số"), required=False, min_value=1)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


def first_error(form: forms.Form) -> str:
    """What is wrong with the shape, in one sentence, for a script that has no page to show."""
    return " ".join(
        f"{form[name].label}: {' '.join(map(str, said))}" for name, said in form.errors.items()
    )
