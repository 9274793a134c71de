"""Forms of papers: what of a letter may be put in other words, deliveries, signed copies."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.refusals import NotFound
from hoiam.papers import editing
from hoiam.papers.actions import Came, Sent
from hoiam.papers.editing import Edited, Shape
from hoiam.papers.letter import Letter
from hoiam.papers.models import DeliveryWay, FileKind, Outcome, PaperDelivery
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said

_LABELS = {
    Shape.HEAD: _("Dòng riêng"),
    Shape.TEXT: _("Nội dung, mỗi dòng một đoạn"),
    Shape.ITEMS: _("Các ý, mỗi dòng một ý"),
    Shape.PAIRS: _("Thông tin, mỗi dòng một mục"),
    Shape.ROWS: _("Bảng, mỗi dòng một hàng, ô cách nhau bằng dấu |"),
}


class PaperForm(forms.Form):
    """A letter in fields; the fixed parts of the layout are drawn, not typed."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, letter: Letter, replaces: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._letter = letter
        self._pieces = editing.pieces(letter)
        self._one_signer = len(letter.signers) == 1
        if replaces:
            self.fields["why"] = Needed(
                label=gettext("Vì sao thay thế {paper}?").format(paper=replaces),
                help_text=gettext("Lý do đứng trên bản thay thế."), max_length=300,
                widget=Line(),
            )  # fmt: skip
        if letter.addressees:
            self._lines("addressees", gettext("Kính gửi, mỗi dòng một nơi"), letter.addressees)
        if letter.subject:
            self._line("subject", gettext("Trích yếu"), letter.subject)
        for at, piece in enumerate(self._pieces):
            rows = min(14, max(2, piece.text.count("\n") + 1 + len(piece.text) // 90))
            self.fields[f"piece_{at}"] = forms.CharField(
                label=_LABELS[piece.shape], required=False, max_length=20_000, initial=piece.text,
                widget=Lines(1 if piece.shape is Shape.HEAD else rows),
            )  # fmt: skip
        if self._one_signer:
            signer = letter.signers[0]
            self._line("authority", gettext("Quyền hạn (TM., KT.)"), signer.authority)
            self._line("position", gettext("Chức vụ người ký"), signer.position)
            self._line("name", gettext("Họ tên người ký"), signer.name)
        if letter.recipients:
            self._lines("recipients", gettext("Nơi nhận, mỗi dòng một nơi"), letter.recipients)

    def _line(self, name: str, label: str, initial: str) -> None:
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=300, initial=initial, widget=Line()
        )

    def _lines(self, name: str, label: str, initial: Sequence[str]) -> None:
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=3_000, initial="\n".join(initial),
            widget=Lines(max(2, len(initial))),
        )  # fmt: skip

    def letter(self) -> Letter:
        """The letter in the words that were typed."""
        typed = self.cleaned_data
        return editing.edited(
            self._letter,
            Edited(
                texts=tuple(typed[f"piece_{at}"] for at in range(len(self._pieces))),
                subject=typed.get("subject", ""), addressees=_split(typed.get("addressees", "")),
                recipients=_split(typed.get("recipients", "")),
                authority=typed.get("authority", ""), position=typed.get("position", ""),
                name=typed.get("name", ""),
            ),
        )  # fmt: skip


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -;") for line in text.splitlines() if line.strip(" -;"))


class Signed(forms.Form):
    """The paper as it came back."""

    kind = forms.ChoiceField(
        label=_("Tệp này là gì?"),
        choices=said(
            (one.value, one.label) for one in FileKind if one in (FileKind.SIGNED, FileKind.SCAN)
        ),
    )
    file = forms.FileField(
        label=_("Tệp"),
        help_text=_("PDF đã ký số; hoặc ảnh chụp, PDF quét bản giấy đã ký, đóng dấu."),
    )


class Deliver(forms.Form):
    """One recipient more."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    recipient = Needed(label=_("Người nhận"), max_length=200, widget=Line())
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300, widget=Line())
    way = NeededChoice(label=_("Cách gửi"), widget=forms.RadioSelect)
    day = DayField(label=_("Ngày gửi"))
    note = forms.CharField(
        label=_("Số báo phát, số phiếu giao nhận"), required=False, max_length=60, widget=Line()
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice(self, "way").choices = said(DeliveryWay.choices)

    def sent(self, again: PaperDelivery | None) -> Sent:
        """What was typed, as the act takes it."""
        typed = self.cleaned_data
        return Sent(
            typed["recipient"], typed["way"], typed["day"], typed["address"], typed["note"], again
        )


class CameBack(forms.Form):
    """What became of a delivery."""

    outcome = NeededChoice(label=_("Kết quả"), widget=forms.RadioSelect)
    day = DayField(label=_("Ngày có kết quả"))
    said = forms.CharField(
        label=_("Ai nhận, hoặc vì sao không đến"), required=False, max_length=300, widget=Line()
    )
    file = forms.FileField(
        label=_("Phiếu giao nhận, báo phát đã ký"), required=False,
        help_text=_("Ảnh chụp hoặc PDF quét. Phiếu ký tay có giá trị như mọi cách gửi khác."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice(self, "outcome").choices = said(Outcome.choices)

    def came(self) -> Came:
        """What was typed; the proof is added when it has been looked at."""
        typed = self.cleaned_data
        return Came(typed["outcome"], typed["day"], typed["said"])


def media_or_missing(media: str) -> str:
    """pdf or docx, or there is no such address."""
    if media not in ("pdf", "docx"):
        raise NotFound("base.not-found")
    return media
