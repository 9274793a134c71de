"""Closed lists of complex cases, and complaints that were settled before the product came."""

import secrets

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import Invalid
from hoiam.petitions import actions as petitions
from hoiam.petitions import plans, queries
from hoiam.petitions.actions import EarlierCase, NewPlan
from hoiam.petitions.models import Decision, Petition, ReviewPlan
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office import exports, menu, pages
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import decision_forms as forms
from hoiam.web.tables import Column, Table


def _led(request: OfficeRequest) -> list[Unit]:
    """Units whose closed lists this person may open."""
    rows = units.as_of(calendar.day_of(now())).filter(
        code__in=request.actor.units(Role.LEADER), outside=False
    )
    return list(rows.order_by("folded"))


@office(*menu.WORKERS)
def listed(request: OfficeRequest) -> HttpResponse:
    """Every visible plan, with how far its review has come."""
    rows = plans.visible_to(request.actor).order_by("-issued_on", "-id")
    return pages.show(request, "petitions/plans", rows=rows, may_open=bool(_led(request)))


@office(Role.LEADER)
def new(request: OfficeRequest) -> HttpResponse:
    """A plan with its closed list."""
    mine = _led(request)
    form = pages.bound(request, forms.PlanForm, units=mine)
    opened = [""]

    def act(typed: Values) -> None:
        unit = next(one for one in mine if one.code == typed["unit"])
        plan = petitions.open_plan(
            new=NewPlan(unit, typed["name"], typed["number"], typed["issued_on"]),
            by=request.actor, at=now(),
        )  # fmt: skip
        opened[0] = plan.code

    response = pages.ask(
        request, "petitions/plan_step", form=form, act=act, said=_("Đã mở danh sách."),
        to=("office:review-plans",), heading=_("Mở danh sách rà soát theo kế hoạch"),
    )  # fmt: skip
    return redirect("office:review-plan", opened[0]) if opened[0] else response


@office(*menu.WORKERS)
def plan(request: OfficeRequest, code: str) -> HttpResponseBase:
    """The list: while it is open it may grow; frozen, each line waits for its result."""
    found = plans.by_code(request.actor, code)
    if tables.asked(request):
        return exports.given(request, _table(found), _("Danh sách rà soát"))
    form = pages.bound(request, forms.ListForm)

    def act(typed: Values) -> None:
        number = typed["register_number"]
        petition = forms.numbered(number, queries.visible_to(request.actor))
        petitions.list_case(
            plan=found, petition=petition, register_number="" if petition else number,
            by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "petitions/plan", form=form, act=act, said=_("Đã đưa vào danh sách."),
        to=("office:review-plan", code), plan=found, items=list(plans.items_of(found)),
        progress=plans.progress_of(found),
        may_list=allowed("petitions.list", found, actor=request.actor),
        may_freeze=allowed("petitions.freeze", found, actor=request.actor),
        may_review=_may_review(found, request),
    )  # fmt: skip


def _may_review(found: ReviewPlan, request: OfficeRequest) -> bool:
    first = plans.items_of(found).first()
    return first is not None and bool(allowed("petitions.review", first, actor=request.actor))


def _table(found: ReviewPlan) -> Table:
    columns = (
        Column(_("STT"), 6), Column(_("Vụ việc"), 18), Column(_("Đơn vị"), 40),
        Column(_("Văn bản kết quả"), 24), Column(_("Ngày"), 12),
    )  # fmt: skip
    rows = (
        (
            one.number,
            one.petition.registered if one.petition else one.register_number,
            one.petition.docket.unit.name if one.petition else "",
            one.result_paper,
            one.result_on,
        )
        for one in plans.items_of(found)
    )
    return Table("danh-sach-ra-soat", columns, rows)


@office(*menu.WORKERS)
def freeze(request: OfficeRequest, code: str) -> HttpResponse:
    """Close the list; asked once more, since nothing opens it again."""
    found = plans.by_code(request.actor, code)
    pages.check_open("petitions.freeze", found, request=request)

    def act(_typed: Values) -> None:
        petitions.freeze_plan(plan=found, by=request.actor, at=now())

    return pages.ask(
        request, "petitions/plan_step", form=pages.bound(request, forms.Nothing), act=act,
        said=_("Đã chốt danh sách."), to=("office:review-plan", code),
        heading=_("Chốt danh sách"), plan=found,
        meaning=_("Chốt rồi thì không vụ việc nào vào hay ra; mọi tỷ lệ tính trên danh sách này."),
    )  # fmt: skip


@office(*menu.WORKERS)
def strike(request: OfficeRequest, code: str) -> HttpResponse:
    """Take a line off the open list."""
    item = plans.item_by_code(request.actor, code)
    pages.check_open("petitions.list", item.plan, request=request)

    def act(_typed: Values) -> None:
        petitions.strike_case(item=item, by=request.actor, at=now())

    return pages.ask(
        request, "petitions/plan_step", form=pages.bound(request, forms.Nothing), act=act,
        said=_("Đã bỏ khỏi danh sách."), to=("office:review-plan", item.plan.code),
        heading=_("Bỏ dòng {number} khỏi danh sách").format(number=item.number), plan=item.plan,
    )  # fmt: skip


@office(*menu.WORKERS)
def review(request: OfficeRequest, code: str) -> HttpResponse:
    """The document with which the review of one case ended."""
    item = plans.item_by_code(request.actor, code)
    pages.check_open("petitions.review", item, request=request)
    initial = {"paper": item.result_paper, "on": item.result_on or calendar.day_of(now())}
    form = pages.bound(request, forms.ReviewForm, initial=initial)

    def act(typed: Values) -> None:
        petitions.record_review(item=item, by=request.actor, at=now(), **typed)

    return pages.ask(
        request, "petitions/plan_step", form=form, act=act, said=_("Đã ghi kết quả."),
        to=("office:review-plan", item.plan.code), plan=item.plan,
        heading=_("Kết quả rà soát dòng {number}").format(number=item.number),
    )  # fmt: skip


# ---- from before the product came ---------------------------------------------------------------


@office(Role.CLERK, Role.LEADER)
def earlier(request: OfficeRequest) -> HttpResponse:
    """A complaint that was settled before: with what its decision says."""
    mine = queries.units_for(request.actor, calendar.day_of(now()))
    form = pages.bound(
        request, forms.EarlierForm, units=mine, initial={"key": secrets.token_hex(16)}
    )
    made: list[Decision] = []

    def act(typed: Values) -> None:
        unit = next(one for one in mine if one.code == typed["unit"])
        if unit.area is None:
            raise Invalid("petitions.choice-needed", field="unit")
        told = EarlierCase(
            key=typed["key"], kind=Matter(typed["kind"]), unit=unit, area=unit.area,
            received_on=typed["received_on"], result=typed["result"], paper=typed["paper"],
            issued_on=typed["issued_on"], topic=typed["topic"], people=typed["people"],
            number=typed["number"], is_read_twice=typed["is_read_twice"], orders=typed["orders"],
            first_instance=_first(request, typed["first"]),
        )  # fmt: skip
        made.append(petitions.record_earlier(earlier=told, by=request.actor, at=now()))

    response = pages.ask(
        request, "petitions/plan_step", form=form, act=act,
        said=_("Đã ghi. Ghi tiếp các việc phải thi hành, nếu có."), to=("office:settlements",),
        heading=_("Ghi vụ việc đã giải quyết từ trước"),
        meaning=_("Ghi theo quyết định đã ban hành; không ghi tên người. Việc này không mở thời hạn nào; việc còn phải thi hành thì ghi tiếp ở trang của quyết định."),
    )  # fmt: skip
    return redirect("office:decision", made[0].code) if made else response


def _first(request: OfficeRequest, typed: str) -> Petition | None:
    if not typed.strip():
        return None
    found = forms.numbered(typed, queries.visible_to(request.actor))
    if found is None:
        raise Invalid("petitions.first-not-found", field="first", number=typed)
    return found
