"""Forms of commitments, requests and topics. They check shape; what is lawful the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.commitments.topics import Topic
from hoiam.units.models import Unit
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, choice


class Done(forms.Form):
    """What was done; nothing closes without it."""

    result = Needed(
        label=_("Kết quả: đã làm gì?"),
        help_text=_("Đã làm gì, ở đâu, khi nào. Không có lời này thì việc không khép lại được."),
        widget=Lines(4, autofocus=True),
        max_length=2000,
    )
    result_public = forms.CharField(
        label=_("Lời cho người dân đọc"),
        help_text=_("Hiện ở trang công khai. Không ghi tên hay số điện thoại của ai."),
        widget=Lines(3),
        max_length=2000,
        required=False,
    )
    evidence = forms.CharField(
        label=_("Bằng chứng"),
        help_text=_("Biên bản nghiệm thu, số văn bản. Ảnh và tệp thêm ở bước sau."),
        max_length=300,
        required=False,
        widget=Line(),
    )


class Undone(forms.Form):
    """Why it is closed without being done."""

    result = Needed(
        label=_("Vì sao khép lại khi chưa làm?"),
        help_text=_("Không bao giờ tính là đã làm xong. Cấp trên đọc lý do này."),
        widget=Lines(4, autofocus=True),
        max_length=2000,
    )
    result_public = Needed(
        label=_("Lời cho người dân đọc"),
        help_text=_("Người được hứa đọc lời này. Không ghi tên hay số điện thoại của ai."),
        widget=Lines(3),
        max_length=2000,
    )


class Evidence(forms.Form):
    """One file more."""

    file = forms.FileField(
        label=_("Tệp"), help_text=_("Ảnh, PDF, ghi âm. Nội bộ giữ bản gốc; công khai không hiện.")
    )


class Unkept(forms.Form):
    """That body says: not kept."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=60)
    words = forms.CharField(
        label=_("Chỗ nào chưa giữ lời?"),
        help_text=_("Cấp trên của đơn vị đọc và phải trả lời. Để trống cũng được."),
        widget=Lines(4, autofocus=True),
        max_length=2000,
        required=False,
    )


class Ask(forms.Form):
    """A request about something late."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=60)
    sender = forms.ChoiceField(label=_("Gửi thay mặt"))
    text = Needed(
        label=_("Nhận xét"),
        help_text=_("Đã thấy gì, đã trễ bao lâu, ảnh hưởng đến ai."),
        widget=Lines(5, autofocus=True),
        max_length=4000,
    )
    wanted = Needed(
        label=_("Yêu cầu điều gì?"),
        help_text=_("Một câu. Câu này thành việc phải làm của đơn vị."),
        widget=Line(),
        max_length=300,
    )
    due_on = DayField(
        label=_("Trả lời trước hết ngày"),
        help_text=_("Ban Thanh tra nhân dân để trống thì theo luật: 15 ngày."),
        required=False,
    )

    def __init__(self, *args: Any, senders: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "sender").choices = [(one.code, one.name) for one in senders]


class NewTopic(forms.Form):
    name = Needed(label=_("Tên chủ đề"), max_length=120, widget=Line(autofocus=True))
    valid_from = DayField(label=_("Dùng từ ngày"))
    order = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=999, initial=50, widget=forms.NumberInput()
    )


class EndTopic(forms.Form):
    valid_to = DayField(
        label=_("Thôi dùng từ ngày"), help_text=_("Việc đã gắn vẫn giữ chủ đề này.")
    )


class Tag(forms.Form):
    """Which topics a matter bears."""

    topics = forms.MultipleChoiceField(
        label=_("Chủ đề"),
        help_text=_("Chọn đúng điều chính; mỗi việc thường chỉ một hoặc hai chủ đề."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, topics: Iterable[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "topics").choices = [(one.code, one.name) for one in topics]
