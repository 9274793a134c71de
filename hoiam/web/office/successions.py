"""After units ended: matters that wait for a person to choose, and roles to pass on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as account_queries
from hoiam.accounts.models import RoleHeld
from hoiam.cases import actions as cases
from hoiam.cases import inherited, policies
from hoiam.cases import queries as case_queries
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_page, menu, pages, paging, unit_forms
from hoiam.web.office.pages import Values


@dataclass(frozen=True, slots=True)
class Waiting:
    """One duty of a unit that ended."""

    duty: Commitment
    case: Case
    title: str
    former: Unit
    heirs: tuple[Unit, ...]


@office(*menu.WORKERS)
def waiting(request: OfficeRequest) -> HttpResponse:
    """What abolished units left open and of which nobody knows yet who goes on with it."""
    day = calendar.day_of(now())
    found = inherited.awaiting_successor(request.actor, day).select_related("unit")
    page = paging.by_due(request, found)
    rows = _waiting(page.rows, request.actor, day)
    return pages.show(request, "successors", page=page, rows=rows, day=day)


def _waiting(duties: Sequence[Commitment], actor: Actor, day: date) -> list[Waiting]:
    codes = {duty.about_code for duty in duties}
    found = case_queries.visible_to(actor).filter(code__in=codes)
    rows = {case.code: case for case in found.select_related(*case_queries.WITH_UNITS)}
    heirs = units.on_day_of({duty.unit for duty in duties}, day)
    return [
        Waiting(
            duty=duty,
            case=rows[duty.about_code],
            title=case_page.words_in_list(rows[duty.about_code].title),
            former=duty.unit,
            heirs=heirs[duty.unit_id],
        )
        for duty in duties
        if duty.about_code in rows
    ]


@office(*menu.WORKERS)
def choose(request: OfficeRequest, code: str, former: str) -> HttpResponse:
    """A person says which unit goes on with a matter of a split one, and why."""
    case = case_queries.by_code(request.actor, code)
    before = units.by_code(former)
    day = calendar.day_of(now())
    heirs = units.on_day(before, day)
    if before.valid_to is None or before.valid_to > day:
        raise NotFound("base.not-found")
    if not policies.may_choose(request.actor, case, before):
        raise NotAllowed("cases.not-your-unit")
    there = set(units.bodies_after(case.area, before.template, day))
    likely = [unit.code for unit in heirs if unit in there]
    # A place that was split itself speaks for none of them: the choice stays open.
    initial = {"successor": likely[0] if len(likely) == 1 else ""}
    form = pages.bound(request, unit_forms.Successor, units=heirs, initial=initial)

    def act(typed: Values) -> None:
        cases.choose_successor(
            case=case,
            former=before,
            successor=units.by_code(typed["successor"]),
            why=typed["why"],
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request, "choose_successor", form=form, act=act, to=("office:successors",),
        said=_("Đã chọn. Thời hạn không đổi; người gửi được báo."), case=case, former=before,
        title=case_page.words_in_list(case.title), places=units.on_day(case.area, day),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passing:
    """A role that ended with its unit, and where it may go."""

    held: RoleHeld
    heirs: tuple[Unit, ...]
    chosen: str  # the code of the unit it goes to; empty: not yet

    @property
    def name(self) -> str:
        return _name(self.held)


def _name(held: RoleHeld) -> str:
    return f"role-{held.pk}"


def _passing(request: OfficeRequest, held: RoleHeld, heirs: tuple[Unit, ...]) -> Passing:
    """What was chosen in the form, else the only successor."""
    alone = heirs[0].code if len(heirs) == 1 else ""
    sent = request.method == "POST"
    return Passing(held, heirs, request.POST.get(_name(held), "") if sent else alone)


@office(Role.ADMINISTRATOR)
def roles(request: OfficeRequest) -> HttpResponse:
    """Roles that ended with their units; those ticked go to the successor in one step."""
    day = calendar.day_of(now())
    page = paging.by_newest(request, account_queries.to_pass_on(day))
    heirs = units.on_day_of({held.unit for held in page.rows}, day)
    rows = [_passing(request, held, heirs[held.unit_id]) for held in page.rows]
    context: Values = {"page": page, "rows": rows, "below": menu.administration(request)}
    if request.method != "POST":
        return pages.show(request, "role_successions", **context)
    form = unit_forms.EndCompetence()  # only for the three sentences of a refusal
    try:
        done = _pass_on(request, [row for row in rows if row.chosen], day)
    except (Invalid, WrongState) as error:
        context["refused"] = pages.refused(form, error)
        return pages.show(request, "role_successions", status=error.status, **context)
    said = _("Đã chuyển {count} vai trò sang đơn vị kế thừa.").format(count=done)
    return pages.done(request, said, "office:role-successions")


def _pass_on(request: OfficeRequest, wanted: list[Passing], day: date) -> int:
    accounts.pass_on_all(
        choices=[(row.held, units.by_code(row.chosen)) for row in wanted],
        valid_from=day,
        by=request.actor,
        at=now(),
    )
    return len(wanted)
