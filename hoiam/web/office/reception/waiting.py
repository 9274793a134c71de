"""Who waits today, whose number is called; receptions on the State's video platform."""

import secrets
from datetime import date, datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.commitments import queries as commitments
from hoiam.core import calendar
from hoiam.core.calendar import ZONE
from hoiam.core.clocks.shapes import Act
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.reception import actions as reception
from hoiam.reception import queries
from hoiam.reception.actions import Wanted
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.reception import entering, forms

STEPS = {
    "den": (reception.arrive, _("Đã đến.")),
    "goi": (reception.call_turn, _("Đã gọi.")),
    "vang": (reception.miss_turn, _("Đã ghi vắng.")),
    "thoi": (reception.cancel_turn, _("Đã bỏ lượt.")),
}
_ACTS = {"bao-truoc": Act.ANNOUNCED, "thu-duong-truyen": Act.LINE_TESTED}


def _bodies(request: OfficeRequest) -> list[Unit]:
    day = calendar.day_of(now())
    return queries.bodies_at(queries.desks_of(request.actor, day), day)


def _body(request: OfficeRequest, code: str) -> Unit:
    found = next((one for one in _bodies(request) if one.code == code), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


def _day(said: str, today: date) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return today


@office(*menu.WORKERS)
def line(request: OfficeRequest) -> HttpResponse:
    """The line of one day of one body: numbers, codes, what is next. Names are not shown."""
    today = calendar.day_of(now())
    bodies = _bodies(request)
    wanted = request.GET.get("co-quan", "")
    body = next((one for one in bodies if one.code == wanted), bodies[0] if bodies else None)
    day = _day(request.GET.get("ngay", ""), today)
    form = pages.bound(request, forms.Walked, initial={"key": secrets.token_urlsafe(24)})
    status, refused = 200, None
    if request.method == "POST" and body is not None:
        status = 422
        if form.is_valid():
            try:
                return _walked(request, body, day, form)
            except (Invalid, WrongState) as error:
                status, refused = error.status, pages.refused(form, error)
    turns = list(queries.turns(body, day).select_related("visit")) if body else []
    return pages.show(
        request, "reception/line", status=status, bodies=bodies, body=body, day=day, today=today,
        turns=turns, form=form, refused=refused,
        called=queries.called(body, day)[:1] if body else (),
    )  # fmt: skip


def _walked(request: OfficeRequest, body: Unit, day: date, form: forms.Walked) -> HttpResponse:
    """Somebody came without booking: a number at once."""
    typed = form.cleaned_data
    wanted = Wanted(typed["key"], body, day, people=typed["people"])
    turn = reception.book_turn(wanted=wanted, by=request.actor, at=now())
    if turn.number is None:
        turn = reception.arrive(turn=turn, by=request.actor, at=now())
    said = _("Số chờ của người vừa đến: {number}.").format(number=turn.number)
    response = pages.done(request, said, "office:reception-line")
    response["Location"] += f"?co-quan={body.code}"
    return response


@require_POST
@office(*menu.WORKERS)
def turn_step(request: OfficeRequest, body: str, turn: str, step: str) -> HttpResponse:
    """Arrived, called, absent, given up."""
    of = _body(request, body)
    found = queries.turn(of, turn)
    if step not in STEPS:
        raise NotFound("base.not-found")
    act, said = STEPS[step]
    act(turn=found, by=request.actor, at=now())
    response = pages.done(request, _(said), "office:reception-line")
    response["Location"] += f"?co-quan={of.code}&ngay={found.day.isoformat()}"
    return response


@office(*menu.WORKERS)
def online(request: OfficeRequest) -> HttpResponse:
    """Online receptions of one's place, each with what is owed before it."""
    rows = queries.online_visible_to(request.actor).select_related("body").order_by("-starts")[:50]
    shown = [
        (one, list(commitments.about(queries.ONLINE, one.code).order_by("due_on", "id")))
        for one in rows
    ]
    return pages.show(request, "reception/online", shown=shown, acts=_ACTS)


@office(*menu.WORKERS)
def arrange(request: OfficeRequest) -> HttpResponse:
    """Put an online reception on record."""
    around = entering.around(request)
    desks, bodies = around["desks"], around["bodies"]
    form = pages.bound(request, forms.Arrange, desks=desks, bodies=bodies)
    by_code = {one.code: one for one in (*desks, *bodies)}

    def act(typed: pages.Values) -> None:
        reception.arrange_online(
            desk=by_code[typed["desk"]], body=by_code[typed["body"]],
            starts=datetime.combine(typed["day"], typed["hour"], ZONE), points=typed["points"],
            link=typed["link"], by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "reception/arrange", form=form, act=act, to=("office:online-receptions",),
        said=_("Đã xếp buổi tiếp trực tuyến; hạn báo trước và thử đường truyền đã tính."),
    )  # fmt: skip


@require_POST
@office(*menu.WORKERS)
def online_step(request: OfficeRequest, code: str, step: str) -> HttpResponse:
    """The notice went out, the line was tested, or the entry stops to protect somebody."""
    found = queries.online_visible_to(request.actor).filter(code=code).first()
    if found is None or step not in (*_ACTS, "dung"):
        raise NotFound("base.not-found")
    if step == "dung":
        reception.halt_online(online=found, by=request.actor, at=now())
    else:
        reception.record_online_step(online=found, act=_ACTS[step], by=request.actor, at=now())
    return pages.done(request, _("Đã ghi."), "office:online-receptions")
