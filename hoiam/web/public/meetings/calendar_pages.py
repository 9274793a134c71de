"""When leaders meet the people: the calendar, one meeting, its poster, feeds for any calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode, urlsplit

import segno
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.commitments.models import Commitment
from hoiam.core import calendar as days
from hoiam.core.icalendar import State, Timed, calendar_text
from hoiam.core.text import vn_moment
from hoiam.meetings import calendar, notice, queries
from hoiam.meetings.models import Hall, Meeting, MeetingKind, MeetingState
from hoiam.meetings.policies import OPEN_KINDS
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import tables, training
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import exports
from hoiam.web.public.meetings import carrying
from hoiam.web.tables import Column, Line, Table

PLACE, KIND, AFTER, BEFORE = "o", "loai", "tu", "truoc"
SIZE = 30
FEED_BACK, FEED_AHEAD = timedelta(days=92), timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar."""

    meeting: Meeting
    on: date
    weekday: str
    hosts: tuple[str, ...]
    moved: str  # why it has another date, in the words of the last postponement


@require_safe
@public
def index(request: PublicRequest) -> HttpResponseBase:
    """What comes first, what was postponed and why, then what was held."""
    at = now()
    place = units.found(request.GET[PLACE]) if request.GET.get(PLACE) else None
    kind = request.GET.get(KIND, "")
    kind = kind if kind in OPEN_KINDS else ""
    ahead = calendar.coming(place, at=at, kind=kind)
    behind = calendar.past(place, at=at, kind=kind)
    if tables.asked(request):
        return exports.sent(request, _table(ahead, behind), day=days.day_of(at))
    coming, more = _first(ahead, request, AFTER)
    held, older = _first(behind, request, BEFORE)
    today = days.day_of(at)
    context = {
        "place": place,
        "kind": kind,
        "coming": _entries(coming),
        "held": _entries(held),
        "more_url": _address(request, AFTER, more),
        "older_url": _address(request, BEFORE, older),
        "is_first": AFTER not in request.GET and BEFORE not in request.GET,
        "is_past": BEFORE in request.GET,
        "places": calendar.places(today),
        "kinds": [(kind.value, kind.label) for kind in OPEN_KINDS],
        "feed": _feed_of(place),
    }
    return render(request, "public/meetings/calendar.html", context)


def _first(
    found: QuerySet[Meeting], request: PublicRequest, name: str
) -> tuple[list[Meeting], int]:
    """One page, and how many lines lie before the next one; a number somebody made up is none."""
    typed = request.GET.get(name, "0")
    skip = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
    rows = list(found[skip : skip + SIZE + 1])
    return rows[:SIZE], skip + SIZE if len(rows) > SIZE else 0


def _address(request: PublicRequest, name: str, skip: int) -> str:
    if not skip:
        return ""
    kept = {key: request.GET[key] for key in (PLACE, KIND) if request.GET.get(key)}
    return f"{request.path}?{urlencode({**kept, name: str(skip)})}"


def _entries(rows: Iterable[Meeting]) -> list[Entry]:
    """Hosts by the names that they had on the day."""
    found = []
    for row in rows:
        on = queries.day_of(row)
        if on is None:
            continue
        hosts = [host.unit for host in row.hosts.all()]
        names = units.names_on(hosts, on) if any(one.valid_to for one in hosts) else {}
        moves = list(row.postponements.all())
        found.append(
            Entry(
                row,
                on,
                days_name(on),
                tuple(names.get(one.pk, one.name) for one in hosts),
                moves[-1].reason if moves else "",
            )
        )
    return found


def days_name(on: date) -> str:
    """The day of the week as people say it."""
    return _(WEEKDAYS[on.weekday()])


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def _table(ahead: QuerySet[Meeting], behind: QuerySet[Meeting]) -> Table:
    columns = (
        Column(_("Ngày"), 12), Column(_("Giờ"), 20), Column(_("Loại"), 18),
        Column(_("Tên cuộc gặp"), 50), Column(_("Cơ quan chủ trì"), 50), Column(_("Nơi họp"), 30),
        Column(_("Tình trạng"), 24), Column(_("Lý do dời hoặc không tổ chức"), 40),
    )  # fmt: skip
    return Table("lich-gap-dan", columns, (_line(one) for one in _both(ahead, behind)))


def _both(ahead: QuerySet[Meeting], behind: QuerySet[Meeting]) -> Iterable[Entry]:
    yield from _entries(ahead.iterator(500))
    yield from _entries(behind.iterator(500))


def _line(entry: Entry) -> Line:
    one = entry.meeting
    return (
        entry.on, vn_moment(one.starts) if one.starts else "", _(one.get_kind_display()),
        one.title, "; ".join(entry.hosts), one.place, _(one.get_state_display()),
        one.reason or entry.moved,
    )  # fmt: skip


@require_safe
@public
def meeting(request: PublicRequest, code: str) -> HttpResponse:
    """One meeting: when, where, with whom, what was postponed and why, who came."""
    found = queries.public_by_code(code)
    context = _about(found)
    context |= {
        "came": calendar.told_turnout(found.turnouts.all()),
        "moves": list(found.postponements.order_by("pk")),
        "late": _announced_late(found),
        "ask_url": _ask_url(found),
        "minutes_url": _page_of("public:meeting-minutes", found),
        "carried": carrying.carried(found, days.day_of(now())),
        "book_url": _book_url(found),
    }
    return render(request, "public/meetings/meeting.html", context)


def _about(found: Meeting) -> dict[str, object]:
    today = days.day_of(now())
    on = queries.day_of(found) or today
    return {
        "meeting": found,
        "on": on,
        "weekday": days_name(on),
        "hosts": queries.hosts_named(found, on, today),
        "areas": queries.areas_named(found, on),
        "is_over": found.state in (MeetingState.HELD, MeetingState.CLOSED),
    }


def _announced_late(found: Meeting) -> Commitment | None:
    """The notice duty, where the calendar told it too late."""
    if found.announced_at is None:
        return None
    return notice.announced_late(found, days.day_of(found.announced_at))


def _ask_url(found: Meeting) -> str:
    """Where a question can be sent ahead: once the hall has its code, until it is over."""
    hall = Hall.objects.filter(meeting=found).first()
    if hall is None or found.state not in (MeetingState.ANNOUNCED, MeetingState.OPEN):
        return ""
    return reverse("public:meeting-ask", args=[hall.code])


def _book_url(found: Meeting) -> str:
    """Where a place at a coming reception is booked."""
    is_coming = found.starts is not None and found.starts > now()
    if found.kind != MeetingKind.RECEPTION or found.state != MeetingState.ANNOUNCED:
        return ""
    return _page_of("public:reception-book", found) if is_coming else ""


def _page_of(name: str, found: Meeting) -> str:
    try:
        return reverse(name, args=[found.code])
    except NoReverseMatch:
        return ""


@require_safe
@public
def poster(request: PublicRequest, code: str) -> HttpResponse:
    """One sheet for the board of the hamlet: when, where, and a picture to scan."""
    found = queries.public_by_code(code)
    page = reverse("public:meeting", args=[found.code])
    ask = _ask_url(found)
    context = _about(found)
    context |= {
        "address": f"{settings.SITE_URL}{ask or page}",
        "asks": bool(ask),
        "qr": segno.make(f"{settings.SITE_URL}{ask or page}", error="m", micro=False).svg_data_uri(
            scale=8, border=2
        ),
    }
    return render(request, "public/meetings/poster.html", context)


# ---- feeds ---------------------------------------------------------------------------------------


@require_safe
@public
def feed(request: PublicRequest) -> HttpResponse:
    """Everything on the public calendar."""
    return _feed(None)


@require_safe
@public
def unit_feed(request: PublicRequest, code: str) -> HttpResponse:
    """What concerns one commune, or one body."""
    return _feed(units.by_code(code))


def _feed_of(place: Unit | None) -> str:
    if place is None:
        return reverse("public:meetings-feed")
    return reverse("public:meetings-unit-feed", args=[place.code])


def _feed(place: Unit | None) -> HttpResponse:
    at = now()
    name = _("Lịch gặp dân · %(place)s") % {"place": place.name if place else settings.PLACE}
    found = calendar.of(place).filter(starts__gte=at - FEED_BACK, starts__lte=at + FEED_AHEAD)
    found = found.exclude(announced_at=None).prefetch_related("hosts__unit", "postponements")
    text = calendar_text(
        training.said(name),
        [_timed(one) for one in found.order_by("starts", "pk")],
        product="-//Hoi Am//Lich gap dan//VI",
        at=at,
    )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="lich-gap-dan.ics"'
    response["Cache-Control"] = "public, max-age=3600"
    patch_vary_headers(response, ["Cookie"])  # the language is in a cookie
    return response


def _timed(one: Meeting) -> Timed:
    """Its id stays; its number grows with every new date, so that programs move it."""
    moves = list(one.postponements.all())
    is_off = one.state == MeetingState.CANCELLED
    hosts = "; ".join(host.unit.name for host in one.hosts.all())
    said = [f"{_('Chủ trì')}: {hosts}"]
    if moves:
        said.append(f"{_('Dời từ')} {vn_moment(moves[-1].old_starts)}: {moves[-1].reason}")
    if is_off:
        said.append(f"{_('Không tổ chức.')} {one.reason}")
    if one.subject:
        said.append(one.subject)
    if training.words():
        said.append(training.words())
    host = urlsplit(settings.SITE_URL).hostname or "hoiam"
    return Timed(
        uid=f"{one.code}@{host}",
        starts=one.starts or datetime.min.replace(tzinfo=days.ZONE),
        ends=one.ends,
        title=training.said(one.title),
        text="\n".join(said),
        place=one.place,
        url=f"{settings.SITE_URL}{reverse('public:meeting', args=[one.code])}",
        state=State.CANCELLED if is_off else State.CONFIRMED,
        sequence=len(moves) + int(is_off),
    )
