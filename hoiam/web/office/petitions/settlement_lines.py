"""A line of the register of settlements on paper and in a file: no names, no words of anybody."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.core.text import vn_date, vn_number
from hoiam.petitions.decisions import COUNTED, Amounts, Stage
from hoiam.petitions.settlements import Line
from hoiam.web import tables
from hoiam.web.tables import Column, Table

STAGES = {
    Stage.NOT_YET: gettext_noop("chưa có hiệu lực"),
    Stage.AGAIN: gettext_noop("đang khiếu nại lần hai"),
    Stage.REPLACED: gettext_noop("đã có quyết định lần hai"),
    Stage.MISSING: gettext_noop("có hiệu lực, chưa thi hành xong"),
    Stage.DONE: gettext_noop("đã thi hành xong"),
}
UNITS = {
    "money": gettext_noop("{n} đồng"),
    "area": gettext_noop("{n} m²"),
    "organisations": gettext_noop("{n} tổ chức"),
    "people": gettext_noop("{n} người"),
    "officials": gettext_noop("{n} cán bộ"),
    "cases": gettext_noop("{n} vụ"),
}
# Heads over the columns, and how many columns each spans.
GROUPS = (
    (gettext_noop("Đơn"), 4),
    (gettext_noop("Giải quyết"), 6),
    (gettext_noop("Thu cho Nhà nước"), 2),
    (gettext_noop("Trả tổ chức, cá nhân"), 2),
    (gettext_noop("Xử lý hành chính"), 2),
    (gettext_noop("Cơ quan điều tra"), 2),
    (gettext_noop("Thi hành"), 1),
)
HEADINGS = (
    gettext_noop("Số đơn"),
    gettext_noop("Loại"),
    gettext_noop("Nhóm"),
    gettext_noop("Ngày nhận"),
    gettext_noop("Thụ lý"),
    gettext_noop("Hạn quyết định"),
    gettext_noop("Quyết định"),
    gettext_noop("Kết quả"),
    gettext_noop("Gửi ngày"),
    gettext_noop("Hiệu lực từ"),
    *(gettext_noop("phải"), gettext_noop("đã")) * 4,
    gettext_noop("Tình trạng"),
)
_WIDTHS = (10, 22, 18, 12, 12, 12, 24, 24, 12, 12, *(18,) * 8, 26)


def stage_words(stage: Stage | None) -> str:
    """Where the execution stands."""
    return _(STAGES[stage]) if stage is not None else ""


def number(value: Decimal | int) -> str:
    """4.209 or 120,5: as many digits behind the comma as it has, at most three."""
    exact = Fraction(value)
    digits = next((one for one in range(3) if (exact * 10**one).denominator == 1), 3)
    return vn_number(exact, digits)


def amounts_words(kind: str, amounts: Amounts) -> str:
    """The amounts that a kind of order counts, without those that are nothing."""
    said = ((name, getattr(amounts, name)) for name in COUNTED[kind])
    return ", ".join(_(UNITS[name]).format(n=number(amount)) for name, amount in said if amount)


def _said(amounts: Amounts, *names: str) -> str:
    said = ((name, getattr(amounts, name)) for name in names)
    return ", ".join(_(UNITS[name]).format(n=number(amount)) for name, amount in said if amount)


def _day(day: date | None) -> str:
    return vn_date(day) if day is not None else ""


def cells(line: Line) -> tuple[str, ...]:
    """The columns, as words."""
    standing, petition = line.standing, line.petition
    decision = line.decision
    number = f"{decision.number or '–'}, {vn_date(decision.issued_on)}" if decision else ""
    return (
        petition.registered,
        _(petition.docket.kind_name),
        _(petition.get_topic_display()),
        vn_date(petition.docket.received_on),
        _day(line.accepted_on),
        _day(line.due_on),
        number,
        _(decision.get_result_display()) if decision else _state_words(line),
        _day(line.sent_on),
        _day(standing.in_force_from) if standing else "",
        *(_said(one, "money", "area") for one in (line.recovered.due, line.recovered.done)),
        *(
            _said(one, "money", "area", "organisations", "people")
            for one in (line.returned.due, line.returned.done)
        ),
        *(_said(one, "people", "officials") for one in (line.disciplined.due, line.disciplined.done)),
        *(_said(one, "cases", "people") for one in (line.referred.due, line.referred.done)),
        stage_words(line.stage),
    )  # fmt: skip


def _state_words(line: Line) -> str:
    if line.petition.state == "refused":
        return _("không thụ lý")
    if line.petition.state in ("withdrawn", "stopped"):
        return _("rút, đình chỉ")
    return _("đang giải quyết")


def table(found: Iterable[Line]) -> Table:
    """The register as a file."""
    over = [name for name, span in GROUPS for _place in range(span)]
    columns = tuple(
        Column(f"{_(group)}: {_(name)}", width)
        for group, name, width in zip(over, HEADINGS, _WIDTHS, strict=True)
    )
    return Table("so-giai-quyet-khieu-nai", columns, _rows(found))


def _rows(found: Iterable[Line]) -> Iterator[tables.Line]:
    for line in found:
        yield cells(line)
