"""Blocks of receipts printed ahead for a desk, and a new code for a lost receipt."""

from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.debug import sensitive_variables

from hoiam.cases import actions as case_actions
from hoiam.cases import at_desk
from hoiam.cases import queries as cases
from hoiam.core import codes
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices import actions as voices
from hoiam.voices import queries
from hoiam.web import refusals, tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, intake_forms, pages, slips


def _desks(request: OfficeRequest) -> list[Unit]:
    return list(Unit.objects.filter(code__in=request.actor.units(Role.CLERK)).order_by("folded"))


@office(Role.CLERK)
def receipts(request: OfficeRequest) -> HttpResponseBase:
    """Reserving answers with the sheets themselves: their codes are shown this once."""
    form = pages.bound(request, intake_forms.Reserve, desks=_desks(request))
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _printed(request, form.cleaned_data)
            except (Invalid, WrongState) as error:
                status, context["refused"] = error.status, pages.refused(form, error)
    blocks = queries.blocks_of(request.actor).annotate(used=Count("receipts__voice"))
    if tables.asked(request):
        return exports.given(request, exports.blocks(blocks), "Biên nhận")
    typed = request.GET.get("so", "").strip()
    return pages.show(
        request, "receipts", status=status, form=form, blocks=blocks[:100], typed=typed,
        found=_found(request, typed), foreign=refusals.not_ours(typed), **context,
    )  # fmt: skip


@sensitive_variables()
def _printed(request: OfficeRequest, typed: pages.Values) -> HttpResponse:
    desk = units.by_code(typed["desk"])
    block, printed = voices.reserve_receipts(
        desk=desk, size=typed["size"], by=request.actor, at=now()
    )
    sheets = [slips.slip(one) for one in printed]
    return pages.show(
        request, "sheets", block=block, desk=desk, slips=sheets, address=slips.address()
    )


def _found(request: OfficeRequest, typed: str) -> str:
    """The reference of a receipt of a visible case, or nothing."""
    if not typed:
        return ""
    try:
        reference = codes.parse_reference(typed, default_prefix=slips.prefix())
    except Invalid:
        return ""
    return reference if at_desk.is_known_at_desk(request.actor, reference) else ""


@office(Role.CLERK)
def replace(request: OfficeRequest, code: str) -> HttpResponse:
    """A new secret code, once somebody looked at who stands there; the old one stops working.

    The code opens everything that the person left: who may not open it for a purpose, for being
    asked or watching alone, gives none.
    """
    receipt = at_desk.receipt_of(request.actor, code)
    if receipt.voice is None:
        raise NotFound("base.not-found")
    case = cases.of_voice(receipt.voice)
    desks = at_desk.assisting_desks(case, request.actor)
    if not desks:
        raise NotFound("base.not-found")
    form = pages.bound(request, intake_forms.Replace, desks=desks)
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            desk = units.by_code(form.cleaned_data["desk"])
            checked = form.cleaned_data["checked_by"]
            try:
                printed = case_actions.reissue(
                    case=case, receipt=receipt, desk=desk, checked_by=checked, by=request.actor,
                    at=now(),
                )  # fmt: skip
            except Invalid as error:
                status, context["refused"] = error.status, pages.refused(form, error)
            else:
                sheet = slips.slip(printed)
                return pages.show(request, "replaced", slip=sheet, address=slips.address())
    return pages.show(request, "replace", status=status, form=form, receipt=receipt, **context)
