"""Boxes, openings and calls as files: the same rows and words as on the page; no numbers to ring."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoiam.reception import boxes as letter_boxes
from hoiam.reception import calls as log
from hoiam.reception.boxes import Hung
from hoiam.reception.models import Call, Found, Opening
from hoiam.web import tables
from hoiam.web.tables import Column, Line, Table


def boxes(rows: Iterable[Hung]) -> Table:
    """Where each hangs, when it was opened last and when it has to be opened next."""
    columns = (
        Column(_("Đặt ở đâu"), 40), Column(_("Đơn vị giữ"), 30), Column(_("Mở mỗi (ngày)"), 10),
        Column(_("Lần mở gần nhất"), 14), Column(_("Phải mở trước"), 14),
        Column(_("Lâu nhất giữa hai lần (ngày)"), 14),
    )  # fmt: skip
    return Table(
        "hom-thu",
        columns,
        (
            (one.box.place, one.box.unit.name, one.days, one.last, one.next_by, one.longest)
            for one in rows
        ),
    )


def openings(rows: QuerySet[Opening]) -> Table:
    """Each opening with its letters by what became of them."""
    columns = (
        Column(_("Ngày mở"), 12), Column(_("Người mở"), 30), Column(_("Người chứng kiến"), 30),
        Column(_("Số thư"), 8), Column(_("Để riêng"), 8),
        *(Column(_(str(label)), 14) for label in Found.labels), Column(_("Chưa ghi"), 8),
    )  # fmt: skip
    return Table("lan-mo-hom-thu", columns, _openings(rows))


def _openings(rows: QuerySet[Opening]) -> Iterator[Line]:
    for chunk in tables.walk(rows, "-id"):
        for row in chunk:
            told = letter_boxes.account_of(row)
            each = (told.by_found.get(found, 0) for found in Found.values)
            yield (
                row.opened_on, row.openers, row.witnesses, told.letters, told.aside, *each, told.left,
            )  # fmt: skip


def calls(rows: QuerySet[Call]) -> Table:
    """The log of calls, without who rang and from where."""
    columns = (
        Column(_("Số"), 8), Column(_("Năm"), 8), Column(_("Ngày gọi"), 12),
        Column(_("Đường dây"), 14), Column(_("Loại"), 24), Column(_("Quy chế"), 30),
        Column(_("Kết quả"), 24), Column(_("Vụ việc"), 14), Column(_("Hạn gọi lại"), 12),
        Column(_("Đã gọi lại"), 12),
    )  # fmt: skip
    return Table("so-cuoc-goi", columns, _calls(rows))


def _calls(rows: QuerySet[Call]) -> Iterator[Line]:
    rows = rows.select_related("hotline", "kind", "rule", "case")
    for chunk in tables.walk(rows, "-id"):
        owed = log.duties_of(chunk)
        for row in chunk:
            duty = owed.get(row.commitment)
            yield (
                row.number, row.year, row.called_on, row.hotline.number,
                row.kind.name if row.kind else "", row.rule.paper, _(row.get_outcome_display()),
                row.case.code if row.case else "", duty.due_on if duty else None,
                duty.ended_on if duty else None,
            )  # fmt: skip
