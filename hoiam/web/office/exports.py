"""Lists of the office as files: the same rows and the same words that the reader has on the page.

Taking a list with inside information out of the house is an act of its own: it is written into
the history of the officer's account, with the filters and the number of rows.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils.translation import gettext as _

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as officers
from hoiam.cases import queries
from hoiam.cases.models import Case
from hoiam.commitments import overdue
from hoiam.commitments.models import Commitment
from hoiam.commitments.requesting import Request
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.lateness import Gauge
from hoiam.notices.models import Notice
from hoiam.web import tables, words
from hoiam.web.access import OfficeRequest, now
from hoiam.web.office import case_page, case_rows, menu, work_rows
from hoiam.web.office.work_rows import Row as WorkRow
from hoiam.web.tables import Column, Line, Table

# What somebody types may name a person; the history says only that words were searched for.
FREE = frozenset({"tim", "so", "q"})
_PLACES = frozenset({tables.ASKED, "sau", "truoc"})


def given(request: OfficeRequest, table: Table, listing: str) -> FileResponse:
    """A list with inside information: recorded once the whole file stands ready."""
    made = tables.written(table, tables.asked(request))
    at = now()
    accounts.record_export(
        listing=listing, filters=filters_of(request), rows=made.rows, by=request.actor, at=at
    )
    return tables.sent(table, tables.asked(request), made.file, day=calendar.day_of(at))


def open_to_all(request: OfficeRequest, table: Table) -> FileResponse:
    """A list that strangers may read as well: nothing to record."""
    made = tables.written(table, tables.asked(request))
    return tables.sent(table, tables.asked(request), made.file, day=calendar.day_of(now()))


def filters_of(request: OfficeRequest) -> str:
    """Which filters stood in the address, without anything that was typed freely."""
    said = [
        name if name in FREE else f"{name}={value}"[:60]
        for name, value in sorted(request.GET.items())
        if value and name not in _PLACES
    ]
    return ", ".join(said).replace("\0", "")[:300] or _("không lọc")


def cases(request: OfficeRequest, found: QuerySet[Case]) -> Table:
    """Cases, the newest first, with the numbers they have elsewhere for who works on them."""
    columns = (
        Column(_("Mã"), 14), Column(_("Loại"), 12), Column(_("Lĩnh vực"), 18),
        Column(_("Tiêu đề"), 50), Column(_("Nơi xảy ra"), 22), Column(_("Đơn vị giải quyết"), 30),
        Column(_("Nơi tiếp nhận"), 26), Column(_("Ngày nhận"), 12), Column(_("Số người"), 9),
        Column(_("Tình trạng"), 18), Column(_("Kết quả"), 22), Column(_("Hạn trả lời"), 12),
        Column(_("Ngày trả lời"), 12), Column(_("Số ở hệ thống khác"), 30),
    )  # fmt: skip
    rows = found.select_related("field", "area", "unit", "desk")
    return Table("vu-viec", columns, _case_lines(request, rows))


def _case_lines(request: OfficeRequest, found: QuerySet[Case]) -> Iterator[Line]:
    for chunk in tables.walk(found, "-id"):
        numbers = queries.outside_numbers(chunk)
        for row in case_rows.rows_of(chunk):
            case = row.case
            inside = _works_there(case, request.actor)
            yield (
                case.code, _(case.get_kind_display()), _(case.field.name), row.title,
                case.area.name, case.unit.name, case.desk.name if case.desk else "",
                case.opened_on, case.people, state_of(case),
                _(case.get_result_display()) if case.result else "", row.due_on, case.answered_on,
                "; ".join(map(str, numbers.get(case.pk, ()))) if inside else "",
            )  # fmt: skip


def _works_there(case: Case, actor: Actor) -> bool:
    """Whether the numbers a case has elsewhere are for this reader: not for the Front's part."""
    if not actor.holds_anywhere(*menu.WORKERS):
        return False
    return not actor.holds_anywhere(Role.FRONT) or case.unit.code in actor.units(*menu.WORKERS)


def state_of(case: Case) -> str:
    """The mark that the list shows."""
    return _("chờ phân loại") if case.held else _(case.get_state_display())


def duties(request: OfficeRequest, found: QuerySet[Commitment], today: date) -> Table:
    """What is owed, by due date."""
    columns = (
        Column(_("Hạn"), 12), Column(_("Còn, trễ"), 16), Column(_("Loại việc"), 14),
        Column(_("Việc"), 40), Column(_("Vụ việc"), 50), Column(_("Mã vụ việc"), 14),
        Column(_("Lĩnh vực"), 18), Column(_("Số người"), 9), Column(_("Đơn vị"), 30),
        Column(_("Giao cho"), 22), Column(_("Số lần lùi hạn"), 10), Column(_("Từ đâu"), 16),
    )  # fmt: skip
    return Table("viec-phai-lam", columns, _duty_lines(request, found, today))


def _duty_lines(request: OfficeRequest, found: QuerySet[Commitment], today: date) -> Iterator[Line]:
    for chunk in tables.walk(found, "due_on", "id"):
        names = officers.names({duty.assignee for duty in chunk if duty.assignee})
        for row in work_rows.rows_of(chunk, request.actor, today):
            yield _duty_line(row, names)


def _duty_line(row: WorkRow, names: dict[str, str]) -> Line:
    duty, case = row.duty, row.case
    return (
        duty.due_on, words.due_words(row.lateness) if row.lateness else _("tạm dừng"), _(duty.get_kind_display()), row.what, row.title or row.about,
        duty.about_code, _(case.field.name) if case else "", case.people if case else None,
        duty.unit.name, names.get(duty.assignee, ""), row.extended, row.channel,
    )  # fmt: skip


def requests(found: QuerySet[Request], gauge: Gauge) -> Table:
    """Requests of the Front and of the People's Inspection, the newest first."""
    columns = (
        Column(_("Ngày gửi"), 12), Column(_("Nơi gửi"), 30), Column(_("Đơn vị phải trả lời"), 30),
        Column(_("Yêu cầu"), 60), Column(_("Hạn"), 12), Column(_("Còn, trễ"), 16),
        Column(_("Tình trạng"), 20), Column(_("Trả lời"), 60),
    )  # fmt: skip
    return Table("yeu-cau", columns, _request_lines(found, gauge))


def _request_lines(found: QuerySet[Request], gauge: Gauge) -> Iterator[Line]:
    for chunk in tables.walk(found, "-id"):
        for row in chunk:
            left = overdue.standing(row.answer, gauge)
            yield (
                row.sent_at, row.sender.name, row.unit.name, case_page.words_in_list(row.wanted),
                row.answer.due_on, words.due_words(left) if left else "",
                _(row.answer.get_state_display()), case_page.words_in_list(row.answer.result),
            )  # fmt: skip


def notices(request: OfficeRequest, found: QuerySet[Notice]) -> Table:
    """Messages that reached nobody yet; how to reach people stays inside."""
    columns = (
        Column(_("Tin"), 40), Column(_("Mã vụ việc"), 14), Column(_("Vụ việc"), 50),
        Column(_("Lúc"), 16), Column(_("Tình trạng"), 18), Column(_("Cách báo"), 20),
        Column(_("Đã thử"), 50),
    )  # fmt: skip
    return Table("chua-bao", columns, _notice_lines(request, found))


def _notice_lines(request: OfficeRequest, found: QuerySet[Notice]) -> Iterator[Line]:
    for chunk in tables.walk(found, "-id"):
        codes = [notice.about_code for notice in chunk]
        seen = queries.visible_to(request.actor).filter(code__in=codes)
        titles = {
            code: case_page.words_in_list(title)
            for code, title in seen.values_list("code", "title")
        }
        for notice in chunk:
            tried = [
                f"{words.moment(one.attempted_at)}, {_(one.get_channel_display())}: {one.detail}"
                for one in notice.outcomes.all()
            ]
            yield (
                notice.subject, notice.about_code, titles.get(notice.about_code, ""),
                notice.queued_at, _(notice.get_state_display()),
                _(notice.get_channel_display()) if notice.channel else "", "; ".join(tried),
            )  # fmt: skip


def accounts_of(found: QuerySet[Any]) -> Table:
    """Accounts with the roles of today (`held` is read with them)."""
    columns = (
        Column(_("Tên"), 26), Column(_("Tên đăng nhập"), 18), Column(_("Vai trò hôm nay"), 60),
        Column(_("Tài khoản"), 12),
    )  # fmt: skip

    def lines() -> Iterator[Line]:
        for chunk in tables.walk(found, "-id"):
            for one in chunk:
                held = [f"{_(role.get_role_display())} · {role.unit.name}" for role in one.held]
                state = _("đang dùng") if one.is_active else _("đã đóng")
                yield one.name, one.username, "; ".join(held), state

    return Table("can-bo", columns, lines())


def sessions_of(found: QuerySet[Any]) -> Table:
    """Sessions of administration with their reasons."""
    columns = (
        Column(_("Người quản trị"), 26), Column(_("Mở lúc"), 16), Column(_("Đến"), 16),
        Column(_("Kết thúc trước giờ"), 16), Column(_("Lý do"), 60),
    )  # fmt: skip

    def lines() -> Iterator[Line]:
        for chunk in tables.walk(found, "-id"):
            for one in chunk:
                ended = one.ended.ended_at if hasattr(one, "ended") else None
                yield one.officer.name, one.opened_at, one.until, ended, one.reason

    return Table("phien-quan-tri", columns, lines())


def absences_of(found: QuerySet[Any]) -> Table:
    """Absences with who stands in."""
    columns = (
        Column(_("Ai vắng"), 26), Column(_("Đơn vị"), 40), Column(_("Từ ngày"), 12),
        Column(_("Trở lại"), 12), Column(_("Người làm thay"), 26),
    )  # fmt: skip
    lines = (
        (
            one.officer.name, one.unit.name, one.valid_from, one.valid_to,
            one.stand_in.name if one.stand_in else "",
        )
        for chunk in tables.walk(found, "-id")
        for one in chunk
    )  # fmt: skip
    return Table("vang-mat", columns, lines)


def blocks(found: QuerySet[Any]) -> Table:
    """Blocks of receipts printed ahead (`used` is counted with them); never a tracking code."""
    columns = (
        Column(_("Bàn"), 30), Column(_("Số phiếu"), 10), Column(_("Đã nhập"), 10),
        Column(_("Chưa nhập"), 10), Column(_("Giữ lúc"), 16),
    )  # fmt: skip
    lines = (
        (row.desk.name, row.size, row.used, row.size - row.used, row.reserved_at)
        for chunk in tables.walk(found, "-id")
        for row in chunk
    )
    return Table("bien-nhan", columns, lines)


def asked_dates(found: QuerySet[Commitment]) -> Table:
    """Requests for a new date."""
    columns = (
        Column(_("Việc"), 40), Column(_("Mã vụ việc"), 14), Column(_("Đơn vị"), 30),
        Column(_("Hạn"), 12), Column(_("Xin lùi đến"), 12), Column(_("Lý do"), 50),
        Column(_("Ai xin"), 22), Column(_("Xin lúc"), 16),
    )  # fmt: skip

    def lines() -> Iterator[Line]:
        for chunk in tables.walk(found, "due_on", "id"):
            names = officers.names({row.asked_by for row in chunk})
            for row in chunk:
                yield (
                    case_page.words_in_list(row.what), row.about_code, row.unit.name, row.due_on,
                    row.asked_due_on, case_page.words_in_list(row.asked_reason), names.get(row.asked_by, ""), row.asked_at,
                )  # fmt: skip

    return Table("xin-lui-han", columns, lines())
