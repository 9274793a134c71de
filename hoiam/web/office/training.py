"""The trainer's page: the clock of a training installation is stopped, run and sent ahead here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.base import actions, clock
from hoiam.base.clock import Reading
from hoiam.base.models import TrainingClock
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core import course
from hoiam.core.actor import Role
from hoiam.core.calendar import day_of
from hoiam.core.course import FASTEST, ORDINARY, STOPPED, Goal
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import vn_date, weekday_name
from hoiam.rules import queries as rules
from hoiam.web.access import OfficeRequest, office
from hoiam.web.office import pages
from hoiam.web.office.training_forms import Run

SHOWN = 12  # rows of what the clock was set to


@dataclass(frozen=True, slots=True)
class Jump:
    """A way ahead that is one press away."""

    goal: Goal
    label: str
    where: str


@office(Role.ADMINISTRATOR)
def page(request: OfficeRequest) -> HttpResponse:
    """What time it is in training, what is ahead, and the ways to get there."""
    _check_training()
    form = pages.bound(request, Run)
    if request.method != "POST":
        return _shown(request, Run())
    try:
        return _turned(request, form)
    except (Invalid, WrongState) as error:
        refused = pages.refused(form, error)
        return _shown(request, form, status=error.status, refused=refused)


@require_safe
@office(Role.ADMINISTRATOR)
def progress(request: OfficeRequest) -> HttpResponse:
    """How far the clock is, asked for again each second; once it is there, the page is fetched."""
    _check_training()
    look = clock.look()
    response = pages.show(request, "_training_progress", look=look, oob=True, **_ahead(look))
    if not look.hurries:
        response["HX-Refresh"] = "true"
    return response


def _check_training() -> None:
    if not settings.TRAINING:
        raise NotFound("base.not-found")


def _shown(request: OfficeRequest, form: Run, *, status: int = 200, **more: Any) -> HttpResponse:
    look = clock.look()
    rows = TrainingClock.objects.order_by("-number")[:SHOWN]
    return pages.show(
        request, "training", status=status, form=form, look=look, rows=rows,
        jumps=_jumps(look), **_ahead(look), **more,
    )  # fmt: skip


def _ahead(look: Reading) -> dict[str, Any]:
    """What is open, what is late, and what falls due next."""
    today = day_of(look.shown)
    return {
        "today": today,
        "is_working": rules.calendar_on().is_working(today),
        "due": commitments.next_due(after=today),
        "late": commitments.overdue(Commitment.objects.all(), today=today).count(),
    }


def _jumps(look: Reading) -> list[Jump]:
    today = day_of(look.shown)
    due = commitments.next_due(after=today)
    named = {
        Goal.WORKING_DAY: _("Ngày làm việc kế tiếp"),
        Goal.DUE: _("Ngày có hạn gần nhất"),
        Goal.PAST_DUE: _("Qua hạn gần nhất một ngày"),
    }
    return [
        Jump(goal, label, _day(day_of(_moment(goal, look, due))))
        for goal, label in named.items()
        if due is not None or goal is Goal.WORKING_DAY
    ]


def _day(day: date) -> str:
    return f"{_(weekday_name(day))}, {vn_date(day)}"


def _moment(goal: Goal, look: Reading, due: date | None) -> datetime:
    days = rules.calendar_on()
    return course.moment_of(goal, shown=look.shown, days=0, calendar=days, due=due)


def _turned(request: OfficeRequest, form: Run) -> HttpResponse:
    turn = _TURNS.get(request.POST.get("do", ""))
    look = clock.look()
    wanted = turn(request, form, look) if turn else None
    if wanted is None:  # a form that has to be looked at again, or a button that is none of ours
        return _shown(request, form, status=422)
    speed, until = wanted
    actions.turn_clock(
        speed=speed, until=until, machine=look.machine, by=request.actor, at=look.shown
    )
    return _back(request, until)


def _back(request: OfficeRequest, until: datetime | None) -> HttpResponseRedirect:
    said = _("Đồng hồ đang tua.") if until else _("Đã chỉnh đồng hồ.")
    return pages.done(request, said, "office:training")


type Wanted = tuple[int, datetime | None]


def _stop(request: OfficeRequest, form: Run, look: Reading) -> Wanted:
    return STOPPED, None


def _ordinary(request: OfficeRequest, form: Run, look: Reading) -> Wanted:
    return ORDINARY, None


def _run(request: OfficeRequest, form: Run, look: Reading) -> Wanted | None:
    if not form.is_valid():
        return None
    typed = form.cleaned_data
    return course.speed_of(typed["pace"]), course.after_days(look.shown, typed["days"])


def _jump(request: OfficeRequest, form: Run, look: Reading) -> Wanted | None:
    goal = next((one for one in Goal if one == request.POST.get("goal")), None)
    if goal is None or goal is Goal.DAYS:
        return None
    due = commitments.next_due(after=day_of(look.shown))
    return FASTEST, _moment(goal, look, due)


_TURNS: dict[str, Callable[[OfficeRequest, Run, Reading], Wanted | None]] = {
    "stop": _stop,
    "ordinary": _ordinary,
    "run": _run,
    "jump": _jump,
}
