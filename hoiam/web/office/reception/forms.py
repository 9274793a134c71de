"""What the desk types about a visit, in the order in which people tell it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.law import receiving
from hoiam.meetings.models import Meeting
from hoiam.reception.lines import Away, Came, Line, NewVisit, Taken
from hoiam.reception.models import TEXTLESS, Handling, Mode, Sealed, VisitKind
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.web.office.inputs import (
    DayField,
    Lines,
    Needed,
    NeededChoice,
    choice,
    said,
)
from hoiam.web.office.inputs import (
    Line as One,
)

MOST_NAMED = 5
OWN = (("", _("chưa rõ")), ("yes", _("thuộc thẩm quyền")), ("no", _("không thuộc thẩm quyền")))
_COLUMN = {"required": False, "max_length": 200}


def numbered(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Choices with a digit in front, so that one key picks one in the list."""
    return [(code, f"{n}. {gettext(str(label))}") for n, (code, label) in enumerate(choices, 1)]


class Columns(forms.Form):
    """The columns 8 to 13, which may be filled in later."""

    settled_body = forms.CharField(label=_("Nơi đã giải quyết"), widget=One(), **_COLUMN)  # type: ignore[arg-type]
    own = forms.ChoiceField(label=_("Thẩm quyền"), choices=OWN, required=False)
    guided_to = forms.CharField(label=_("Hướng dẫn đến"), widget=One(), **_COLUMN)  # type: ignore[arg-type]
    guided_paper = forms.CharField(
        label=_("Số văn bản hướng dẫn"), required=False, max_length=60, widget=One()
    )
    passed_to = forms.CharField(label=_("Nơi thụ lý, nơi chuyển đến"), widget=One(), **_COLUMN)  # type: ignore[arg-type]
    passed_paper = forms.CharField(
        label=_("Số văn bản thụ lý, chuyển"), required=False, max_length=60, widget=One()
    )
    follow_up = forms.CharField(
        label=_("Trả lời, theo dõi kết quả"), required=False, max_length=2_000, widget=Lines(2)
    )
    notes = forms.CharField(label=_("Ghi chú"), required=False, max_length=1_000, widget=One())

    def line(self) -> Line:
        """The same for the action."""
        given = {name: self.cleaned_data[name] for name in Line.__dataclass_fields__}
        given["own"] = {"yes": True, "no": False}.get(given["own"])
        return Line(**given)


class Visiting(Columns):
    """One visit. The words, how many people and the kind must be there; the rest has a likely
    value already or may stay empty."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    turn = forms.CharField(widget=forms.HiddenInput, max_length=12, required=False)
    content = Needed(
        label=_("Người dân nói gì?"),
        help_text=_("Ghi đúng lời. Khiếu nại, tố cáo: để trống."),
        required=False,
        max_length=10_000,
        widget=Lines(3, autofocus=True, accesskey="n"),
    )
    people = forms.IntegerField(
        label=_("Số người đến"), initial=1, error_messages={"required": _("Ghi số người.")}
    )
    kind = NeededChoice(label=_("Loại việc"))
    handling = NeededChoice(label=_("Đã làm gì"))
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    name = forms.CharField(
        label=_("Họ tên"), required=False, max_length=120, widget=One(autocomplete="off")
    )
    address = forms.CharField(
        label=_("Địa chỉ"),
        required=False,
        max_length=300,
        widget=One(autocomplete="off", list="hamlets"),
    )
    paper = forms.CharField(
        label=_("Số căn cước, hộ chiếu"),
        required=False,
        max_length=40,
        widget=One(autocomplete="off"),
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        required=False,
        max_length=30,
        widget=One(autocomplete="off", inputmode="tel"),
    )
    by = NeededChoice(label=_("Ai tiếp"))
    body = forms.ChoiceField(label=_("Cơ quan tiếp"))
    desk = forms.ChoiceField(label=_("Bàn tiếp"))
    commune = forms.ChoiceField(label=_("Xã, phường"), required=False)
    same = forms.IntegerField(
        label=_("Số người cùng nội dung"), required=False, help_text=_("Trống: bằng số người đến.")
    )
    appointed = forms.BooleanField(
        label=_("Đã có văn bản cử đại diện, mọi người cùng ký"), required=False
    )
    others = forms.CharField(
        label=_("Người đại diện khác"),
        help_text=_("Mỗi dòng một người: họ tên; địa chỉ; số căn cước."),
        required=False,
        max_length=2_000,
        widget=Lines(3),
    )
    earlier = forms.CharField(
        label=_("Việc đã nhận trước"),
        help_text=_("Số biên nhận, số hồ sơ thời hạn, hoặc số trong sổ tiếp (12/2026)."),
        required=False,
        max_length=40,
        widget=One(autocomplete="off"),
    )
    findable = forms.BooleanField(
        label=_("Muốn sau này được tìm lại tại quầy bằng số căn cước"), required=False
    )
    ground = forms.ChoiceField(label=_("Căn cứ từ chối"), required=False)
    explained = forms.CharField(
        label=_("Đã giải thích gì"), required=False, max_length=1_000, widget=Lines(2)
    )
    received_on = DayField(label=_("Ngày tiếp"), required=False)
    reserved = forms.CharField(
        label=_("Số biên nhận in sẵn"),
        help_text=_("Chỉ ghi khi nhập lại từ phiếu giấy."),
        required=False,
        max_length=30,
        widget=One(autocomplete="off"),
    )

    def __init__(
        self,
        *args: Any,
        desks: Iterable[Unit],
        bodies: Iterable[Unit],
        communes: Iterable[Unit],
        fields: Iterable[Field],
        sessions: Iterable[Meeting],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._desks = {one.code: one for one in desks}
        self._bodies = {one.code: one for one in bodies}
        self._sessions = {one.code: one for one in sessions}
        choice(self, "desk").choices = [(code, one.name) for code, one in self._desks.items()]
        choice(self, "body").choices = [(code, one.name) for code, one in self._bodies.items()]
        if len(self._desks) == 1:
            self.fields["desk"].widget = forms.HiddenInput()
            self.initial.setdefault("desk", next(iter(self._desks)))
        choice(self, "kind").choices = numbered(VisitKind.choices)
        choice(self, "handling").choices = numbered(Handling.choices)
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            *numbered((one.code, one.name) for one in fields),
        ]
        choice(self, "commune").choices = [
            ("", gettext("Chọn xã, phường")),
            *((one.code, one.short_name) for one in communes),
        ]
        choice(self, "by").choices = self._by()
        choice(self, "ground").choices = [
            ("", gettext("Chọn căn cứ")),
            *numbered((one.code, one.says) for one in receiving.GROUNDS),
        ]

    def _by(self) -> list[tuple[str, str]]:
        found = [(Mode.REGULAR.value, Mode.REGULAR.label)]
        for one in self._sessions.values():
            found.append((f"{Mode.HEAD}:{one.code}", f"{gettext('Người đứng đầu')}: {one.title}"))
            found.append((f"{Mode.DELEGATED}:{one.code}", f"{gettext('Ủy quyền')}: {one.title}"))
        return numbered(
            [
                *found,
                (Mode.HEAD.value, gettext("người đứng đầu tiếp đột xuất")),
                (Mode.DELEGATED.value, gettext("ủy quyền tiếp đột xuất")),
            ]
        )

    def new(self) -> NewVisit:
        """The same for the action."""
        given = self.cleaned_data
        mode, _colon, session = given["by"].partition(":")
        taken = None
        if given["field"] and given["commune"] and given["kind"] not in TEXTLESS:
            taken = Taken(
                field=units.field(given["field"]),
                area=units.by_code(given["commune"]),
                phone=given["phone"],
                findable=given["paper"] if given["findable"] else "",
            )
        away = None
        if given["handling"] == Handling.TURNED_AWAY:
            away = Away(given["ground"], given["explained"])
        return NewVisit(
            key=given["key"],
            desk=self._desks[given["desk"]],
            body=self._bodies[given["body"]],
            kind=given["kind"],
            handling=given["handling"],
            people=given["people"],
            same=given["same"] or 0,
            content=given["content"],
            mode=mode or Mode.REGULAR,
            session=self._sessions.get(session),
            visitors=self._came(),
            appointed=given["appointed"],
            line=self.line(),
            taken=taken,
            earlier=given["earlier"],
            away=away,
            received_on=given["received_on"],
            turn=given["turn"],
        )

    def _came(self) -> tuple[Came, ...]:
        given = self.cleaned_data
        first = Came(given["name"], given["address"], given["paper"])
        others = [
            Came(*(part.strip() for part in [*line.split(";"), "", ""][:3]))
            for line in given["others"].splitlines()
            if line.strip()
        ]
        return tuple(filter(None, (first, *others)))


class Another(forms.Form):
    """One more matter of the same visit."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    content = Needed(
        label=_("Người dân nói gì nữa?"),
        required=False,
        max_length=10_000,
        widget=Lines(4, autofocus=True),
    )
    kind = NeededChoice(label=_("Loại việc"))
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), error_messages={"required": _("Chọn một lĩnh vực.")}
    )
    commune = forms.ChoiceField(
        label=_("Xã, phường"), error_messages={"required": _("Chọn xã, phường.")}
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        required=False,
        max_length=30,
        widget=One(autocomplete="off", inputmode="tel"),
    )

    def __init__(
        self, *args: Any, communes: Iterable[Unit], fields: Iterable[Field], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        words = [
            (code, label) for code, label in VisitKind.choices if VisitKind(code) not in TEXTLESS
        ]
        choice(self, "kind").choices = numbered(words)
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            *numbered((one.code, one.name) for one in fields),
        ]
        choice(self, "commune").choices = [
            ("", gettext("Chọn xã, phường")),
            *((one.code, one.short_name) for one in communes),
        ]


class ReadBack(forms.Form):
    """The statement was read back."""

    language = Needed(
        label=_("Đọc lại bằng tiếng"),
        initial="tiếng Việt",
        max_length=60,
        required=False,
        widget=One(autofocus=True),
    )
    interpreter = forms.CharField(
        label=_("Người phiên dịch"), required=False, max_length=120, widget=One(autocomplete="off")
    )
    sealed = NeededChoice(
        label=_("Người nói xác nhận"),
        choices=said(Sealed.choices),
        widget=forms.RadioSelect,
        required=False,
    )


class Scan(forms.Form):
    """The signed sheet, or a recording."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    files = forms.FileField(  # type: ignore[assignment]  # the name that refusals of files give
        label=_("Bản chụp có chữ ký, điểm chỉ; bản ghi âm"),
        help_text=_("Ảnh đến 10 MB, PDF đến 10 MB, ghi âm đến 25 MB."),
        required=False,
    )


class Conclude(forms.Form):
    """What the head concluded."""

    text = Needed(
        label=_("Kết luận: làm gì"),
        help_text=_("Khiếu nại, tố cáo: để trống, nội dung ở hồ sơ giấy."),
        required=False,
        max_length=1_000,
        widget=Lines(3, autofocus=True),
    )
    unit = forms.ChoiceField(label=_("Giao đơn vị"), error_messages={"required": _("Chọn đơn vị.")})
    due_on = DayField(label=_("Hạn"))
    paper = forms.CharField(
        label=_("Số thông báo kết luận"), required=False, max_length=60, widget=One()
    )

    def __init__(self, *args: Any, bodies: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = [
            ("", gettext("Chọn đơn vị")),
            *((one.code, one.name) for one in bodies),
        ]


class Notice(forms.Form):
    """The notice of refusal was given."""

    number = Needed(
        label=_("Số thông báo"), required=False, max_length=60, widget=One(autofocus=True)
    )
    day = DayField(label=_("Ngày giao"))


class Papers(forms.Form):
    """What was handed in, a document a line."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    papers = Needed(
        label=_("Tài liệu đã nhận"),
        help_text=_(
            "Mỗi dòng một loại: tên; số tờ; “chính” nếu là bản chính; ngày trả. "
            "Khiếu nại, tố cáo: bỏ tên, chỉ ghi số tờ."
        ),
        required=False,
        max_length=6_000,
        widget=Lines(6, autofocus=True),
    )


class Arrange(forms.Form):
    """An online reception, as it is arranged."""

    body = forms.ChoiceField(label=_("Cơ quan tiếp"))
    desk = forms.ChoiceField(label=_("Nơi chuẩn bị"))
    day = DayField(label=_("Ngày"))
    hour = forms.TimeField(
        label=_("Giờ"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    points = Needed(label=_("Các điểm kết nối"), required=False, max_length=200, widget=One())
    link = forms.CharField(
        label=_("Đường dẫn trên nền tảng của Nhà nước"),
        required=False,
        max_length=300,
        widget=One(autocomplete="off"),
    )

    def __init__(
        self, *args: Any, desks: Iterable[Unit], bodies: Iterable[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "desk").choices = [(one.code, one.name) for one in desks]
        choice(self, "body").choices = [(one.code, one.name) for one in bodies]


class Walked(forms.Form):
    """Somebody who came without booking."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    people = forms.IntegerField(label=_("Số người"), initial=1)


class Take(forms.Form):
    """Why the register with names is taken."""

    reason = Needed(
        label=_("Lý do lấy sổ có tên người"), required=False, max_length=300, widget=One()
    )
