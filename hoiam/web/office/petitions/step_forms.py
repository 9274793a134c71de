"""The form of a lawful step: one field for each thing that the law wants to be told."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar import ZONE
from hoiam.core.clocks.acts import GROUNDS, Ground
from hoiam.core.clocks.shapes import Criterion
from hoiam.core.law.petitions.shapes import LawfulStep, Need
from hoiam.petitions.stepping import ASSIGN, Minutes, Taken
from hoiam.units.models import Unit
from hoiam.web.office.docket_forms import NO_NAMES, Seen
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice
from hoiam.web.office.meetings.meeting_forms import HourField

# What the words of a step are called where "reason" or "content" says too little.
TEXTS = {
    "ask-more": _("Cần bổ sung những gì?"),
    "ask": _("Hỏi người gửi điều gì?"),
    "report": _("Kết quả xác minh, kiến nghị"),
    "assign": _("Giao ai xác minh, nội dung gì, đến bao giờ?"),
    "answer": _("Nội dung trả lời"),
    "tell": _("Báo người gửi điều gì?"),
    "apologise": _("Lý do chậm và ngày hẹn mới"),
}
BODIES = {
    "guide": _("Nơi có thẩm quyền giải quyết"),
    "transfer": _("Chuyển đến"),
    "return": _("Gửi trả nơi nào?"),
    "refer": _("Chuyển cơ quan nào?"),
    "lodged": _("Khiếu nại, khởi kiện ở đâu?"),
    "assign": _("Nơi xác minh khác"),
}


class StepForm(Seen):
    """What was done, on which day, on what ground."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    day = DayField(
        label=_("Ngày"), help_text=_("Ngày đã làm, như ghi trên văn bản; không phải ngày nhập.")
    )
    about = NeededChoice(label=_("Ai rút, nội dung nào rút?"), widget=forms.RadioSelect)
    ground = NeededChoice(label=_("Căn cứ"), widget=forms.RadioSelect)
    criteria = forms.MultipleChoiceField(
        label=_("Tiêu chí phức tạp đã ghi bằng văn bản"),
        error_messages={"required": _("Chọn ít nhất một tiêu chí.")},
        widget=forms.CheckboxSelectMultiple,
    )
    verifier = forms.ChoiceField(
        label=_("Đơn vị xác minh"),
        help_text=_("Cán bộ của đơn vị này sẽ mở được đơn và ghi báo cáo kết quả xác minh."),
        required=False,
    )
    body = Needed(label=_("Nơi nhận"), max_length=200, widget=Line(autocomplete="off"))
    on = DayField(label=_("Ngày đối thoại"), error_messages={"required": _("Ghi ngày đối thoại.")})
    hour = HourField(label=_("Giờ"), error_messages={"required": _("Ghi giờ đối thoại.")})
    place = Needed(label=_("Địa điểm"), max_length=200, widget=Line())
    chair = Needed(
        label=_("Người chủ trì"),
        help_text=_("Chức vụ và họ tên người giải quyết khiếu nại."),
        max_length=120,
        widget=Line(),
    )
    absent = forms.BooleanField(
        label=_("Người khiếu nại vắng mặt"),
        help_text=_("Vắng không có lý do chính đáng thì vẫn giải quyết tiếp."),
        required=False,
    )
    absent_why = Needed(label=_("Vì sao vắng?"), required=False, max_length=500, widget=Lines(2))
    attended = Needed(
        label=_("Ai có mặt?"),
        help_text=_("Mỗi người một dòng, có thể ghi vai trước tên, ví dụ “Người bị khiếu nại: …”."),
        required=False,
        widget=Lines(4),
    )
    agreed = Needed(
        label=_("Điều đã thống nhất"), required=False, max_length=5_000, widget=Lines(4)
    )
    disputed = Needed(
        label=_("Điều còn khác nhau"), required=False, max_length=5_000, widget=Lines(4)
    )
    text = Needed(label=_("Nội dung"), max_length=10_000, widget=Lines(6))
    paper = Needed(
        label=_("Số văn bản đã ký ở nơi khác"),
        help_text=_("Để trống nếu văn bản sẽ phát hành tại đây sau bước này."),
        required=False,
        max_length=60,
        widget=Line(autocomplete="off"),
    )
    paper_on = DayField(label=_("Ngày văn bản"), required=False)
    reason = forms.CharField(
        label=_("Vì sao nay mới ghi?"),
        help_text=_("Chỉ cần khi ghi thêm việc của một thời hạn đã kết thúc. Không ghi tên người."),
        required=False,
        max_length=300,
        widget=Lines(2),
    )

    def __init__(
        self,
        *args: Any,
        lawful: LawfulStep,
        parts: Iterable[tuple[str, str]],
        criteria: Iterable[tuple[Criterion, str]],
        verifiers: Iterable[Unit] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._lawful = lawful
        choice(self, "about").choices = list(parts)
        self._verifiers = {one.code: one for one in verifiers}
        choice(self, "verifier").choices = [
            ("", gettext("– nơi khác, ghi tên bên dưới –")),
            *((one.code, one.name) for one in self._verifiers.values()),
        ]
        choice(self, "ground").choices = [
            (one.value, gettext(GROUNDS[one])) for one in lawful.grounds
        ]
        choice(self, "criteria").choices = [(one.value, gettext(words)) for one, words in criteria]
        for name in set(self.fields) - self._asked():
            del self.fields[name]
        if "text" in self.fields:
            self.fields["text"].label = self._text_label()
            self.fields["text"].required = self._needs(Need.TEXT, Need.REASON)
        if "body" in self.fields:
            self.fields["body"].required = self._needs(Need.BODY)
            self.fields["body"].label = BODIES.get(lawful.code, _("Nơi nhận"))

    def _needs(self, *needs: Need) -> bool:
        return any(one in self._lawful.needs for one in needs)

    def _text_label(self) -> Any:
        if self._lawful.code in TEXTS:
            return TEXTS[self._lawful.code]
        return _("Lý do") if self._needs(Need.REASON) else _("Ghi thêm")

    def _asked(self) -> set[str]:
        """The fields of this step alone."""
        asked = {"seen", "key", "day", "paper", "paper_on", "reason"}
        hears = self._lawful.code == "hold-hearing"
        asked |= {"absent", "absent_why", "attended", "agreed", "disputed"} if hears else {"text"}
        if self._lawful.code == ASSIGN:
            asked |= {"verifier", "body"}
        for need, names in _FIELDS.items():
            if need in self._lawful.needs:
                asked |= set(names)
        return asked

    def when(self) -> datetime | None:
        """Day and hour ahead, in Viet Nam."""
        day: date | None = self.cleaned_data.get("on")
        if day is None:
            return None
        hour: time = self.cleaned_data.get("hour") or time(8)
        return datetime.combine(day, hour, tzinfo=ZONE)

    def taken(self) -> Taken:
        """The same for the action."""
        given = self.cleaned_data
        return Taken(
            step=self._lawful.code,
            day=given["day"],
            key=given["key"],
            ground=Ground(given["ground"]) if given.get("ground") else None,
            criteria=frozenset(Criterion(one) for one in given.get("criteria", ())),
            body=given.get("body", ""),
            verifier=self._verifiers.get(given.get("verifier", "")),
            paper=given["paper"],
            paper_on=given["paper_on"],
            about=given.get("about", ""),
            text=given.get("text", ""),
            reason=given["reason"],
            when=self.when(),
            place=given.get("place", ""),
            chair=given.get("chair", ""),
            minutes=self._minutes(),
        )

    def _minutes(self) -> Minutes | None:
        if "attended" not in self.fields:
            return None
        given = self.cleaned_data
        lines = [line.strip() for line in given["attended"].splitlines()]
        return Minutes(
            attended=tuple(line for line in lines if line),
            agreed=given["agreed"],
            disputed=given["disputed"],
            absent=given["absent"],
            absent_why=given["absent_why"],
        )


_FIELDS: dict[Need, tuple[str, ...]] = {
    Need.GROUND: ("ground",),
    Need.CRITERIA: ("criteria",),
    Need.BODY: ("body",),
    Need.PERSON: ("about",),
    Need.WHEN: ("on", "hour", "place", "chair"),
}


class TakeBack(Seen):
    reason = Needed(
        label=_("Vì sao đính chính?"), help_text=NO_NAMES, widget=Lines(3), max_length=300
    )
    paper = Needed(
        label=_("Số văn bản thu hồi"),
        help_text=_("Chỉ cần khi văn bản của bước này đã phát hành."),
        required=False,
        max_length=60,
        widget=Line(autocomplete="off"),
    )
    paper_on = DayField(label=_("Ngày văn bản"), required=False)


class Second(forms.Form):
    """The cover of the second complaint; who signed is taken over from the first."""

    use_required_attribute = False
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    unit = forms.ChoiceField(label=_("Vào sổ của đơn vị"))
    received_on = DayField(label=_("Ngày nhận đơn"))
    text = Needed(
        label=_("Nội dung khiếu nại lần hai"),
        help_text=_("Vì sao không đồng ý với lần đầu, yêu cầu gì."),
        max_length=10_000,
        widget=Lines(6),
    )
    against_paper = Needed(
        label=_("Số quyết định lần đầu"), required=False, max_length=60, widget=Line()
    )
    against_on = DayField(label=_("Ngày quyết định"), required=False)
    known_on = DayField(label=_("Ngày người khiếu nại nhận quyết định"), required=False)

    def __init__(self, *args: Any, units: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = [(one.code, one.name) for one in units]
