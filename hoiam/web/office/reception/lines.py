"""A line of the register as Mẫu 03/TCD of Decree 154/2026 has it: thirteen columns."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR
from hoiam.core.redact.covering import covered
from hoiam.core.text import excerpt, vn_date
from hoiam.reception import queries
from hoiam.reception.models import Mode, Visit
from hoiam.web import tables
from hoiam.web.tables import Cell, Column, Table

HEADINGS = (
    gettext_noop("STT"),
    gettext_noop("Ngày tiếp"),
    gettext_noop("Họ tên, địa chỉ"),
    gettext_noop("Số căn cước, hộ chiếu"),
    gettext_noop("Nội dung vụ việc"),
    gettext_noop("Phân loại"),
    gettext_noop("Số người cùng nội dung"),
    gettext_noop("Cơ quan đã giải quyết"),
    gettext_noop("Thuộc thẩm quyền (x)"),
    gettext_noop("Hướng dẫn đến, số văn bản"),
    gettext_noop("Nơi thụ lý, chuyển đến, số văn bản"),
    gettext_noop("Theo dõi kết quả"),
    gettext_noop("Ghi chú"),
)
_WIDTHS = (9, 12, 34, 16, 50, 14, 10, 22, 12, 26, 30, 34, 26)
_SHOWN = 400  # of what was said, in a line


def cells(visit: Visit, *, named: bool) -> tuple[str, ...]:
    """The thirteen cells; names, numbers of papers and words as they were said only where the
    register was opened with them."""
    return (
        visit.registered,
        vn_date(visit.received_on),
        _who(visit, named=named),
        _papers(visit, named=named),
        content_of(visit, named=named),
        _(visit.get_kind_display()),
        str(visit.same),
        visit.settled_body,
        "x" if visit.own else "",
        _joined(visit.guided_to, visit.guided_paper),
        passed(visit),
        _follow_up(visit, named=named),
        _notes(visit, named=named),
    )


def _plain(text: str, *, named: bool) -> str:
    return text if named else covered(text)


def _who(visit: Visit, *, named: bool) -> str:
    if visit.is_bare:
        return _("không ghi")
    people = list(visit.visitors.all())
    if not named:
        return _("đã ghi {n} người").format(n=len(people)) if people else _("không để lại tên")
    return "; ".join(", ".join(filter(None, (one.name, one.address))) for one in people)


def _papers(visit: Visit, *, named: bool) -> str:
    found = [one.paper for one in visit.visitors.all() if one.paper]
    return "; ".join(found) if named else ("…" if found else "")


def content_of(visit: Visit, *, named: bool) -> str:
    """What it was about; of a complaint or a denunciation no words are kept."""
    if visit.is_textless:
        return _("không ghi nội dung")
    said = [one.voice.text for one in visit.matters.all() if one.voice is not None]
    words = " / ".join(filter(None, (visit.content, *said)))
    again = [one.identity for one in visit.matters.all() if one.again]
    if again:
        words = _joined(words, _("việc đã nhận: {codes}").format(codes=", ".join(again)))
    return excerpt(_plain(words, named=named), _SHOWN)


def passed(visit: Visit) -> str:
    """Who took it on: as typed, else the units of the cases it opened."""
    units = dict.fromkeys(
        f"{one.case.unit.name} ({one.case.code})" for one in visit.matters.all() if one.case
    )
    return _joined(visit.passed_to or "; ".join(units), visit.passed_paper)


def _follow_up(visit: Visit, *, named: bool) -> str:
    given = [
        _("giao {unit}, hạn {day}").format(unit=one.unit.short_name, day=vn_date(one.due_on))
        for one in visit.conclusions.all()
    ]
    return "; ".join(filter(None, (_plain(visit.follow_up, named=named), *given)))


def _notes(visit: Visit, *, named: bool) -> str:
    found = [_(visit.get_handling_display())]
    if visit.mode != Mode.REGULAR:
        found.append(_(visit.get_mode_display()))
    if visit.is_crowd:
        found.append(_("đoàn đông người: {n} người").format(n=visit.people))
    away = getattr(visit, "turned_away", None)
    if away is not None:
        found.append(away.why.article)
    return "; ".join(filter(None, (*found, _plain(visit.notes, named=named))))


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def columns() -> tuple[Column, ...]:
    """The headings as a file has them."""
    return tuple(Column(_(name), width) for name, width in zip(HEADINGS, _WIDTHS, strict=True))


def table(found: QuerySet[Visit], *, named: bool) -> Table:
    """The register as a file."""
    return Table("so-tiep-cong-dan", columns(), _rows(found, named=named))


def _rows(found: QuerySet[Visit], *, named: bool) -> Iterator[tuple[Cell, ...]]:
    for chunk in tables.walk(queries.with_lines(found), "received_on", "id"):
        for visit in chunk:
            number, _day, *rest = cells(visit, named=named)
            yield (number, visit.received_on, *rest)


def month_of(said: str, today: date) -> tuple[date, date]:
    """The first and the last day of a month such as 2026-10; of this one where it is none."""
    try:
        first = date.fromisoformat(f"{said}-01")
    except ValueError:
        first = today.replace(day=1)
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        first = today.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)
