"""Meetings of the office: what comes, what has to be announced, what was held."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core import calendar
from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR, ONE_DAY, start_of_day
from hoiam.core.text import vn_time
from hoiam.meetings import counting, policies, queries
from hoiam.meetings.models import Audience, Host, Meeting, MeetingKind, MeetingState
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.tables import Column, Line, Table

STATE, KIND, SEARCH = "tt", "loai", "tim"
UNIT, BODY, LEVEL, HEAD, JOINT = "don_vi", "khoi", "cap", "dung_dau", "chung"
AUDIENCE, FROM, TO = "gap", "tu", "den"
COMING, TO_ANNOUNCE, NOT_ENDED, PAST, OFF = "sap-toi", "chua-cong-bo", "chua-ghi", "da-hop", "huy"
STATES = (
    (COMING, gettext_lazy("sắp tới")),
    (TO_ANNOUNCE, gettext_lazy("chưa công bố")),
    (NOT_ENDED, gettext_lazy("đã qua ngày, chưa ghi kết quả")),
    (PAST, gettext_lazy("đã họp")),
    (OFF, gettext_lazy("không tổ chức")),
)


@office(*menu.READERS)
def meetings(request: OfficeRequest) -> HttpResponseBase:
    """Coming ones first by their date; past ones the newest first."""
    at = now()
    state = request.GET.get(STATE, COMING)
    found = _filtered(request, state, at)
    if tables.asked(request):
        return exports.given(request, _table(found), "Cuộc gặp")
    if state in (COMING, TO_ANNOUNCE):
        page = paging.by_day(request, found, "starts")
    else:
        page = paging.by_newest(request, found)
    return pages.show(
        request,
        "meetings/list",
        page=page,
        rows=page.rows,
        states=STATES,
        kinds=MeetingKind.choices,
        state=state,
        chosen=request.GET,
        at=at,
    )


def _filtered(request: OfficeRequest, state: str, at: datetime) -> QuerySet[Meeting]:
    found = queries.visible_to(request.actor)
    if kind := request.GET.get(KIND):
        found = found.filter(kind=kind)
    if words := request.GET.get(SEARCH, "").strip():
        found = found.filter(pk__in=queries.found_by(words[:80], calendar.day_of(at)))
    found = _narrowed(found, request.GET)
    return _in_state(found, state, at).select_related("unit").prefetch_related("hosts__unit")


def _narrowed(found: QuerySet[Meeting], asked: Mapping[str, str]) -> QuerySet[Meeting]:
    """What a figure opens to: hosts of a unit, a kind or a level; between two days; by its head."""
    if code := asked.get(UNIT):
        hosted = Host.objects.filter(unit__code=code)
        if asked.get(HEAD) in ("1", "0"):
            hosted = hosted.filter(head_in_person=asked[HEAD] == "1")
        found = found.filter(pk__in=hosted.values("meeting"))
    if body := asked.get(BODY):
        found = found.filter(counting.of_body(body))
    if level := asked.get(LEVEL):
        found = found.filter(counting.of_level(level))
    if asked.get(AUDIENCE) in Audience.values:
        found = found.filter(audience__in=(asked[AUDIENCE], Audience.BOTH))
    if asked.get(JOINT):
        found = found.annotate(several=Count("hosts")).filter(several__gt=1)
    first, last = day_asked(asked.get(FROM, "")), day_asked(asked.get(TO, ""))
    if first is not None and last is not None:
        begins, ends = start_of_day(first), start_of_day(last + ONE_DAY)
        held = Q(held_on__range=(first, last))
        found = found.filter(held | Q(held_on=None, starts__gte=begins, starts__lt=ends))
    return found


def day_asked(typed: str) -> date | None:
    """A day in an address; one that somebody changed by hand counts as none."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def address(**asked: object) -> str:
    """The list that a figure opens to: all states, under these filters."""
    given = {STATE: "", **{name: str(value) for name, value in asked.items() if value != ""}}
    return f"{reverse('office:meetings')}?{urlencode(given)}"


def _in_state(found: QuerySet[Meeting], state: str, at: datetime) -> QuerySet[Meeting]:
    today = start_of_day(calendar.day_of(at))
    ahead = (MeetingState.PLANNED, MeetingState.ANNOUNCED, MeetingState.OPEN)
    match state:
        case "sap-toi":
            return found.filter(state__in=ahead, starts__gte=today - timedelta(days=1))
        case "chua-cong-bo":
            coming = found.filter(state=MeetingState.PLANNED, starts__gte=today)
            return coming.filter(kind__in=policies.OPEN_KINDS)
        case "chua-ghi":
            return found.filter(state__in=ahead, starts__lt=today)
        case "da-hop":
            return found.filter(state__in=(MeetingState.HELD, MeetingState.CLOSED))
        case "huy":
            return found.filter(state=MeetingState.CANCELLED)
    return found if not state else found.none()


def _table(found: QuerySet[Meeting]) -> Table:
    columns = (
        Column(_("Ngày"), 12), Column(_("Giờ"), 8), Column(_("Loại"), 18), Column(_("Gặp ai"), 20),
        Column(_("Tên cuộc gặp"), 50), Column(_("Cơ quan chủ trì"), 50), Column(_("Nơi họp"), 30),
        Column(_("Tình trạng"), 24), Column(_("Ngày công bố"), 12), Column(_("Ngày họp"), 12),
        Column(_("Đơn vị giữ hồ sơ"), 30),
    )  # fmt: skip
    return Table("cuoc-gap", columns, _lines(found))


def _lines(found: QuerySet[Meeting]) -> Iterator[Line]:
    for chunk in tables.walk(found.annotate(nth=F("id")), "-id"):
        for one in chunk:
            hosts = "; ".join(host.unit.name for host in one.hosts.all())
            yield (
                calendar.day_of(one.starts) if one.starts else one.held_on,
                vn_time(one.starts) if one.starts else "",
                _(one.get_kind_display()), _(one.get_audience_display()), one.title, hosts,
                one.place, _(one.get_state_display()),
                calendar.day_of(one.announced_at) if one.announced_at else None,
                one.held_on, one.unit.name,
            )  # fmt: skip
