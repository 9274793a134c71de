"""The hamlets of a commune in one quarter, and one hamlet with everything about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.quarters import Quarter, quarter_by, quarter_of
from hoiam.figures import hamlets as figures
from hoiam.figures.hamlets import Quarterly
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Meeting
from hoiam.outreach import issues, queries, spreading
from hoiam.outreach.queries import Here
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages
from hoiam.web.tables import Column, Line, Table

PLACE, QUARTER, ONLY = "xa", "quy", "loc"
QUARTERS = 6
NEWEST = 10
FILTERS = ("chua-den", "chua-co-nguoi", "chua-co-y-kien", "da-den")


@dataclass(frozen=True, slots=True)
class Place:
    """The commune that is looked at, the others that could be, and its hamlets on the day."""

    commune: Unit | None
    communes: tuple[Unit, ...]
    hamlets: tuple[Unit, ...]


def place_of(request: OfficeRequest, day: date) -> Place:
    """The commune asked for among those with hamlets that the officer may see, else the first."""
    every = list(queries.hamlets_of(request.actor, day))
    communes = {one.parent.code: one.parent for one in every if one.parent is not None}
    asked = request.GET.get(PLACE, "")
    commune = communes.get(asked) or next(iter(communes.values()), None)
    here = tuple(one for one in every if commune and one.parent_id == commune.pk)
    return Place(commune, tuple(communes.values()), here)


def quarter_asked(request: OfficeRequest, today: date) -> Quarter:
    found = quarter_by(request.GET.get(QUARTER, ""))
    current = quarter_of(today)
    return found if found is not None and found <= current else current


def quarters(today: date) -> list[Quarter]:
    """This one and those before."""
    found = [quarter_of(today)]
    while len(found) < QUARTERS:
        found.append(found[-1].before)
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    line: figures.Line
    here: Here


def rows_of(whole: Quarterly, here: Sequence[Here], only: str = "") -> list[Row]:
    rows = [Row(line, one) for line, one in zip(whole.lines, here, strict=True)]
    if only == FILTERS[0]:
        return [row for row in rows if not row.line.visits]
    if only == FILTERS[1]:
        return [row for row in rows if row.here.contact is None]
    if only == FILTERS[2]:
        return [row for row in rows if not row.line.voices]
    if only == FILTERS[3]:
        return [row for row in rows if row.line.visits]
    return rows


@office(*menu.READERS)
def board(request: OfficeRequest) -> HttpResponseBase:
    """Where somebody went, where nobody did, who is in charge, where nobody spoke."""
    today = calendar.day_of(now())
    place, quarter = place_of(request, today), quarter_asked(request, today)
    whole = figures.quarterly(place.hamlets, quarter)
    here = queries.here_on(place.hamlets, today)
    only = request.GET.get(ONLY, "")
    rows = rows_of(whole, here, only)
    if tables.asked(request):
        return exports.given(request, _table(rows), "Địa bàn thôn")
    return pages.show(
        request,
        "outreach/board",
        place=place,
        quarter=quarter,
        quarters=quarters(today),
        whole=whole,
        rows=rows,
        gaps=queries.gaps(here),
        only=only if only in FILTERS else "",
        definitions=figures.DEFINITIONS.values(),
    )


def _table(rows: Sequence[Row]) -> Table:
    columns = (
        Column(_("Thôn"), 26), Column(_("Xã, phường"), 22), Column(_("Người phụ trách"), 26),
        Column(_("Chức vụ"), 30), Column(_("Lượt đến"), 10), Column(_("Có mặt"), 10),
        Column(_("Số lượt được ghi dự"), 12), Column(_("Ý kiến"), 10), Column(_("Trong đó câu hỏi"), 12),
        Column(_("Ghi nhận"), 10), Column(_("Số dân"), 10), Column(_("Nguồn số dân"), 30),
        Column(_("Ý kiến trên 1.000 người"), 12),
    )  # fmt: skip
    return Table("dia-ban-thon", columns, _lines(rows))


def _lines(rows: Sequence[Row]) -> Iterator[Line]:
    for row in rows:
        line, contact = row.line, row.here.contact
        counted = line.residents
        yield (
            line.hamlet.name, line.hamlet.parent.name if line.hamlet.parent else "",
            contact.name if contact else "", contact.position if contact else "",
            line.visits, line.present, line.named, line.voices, line.questions, line.notes,
            counted.residents if counted else None, counted.source if counted else "",
            line.per_thousand,
        )  # fmt: skip


@office(*menu.READERS)
def hamlet(request: OfficeRequest, code: str) -> HttpResponse:
    """One hamlet: who is assigned, who went there, what is open, what was noted, what was sent."""
    today = calendar.day_of(now())
    shown = queries.hamlet_by_code(request.actor, code, today)
    sheet = issues.sheet(shown)
    cases = [line.case for line in (*sheet.open, *sheet.answered)]
    return pages.show(
        request,
        "outreach/hamlet",
        hamlet=shown,
        here=queries.here_on([shown], today)[0],
        assignments=queries.assignments_at(shown),
        today=today,
        sheet=sheet,
        seen=issues.seen_by(request.actor, cases),
        meetings=meetings_at(request, shown)[:NEWEST],
        own_meetings=set(
            meetings.visible_to(request.actor)
            .filter(areas__unit=shown)
            .values_list("code", flat=True)
        ),
        next_meeting=issues.next_meeting(shown),
        notes=queries.visible_to(request.actor)
        .filter(hamlet=shown)
        .order_by("-noted_on", "-pk")[:NEWEST],
        residents=queries.residents_on([shown], today).get(shown.pk),
        notices=spreading.public_for(shown)[:NEWEST],
    )


def meetings_at(request: OfficeRequest, place: Unit) -> Sequence[Meeting]:
    """Meetings for the hamlet that this officer may see, the newest first, with who was there."""
    keys = units.formers_of([place])[place.pk]
    rows = meetings.visible_to(request.actor) | Meeting.objects.filter(
        areas__unit__in=keys, kind__in=figures.VISITING
    )
    found = rows.filter(areas__unit__in=keys).distinct().order_by("-held_on", "-starts", "-pk")
    return list(found.prefetch_related("attendances__assignment")[: 2 * NEWEST])
