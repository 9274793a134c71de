"""The screen of the hall, and the few bytes that screens and telephones ask for again and again."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.commitments import queries as commitments
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date
from hoiam.meetings import questions
from hoiam.meetings.models import Hall, MeetingState, Outcome, Question
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public.meetings.asking import qr_of
from hoiam.web.public.meetings.carrying import carried

# So many of what earlier meetings left stand on the screen before the first question.
OWED_SHOWN = 4
# Nobody keeps it without asking again; who asks again mostly hears that nothing changed.
KEPT = "private, no-cache"


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen; moderated words alone."""

    version: str
    state: str
    line: str  # which question of how many, and how the others ended
    words: str
    ended: str
    owner: str
    due: str
    rest: str


@require_safe
@public
def screen(request: PublicRequest, code: str) -> HttpResponse:
    """Read from the back row: one question, one owner, one date."""
    hall = _hall(code)
    is_over = hall.meeting.state in (MeetingState.HELD, MeetingState.CLOSED)
    to = (
        reverse("public:meeting-rate", args=[hall.meeting.code])
        if is_over
        else reverse("public:meeting-ask", args=[hall.code])
    )
    short = settings.SITE_URL.split("://", 1)[-1] + to
    context = {
        "hall": hall,
        "meeting": hall.meeting,
        "shown": shown(hall, _due(hall)),
        "short": short,
        "qr": qr_of(f"{settings.SITE_URL}{to}"),
        "is_over": is_over,
        "carried": [] if is_over else carried(hall.meeting, day_of(now()))[:OWED_SHOWN],
    }
    response = render(request, "public/meetings/screen.html", context)
    response["Cache-Control"], response["X-Robots-Tag"] = "no-cache", "noindex"
    return response


@require_safe
@public
def state(request: PublicRequest, code: str) -> HttpResponse:
    """The same as data: one question to the database, and no body where nothing changed."""
    hall = _hall(code)
    due = _due(hall)
    tag = f'"{_version(hall, due)}"'
    response: HttpResponse
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        response = JsonResponse(asdict(shown(hall, due)), json_dumps_params={"ensure_ascii": False})
    response["ETag"], response["Cache-Control"] = tag, KEPT
    return response


def _hall(code: str) -> Hall:
    hall = questions.by_hall_code(code)
    if hall.meeting.state == MeetingState.PLANNED and hall.meeting.announced_at is None:
        raise NotFound("base.not-found")
    return hall


def _due(hall: Hall) -> str:
    """The date that stands now: it may have moved since it was written on the screen."""
    now = hall.now
    if now is None or not now.commitment:
        return ""
    due = commitments.due_of([now.commitment]).get(now.commitment)
    return vn_date(due) if due else ""


def _version(hall: Hall, due: str) -> str:
    return f"{hall.version}-{hall.meeting.state}-{due.replace('/', '')}"


def shown(hall: Hall, due: str) -> Shown:
    """In words, for the page and for the script alike."""
    counts = questions.counts(hall.meeting)
    now = hall.now
    told = [
        _("{n} đã trả lời tại chỗ").format(n=counts.answered),
        _("{n} đã giao việc").format(n=counts.assigned),
    ]
    if counts.outside:
        told.append(_("{n} không thuộc nội dung").format(n=counts.outside))
    if now is None:
        first = _("{total} câu hỏi").format(total=counts.asked)
    else:
        first = _("Câu {n} trong {total}").format(n=now.number, total=counts.asked)
    return Shown(
        version=_version(hall, due),
        state=str(MeetingState(hall.meeting.state).label),
        line=" · ".join([first, *told]),
        words=now.shown if now else "",
        ended=_ended(now),
        owner=now.unit.name if now and now.unit and now.outcome == Outcome.ASSIGNED else "",
        due=due,
        rest=_("Còn {n} câu chưa có kết quả").format(n=counts.open) if counts.open else "",
    )


def _ended(now: Question | None) -> str:
    if now is None or not now.outcome:
        return ""
    return str(Outcome(now.outcome).label)
