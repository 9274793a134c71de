"""Who has to meet people how often, who falls short, and what was held: for leaders and the Front."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.calendar import FIRST_YEAR
from hoiam.core.quarters import Quarter, quarter_of
from hoiam.meetings import counting, duties, queries
from hoiam.meetings.duties import Period, Standing
from hoiam.meetings.models import MeetingKind
from hoiam.rules import queries as rules
from hoiam.units.models import COMMUNES, Unit, UnitKind
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages
from hoiam.web.office.meetings import listing
from hoiam.web.tables import Column, Line, Table

YEAR, MONTH, FROM = "nam", "thang", "tu"
# The term of the Party committees elected before the congresses of 2025 (house default; the page
# takes any other first day).
TERM_FROM = date(2025, 7, 1)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One duty of one body, each number opening to its list."""

    standing: Standing
    planned_url: str
    held_url: str
    delegated_url: str


@office(*menu.READERS)
def standing(request: OfficeRequest) -> HttpResponseBase:
    """Short of it first, by name, with what is missing; then those that kept it."""
    today = calendar.day_of(now())
    year, month = _asked(request, today)
    bodies = duties.bodies_for(request.actor, today)
    in_month, in_year = duties.month(year, month), duties.year(year)
    book = rules.rulebook_on()
    received = duties.receptions(bodies, in_month, book=book, today=today)
    talked = duties.dialogues(bodies, in_year, book=book, today=today)
    if tables.asked(request):
        return exports.given(
            request, _table(received, in_month, talked, in_year), "Nghĩa vụ gặp dân"
        )
    receptions = _rows(received, in_month, MeetingKind.RECEPTION)
    dialogues = _rows(talked, in_year, MeetingKind.DIALOGUE)
    return pages.show(
        request,
        "meetings/duties",
        today=today,
        year=year,
        month=month,
        months=range(1, _MONTHS + 1),
        years=range(today.year + 1, max(FIRST_YEAR, today.year - 5), -1),
        groups=(
            (_("Ngày người đứng đầu tiếp công dân trong tháng"), *_split(receptions)),
            (_("Đối thoại trong năm"), *_split(dialogues)),
        ),
        visits=_visits(request, bodies, today),
        term_from=_term(request),
    )


def _asked(request: OfficeRequest, today: date) -> tuple[int, int]:
    """The month asked for; what somebody made up is the present one."""
    year, month = request.GET.get(YEAR, ""), request.GET.get(MONTH, "")
    is_year = year.isdecimal() and FIRST_YEAR <= int(year) <= today.year + 1
    is_month = month.isdecimal() and 1 <= int(month) <= _MONTHS
    return int(year) if is_year else today.year, int(month) if is_month else today.month


def _term(request: OfficeRequest) -> date:
    return listing.day_asked(request.GET.get(FROM, "")) or TERM_FROM


def _split(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    short = [row for row in rows if row.standing.missing]
    return short, [row for row in rows if not row.standing.missing]


def _rows(found: Iterable[Standing], period: Period, kind: str) -> list[Row]:
    return [_row(one, period, kind) for one in found]


def _row(one: Standing, period: Period, kind: str) -> Row:
    asked: dict[str, object] = {
        listing.UNIT: one.unit.code,
        listing.KIND: kind,
        listing.FROM: period.first,
        listing.TO: period.last,
    }
    if kind == MeetingKind.DIALOGUE:
        asked[listing.AUDIENCE] = one.duty.code
    return Row(
        one,
        listing.address(**asked),
        listing.address(**asked | _held(kind)),
        listing.address(**asked | {listing.HEAD: 0, listing.STATE: listing.PAST}),
    )


def _held(kind: str) -> dict[str, object]:
    held: dict[str, object] = {listing.STATE: listing.PAST}
    return held if kind == MeetingKind.DIALOGUE else held | {listing.HEAD: 1}


def _visits(
    request: OfficeRequest, bodies: Iterable[Unit], today: date
) -> tuple[list[duties.Visited], list[duties.Visited]] | None:
    """Communes of the province that its bodies have not worked with in the term, and the others."""
    province = next((one.area for one in bodies if one.area.kind == UnitKind.PROVINCE), None)  # type: ignore[union-attr]
    if province is None:
        return None
    found = duties.visits(province, Period(_term(request), today), today=today)
    return [one for one in found if not one.times], [one for one in found if one.times]


def _table(received: list[Standing], month: Period, talked: list[Standing], year: Period) -> Table:
    columns = (
        Column(_("Cơ quan"), 44), Column(_("Nghĩa vụ"), 40), Column(_("Quy định"), 12),
        Column(_("Từ ngày"), 12), Column(_("Đến ngày"), 12), Column(_("Phải có"), 10),
        Column(_("Dự kiến"), 10), Column(_("Đã công bố"), 12), Column(_("Đã thực hiện"), 12),
        Column(_("Ủy quyền, không tính"), 14), Column(_("Còn thiếu"), 10),
    )  # fmt: skip
    return Table("nghia-vu-gap-dan", columns, _lines((received, month), (talked, year)))


def _lines(*parts: tuple[list[Standing], Period]) -> Iterator[Line]:
    for found, period in parts:
        for one in found:
            yield (
                one.unit.name, _(one.duty.name), one.duty.rule or _("quy ước"), period.first,
                period.last, one.duty.required, one.planned, one.announced, one.held,
                one.delegated, one.missing,
            )  # fmt: skip


# ---- what was held -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counted:
    """One line of a count with the way to its list."""

    part: counting.Part
    url: str


@office(*menu.READERS)
def counted(request: OfficeRequest) -> HttpResponse:
    """Meetings held in a year: each once, and once per host; the difference is joint events."""
    today = calendar.day_of(now())
    year, _month = _asked(request, today)
    period = duties.year(year)
    found = counting.held(queries.visible_to(request.actor), period.first, period.last)
    tally = counting.tally(found)
    held: dict[str, object] = {
        listing.STATE: listing.PAST,
        listing.FROM: period.first,
        listing.TO: period.last,
    }

    def opened(parts: tuple[counting.Part, ...], name: str) -> list[Counted]:
        return [Counted(part, listing.address(**held | {name: part.code})) for part in parts]

    return pages.show(
        request,
        "meetings/counted",
        year=year,
        years=range(today.year, max(FIRST_YEAR, today.year - 10), -1),
        tally=tally,
        all_url=listing.address(**held),
        joint_url=listing.address(**held | {listing.JOINT: 1}),
        bodies=opened(tally.bodies, listing.BODY),
        levels=opened(tally.levels, listing.LEVEL),
        kinds=opened(tally.kinds, listing.KIND),
        hosts=[
            (unit, count, listing.address(**held | {listing.UNIT: unit.code}))
            for unit, count in tally.hosts
        ],
        hamlets=_hamlets(request, year, today),
    )


def _hamlets(
    request: OfficeRequest, year: int, today: date
) -> list[tuple[counting.Reached, counting.Reached]]:
    """Quarter by quarter: hamlets with voter contact, hamlets that leaders went to."""
    bodies = duties.bodies_for(request.actor, today)
    communes = {one.area for one in bodies if one.area is not None and one.area.kind in COMMUNES}
    last = quarter_of(today)
    quarters = [Quarter(year, number) for number in (4, 3, 2, 1)]
    return [
        (
            counting.hamlets_reached(communes, one, (MeetingKind.VOTERS,)),
            counting.hamlets_reached(communes, one, (MeetingKind.FIELD, MeetingKind.CELL)),
        )
        for one in quarters
        if one <= last
    ]
