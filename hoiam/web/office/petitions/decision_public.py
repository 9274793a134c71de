"""The public version of a second decision: words beside their masks, a look, a human's decision."""

import secrets
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.core.text import normalise
from hoiam.petitions import actions as petitions
from hoiam.petitions import decision_policies, decisions, public_decisions
from hoiam.petitions.actions import Announced, MaskedDecision
from hoiam.petitions.models import Decision, PublicDecision
from hoiam.petitions.public_decisions import Field
from hoiam.publication.actions import FIRST
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office import masking, menu, pages
from hoiam.web.office.masking import Left, Piece
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import decision_forms as forms


@dataclass(frozen=True, slots=True)
class Beside:
    """One text: as it is in the decision, as strangers will read it, what is left to decide."""

    field: Field
    label: str
    pieces: list[Piece]
    words: str
    left: list[Left]


@sensitive_post_parameters()
@office(*menu.WORKERS)
def prepare(request: OfficeRequest, code: str) -> HttpResponse:
    """Title, findings and orders with what looks personal covered; a human decides."""
    decision = decisions.by_code(request.actor, code)
    decision_policies.check_can_prepare_decision(decision, request.actor)
    if request.method == "POST":
        done = refusals.tried(lambda: _act(request, decision))
        if isinstance(done, HttpResponseRedirect):
            return done
        if isinstance(done, Refusal) and not isinstance(done, Invalid | WrongState):
            raise done
        return _page(request, decision, refusal=done)
    return _page(request, decision)


def _act(request: OfficeRequest, decision: Decision) -> HttpResponseRedirect:
    if "publish" in request.POST:
        return _publish(request, decision)
    fields = public_decisions.fields_of(decision)
    values = set(request.POST.getlist("keep"))
    lines = {one.name: request.POST.get(one.name, one.masked)[:10_000] for one in fields}
    kept = {
        one.name: masking.confirmed(one.name, normalise(lines[one.name]), one.names, values)
        for one in fields
    }
    petitions.prepare_decision(
        decision=decision, masked=MaskedDecision(lines, kept), by=request.actor, at=now()
    )
    said = _("Đã lưu bản soạn. Chưa công khai.")
    return pages.done(request, said, "office:decision-public", decision.code)


def _publish(request: OfficeRequest, decision: Decision) -> HttpResponseRedirect:
    again = decision.page is not None
    form = forms.Releasing(request.POST, again=again)
    typed = form.cleaned_data if form.is_valid() else {}
    petitions.publish_decision(
        decision=decision,
        announced=Announced(
            seen=request.POST.get("seen", ""),
            key=request.POST.get("key", "") or secrets.token_hex(16),
            where=typed.get("where", ""),
            why=form.correction() if again and typed else FIRST,
        ),
        by=request.actor,
        at=now(),
    )
    return pages.done(request, _("Đã công khai quyết định."), "office:decision", decision.code)


def _page(
    request: OfficeRequest, decision: Decision, refusal: Refusal | None = None
) -> HttpResponse:
    draft = decisions.public_draft(decision)
    context: Values = {
        "petition": decision.petition,
        "decision": decision,
        "fields": [_beside(request, one, draft) for one in public_decisions.fields_of(decision)],
        "left": len(public_decisions.left_in(decision, draft)) if draft is not None else 0,
        "seen": public_decisions.digest(decision, draft) if draft is not None else "",
        "preview": public_decisions.composed(decision, draft) if draft is not None else ("", ""),
        "key": secrets.token_hex(16),
        "may_release": allowed("petitions.publish_decision", decision, actor=request.actor),
        "release": forms.Releasing(again=decision.page is not None),
    }
    if refusal is not None:
        context["refused"] = {"text": refusals.sentence(refusal), "field": None}
    status = refusal.status if refusal is not None else 200
    return pages.show(request, "petitions/decision_public", status=status, **context)


def _beside(request: OfficeRequest, field: Field, draft: PublicDecision | None) -> Beside:
    typed = request.POST.get(field.name)
    words = typed if typed is not None else public_decisions.words_of(field, draft)
    kept = draft.kept.get(field.name, []) if draft is not None else []
    pieces = masking.pieces(field.name, field.original, field.spans, ())
    left = list(masking.left(field.name, words, field.names, kept)) if draft else []
    return Beside(field, _(field.label), pieces, words, left)
