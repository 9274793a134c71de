"""Being away: who writes it down for whom, who stands in, and coming back."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.accounts import actions, policies, queries
from hoiam.accounts.models import Absence, Officer, RoleHeld
from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, owning, owning_forms, pages, paging
from hoiam.web.office.pages import Values

WHO = "ai"  # whose absence is to be written: officer@unit


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a unit whose absence this officer may write."""

    key: str
    officer: Officer
    unit: Unit


@office()
def absences(request: OfficeRequest) -> HttpResponseBase:
    """Absences that this officer may read, the newest first."""
    found = queries.absences(request.actor)
    if tables.asked(request):
        return exports.given(request, exports.absences_of(found), "Vắng mặt")
    page = paging.by_newest(request, found)
    today = calendar.day_of(now())
    rows = [(one, _may_end(request, one)) for one in page.rows]
    people = _people(request)
    return pages.show(request, "absences", page=page, rows=rows, people=people, today=today)


def _may_end(request: OfficeRequest, absence: Absence) -> bool:
    today = calendar.day_of(now())
    over = absence.ended_at is not None or (absence.valid_to and absence.valid_to <= today)
    return not over and policies.may_write_absence(absence.officer, absence.unit, request.actor)


def _people(request: OfficeRequest) -> list[Person]:
    roles = queries.workers_led(request.actor, calendar.day_of(now()))
    return list(
        {_key(held): Person(_key(held), held.officer, held.unit) for held in roles}.values()
    )


def _key(held: RoleHeld) -> str:
    return f"{held.officer.code}@{held.unit.code}"


@office()
def new(request: OfficeRequest) -> HttpResponse:
    """From when to when, and who of the same unit stands in."""
    person = next((one for one in _people(request) if one.key == request.GET.get(WHO)), None)
    if person is None:
        raise NotFound("base.not-found")
    today = calendar.day_of(now())
    others = list(
        queries.works_at(person.unit, today).exclude(pk=person.officer.pk).order_by("name")
    )
    form = pages.bound(
        request, owning_forms.Away, officers=others, initial={"valid_from": today, "stand_in": ""}
    )

    def act(typed: Values) -> None:
        stand_in = next((one for one in others if one.code == typed["stand_in"]), None)
        actions.write_absence(
            officer=person.officer, unit=person.unit, stand_in=stand_in, by=request.actor, at=now(),
            valid_from=typed["valid_from"], valid_to=typed["valid_to"],
        )  # fmt: skip
        owning.at_once(request, person.officer)

    return pages.ask(
        request, "absence", form=form, act=act, said=_("Đã ghi thời gian vắng."),
        to=("office:absences",), who=person,
    )  # fmt: skip


@office()
def end(request: OfficeRequest, code: str) -> HttpResponse:
    """Back earlier, or not away at all."""
    absence = queries.absence_by_code(request.actor, code)
    policies.check_can_write_absence(absence.officer, absence.unit, request.actor)
    form = pages.bound(request, owning_forms.Back, initial={"valid_to": calendar.day_of(now())})

    def act(typed: Values) -> None:
        actions.end_absence(absence=absence, by=request.actor, at=now(), **typed)
        owning.at_once(request, absence.officer)

    return pages.ask(
        request, "absence_end", form=form, act=act, said=_("Đã ghi ngày trở lại."),
        to=("office:absences",), absence=absence,
    )  # fmt: skip
