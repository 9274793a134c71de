"""A line of the register of petitions: what the list shows, what the printed register says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.cases import dockets
from hoiam.commitments import overdue
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.shapes import Matter
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import Gauge
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.redact.covering import covered
from hoiam.core.text import excerpt, vn_date
from hoiam.petitions.models import Petition, PetitionStep, Source
from hoiam.web import tables
from hoiam.web.office.petitions import words
from hoiam.web.tables import Cell, Column, Table

# The register of incoming letters in Annex IV of Decree 30/2020 as the office knows it, with what
# form 02/XLD counts between what came and what became of it.
HEADINGS = (
    gettext_noop("Số đến"),
    gettext_noop("Ngày đến"),
    gettext_noop("Họ tên, địa chỉ người gửi"),
    gettext_noop("Nguồn đơn; nơi, số, ngày chuyển đến"),
    gettext_noop("Ngày ghi trên đơn"),
    gettext_noop("Trích yếu nội dung"),
    gettext_noop("Loại đơn"),
    gettext_noop("Số người"),
    gettext_noop("Đủ điều kiện xử lý"),
    gettext_noop("Thuộc thẩm quyền"),
    gettext_noop("Hướng xử lý; nơi nhận; số, ngày văn bản"),
    gettext_noop("Đơn vị giải quyết"),
    gettext_noop("Hạn"),
    gettext_noop("Kết quả"),
    gettext_noop("Ghi chú"),
)
_WIDTHS = (9, 12, 34, 30, 12, 50, 22, 9, 10, 10, 36, 28, 12, 24, 30)
WIDE = (2, 5)  # the cells with most words
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One petition of the list, with its nearest date; nothing personal."""

    petition: Petition
    state: str
    content: str
    way: str
    clock: Commitment | None
    lateness: Lateness | None


def with_lines(rows: QuerySet[Petition]) -> QuerySet[Petition]:
    """The same with everything that a line says."""
    return rows.select_related(
        "docket__unit", "register", "voice", "split_from", "same_as", "first_instance"
    ).prefetch_related("petitioners", "steps", "sortings")


def rows_of(found: Sequence[Petition], seen: Gauge) -> list[Row]:
    """The rows of a page of the list."""
    owed = dockets.open_clocks([one.docket for one in found])
    return [_row(one, owed.get(one.docket.code, []), seen) for one in found]


def _row(petition: Petition, owed: list[Commitment], seen: Gauge) -> Row:
    running = [row for row in owed if row.paused_on is None]
    nearest = next(iter(running or owed), None)
    late = overdue.standing(nearest, seen) if nearest else None
    return Row(
        petition=petition,
        state=state_of(petition),
        content=content_of(petition, named=False, most=160),
        way=way_of(petition),
        clock=nearest,
        lateness=late,
    )


def state_of(petition: Petition) -> str:
    """Where it stands, in the words of its procedure."""
    table = procedure_of(Matter(petition.docket.kind))
    return next((_(one.label) for one in table.states if one.code == petition.state), "")


def content_of(petition: Petition, *, named: bool, most: int = _SHOWN) -> str:
    """What it says, covered where names are; nothing where its words are not here."""
    if petition.voice is None:
        return _("nội dung ở hồ sơ giấy")
    words_said = petition.voice.text
    return excerpt(words_said if named else covered(words_said), most)


def way_of(petition: Petition) -> str:
    """How it was sorted last."""
    last = max(petition.sortings.all(), key=lambda one: one.pk, default=None)
    return words.way(last.chosen) if last else ""


def _standing(petition: Petition) -> list[PetitionStep]:
    steps = sorted(petition.steps.all(), key=lambda one: one.number)
    back = {one.takes_back_id for one in steps}
    return [one for one in steps if one.takes_back_id is None and one.pk not in back]


def cells(petition: Petition, due: date | None, *, named: bool) -> tuple[str, ...]:
    """The fifteen cells; names and words as they were written only where the register was opened
    with them."""
    return (
        petition.registered,
        vn_date(petition.docket.received_on),
        _who(petition, named=named),
        _source(petition),
        vn_date(petition.written_on) if petition.written_on else "",
        content_of(petition, named=named),
        _(petition.docket.kind_name),
        str(petition.people),
        _mark(petition.eligible),
        _mark(petition.own),
        _way(petition),
        petition.docket.unit.short_name,
        vn_date(due) if due else "",
        _result(petition),
        _notes(petition),
    )


def _mark(known: bool | None) -> str:
    return "" if known is None else ("x" if known else "–")


def _who(petition: Petition, *, named: bool) -> str:
    people = sorted(petition.petitioners.all(), key=lambda one: (not one.represents, one.number))
    if not named:
        return _("đã ghi {n} người").format(n=len(people)) if people else _("không có tên")
    told = [", ".join(filter(None, (one.name, one.address))) for one in people]
    return "; ".join(filter(None, told)) or _("không có tên")


def _source(petition: Petition) -> str:
    source = _(str(Source(petition.source).label))
    day = vn_date(petition.forwarded_on) if petition.forwarded_on else ""
    return ", ".join(filter(None, (source, petition.forwarded_by, petition.forwarded_paper, day)))


def _way(petition: Petition) -> str:
    told = [way_of(petition)]
    for one in _standing(petition):
        if one.body or one.paper:
            day = vn_date(one.paper_on) if one.paper_on else ""
            told.append(", ".join(filter(None, (one.body, one.paper, day))))
    return "; ".join(filter(None, told))


def _result(petition: Petition) -> str:
    last = next(iter(reversed(_standing(petition))), None)
    return ", ".join(filter(None, (state_of(petition), vn_date(last.day) if last else "")))


def _notes(petition: Petition) -> str:
    told = []
    for text, other in (
        (_("tách từ đơn {number}"), petition.split_from),
        (_("cùng nội dung với đơn {number}"), petition.same_as),
        (_("lần đầu: đơn {number}"), petition.first_instance),
    ):
        if other is not None:
            told.append(text.format(number=other.registered))
    if petition.sent_to:
        told.append(_("còn gửi: {bodies}").format(bodies=petition.sent_to))
    if petition.earlier:
        told.append(_("ghi lại từ sổ cũ"))
    return "; ".join(told)


def nearest_of(found: Iterable[Petition]) -> dict[int, date]:
    """The nearest date of each, by key."""
    rows = list(found)
    owed = dockets.open_clocks([one.docket for one in rows])
    near: dict[int, date] = {}
    for one in rows:
        running = [row for row in owed.get(one.docket.code, []) if row.paused_on is None]
        if running:
            near[one.pk] = running[0].due_on
    return near


def printed(found: QuerySet[Petition], *, named: bool) -> list[tuple[str, ...]]:
    """The lines of the printed register, by number."""
    rows = list(with_lines(found).order_by("year", "number", "id"))
    near = nearest_of(rows)
    return [cells(one, near.get(one.pk), named=named) for one in rows]


def table(found: QuerySet[Petition], *, named: bool) -> Table:
    """The register as a file."""
    columns = tuple(Column(_(name), width) for name, width in zip(HEADINGS, _WIDTHS, strict=True))
    return Table("so-don", columns, _rows(found, named=named))


def _rows(found: QuerySet[Petition], *, named: bool) -> Iterator[tuple[Cell, ...]]:
    for chunk in tables.walk(with_lines(found), "year", "number", "id"):
        near = nearest_of(chunk)
        for one in chunk:
            number, _day, *rest = cells(one, near.get(one.pk), named=named)
            yield (number, one.docket.received_on, *rest)
