"""Public lists as files: only what was released, and never more than a page of it would show."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _

from hoiam.cases.models import Case
from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue.cases import STANDING
from hoiam.figures.queries import Tally
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.public.listing import lines_of
from hoiam.web.tables import Column, Line, Table

# Whoever wants more asks year by year: nobody without a name keeps the machine busy for minutes.
MOST = 10_000


def sent(request: HttpRequest, table: Table, *, day: date) -> FileResponse:
    """The file; strangers leave no trace by taking what is public."""
    media = tables.asked(request)
    return tables.sent(table, media, tables.written(table, media).file, day=day)


def cases(found: QuerySet[Case], *, at: datetime) -> Table:
    """Released matters, the newest first, in the words that were released."""
    columns = (
        Column(_("Mã"), 14), Column(_("Tiêu đề"), 50), Column(_("Lĩnh vực"), 18),
        Column(_("Xã, phường"), 22), Column(_("Nơi"), 26), Column(_("Đơn vị trả lời"), 30),
        Column(_("Tình trạng"), 30), Column(_("Ngày nhận"), 12), Column(_("Ngày trả lời"), 12),
        Column(_("Nội dung đã công khai"), 70), Column(_("Trả lời đã công khai"), 70),
        Column(_("Địa chỉ"), 40), Column(_("Ẩn ngày"), 12), Column(_("Căn cứ ẩn"), 40),
    )  # fmt: skip
    return Table("vu-viec-cong-khai", columns, _case_lines(found, at))


def _case_lines(found: QuerySet[Case], at: datetime) -> Iterator[Line]:
    count = 0
    for chunk in tables.walk(found, "-id"):
        for line in lines_of(chunk[: MOST - count], at=at):
            case, page = line.case, line.page
            yield (
                case.code, line.heading, _(case.field.name), case.area.name, page.place,
                case.unit.name, line.mark.text, case.opened_on, case.answered_on, page.text,
                page.answer, settings.SITE_URL + line.url,
                day_of(page.hidden_at) if page.hidden_at else None, page.hidden_ground,
            )  # fmt: skip
        count += len(chunk)
        if count >= MOST:
            return


def units(groups: Iterable[tuple[str, Iterable[tuple[Unit, Tally]]]]) -> Table:
    """Communes and bodies with every figure, also those where nothing happened."""
    columns = (
        Column(_("Nhóm"), 24), Column(_("Mã"), 20), Column(_("Mã chính thức"), 12),
        Column(_("Tên"), 40), *(Column(_(figure.name), 14) for figure in STANDING),
    )  # fmt: skip
    counts = [one.short for one in STANDING]
    lines: Iterator[Line] = (
        (group, unit.code, unit.official_code, unit.name, *[tally[code] for code in counts])
        for group, rows in groups
        for unit, tally in rows
    )
    return Table("don-vi-so-lieu", columns, lines)


def figures(tally: Tally, *, at: datetime) -> Table:
    """Every figure of the whole locality with its definition and its moment."""
    columns = (
        Column(_("Mã"), 16), Column(_("Số liệu"), 34), Column(_("Nghĩa là"), 80),
        Column(_("Bây giờ"), 12), Column(_("Tính lúc"), 16), Column(_("Chốt ngày"), 12),
    )  # fmt: skip
    lines = (
        (one.short, _(one.name), _(one.meaning), tally[one.short], at, day_of(at))
        for one in STANDING
    )
    return Table("so-lieu", columns, lines)
