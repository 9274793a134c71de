"""What the desk types about a petition, in the order in which the paper shows it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.core.refusals import Invalid
from hoiam.core.text import fold
from hoiam.petitions.entry import FIRST_OF, KINDS, Against, Forwarded, NewPetition, Signer
from hoiam.petitions.models import Confirmed, Party, Petition, Source, Topic
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.web.office.inputs import DayField, Lines, Needed, NeededChoice, choice, said
from hoiam.web.office.inputs import Line as One
from hoiam.web.office.petitions import words

SPEAKS = "dai dien"  # at the end of a line: appointed to speak for the others
_SHORT = {"required": False, "max_length": 60}


def kinds(allowed: Iterable[Matter] = KINDS) -> list[tuple[str, str]]:
    """Kinds of the register by name."""
    return [(one.value, gettext(MATTERS[one])) for one in allowed]


class Take(forms.Form):
    """Why the register with names is taken."""

    reason = Needed(label=_("Lý do lấy sổ có tên người"), max_length=300, widget=One())


class Entering(forms.Form):
    """One petition. The words, the field and the commune must be there; the rest has a likely
    value already or may stay empty."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    draft = forms.CharField(widget=forms.HiddenInput, max_length=100, required=False)
    visit = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    kind = NeededChoice(label=_("Loại đơn"), required=False)
    chosen = NeededChoice(label=_("Hướng xử lý"), required=False)
    override_why = forms.CharField(
        label=_("Vì sao khác hướng luật chỉ"),
        help_text=_("Chỉ ghi khi chọn loại đơn hoặc hướng xử lý khác ở trên."),
        required=False,
        max_length=300,
        widget=Lines(2),
    )
    text = Needed(
        label=_("Nội dung đơn"),
        help_text=_("Tóm tắt đúng ý người viết, hoặc gõ lại cả đơn. Bản chụp kèm ở dưới."),
        required=False,
        max_length=10_000,
        widget=Lines(4, autofocus=True, accesskey="n"),
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), error_messages={"required": _("Chọn một lĩnh vực.")}
    )
    topic = forms.ChoiceField(
        label=_("Nhóm trong báo cáo"), choices=said(Topic.choices), initial=Topic.OTHER
    )
    commune = forms.ChoiceField(
        label=_("Xã, phường"), error_messages={"required": _("Chọn xã, phường.")}
    )
    name = forms.CharField(
        label=_("Họ tên, tên tổ chức"),
        required=False,
        max_length=120,
        widget=One(autocomplete="off"),
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
    party = forms.ChoiceField(
        label=_("Người gửi là"), choices=said(Party.choices), initial=Party.PERSON
    )
    confirmed = forms.ChoiceField(
        label=_("Xác nhận trên đơn"), choices=said(Confirmed.choices), initial=Confirmed.SIGNED
    )
    people = forms.IntegerField(
        label=_("Số người ký"), initial=1, error_messages={"required": _("Ghi số người.")}
    )
    authorised = forms.CharField(
        label=_("Số giấy ủy quyền"),
        help_text=_("Khi người gửi được ủy quyền."),
        widget=One(),
        **_SHORT,  # type: ignore[arg-type]
    )
    represents = forms.BooleanField(label=_("Được cả nhóm cử đại diện"), required=False)
    others = forms.CharField(
        label=_("Những người ký khác"),
        help_text=_(
            "Mỗi dòng một người: họ tên; địa chỉ; số căn cước; điện thoại. "
            "Thêm “; đại diện” ở cuối nếu được cử."
        ),
        required=False,
        max_length=20_000,
        widget=Lines(4),
    )
    appointed_on = DayField(label=_("Ngày của văn bản cử đại diện"), required=False)
    against = forms.CharField(
        label=_("Khiếu nại quyết định, hành vi nào, của ai"),
        required=False,
        max_length=500,
        widget=Lines(2),
    )
    against_paper = forms.CharField(label=_("Số quyết định"), widget=One(), **_SHORT)  # type: ignore[arg-type]
    against_on = DayField(label=_("Ngày quyết định, hành vi"), required=False)
    known_on = DayField(
        label=_("Ngày người gửi nhận được, biết được"),
        help_text=_("Thời hiệu khiếu nại tính từ ngày này."),
        required=False,
    )
    demand = forms.CharField(
        label=_("Người gửi yêu cầu gì"), required=False, max_length=2_000, widget=Lines(2)
    )
    first = forms.CharField(
        label=_("Số đơn lần đầu trong sổ này"),
        help_text=_("Khiếu nại lần hai. Để trống nếu lần đầu giải quyết ở nơi khác."),
        widget=One(autocomplete="off"),
        **_SHORT,  # type: ignore[arg-type]
    )
    same = forms.CharField(
        label=_("Trùng với đơn số"),
        help_text=_("Khi đơn này đã gửi trước: số trong sổ (12/2026)."),
        widget=One(autocomplete="off"),
        **_SHORT,  # type: ignore[arg-type]
    )
    sent_to = forms.CharField(
        label=_("Đơn còn gửi đến những nơi nào"), required=False, max_length=300, widget=One()
    )
    source = forms.ChoiceField(
        label=_("Đơn đến qua"), choices=said(Source.choices), initial=Source.HANDED
    )
    forwarded_by = forms.CharField(
        label=_("Cơ quan, người có trách nhiệm chuyển đến"),
        required=False,
        max_length=200,
        widget=One(),
    )
    forwarded_paper = forms.CharField(label=_("Số văn bản chuyển"), widget=One(), **_SHORT)  # type: ignore[arg-type]
    forwarded_on = DayField(label=_("Ngày văn bản chuyển"), required=False)
    forwarder_asks = forms.BooleanField(
        label=_("Nơi chuyển yêu cầu báo kết quả (đại biểu, Mặt trận, báo chí)"), required=False
    )
    received_on = DayField(label=_("Ngày nhận đơn"))
    written_on = DayField(label=_("Ngày ghi trên đơn"), required=False)
    language = forms.CharField(
        label=_("Đơn viết bằng"), initial="tiếng Việt", required=False, max_length=60, widget=One()
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        required=False,
        max_length=120,
        widget=One(autocomplete="off", inputmode="email"),
    )
    reserved = forms.CharField(
        label=_("Số biên nhận in sẵn"),
        help_text=_("Chỉ ghi khi nhập lại từ phiếu giấy."),
        required=False,
        max_length=30,
        widget=One(autocomplete="off"),
    )
    files = forms.FileField(  # type: ignore[assignment]  # the name that refusals of files give
        label=_("Bản chụp đơn và tài liệu kèm theo"),
        help_text=_("Tối đa 5 tệp; ảnh, PDF đến 10 MB, ghi âm đến 25 MB."),
        required=False,
    )
    desk = forms.ChoiceField(label=_("Nơi nhận đơn"))

    def __init__(
        self,
        *args: Any,
        desks: Iterable[Unit],
        communes: Iterable[Unit],
        fields: Iterable[Field],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._desks = {one.code: one for one in desks}
        choice(self, "desk").choices = [(code, one.name) for code, one in self._desks.items()]
        if len(self._desks) == 1:
            self.fields["desk"].widget = forms.HiddenInput()
            self.initial.setdefault("desk", next(iter(self._desks)))
        choice(self, "kind").choices = kinds()
        choice(self, "chosen").choices = [(code, words.way(code)) for code in words.OWN_WAYS]
        choice(self, "commune").choices = [
            ("", gettext("Chọn xã, phường")),
            *((one.code, one.short_name) for one in communes),
        ]
        choice(self, "field").choices = [
            ("", gettext("Chọn lĩnh vực")),
            *((one.code, f"{n}. {gettext(one.name)}") for n, one in enumerate(fields, start=1)),
        ]

    @property
    def unit(self) -> Unit:
        """The unit that keeps the petition."""
        return self._desks[self.cleaned_data["desk"]]

    def new(self, *, first: Petition | None, same: Petition | None) -> NewPetition:
        """The same for the action."""
        given = self.cleaned_data
        if not given["kind"]:
            raise Invalid("petitions.kind-needed", field="kind")
        kind = Matter(given["kind"])
        return NewPetition(
            key=given["key"],
            kind=kind,
            unit=self.unit,
            area=units.by_code(given["commune"]),
            field=units.field(given["field"]),
            text=given["text"],
            received_on=given["received_on"],
            source=given["source"],
            topic=given["topic"],
            confirmed=given["confirmed"],
            people=given["people"],
            language=given["language"],
            written_on=given["written_on"],
            sent_to=given["sent_to"],
            appointed_on=given["appointed_on"],
            signers=self._signers(),
            email=given["email"],
            forwarded=Forwarded(
                given["forwarded_by"],
                given["forwarded_paper"],
                given["forwarded_on"],
                given["forwarder_asks"],
            ),
            against=Against(
                given["against"],
                given["against_paper"],
                given["against_on"],
                given["known_on"],
                given["demand"],
            ),
            first_instance=first if kind in FIRST_OF else None,
            same_as=same,
        )

    def _signers(self) -> tuple[Signer, ...]:
        given = self.cleaned_data
        first = Signer(
            name=given["name"],
            address=given["address"],
            paper=given["paper"],
            phone=given["phone"],
            party=given["party"],
            represents=given["represents"],
            authorised=given["authorised"],
        )
        others = [signer_of(line) for line in given["others"].splitlines() if line.strip()]
        return tuple(filter(None, (first, *others)))


def signer_of(line: str) -> Signer:
    """One line of the list: name; address; paper; telephone; and "đại diện" at its end."""
    parts = [part.strip() for part in line.split(";")]
    speaks = len(parts) > 1 and fold(parts[-1]) == SPEAKS
    parts = parts[:-1] if speaks else parts
    name, address, paper, phone = [*parts, "", "", "", ""][:4]
    return Signer(name=name, address=address, paper=paper, phone=phone, represents=speaks)
