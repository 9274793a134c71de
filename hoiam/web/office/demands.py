"""Demands of outside bodies: written down, decided by a leader, never by word of mouth."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.cases import actions as cases
from hoiam.cases import demands, queries
from hoiam.cases.actions import Order
from hoiam.cases.models import Case, Demand, DemandState
from hoiam.core import codes
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office import pages, paging, slips
from hoiam.web.office.demand_forms import Decide, New
from hoiam.web.office.pages import Values

KEEPERS = (Role.CLERK, Role.LEADER)


@office(*KEEPERS)
def index(request: OfficeRequest) -> HttpResponse:
    """Demands made to the units of this officer, the newest first."""
    page = paging.by_newest(request, demands.visible_to(request.actor))
    return pages.show(request, "demands", page=page)


@office(*KEEPERS)
def new(request: OfficeRequest) -> HttpResponse:
    """Write down what stands on the paper."""
    initial = {"case": request.GET.get("vu-viec", "")[:30]}
    form = pages.bound(request, New, units=_units(request), initial=initial)

    def act(typed: Values) -> None:
        order = Order(
            body_kind=typed["body_kind"],
            body=typed["body"],
            number=typed["number"],
            dated_on=typed["dated_on"],
            ground=typed["ground"],
            scope=typed["scope"],
        )
        cases.record_demand(
            order=order,
            unit=units.by_code(typed["unit"]),
            case=_case(request, typed["case"]),
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request, "demand_new", form=form, act=act, to=("office:demands",),
        said=_("Đã ghi văn bản yêu cầu, chờ lãnh đạo quyết định."),
    )  # fmt: skip


def _units(request: OfficeRequest) -> list[Unit]:
    return list(Unit.objects.filter(code__in=request.actor.units(*KEEPERS)).order_by("folded"))


def _case(request: OfficeRequest, typed: str) -> Case | None:
    if not typed.strip():
        return None
    reference = codes.parse_reference(typed, default_prefix=slips.prefix())
    found = queries.visible_to(request.actor).filter(code=reference).first()
    if found is None:
        raise Invalid("cases.join-unknown", field="case", into=reference)
    return found


@office(*KEEPERS)
def demand(request: OfficeRequest, code: str) -> HttpResponse:
    """One demand; a leader decides it here."""
    found = demands.by_code(request.actor, code)
    form = pages.bound(request, Decide)

    def act(typed: Values) -> None:
        decide = cases.grant_demand if "grant" in request.POST else cases.refuse_demand
        decide(demand=found, reason=typed["reason"], by=request.actor, at=now())

    names = accounts.names({found.recorded_by, found.decided_by})
    waiting = found.state == DemandState.WAITING
    return pages.ask(
        request, "demand", form=form, act=act, to=("office:demand", found.code),
        said=_("Đã ghi quyết định."), demand=found, names=names,
        recorded=names.get(found.recorded_by, ""), decided=names.get(found.decided_by, ""),
        decides=allowed("cases.decide_demand", found, actor=request.actor) if waiting else None,
        readings=_readings(found),
    )  # fmt: skip


def _readings(found: Demand) -> int:
    """How often something was opened under this order."""
    return found.readings.count()
