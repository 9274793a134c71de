"""Forms of the steps of a case. They check shape; what is lawful the actions say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.accounts.models import Officer
from hoiam.cases.models import AnswerTemplate, Demand, Purpose, Result
from hoiam.notices.models import Channel as NoticeChannel
from hoiam.units.models import Field, Unit
from hoiam.voices.models import Channel
from hoiam.web.forms_ui import Hinted
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said
from hoiam.web.office.routing_offers import BY_RULES, OTHER_FIELD

BY_RULES_MEANS = _("Đơn vị mà bảng nêu cho lĩnh vực vừa chọn, ở nơi xảy ra việc.")
REASON_READ = _("Người gửi và cấp trên đọc lý do này.")
REASON_PUBLIC = _("Lý do này được công khai; không ghi tên hay số điện thoại của ai.")


class Nothing(forms.Form):
    """A step that asks for nothing."""


class Question(forms.Form):
    question = Needed(
        label=_("Hỏi người gửi điều gì?"),
        help_text=_("Người gửi đọc đúng câu này. Hạn trả lời vẫn giữ."),
        widget=Lines(4, autofocus=True),
        max_length=2000,
    )


class Reason(forms.Form):
    reason = Needed(
        label=_("Lý do"),
        help_text=REASON_READ,
        widget=Lines(3, autofocus=True),
        max_length=300,
    )


class NewDate(forms.Form):
    due_on = DayField(label=_("Ngày mới"))
    reason = Needed(label=_("Lý do"), help_text=REASON_PUBLIC, widget=Lines(3), max_length=300)


class UnitStep(forms.Form):
    """A unit found by its name; the officer's own words stand in a subclass."""

    find = forms.CharField(
        label=_("Tìm đơn vị"),
        help_text=_("Gõ vài chữ của tên, có dấu hay không dấu đều được."),
        required=False,
        max_length=100,
        widget=Line(autocomplete="off", autofocus=True),
    )
    unit = forms.ChoiceField(
        label=_("Đơn vị"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một đơn vị trong danh sách.")},
    )

    def __init__(self, *args: Any, units: Iterable[tuple[Unit, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = [(one.code, Hinted(one.name, why)) for one, why in units]


class HandOver(UnitStep):
    reason = Needed(
        label=_("Vì sao chuyển?"),
        help_text=REASON_PUBLIC,
        widget=Lines(3),
        max_length=300,
    )


class Consult(UnitStep):
    question = Needed(label=_("Hỏi đơn vị này điều gì?"), widget=Lines(3), max_length=300)


class Words(forms.Form):
    text = Needed(label=_("Nội dung"), widget=Lines(6, autofocus=True), max_length=10_000)


class Supply(Words):
    channel = forms.ChoiceField(
        label=_("Người gửi nói qua"),
        choices=said(choice for choice in Channel.choices if choice[0] != Channel.WEB),
    )
    speaker = forms.ChoiceField(label=_("Ai nói thêm"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    field_order = ("speaker", "channel", "text", "key")

    def __init__(self, *args: Any, speakers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "speaker").choices = list(speakers)


class Draft(forms.Form):
    """An answer says which of four it is."""

    template = forms.ChoiceField(label=_("Mẫu có sẵn"), required=False)
    result = NeededChoice(
        label=_("Câu trả lời này là"),
        choices=[
            (Result.DONE, Hinted(_("Đã làm xong"), _("Nêu đã làm gì, ở đâu, ngày nào"))),
            (Result.PROMISED, Hinted(_("Sẽ làm, có ngày"), _("Thành việc phải làm, có hạn"))),
            (Result.CANNOT, Hinted(_("Không thể, vì quy định"), _("Nêu điều, khoản, văn bản"))),
            (Result.NOT_OURS, Hinted(_("Không thuộc thẩm quyền"), _("Nêu nơi có thẩm quyền"))),
        ],
        widget=forms.RadioSelect,
    )
    text = Needed(
        label=_("Lời trả lời"),
        help_text=_("Người gửi đọc đúng lời này. Viết như nói với người trước mặt."),
        widget=Lines(10),
        max_length=10_000,
    )
    promise = forms.CharField(
        label=_("Sẽ làm gì"),
        help_text=_(
            "Chỉ ghi khi câu trả lời là “sẽ làm”. Lời hứa được công khai; không ghi tên ai."
        ),
        max_length=300,
        required=False,
        widget=Line(),
    )
    promise_due_on = DayField(label=_("Xong trước ngày"), required=False)
    rule = forms.CharField(
        label=_("Căn cứ"),
        help_text=_("Điều khoản, hoặc nơi có thẩm quyền; ghi khi không thể hoặc không thuộc."),
        max_length=300,
        required=False,
        widget=Line(),
    )
    paper_number = forms.CharField(
        label=_("Số văn bản"), max_length=60, required=False, widget=Line()
    )
    paper_date = DayField(label=_("Ngày văn bản"), required=False)

    def __init__(self, *args: Any, templates: Iterable[AnswerTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "template").choices = [
            ("", gettext("Không dùng mẫu")),
            *(
                (one.code, f"{one.title} ({gettext(one.get_result_display())})")
                for one in templates
            ),
        ]


class Report(forms.Form):
    result = Needed(
        label=_("Báo cáo"),
        help_text=_("Vì sao quá hạn, đã làm đến đâu, bao giờ xong."),
        widget=Lines(5, autofocus=True),
        max_length=2000,
    )
    evidence = forms.CharField(
        label=_("Số văn bản báo cáo"),
        help_text=_("Nếu có báo cáo bằng văn bản."),
        max_length=300,
        required=False,
        widget=Line(),
    )


class Outcome(forms.Form):
    result = Needed(
        label=_("Kết quả"),
        help_text=_("Đã làm gì, ở đâu, khi nào."),
        widget=Lines(4, autofocus=True),
        max_length=2000,
    )
    result_public = forms.CharField(
        label=_("Lời cho người dân đọc"),
        help_text=_("Không ghi tên hay số điện thoại của ai."),
        widget=Lines(3),
        max_length=2000,
        required=False,
    )
    evidence = forms.CharField(
        label=_("Bằng chứng"),
        help_text=_("Biên bản nghiệm thu, ảnh, số văn bản."),
        max_length=300,
        required=False,
        widget=Line(),
    )


class Join(forms.Form):
    into = forms.CharField(
        label=_("Nhập vào vụ việc"),
        help_text=_("Mã của vụ việc đang mở, ví dụ LC-7KQ4-M2XD."),
        max_length=30,
        widget=Line(autocomplete="off", autofocus=True),
    )
    reason = Needed(label=_("Vì sao là cùng một việc?"), widget=Lines(2), max_length=300)


class Sort(forms.Form):
    """What a held case is and who answers. Where fields are proposed they stand as choices of
    their own, none chosen, and every other field in a list below them."""

    title = forms.CharField(
        label=_("Tên vụ việc"),
        help_text=_("Tên làm việc, chỉ cán bộ thấy; không ghi tên người."),
        max_length=200,
        required=False,
        widget=Line(),
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), error_messages={"required": _("Chọn một lĩnh vực.")}
    )
    other = forms.ChoiceField(label=_("Lĩnh vực khác"), required=False)
    find = forms.CharField(
        label=_("Tìm đơn vị khác"), required=False, max_length=100, widget=Line(autocomplete="off")
    )
    unit = forms.ChoiceField(
        label=_("Đơn vị trả lời"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một đơn vị trong danh sách.")},
    )

    def __init__(
        self,
        *args: Any,
        fields: Iterable[Field],
        units: Iterable[tuple[Unit, str]],
        proposed: list[tuple[str, Hinted]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = said((one.code, one.name) for one in fields)
        bodies = [(one.code, Hinted(one.name, why)) for one, why in units]
        if proposed:
            choice(self, "field").choices = [*named, *proposed]
            self.fields["field"].widget = forms.RadioSelect(choices=proposed)
            choice(self, "other").choices = [("", gettext("Chưa chọn")), *named]
            bodies.insert(0, (BY_RULES, Hinted(_("Theo bảng thẩm quyền"), BY_RULES_MEANS)))
        else:
            choice(self, "field").choices = named
            del self.fields["other"]
        choice(self, "unit").choices = bodies

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("field") == OTHER_FIELD:
            if given.get("other"):
                given["field"] = given["other"]
            else:
                self.add_error("other", _("Chọn một lĩnh vực."))
        return given


class Assign(forms.Form):
    officer = forms.ChoiceField(label=_("Cán bộ"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "officer").choices = [(one.code, one.name) for one in officers]


ASKED_PURPOSES = (
    Purpose.HANDLING,
    Purpose.VERIFYING,
    Purpose.REACHING,
    Purpose.CHECKING,
    Purpose.PUBLISHING,
)


class Reading(forms.Form):
    """For what somebody opens a personal part; the list of lawful purposes is closed."""

    purpose = forms.ChoiceField(
        label=_("Mở xem để làm gì?"),
        error_messages={"required": _("Chọn một mục đích.")},
        widget=forms.RadioSelect,
    )
    reason = Needed(
        label=_("Vì sao cần xem?"),
        help_text=_(
            "Mục đích và lý do được ghi lại; người gửi đọc được đơn vị, vai trò, lúc xem, mục đích."
        ),
        widget=Lines(2),
        max_length=300,
    )

    def __init__(self, *args: Any, orders: Iterable[Demand] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        under = [
            (
                f"{Purpose.DEMANDED}:{one.code}",
                gettext("Theo văn bản số {number} của {body}").format(
                    number=one.number, body=one.body
                ),
            )
            for one in orders
        ]
        asked = said((one.value, one.label) for one in ASKED_PURPOSES)
        choice(self, "purpose").choices = [*asked, *under]


class Told(forms.Form):
    """What an officer did by hand to tell somebody."""

    channel = forms.ChoiceField(label=_("Báo bằng cách nào"), choices=said(NoticeChannel.choices))
    success = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[("yes", _("Đã báo được")), ("no", _("Chưa báo được"))],
        widget=forms.RadioSelect,
    )
    detail = forms.CharField(
        label=_("Ghi thêm"),
        help_text=_("Khi chưa báo được: vì sao, ví dụ không nghe máy, sai số."),
        max_length=300,
        required=False,
        widget=Line(),
    )


class Public(forms.Form):
    """The public version beside the original."""

    title = Needed(label=_("Tên"), max_length=200, widget=Line())
    text = Needed(label=_("Ý kiến"), max_length=10_000, widget=Lines(8))
    place = forms.CharField(
        label=_("Nơi"),
        help_text=_("Đến thôn, tên đường; không ghi số nhà."),
        max_length=200,
        required=False,
        widget=Line(),
    )
    answer = forms.CharField(label=_("Trả lời"), max_length=10_000, required=False, widget=Lines(8))
    show_point = forms.BooleanField(
        label=_("Cho thấy điểm trên bản đồ"),
        help_text=_("Điểm được làm tròn khoảng một trăm mét."),
        required=False,
    )


class PublicFile(forms.Form):
    """One photo or paper: what is in it, in words."""

    alt = Needed(
        label=_("Tả tệp này"),
        help_text=_("Cho người không nhìn được: trong tệp có gì. Không ghi tên ai."),
        max_length=200,
        widget=Lines(2),
    )


class Template(forms.Form):
    title = Needed(label=_("Tên mẫu"), max_length=120, widget=Line())
    result = forms.ChoiceField(label=_("Loại trả lời"), choices=said(Result.choices))
    unit = forms.ChoiceField(label=_("Dùng ở đơn vị"))
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    text = Needed(
        label=_("Lời mẫu"),
        help_text=_("Chỗ phải điền viết trong ngoặc nhọn, ví dụ {ngày}."),
        widget=Lines(10),
        max_length=10_000,
    )

    def __init__(
        self,
        *args: Any,
        units: Iterable[tuple[str, str]],
        fields: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = list(units)
        choice(self, "field").choices = [("", gettext("Mọi lĩnh vực")), *said(fields)]
