"""One record of an old register in a list and in a file: its dates beside its lateness."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoiam.core.redact.covering import covered
from hoiam.core.text import excerpt
from hoiam.registers.models import Record
from hoiam.web import tables
from hoiam.web.tables import Column, Line, Table

LONGEST_TITLE = 160
SHORTEST_TELLING = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is called, whether it was late and how that is known."""

    record: Record
    title: str
    late: str  # "moment", "day", "" for in time, "unknown" where it cannot be judged
    due_day_only: bool


def rows_of(records: Sequence[Record]) -> list[Row]:
    """Lines of a list; the records carry their words."""
    return [
        Row(
            record=record,
            title=title_of(record),
            late=lateness(record),
            due_day_only=record.due_on is not None and record.due_moment is None,
        )
        for record in records
    ]


_plain = lru_cache(maxsize=2_000)(covered)


def title_of(record: Record) -> str:
    """The title, else how the words begin, else the first category, else the number; what looks
    personal is covered for every reader."""
    for said in (record.title, record.words.text, record.category.split("\n")[0]):
        if len(said.strip()) >= SHORTEST_TELLING:
            # Covered before it is cut: half a name would not be known as one.
            return excerpt(_plain(said[: 2 * LONGEST_TITLE]), LONGEST_TITLE)
    return record.number


def lateness(record: Record) -> str:
    """Late by days, late by moments alone, in time, or nothing that can be judged. The figures
    judge alike (tested against them)."""
    if record.due_on is None or record.ended_on is None:
        return "unknown"
    if record.ended_on > record.due_on:
        return "day"
    if record.due_moment is None or record.ended_moment is None:
        return ""
    return "moment" if record.ended_moment > record.due_moment else ""


def with_words(found: QuerySet[Record]) -> QuerySet[Record]:
    """The rows of a list with what a line says, without the cells of the source."""
    return found.select_related("words", "batch", "unit", "area").defer("words__source")


def table(found: QuerySet[Record]) -> Table:
    """Records as a file, the newest first: what the source said in its own words, in columns of
    ours. Days and moments stand apart, since a day without a time has no moment. What people said
    and where they live stands in no file: it is opened row by row."""
    columns = (
        Column(_("Hệ thống"), 18), Column(_("Số ở nguồn"), 18), Column(_("Loại sổ"), 16),
        Column(_("Tiêu đề"), 40), Column(_("Nơi, theo nguồn"), 30), Column(_("Địa bàn"), 24),
        Column(_("Cơ quan, theo nguồn"), 30), Column(_("Đơn vị"), 28), Column(_("Phân loại"), 24),
        Column(_("Kênh"), 14), Column(_("Tình trạng"), 18), Column(_("Tình trạng theo nguồn"), 18),
        Column(_("Ngày nhận"), 12), Column(_("Lúc nhận"), 16), Column(_("Ngày hạn"), 12),
        Column(_("Giờ hạn"), 16), Column(_("Ngày kết thúc"), 12), Column(_("Lúc kết thúc"), 16),
        Column(_("Trễ, so theo giờ"), 10), Column(_("Trễ, so theo ngày"), 10),
        Column(_("Số lần mở lại"), 10), Column(_("Đánh giá"), 10), Column(_("Đợt đưa vào"), 30),
    )  # fmt: skip
    rows = with_words(found)
    lines = (_line(record) for chunk in tables.walk(rows, "-id") for record in chunk)
    return Table("so-cu", columns, lines)


def _line(record: Record) -> Line:
    late = lateness(record)
    said = {"day": _("trễ"), "moment": _("đúng hạn"), "": _("đúng hạn")}.get(late, "")
    return (
        record.system, record.number, _(record.get_kind_display()), _plain(record.title),
        record.territory,
        record.area.name if record.area else "", record.agency,
        record.unit.name if record.unit else "", record.category.replace("\n", "; "),
        record.channel, _(record.get_state_display()), record.state_said,
        record.opened_on, record.opened_moment, record.due_on, record.due_moment,
        record.ended_on, record.ended_moment, _("trễ") if late in ("day", "moment") else said,
        said, record.times_reopened, record.rating, record.batch.title,
    )  # fmt: skip
