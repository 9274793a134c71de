"""The question of the reckoning page: days and choices only, no words about anybody."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR
from hoiam.core.clocks.acts import GROUNDS
from hoiam.core.clocks.engine import History
from hoiam.core.clocks.shapes import Act, Criterion, Fact, Ground, Matter, Place
from hoiam.core.clocks.table import MATTERS
from hoiam.core.law.rules import BOOK

# The page asks for days, not for papers: which paper it has to be is the law's word.
_PAPER = "calculator"
_PAUSING = (Ground.FORCE_MAJEURE, Ground.AWAITING, Ground.EXPERT)
_CRITERIA_DAY = date(2026, 7, 1)


def _criteria() -> list[tuple[str, str]]:
    return list(zip(Criterion, BOOK.rule_on("C-05", _CRITERIA_DAY).grounds, strict=True))


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _day(label: Any, *, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        widget=_Day(),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Ghi ngày theo mẫu 24/4/2026.")},
    )


class Reckoning(forms.Form):
    """Which matter, and on which days what happened."""

    use_required_attribute = False

    loai = forms.ChoiceField(label=_("Loại việc"), choices=list(MATTERS.items()))
    nhan = _day(_("Ngày nhận đơn"))
    thu_ly = _day(_("Ngày thụ lý"))
    vung = forms.BooleanField(
        label=_("Vùng sâu, vùng xa, đi lại khó khăn"),
        help_text=_("Nơi nào được coi như vậy là do quyết định của cơ quan có thẩm quyền."),
        required=False,
    )
    tam_dung = _day(_("Ngày tạm đình chỉ"), help_text=_("Từ ngày này không tính."))
    can_cu = forms.ChoiceField(
        label=_("Căn cứ tạm đình chỉ"),
        required=False,
        choices=[("", _("Chọn căn cứ")), *((one, GROUNDS[one]) for one in _PAUSING)],
    )
    tiep_tuc = _day(_("Ngày tiếp tục giải quyết"), help_text=_("Từ ngày này tính tiếp."))
    gia_han = _day(_("Ngày gia hạn"))
    gia_han_2 = _day(_("Ngày gia hạn lần hai"))
    tieu_chi = forms.MultipleChoiceField(
        label=_("Tiêu chí phức tạp đã ghi bằng văn bản"),
        required=False,
        choices=_criteria,
        widget=forms.CheckboxSelectMultiple,
    )
    ket_thuc = _day(_("Ngày ra quyết định, kết luận hoặc trả lời"))
    nhan_quyet_dinh = _day(_("Ngày người dân nhận được quyết định"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, day in tuple(given.items()):
            if isinstance(day, date) and not FIRST_YEAR < day.year < LAST_YEAR - 12:
                self.add_error(name, _("Chỉ tính được từ năm 2001 đến năm 2087."))
        if not (given.get("nhan") or given.get("thu_ly")) and not self.errors:
            self.add_error("nhan", _("Ghi ngày nhận đơn hoặc ngày thụ lý."))
        return given

    def history(self) -> History:
        """The same as dated facts."""
        given = self.cleaned_data
        matter = Matter(given["loai"])
        criteria = frozenset(map(Criterion, given["tieu_chi"]))
        ground = Ground(given["can_cu"]) if given["can_cu"] else None
        days = (
            ("nhan", Act.RECEIVED),
            ("thu_ly", Act.ACCEPTED),
            ("tam_dung", Act.PAUSED),
            ("tiep_tuc", Act.RESUMED),
            ("gia_han", Act.EXTENDED),
            ("gia_han_2", Act.EXTENDED),
            ("ket_thuc", _end(matter)),
            ("nhan_quyet_dinh", Act.DECISION_RECEIVED),
        )
        facts = tuple(
            Fact(given[name], act, paper=_PAPER, ground=ground, criteria=criteria)
            for name, act in days
            if given[name]
        )
        return History(matter, facts, Place.REMOTE if given["vung"] else Place.ORDINARY)


def _end(matter: Matter) -> Act:
    if matter is Matter.DENUNCIATION:
        return Act.CONCLUDED
    return Act.ANSWERED if matter is Matter.RECOMMENDATION else Act.DECIDED
