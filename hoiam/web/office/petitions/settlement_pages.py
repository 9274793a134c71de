"""The register of settlements, and what of effective decisions is not done."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core import calendar
from hoiam.core.calendar import FIRST_YEAR
from hoiam.petitions import decisions, queries, settlements
from hoiam.petitions.decisions import Stage, Standing
from hoiam.petitions.models import Decision, Petition
from hoiam.petitions.settlements import ENDED, OPEN, SETTLED, Line
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.office.petitions import settlement_lines as lines
from hoiam.web.tables import Column, Table

YEAR, STATE, BODY = "nam", "tt", "co-quan"
STATES = (
    (OPEN, gettext_lazy("đang giải quyết")),
    (SETTLED, gettext_lazy("đã có quyết định")),
    (ENDED, gettext_lazy("không thụ lý, rút, đình chỉ")),
)


def _today() -> date:
    return calendar.day_of(now())


def _year(request: OfficeRequest) -> int:
    asked = request.GET.get(YEAR, "")
    is_year = asked.isdecimal() and FIRST_YEAR <= int(asked) <= _today().year + 1
    return int(asked) if is_year else 0


def _filtered(request: OfficeRequest) -> QuerySet[Petition]:
    found = settlements.found(request.actor)
    if year := _year(request):
        found = settlements.in_year(found, year)
    if request.GET.get(BODY):
        found = found.filter(docket__unit__code=request.GET[BODY])
    return settlements.in_state(found, request.GET.get(STATE, ""))


@office(*menu.WORKERS)
def register(request: OfficeRequest) -> HttpResponseBase:
    """One line a case: accepted, decided, in force, ordered, carried out."""
    found = settlements.with_lines(_filtered(request))
    if tables.asked(request):
        return exports.given(request, lines.table(_walk(found)), _("Sổ giải quyết khiếu nại"))
    page = paging.by_newest(request, found)
    bodies = _bodies(request)
    return pages.show(
        request,
        "petitions/settlements",
        page=page,
        rows=settlements.lines(list(page.rows), _today()),
        chosen=request.GET,
        states=STATES,
        bodies=bodies,
        body_code=request.GET.get(BODY, ""),
        years=range(_today().year, max(FIRST_YEAR, _today().year - 8), -1),
        year=_year(request),
    )


def _walk(found: QuerySet[Petition]) -> Iterator[Line]:
    for chunk in tables.walk(found, "docket__received_on", "id"):
        yield from settlements.lines(chunk, _today())


def _bodies(request: OfficeRequest) -> list[Unit]:
    keys = queries.held_by(request.actor).order_by().values("docket__unit").distinct()
    return list(Unit.objects.filter(pk__in=keys).order_by("folded"))


@office(*menu.WORKERS)
def printed(request: OfficeRequest) -> HttpResponseBase:
    """The register across a page, the columns of 03/GQKN and 05/KQTH side by side."""
    found = settlements.with_lines(_filtered(request)).order_by("docket__received_on", "id")
    shown = settlements.lines(list(found[:2_000]), _today())
    return pages.show(
        request, "petitions/settlements_printed", rows=[lines.cells(one) for one in shown],
        groups=lines.GROUPS, headings=lines.HEADINGS, year=_year(request),
    )  # fmt: skip


# ---- execution ----------------------------------------------------------------------------------


@office(*menu.WORKERS)
def executions(request: OfficeRequest) -> HttpResponseBase:
    """Every decision that stands: done, or listed with what is missing (E23)."""
    rows = Decision.objects.filter(pk__in=decisions.visible_to(request.actor), standing=True)
    if request.GET.get(BODY):
        rows = rows.filter(petition__docket__unit__code=request.GET[BODY])
    found = decisions.standings(decisions.with_orders(rows.order_by("issued_on", "id")), _today())
    if tables.asked(request):
        return exports.given(request, _executions(found), _("Thi hành quyết định"))
    stages = {stage: [one for one in found if one.stage is stage] for stage in Stage}
    return pages.show(
        request,
        "petitions/executions",
        missing=stages[Stage.MISSING],
        waiting=stages[Stage.NOT_YET],
        again=[*stages[Stage.AGAIN], *stages[Stage.REPLACED]],
        done=stages[Stage.DONE],
        effective=len(stages[Stage.MISSING]) + len(stages[Stage.DONE]),
        bodies=_bodies(request),
        body_code=request.GET.get(BODY, ""),
        today=_today(),
    )


def _executions(found: Iterable[Standing]) -> Table:
    columns = (
        Column(_("Đơn"), 12), Column(_("Quyết định"), 20), Column(_("Ngày"), 12),
        Column(_("Có hiệu lực từ"), 14), Column(_("Tình trạng"), 26), Column(_("Việc"), 34),
        Column(_("Ai thi hành"), 34), Column(_("Hạn"), 12), Column(_("Còn lại"), 30),
    )  # fmt: skip
    return Table("thi-hanh-quyet-dinh", columns, (row for one in found for row in _orders(one)))


def _orders(one: Standing) -> Iterator[tables.Line]:
    head = (
        one.decision.petition.registered, one.decision.number, one.decision.issued_on,
        one.in_force_from, lines.stage_words(one.stage),
    )  # fmt: skip
    if not one.balances:
        yield (*head, _("không có việc phải thi hành"), "", None, "")
    for balance in one.balances:
        order = balance.order
        left = _("xong") if balance.is_done else lines.amounts_words(order.kind, balance.left)
        unit = order.unit.name if order.unit else ""
        yield (*head, _(order.get_kind_display()), unit, order.due_on, left)
