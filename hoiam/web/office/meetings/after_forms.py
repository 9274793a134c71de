"""Forms of what comes after a meeting."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.commitments.actions import Paper
from hoiam.meetings.actions import Concluded, OldMeeting, PastMeeting, Ruled, StillOwed
from hoiam.meetings.actions.planning import NewMeeting
from hoiam.meetings.models import Audience, CountOf, MeetingKind, Ruling, Word
from hoiam.meetings.old_lines import read_lines
from hoiam.meetings.old_numbers import Approximate, read_number
from hoiam.publication.actions import Correction
from hoiam.publication.models import Cause
from hoiam.units.models import Unit
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said

READ_BY_ALL = _("Người dân đọc câu này.")
NOBODY = ("", "")


class OfUnits(forms.Form):
    """A form in which one of the bodies of the place, or of those around it, is chosen."""

    use_required_attribute = False
    of_units: Sequence[str] = ("unit",)

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.code: one for one in units}
        rows = [(code, one.name) for code, one in self._units.items()]
        for name in self.of_units:
            many = isinstance(self.fields[name], forms.MultipleChoiceField)
            choice(self, name).choices = rows if many else [NOBODY, *rows]

    def chosen(self) -> Unit | None:
        """The body that was chosen."""
        return self._units.get(self.cleaned_data["unit"])


class Concluding(OfUnits):
    """One thing to do: what, who leads, who helps, by when."""

    of_units = ("unit", "helpers")
    text = Needed(label=_("Việc phải làm"), help_text=READ_BY_ALL, max_length=2000, widget=Lines(2))
    unit = NeededChoice(label=_("Đơn vị chủ trì"), help_text=_("Đúng một đơn vị."))
    due_on = DayField(label=_("Xong trước ngày"), required=False)
    helpers = forms.MultipleChoiceField(
        label=_("Đơn vị phối hợp"), required=False, widget=forms.CheckboxSelectMultiple
    )
    paper_number = forms.CharField(
        label=_("Số văn bản, nếu có"), required=False, max_length=60, widget=Line()
    )

    def concluded(self) -> Concluded:
        given = self.cleaned_data
        lead = self._units.get(given["unit"])
        helpers = [self._units[code] for code in given["helpers"]]
        paper = Paper(given["paper_number"].strip())
        return Concluded(given["text"], lead, given["due_on"], helpers, paper)


class ReadingOut(forms.Form):
    """The word with which one thing is read out."""

    use_required_attribute = False
    word = NeededChoice(label=_("Kết quả"), choices=said(Word.choices), widget=forms.RadioSelect)
    why = Needed(
        label=_("Đã làm gì, hoặc vì sao chưa"), max_length=500, widget=Lines(2),
        help_text=READ_BY_ALL,
    )  # fmt: skip


class Writing(forms.Form):
    """What is written around the records of the minutes."""

    preface = forms.CharField(
        label=_("Mở đầu"), required=False, max_length=4000, widget=Lines(3),
        help_text=_("Thành phần, số người dự, lý do tổ chức. Không ghi tên người dân."),
    )  # fmt: skip
    ending = forms.CharField(
        label=_("Kết thúc"), required=False, max_length=4000, widget=Lines(3),
        help_text=_("Lời kết của chủ trì, nếu cần ghi."),
    )  # fmt: skip


class Correcting(forms.Form):
    why = Needed(label=_("Bản mới sửa gì?"), help_text=READ_BY_ALL, max_length=300, widget=Lines(2))


class Releasing(forms.Form):
    """Why there is a new version of what is public already."""

    use_required_attribute = False
    cause = forms.ChoiceField(
        label=_("Vì sao ra bản mới"), required=False,
        choices=said([one for one in Cause.choices if one[0] != Cause.FIRST]),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Lý do"), required=False, max_length=300, widget=Line(), help_text=READ_BY_ALL
    )

    def correction(self) -> Correction:
        return Correction(Cause(self.cleaned_data["cause"]), self.cleaned_data["reason"])


class Sending(forms.Form):
    """Where the result was posted, and to whom it was sent."""

    where = Needed(
        label=_("Niêm yết ở đâu, gửi cho ai"), max_length=300, widget=Lines(2),
        help_text=_("Ví dụ: trụ sở xã, nhà văn hóa 12 thôn; gửi 12 trưởng thôn."),
    )  # fmt: skip
    on = DayField(label=_("Ngày niêm yết, gửi"))


class Settling(forms.Form):
    """What came of it: for the people, and for the office."""

    result_public = Needed(
        label=_("Trả lời, kết quả"), max_length=5000, widget=Lines(5),
        help_text=_("Người hỏi nhận câu này; trang công khai hiện câu này. Không ghi tên người dân."),
    )  # fmt: skip
    result = forms.CharField(
        label=_("Ghi thêm cho cơ quan"), required=False, max_length=3000, widget=Lines(2)
    )


class Raising(OfUnits):
    """To whom it goes up, and why this level cannot settle it."""

    unit = NeededChoice(label=_("Chuyển lên"))
    why = Needed(
        label=_("Vì sao cấp này không giải quyết được"), max_length=500, widget=Lines(2),
        help_text=READ_BY_ALL,
    )  # fmt: skip


class Ruling_(OfUnits):
    """What the Front decides."""

    ruling = NeededChoice(
        label=_("Quyết định"), choices=said(Ruling.choices), widget=forms.RadioSelect
    )
    reasons = Needed(label=_("Lý do"), help_text=READ_BY_ALL, max_length=1000, widget=Lines(3))
    unit = forms.ChoiceField(
        label=_("Đơn vị phải trả lời"), required=False, help_text=_("Khi yêu cầu trả lời.")
    )
    due_on = DayField(label=_("Trả lời trước ngày"), required=False)

    def ruled(self) -> Ruled:
        given = self.cleaned_data
        return Ruled(given["ruling"], given["reasons"], self.chosen(), given["due_on"])


class Old(forms.Form):
    """Old minutes: the cover, the numbers as written, the questions line by line, what is owed."""

    use_required_attribute = False
    title = Needed(label=_("Tên cuộc gặp"), max_length=200, widget=Line())
    kind = forms.ChoiceField(label=_("Loại"), choices=said(MeetingKind.choices))
    audience = forms.ChoiceField(label=_("Gặp ai"), choices=said(Audience.choices))
    held_on = DayField(label=_("Ngày họp"))
    keeper = forms.ChoiceField(label=_("Đơn vị giữ hồ sơ hôm nay"))
    hosts = forms.CharField(
        label=_("Cơ quan chủ trì"), max_length=2000, widget=Lines(2),
        help_text=_("Mỗi dòng một tên, như vào ngày họp; đơn vị cũ ghi tên cũ."),
    )  # fmt: skip
    areas = forms.CharField(
        label=_("Địa bàn"), max_length=4000, widget=Lines(2),
        help_text=_("Mỗi dòng một xã, phường, thôn, như vào ngày họp."),
    )  # fmt: skip
    opinions = forms.CharField(
        label=_("Số ý kiến"), required=False, max_length=60, widget=Line(),
        help_text=_("Như trong biên bản: 11, trên 30. Không rõ thì để trống."),
    )  # fmt: skip
    answered = forms.CharField(
        label=_("Trả lời tại chỗ"), required=False, max_length=60, widget=Line()
    )
    assigned = forms.CharField(
        label=_("Giao trả lời"), required=False, max_length=60, widget=Line()
    )
    outside = forms.CharField(
        label=_("Không thuộc nội dung"), required=False, max_length=60, widget=Line()
    )
    lines = forms.CharField(
        label=_("Các câu hỏi"), required=False, max_length=60_000, widget=Lines(8),
        help_text=_(
            "Mỗi dòng một câu, kết quả sau mũi tên: “Sửa đường thôn 3 -> giao UBND xã, 30/9/2019”; "
            "“-> trả lời: …”; “-> không thuộc nội dung: …”."
        ),
    )  # fmt: skip
    owed = forms.CharField(
        label=_("Việc đến nay chưa xong"), required=False, max_length=20_000, widget=Lines(4),
        help_text=_(
            "Mỗi dòng: việc | đơn vị được giao khi ấy | hạn 30/9/2019 | đơn vị nay phải làm "
            "(khi đơn vị cũ không còn)."
        ),
    )  # fmt: skip
    themes = forms.CharField(
        label=_("Nhóm nội dung"), required=False, max_length=4000, widget=Lines(2),
        help_text=_("Mỗi dòng một nhóm, lời của biên bản."),
    )  # fmt: skip
    source = Needed(
        label=_("Nguồn"), max_length=300, widget=Line(),
        help_text=_("Biên bản số …, báo …, địa chỉ trang."),
    )  # fmt: skip
    source_day = DayField(label=_("Ngày của nguồn"), required=False)
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, keepers: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keepers = {one.code: one for one in keepers}
        choice(self, "keeper").choices = [(code, one.name) for code, one in self._keepers.items()]

    @property
    def held(self) -> date:
        day: date = self.cleaned_data["held_on"]
        return day

    def lines_of(self, name: str) -> list[str]:
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]

    def old(
        self, hosts: Sequence[Unit], areas: Sequence[Unit], owed: Sequence[StillOwed]
    ) -> OldMeeting:
        """The same for the action."""
        given = self.cleaned_data
        new = NewMeeting(
            key=given["key"],
            kind=MeetingKind(given["kind"]),
            audience=Audience(given["audience"]),
            title=given["title"],
            unit=self._keepers[given["keeper"]],
            hosts=tuple(hosts),
            areas=tuple(areas),
        )
        return OldMeeting(
            past=PastMeeting(new, self.held, given["source"], given["source_day"]),
            counts=self._counts(),
            themes=self.lines_of("themes"),
            lines=read_lines(given["lines"]),
            owed=owed,
        )

    def _counts(self) -> dict[CountOf, Approximate]:
        found = {of: read_number(self.cleaned_data[of.value], field=of.value) for of in CountOf}
        return {of: number for of, number in found.items() if number is not None}
