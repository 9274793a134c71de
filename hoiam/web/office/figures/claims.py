"""A draft report checked: pasted or uploaded, every number marked, checked again after editing."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hoiam.core import calendar
from hoiam.core.claims import Verdict
from hoiam.core.periods import Cut, Period, PeriodRule, period_of
from hoiam.core.refusals import Invalid
from hoiam.figures import actions as figures
from hoiam.figures import claim_drafts, claim_policies
from hoiam.figures.actions.claims import Typed
from hoiam.figures.claims import commenting, reading
from hoiam.figures.models import ClaimDraft
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.boards import choosing
from hoiam.web.office import exports, menu, pages
from hoiam.web.office.figures import claim_forms as forms
from hoiam.web.office.figures import claim_page

HERE = "office:claim-drafts"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@office(*menu.READERS)
def drafts(request: OfficeRequest) -> HttpResponse:
    """One's own drafts, and a new one."""
    today = calendar.day_of(now())
    units = list(claim_policies.units_of(request.actor))
    period = period_of(today, PeriodRule.INSPECTION, Cut.YEAR)
    form = pages.bound(
        request, forms.Begin, units=units, periods=choosing.groups(period, today),
        initial={"period": period.code},
    )  # fmt: skip
    status, refused = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                draft = _begun(request, form, units)
            except Invalid as error:
                status, refused = error.status, pages.refused(form, error)
            else:
                return redirect("office:claim-draft", draft.code)
    own = [(one, _period(one)) for one in claim_drafts.visible_to(request.actor)]
    return pages.show(
        request, "figures/claim_drafts", status=status, form=form, refused=refused, drafts=own,
        may_begin=bool(units),
    )  # fmt: skip


def _begun(request: OfficeRequest, form: forms.Begin, units: list[Unit]) -> ClaimDraft:
    typed: dict[str, Any] = form.cleaned_data
    unit = next(one for one in units if one.code == typed["unit"])
    text, name = typed["text"], typed["name"]
    if typed["file"]:
        text = reading.text_of(typed["file"])
        name = name or typed["file"].name.rsplit(".", 1)[0][:120]
    return figures.begin_draft(
        unit=unit, typed=Typed(name, text, typed["period"]), by=request.actor, at=now()
    )


def _period(draft: ClaimDraft) -> str:
    return choosing.name_of(claim_page.period_of(draft, calendar.day_of(now())))


@office(*menu.READERS)
@require_GET
def draft(request: OfficeRequest, code: str) -> HttpResponseBase:
    """The draft with every number marked; as a list, a file."""
    found = claim_drafts.by_code(request.actor, code)
    review = claim_page.checked(found, request.actor, calendar.day_of(now()))
    if tables.asked(request):
        return exports.open_to_all(request, claim_page.table(review))
    given = request.GET.get(claim_page.ONLY, "")
    only = Verdict(given) if given in set(Verdict) else None
    notes = claim_page.notes_of(review)
    here = reverse("office:claim-draft", args=[code])
    return pages.show(
        request, "figures/claim_draft", draft=found, period=_period(found), here=here,
        totals=claim_page.totals(review, here, only), only=only, marks=len(notes),
        paragraphs=claim_page.paragraphs(review, notes, only), furniture=len(review.draft.furniture),
    )  # fmt: skip


@office(*menu.READERS)
def edit(request: OfficeRequest, code: str) -> HttpResponse:
    """Correct the words, then see them checked again."""
    found = claim_drafts.by_code(request.actor, code)
    today = calendar.day_of(now())
    chosen: Period = claim_page.period_of(found, today)
    form = pages.bound(
        request, forms.Edit, periods=choosing.groups(chosen, today),
        initial={"name": found.name, "period": found.period, "text": found.text},
    )  # fmt: skip
    given = request.POST.get("seen", "")
    revision = int(given) if given.isdecimal() and len(given) < 9 else found.revision
    return pages.ask(
        request, "figures/claim_edit", form=form, draft=found, revision=revision,
        act=lambda typed: figures.change_draft(
            draft=found, typed=Typed(typed["name"], typed["text"], typed["period"]),
            revision=revision, by=request.actor, at=now(),
        ),
        said=_("Đã lưu và đối chiếu lại."), to=["office:claim-draft", code],
    )  # fmt: skip


@office(*menu.READERS)
@require_POST
def choose(request: OfficeRequest, code: str) -> HttpResponse:
    """Say which figure a number means; the page comes back at that number."""
    found = claim_drafts.by_code(request.actor, code)
    form = forms.Choose(request.POST)
    if not form.is_valid():
        raise Invalid("figures.no-such-choice", field="figure")
    place = form.cleaned_data["place"]
    figures.choose_figure(
        draft=found, place=place, figure=form.cleaned_data["figure"], by=request.actor, at=now()
    )
    return redirect(f"{reverse('office:claim-draft', args=[code])}#c-{place}")


@office(*menu.READERS)
def erase(request: OfficeRequest, code: str) -> HttpResponse:
    """Erase a draft, once that was confirmed."""
    found = claim_drafts.by_code(request.actor, code)
    if request.method == "POST":
        figures.erase_draft(draft=found, by=request.actor, at=now())
        return pages.done(request, _("Đã xóa bản nháp."), HERE)
    return pages.show(request, "figures/claim_erase", draft=found)


@office(*menu.READERS)
@require_GET
def word(request: OfficeRequest, code: str) -> HttpResponse:
    """The draft as Word, every note a comment at its number."""
    found = claim_drafts.by_code(request.actor, code)
    at = now()
    review = claim_page.checked(found, request.actor, calendar.day_of(at))
    content = commenting.written(found.text, claim_page.comments(review), at=at)
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = 'attachment; filename="doi-chieu.docx"'
    return response
