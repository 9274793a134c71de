"""What a page says about each number of a draft: one sentence for the verdict, one for why."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.core.claims import Check, Kind, Measure, Quantity, Verdict, Why
from hoiam.core.claims.matching import Side
from hoiam.core.figures.definitions import Rounding
from hoiam.core.figures.names import COUNTED
from hoiam.core.figures.shares import rounded
from hoiam.figures.claims import reviewing
from hoiam.figures.claims.counting import Ours
from hoiam.figures.claims.reviewing import Mark
from hoiam.web import words
from hoiam.web.boards import choosing

MILLION, BILLION = 1_000_000, 1_000_000_000


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict in words, with a sign and the class of its colour."""

    name: str
    many: str  # above the numbers of that verdict
    sign: str
    css: str


VERDICTS: dict[Verdict, Said] = {
    Verdict.DISAGREES: Said(_("Không khớp"), _("Không khớp"), "✗", "late"),
    Verdict.NEEDS_CONTEXT: Said(_("Cần nói rõ thêm"), _("Cần nói rõ thêm"), "!", "soon"),
    Verdict.NO_DENOMINATOR: Said(
        _("Tỷ lệ không có mẫu số"), _("Tỷ lệ không có mẫu số"), "÷", "soon"
    ),
    Verdict.CUT: Said(_("Khớp do cắt, không làm tròn"), _("Khớp do cắt"), "≈", "promise"),
    Verdict.AGREES: Said(_("Khớp"), _("Khớp"), "✓", "ok"),
    Verdict.UNCHECKED: Said(_("Không kiểm được"), _("Không kiểm được"), "?", "none"),
}

WHYS: dict[str, str] = {
    Why.EXACT: _("đúng bằng số nêu"),
    Why.ROUNDED: _("đúng khi làm tròn"),
    Why.CUT: _("chỉ đúng khi bỏ phần lẻ; làm tròn thì khác"),
    Why.WITHIN: _("đúng với chữ “gần”, “hơn”, “khoảng” đi kèm"),
    Why.OFF: _("ra số khác"),
    Why.WRONG_SIDE: _("chữ “gần” hoặc “hơn” đi ngược phía với số thật"),
    Why.AVERAGE: _("là bình quân của các đơn vị, không phải tỷ lệ của tổng"),
    Why.LOOSE: _("đúng trong phạm vi làm tròn của các số đã dùng để tính"),
    Why.OVERLAPPING: _("các phần có thể trùng nhau, không cộng được"),
    Why.PARTS_LEAVE: _("các phần đã kể gần bằng tổng; phần còn lại chưa nêu"),
    Why.OTHER_WHOLE: _("các số bên cạnh không cho ra tỷ lệ này; có thể tính trên tổng khác"),
    Why.MORE_THAN_WHOLE: _("phần lớn hơn cả tổng"),
    Why.POINTS: _("hai tỷ lệ hơn kém nhau bằng điểm phần trăm, không phải phần trăm"),
    Why.NOT_STATED: _("có tử số và mẫu số mà chưa nêu tỷ lệ"),
    Why.NO_PART: _("có tổng và tỷ lệ mà chưa nêu số"),
    Why.NO_WHOLE: _("chưa nêu tỷ lệ này là bao nhiêu trên bao nhiêu"),
    Why.NO_PLAN: _("chưa nêu kế hoạch là bao nhiêu"),
    Why.NO_BASE: _("chưa nêu số kỳ trước là bao nhiêu"),
    Why.NOTHING: _("không có số nào trong bản nháp để đối chiếu"),
    reviewing.CHOOSE: _("nhiều số liệu của hệ thống cùng hợp với câu này; xin chọn một"),
    reviewing.NO_FIGURE: _("hệ thống không có số liệu nào cùng nghĩa với câu này"),
    reviewing.NO_DATA: _("hệ thống chưa ghi sổ này"),
    reviewing.NOT_BEGUN: _("sổ của hệ thống bắt đầu sau thời gian mà câu này nói"),
    reviewing.ELSEWHERE: _("số liệu của nơi khác, ông/bà không mở được"),
    reviewing.SEVERAL_PLACES: _("tên nơi này trùng nhau, chưa biết là nơi nào"),
    reviewing.FUTURE: _("thời gian mà câu này nói chưa đến"),
    reviewing.OTHER_RULE: _("đúng theo cách tính kỳ khác: nói rõ báo cáo tính từ ngày nào"),
    reviewing.DENUNCIATIONS: _(
        "số của hệ thống không có tố cáo: phần ấy do người được mở hồ sơ tố cáo ghi riêng"
    ),
    reviewing.WHOLE_OFF: _("mẫu số khác với số liệu của hệ thống"),
    reviewing.UNKNOWN: _("hệ thống không có số này: chưa biết, không phải bằng không"),
    reviewing.PARTLY: _("sổ của hệ thống chỉ ghi được một phần thời gian này"),
    reviewing.PART_OPEN: _("ông/bà không mở được hết danh sách mà số liệu này đếm"),
    reviewing.SET_ASIDE: _("ông/bà đã chọn: không số liệu nào của hệ thống nói điều này"),
}

_SUMS: dict[Kind, str] = {
    Kind.SHARE: _("Tỷ lệ"),
    Kind.SUM: _("Cộng các phần"),
    Kind.REST: _("Phần còn lại"),
    Kind.DIFFERENCE: _("Chênh lệch"),
    Kind.GROWTH: _("Mức tăng, giảm"),
    Kind.PLAN: _("So với kế hoạch"),
    Kind.TIMES: _("Gấp bao nhiêu lần"),
    Kind.PRODUCT: _("Nhân"),
    Kind.WEEKDAY: _("Thứ trong tuần"),
    Kind.LONE: _("Số đứng một mình"),
}


_UNSTATED = (Why.NO_PLAN, Why.NO_BASE)


def of_check(check: Check) -> str:
    """What arithmetic found, in one sentence."""
    said = f"{gettext(_SUMS[check.kind])}: {gettext(WHYS[check.why])}"
    # What is not stated is of the measure of what is: the plan of 3.000 tỷ is money.
    of = check.numbers[0] if check.why in _UNSTATED and check.numbers else check.stated
    if check.computed is not None and check.why is not Why.EXACT:
        said = f"{said}. {gettext('Tính ra')} {value(check.computed, of)}"
    if check.unsaid:
        said = f"{said}. {gettext('Còn lại chưa nhắc đến')}: {value(check.unsaid, None)}"
    return f"{said}."


def of_beside(mark: Mark) -> str:
    """Why our figures say what they say; nothing where the figure itself says all."""
    why = mark.beside.why
    if mark.beside.verdict is Verdict.UNCHECKED and mark.checks and why == reviewing.NO_FIGURE:
        return ""
    return gettext(WHYS[why])


def value(number: Fraction, stated: Quantity | None) -> str:
    """A number that was computed, in the measure of the one that is stated and one digit finer, so
    that a reader sees how it was rounded."""
    measure = stated.measure if stated else Measure.COUNT
    if measure in (Measure.PERCENT, Measure.POINTS):
        decimals = (stated.decimals if stated else 1) + 2
        return f"{_printed(number, decimals)}%"
    if measure is Measure.MONEY:
        return money(number)
    return _printed(number, 0 if number.denominator == 1 else 2)


def money(number: Fraction) -> str:
    """In the magnitude in which reports print it."""
    if abs(number) >= BILLION:
        return f"{_printed(number / BILLION, 2)} {gettext('tỷ đồng')}"
    if abs(number) >= MILLION:
        return f"{_printed(number / MILLION, 2)} {gettext('triệu đồng')}"
    return f"{_printed(number, 0)} {gettext('đồng')}"


def _printed(number: Fraction, decimals: int) -> str:
    from_exact = rounded(number, decimals, Rounding.HALF_UP)
    told = words.number(from_exact)
    return told.rstrip("0").rstrip(",") if decimals and "," in told else told


def of_ours(ours: Ours) -> str:
    """Our number: 4.209 lượt; 149/158 = 94,3%."""
    answer, unit = ours.answer, gettext(COUNTED[ours.meaning.counting])
    if ours.number is None:
        return gettext("không có")
    if ours.meaning.side is Side.COUNT or answer.whole is None:
        return f"{_printed(ours.number, 0 if ours.number.denominator == 1 else 2)} {unit}"
    part = answer.rest if ours.meaning.side is Side.REST else answer.value
    told = f"{words.number(part)}/{words.number(answer.whole)} {unit}"
    if ours.meaning.side is Side.PERCENT and answer.share is not None:
        percent = answer.share.percent(answer.figure.decimals, answer.figure.rounding)
        told = f"{told} = {words.number(percent)}%"
    return told


def side_of(ours: Ours) -> str:
    """Which number of a share it is, where it is one."""
    if ours.meaning.side is Side.PART:
        return gettext("tử số")
    if ours.meaning.side is Side.REST:
        return ours.answer.figure.rest_name or gettext("phần còn lại")
    return ""


def days_of(ours: Ours) -> str:
    """Which days our number is of."""
    if ours.span.period is not None:
        return choosing.name_of(ours.span.period)
    return f"{words.day(ours.span.first)}–{words.day(ours.span.last)}"
