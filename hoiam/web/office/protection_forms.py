"""Forms about personal data. They check shape; what may be the actions say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.protection.parts import NAMES, Part
from hoiam.protection.purposes import DATA_KINDS
from hoiam.voices.models import Voice
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, choice, said

# What a leader may choose to erase; a request of the person usually means all of it.
ERASABLE = (
    Part.NAMES, Part.POINT, Part.COPIES, Part.NOTICES, Part.WORDS, Part.REQUEST, Part.CONTACT,
)  # fmt: skip


class Answer(forms.Form):
    words = Needed(
        label=_("Trả lời người yêu cầu"),
        help_text=_("Nói rõ sẽ làm gì. Người yêu cầu đọc đúng lời này trên trang tra cứu."),
        widget=Lines(4),
        max_length=2000,
    )


class Result(forms.Form):
    result = Needed(
        label=_("Đã làm gì?"),
        help_text=_("Người yêu cầu đọc đúng lời này trên trang tra cứu."),
        widget=Lines(4),
        max_length=2000,
    )


class Refusal(forms.Form):
    reason = Needed(
        label=_("Vì sao không làm được?"),
        help_text=_("Nêu điều luật hoặc lý do cụ thể. Người yêu cầu đọc đúng lời này."),
        widget=Lines(4),
        max_length=2000,
    )


class Extension(forms.Form):
    paper = Needed(label=_("Số văn bản gia hạn"), widget=Line(), max_length=60)
    paper_on = DayField(label=_("Ngày văn bản"))
    reason = Needed(label=_("Lý do"), widget=Lines(3), max_length=300)


class Correction(Result):
    name = forms.CharField(label=_("Tên"), required=False, max_length=120)
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=30)
    email = forms.CharField(label=_("Thư điện tử"), required=False, max_length=254)
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300)

    field_order = ("name", "phone", "email", "address", "result")


class Erasure(forms.Form):
    """Which parts go, which masked words stand in their place, what else is struck."""

    parts = forms.MultipleChoiceField(
        label=_("Xóa những gì?"),
        choices=said((part.value, NAMES[part]) for part in ERASABLE),
        widget=forms.CheckboxSelectMultiple,
        initial=[part.value for part in ERASABLE],
        error_messages={"required": _("Chọn ít nhất một phần.")},
    )
    also = forms.CharField(
        label=_("Tên gọi khác phải xóa trong các văn bản"),
        help_text=_(
            "Mỗi dòng một cụm: biệt danh, biển số xe, tên người nhà. Máy đã biết tên, điện thoại, thư điện tử, địa chỉ trong phần liên hệ."
        ),
        required=False,
        widget=Lines(3),
        max_length=1000,
    )
    reason = Needed(label=_("Lý do"), widget=Lines(2), max_length=300)
    sure = forms.BooleanField(
        label=_("Tôi hiểu: xóa rồi không lấy lại được, kể cả từ bản sao lưu"),
        error_messages={"required": _("Đánh dấu ô này để xác nhận.")},
    )

    def __init__(self, *args: Any, voices: tuple[Voice, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, voice in enumerate(voices, start=1):
            self.fields[f"kept-{voice.code}"] = forms.CharField(
                label=_("Lời đã che thay cho lời kể %(n)s") % {"n": number},
                help_text=_(
                    "Chỉ ghi khi cần giữ nội dung vụ việc; không còn gì nhận ra được ai. Bỏ trống: chỉ ghi là đã xóa."
                ),
                required=False,
                widget=Lines(3),
                max_length=5000,
            )
        masked = [f"kept-{voice.code}" for voice in voices]
        self.order_fields(["parts", *masked, "also", "reason", "result", "sure"])


class GrantedErasure(Erasure, Result):
    """Erasing what the person asked to have erased, and saying so."""


class Hold(forms.Form):
    reason = Needed(
        label=_("Vì sao phải giữ lâu hơn?"),
        help_text=_("Ví dụ: tòa án, thanh tra đang hỏi; số văn bản."),
        widget=Lines(3),
        max_length=300,
    )
    until = DayField(label=_("Giữ đến ngày"))


class Lift(forms.Form):
    reason = Needed(label=_("Vì sao thôi giữ?"), widget=Lines(3), max_length=300)


class Moment(forms.DateTimeInput):
    """The browser's own way to choose a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class Breach(forms.Form):
    what = Needed(
        label=_("Chuyện gì đã xảy ra?"),
        help_text=_("Không ghi tên, số điện thoại của ai."),
        widget=Lines(4),
        max_length=4000,
    )
    kinds = forms.MultipleChoiceField(
        label=_("Loại dữ liệu có thể bị lộ"),
        choices=said(DATA_KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một loại.")},
    )
    people = forms.IntegerField(
        label=_("Khoảng bao nhiêu người"), required=False, min_value=0, max_value=100_000_000
    )
    records = forms.IntegerField(
        label=_("Khoảng bao nhiêu bản ghi"), required=False, min_value=0, max_value=100_000_000
    )
    cause = forms.CharField(
        label=_("Nguyên nhân, nếu biết"), required=False, widget=Lines(3), max_length=4000
    )
    harm = forms.CharField(
        label=_("Hậu quả có thể có"), required=False, widget=Lines(3), max_length=4000
    )


class NewBreach(Breach):
    unit = forms.ChoiceField(label=_("Đơn vị có dữ liệu"))
    noticed = forms.DateTimeField(
        label=_("Phát hiện lúc"),
        help_text=_("72 giờ tính từ lúc này, cả đêm và ngày nghỉ."),
        widget=Moment(),
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
    )

    field_order = ("unit", "noticed", "what", "kinds")

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = units


class Measure(forms.Form):
    what = Needed(label=_("Đã làm gì?"), widget=Lines(3), max_length=500)


class Notified(forms.Form):
    authority = Needed(label=_("Đã thông báo cho"), widget=Line(), max_length=200)
    number = Needed(label=_("Số văn bản"), widget=Line(), max_length=60)
    day = DayField(label=_("Ngày văn bản"))


class NoNotice(forms.Form):
    reason = Needed(label=_("Vì sao không phải thông báo?"), widget=Lines(3), max_length=300)


class TellPeople(forms.Form):
    codes = Needed(
        label=_("Mã các vụ việc có người liên quan"),
        help_text=_("Mỗi dòng một mã. Mọi người gửi của vụ việc đó được báo; mã không lưu ở đây."),
        widget=Lines(5),
        max_length=20_000,
    )
    advice = Needed(
        label=_("Họ nên làm gì?"),
        help_text=_("Ví dụ: không nghe cuộc gọi lạ xưng là cán bộ."),
        widget=Lines(3),
        max_length=500,
    )


class Release(forms.Form):
    note = Needed(
        label=_("Lời công khai"),
        help_text=_("Mọi người đọc được. Không nêu ai."),
        widget=Lines(4),
        max_length=4000,
    )


class Close(forms.Form):
    reason = Needed(label=_("Kết luận"), widget=Lines(3), max_length=300)
