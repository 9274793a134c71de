"""What is typed about the hamlets: who is assigned, a visit, a note, a cluster, a notice."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.meetings.models import MeetingKind
from hoiam.outreach.models import Confirmed, Duty, Organisation, Way
from hoiam.units.models import Field, Unit
from hoiam.voices.models import VoiceKind
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, choice, said

VISIT_KINDS = (MeetingKind.FIELD, MeetingKind.CELL)


class NeededMany(forms.MultipleChoiceField):
    """Choices of which one must be made; the action says so, in its own three sentences."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, **options)

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class Assign(forms.Form):
    """Somebody at one hamlet."""

    duty = forms.ChoiceField(label=_("Vai trò"), choices=said(Duty.choices), initial=Duty.LEAD)
    person = Needed(
        label=_("Họ tên, chức vụ"),
        help_text=_("Chọn trong danh sách, hoặc gõ: họ tên, dấu phẩy, chức vụ."),
        max_length=280,
        widget=Line(list="people", autocomplete="off"),
    )
    team = forms.CharField(label=_("Tổ tuyên vận"), required=False, max_length=120, widget=Line())
    paper = forms.CharField(
        label=_("Quyết định, thông báo phân công"), required=False, max_length=200, widget=Line()
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        help_text=_("Để gửi thông báo và gọi; không hiện ra ngoài."),
        required=False,
        max_length=30,
        widget=Line(inputmode="tel", autocomplete="off"),
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        required=False,
        max_length=254,
        widget=Line(inputmode="email", autocomplete="off"),
    )
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(label=_("Đến trước ngày"), required=False)


class Ending(forms.Form):
    """The end of a period."""

    valid_to = DayField(label=_("Thôi từ ngày"))
    why = Needed(label=_("Lý do"), max_length=300, widget=Line())


class AssignAll(forms.Form):
    """What all rows of the table share."""

    valid_from = DayField(label=_("Từ ngày"))
    paper = forms.CharField(
        label=_("Quyết định, thông báo phân công"), required=False, max_length=200, widget=Line()
    )
    rows = forms.CharField(
        label=_("Dán danh sách"),
        help_text=_(
            "Mỗi dòng một thôn: tên thôn; họ tên; chức vụ; điện thoại. Dán từ bảng tính cũng được."
        ),
        required=False,
        max_length=40_000,
        widget=Lines(6),
    )


class Residents(forms.Form):
    day = DayField(label=_("Số dân tính đến ngày"))
    residents = forms.IntegerField(label=_("Số người"), min_value=0, max_value=100_000)
    households = forms.IntegerField(label=_("Số hộ"), min_value=0, max_value=50_000, required=False)
    source = Needed(
        label=_("Nguồn"),
        help_text=_("Ví dụ: Công an xã, sổ cư trú."),
        max_length=200,
        widget=Line(),
    )


class Visit(forms.Form):
    """A visit that took place; who was there stands below it."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=said((one.value, one.label) for one in VISIT_KINDS),
        initial=MeetingKind.FIELD,
    )
    day = DayField(label=_("Ngày"))
    subject = forms.CharField(
        label=_("Nội dung"),
        help_text=_("Ngắn gọn; không ghi tên người dân."),
        required=False,
        max_length=2_000,
        widget=Lines(3),
    )


class Raise(forms.Form):
    """What makes a note a matter."""

    kind = forms.ChoiceField(label=_("Loại ý kiến"), choices=said(VoiceKind.choices))
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), error_messages={"required": _("Chọn một lĩnh vực.")}
    )

    def __init__(self, *args: Any, fields: Iterable[Field], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            *((one.code, gettext(one.name)) for one in fields),
        ]


class FieldNote(forms.Form):
    """A note on the road, in the order in which it happens. Everything but the hamlet and the
    words may be left."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    hamlet = forms.ChoiceField(label=_("Thôn"))
    noted_on = DayField(label=_("Ngày"))
    visit = forms.ChoiceField(
        label=_("Ghi luôn chuyến đi"),
        choices=[
            ("", _("không ghi chuyến đi")),
            *said((one.value, one.label) for one in VISIT_KINDS),
        ],
        required=False,
    )
    text = forms.CharField(
        label=_("Bà con nói gì, thấy gì"),
        required=False,
        max_length=10_000,
        widget=Lines(5),
    )
    place = forms.CharField(label=_("Chỗ nào"), required=False, max_length=300, widget=Line())
    raised = forms.BooleanField(
        label=_("Đây là việc cần trả lời"),
        help_text=_("Vào cùng hàng chờ với mọi ý kiến, có biên nhận và hạn trả lời."),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Loại ý kiến"), choices=said(VoiceKind.choices), required=False
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    speaker = forms.CharField(
        label=_("Họ tên người nói"), required=False, max_length=120, widget=Line(autocomplete="off")
    )
    phone = forms.CharField(
        label=_("Điện thoại người nói"),
        required=False,
        max_length=30,
        widget=Line(inputmode="tel", autocomplete="off"),
    )
    reserved = forms.CharField(
        label=_("Số biên nhận in sẵn đã đưa"),
        required=False,
        max_length=30,
        widget=Line(autocomplete="off"),
    )

    def __init__(
        self, *args: Any, hamlets: Iterable[Unit], fields: Iterable[Field], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "hamlet").choices = [
            ("", gettext("Chọn thôn")),
            *(
                (one.code, f"{one.name}, {one.parent.short_name}" if one.parent else one.name)
                for one in hamlets
            ),
        ]
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            *((one.code, gettext(one.name)) for one in fields),
        ]


class Grouping(forms.Form):
    """Hamlets of one commune."""

    hamlets = NeededMany(label=_("Thôn"))

    def __init__(self, *args: Any, hamlets: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "hamlets").choices = [(one.code, one.name) for one in hamlets]


class Cluster(Grouping):
    name = Needed(label=_("Tên cụm"), max_length=120, widget=Line())
    paper = forms.CharField(label=_("Quyết định"), required=False, max_length=200, widget=Line())
    valid_from = DayField(label=_("Từ ngày"))
    field_order = ("name", "valid_from", "paper", "hamlets")


class Members(Grouping):
    on = DayField(label=_("Từ ngày"))
    field_order = ("on", "hamlets")


class EndCluster(forms.Form):
    valid_to = DayField(label=_("Kết thúc từ ngày"))


class Broadcast(Grouping):
    """A notice to hamlets."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    unit = forms.ChoiceField(label=_("Cơ quan thông báo"))
    title = Needed(label=_("Tiêu đề"), max_length=200, widget=Line())
    text = Needed(
        label=_("Nội dung"),
        help_text=_("Câu ngắn, đọc lên loa được. Ai cũng đọc được trên trang công khai."),
        max_length=4_000,
        widget=Lines(6),
    )
    paper_number = forms.CharField(
        label=_("Số văn bản"), required=False, max_length=60, widget=Line()
    )
    replies_until = DayField(label=_("Đề nghị trả lời trước ngày"), required=False)
    ways = NeededMany(
        label=_("Cách báo"),
        help_text=_(
            "Thư điện tử, tin nhắn do máy gửi nơi đã có địa chỉ; cách khác ghi lại khi đã làm."
        ),
        choices=said(Way.choices),
    )
    field_order = (
        "key", "unit", "title", "text", "paper_number", "replies_until", "ways", "hamlets",
    )  # fmt: skip

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = list(units)
        choice(self, "unit").choices = [(one.code, one.name) for one in units]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.initial.setdefault("unit", units[0].code)


class Withdraw(forms.Form):
    why = Needed(
        label=_("Lý do thu hồi"), help_text=_("Hiện trên trang công khai."), max_length=300,
        widget=Line(),
    )  # fmt: skip


class Task(forms.Form):
    organisation = forms.ChoiceField(label=_("Tổ chức"), choices=said(Organisation.choices))
    unit = forms.ChoiceField(
        label=_("Cơ quan chịu trách nhiệm"),
        help_text=_("Các tổ chức chính trị - xã hội trực thuộc Mặt trận Tổ quốc."),
    )
    what = Needed(label=_("Việc phải làm"), max_length=300, widget=Line())
    due_on = DayField(label=_("Xong trước ngày"))

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = [(one.code, one.name) for one in units]


class Report(forms.Form):
    report = Needed(label=_("Đã làm gì, kết quả ra sao"), max_length=4_000, widget=Lines(5))
    reached = forms.IntegerField(
        label=_("Đến được bao nhiêu người"), min_value=0, max_value=1_000_000, required=False
    )


CONFIRMED = [one for one in Confirmed if one is not Confirmed.LINK]
