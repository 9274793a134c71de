"""A paper goes to each recipient: by which way, what became of it, another try."""

import secrets
from dataclasses import replace

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.papers import actions as paper_actions
from hoiam.papers import forms as forms_of_papers
from hoiam.papers import queries as issued
from hoiam.papers.models import PaperDelivery
from hoiam.petitions import letter_facts, queries
from hoiam.petitions.models import Petition
from hoiam.web import papers as given
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import paper_forms, papers


@sensitive_post_parameters()
@office(*menu.WORKERS)
def deliver(request: OfficeRequest, code: str, paper: str) -> HttpResponse:
    """One recipient more, or another try to one whom it did not reach."""
    petition, step, found = papers.opened_paper(request, code, paper)
    if not papers.is_open(request, petition):
        return redirect("office:petition-reading", petition.code)
    again = _again(request, found.pk)
    person = letter_facts.told(step).brought.sender
    form = pages.bound(
        request,
        paper_forms.Deliver,
        initial={
            "key": secrets.token_hex(16),
            "recipient": again.recipient if again else person.name,
            "address": again.address if again else person.address,
            "day": calendar.day_of(now()),
        },
    )

    def act(typed: Values) -> None:
        paper_actions.deliver(
            paper=found, sent=form.sent(again), by=request.actor, at=now(), key=typed["key"]
        )

    return pages.ask(
        request, "petitions/paper_step", form=form, act=act, said=_("Đã ghi việc gửi."),
        to=("office:petition-papers", petition.code), petition=petition,
        heading=_("Gửi lại") if again else _("Gửi văn bản"), button=_("Ghi việc gửi"), cited=issued.cited(found),
        again=again.code if again else "",
        meaning=_("Mỗi người nhận là một lần gửi. Giao tận tay, có người nhận ký, là đủ."),
    )  # fmt: skip


def _again(request: OfficeRequest, paper: int) -> PaperDelivery | None:
    asked = request.POST.get("lai", request.GET.get("lai", ""))
    if not asked:
        return None
    found = PaperDelivery.objects.filter(code=asked, paper_id=paper).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def _delivery(request: OfficeRequest, code: str, delivery: str) -> tuple[Petition, PaperDelivery]:
    petition = queries.by_code(request.actor, code)
    found = issued.delivery_by_code(delivery, about=papers.abouts(petition))
    step = petition.steps.get(code=found.paper.about_code)
    pages.check_open("petitions.issue_paper", step, request=request)
    return petition, found


@sensitive_post_parameters()
@office(*menu.WORKERS)
def outcome(request: OfficeRequest, code: str, delivery: str) -> HttpResponse:
    """Whether it reached the recipient; written down once."""
    petition, found = _delivery(request, code, delivery)
    form = pages.bound(request, paper_forms.CameBack, initial={"day": calendar.day_of(now())})

    def act(typed: Values) -> None:
        came = form.came()
        if typed["file"] is None:
            paper_actions.record_outcome(delivery=found, came=came, by=request.actor, at=now())
            return
        given.with_stored(
            typed["file"],
            lambda stored: paper_actions.record_outcome(
                delivery=found, came=replace(came, proof=stored), by=request.actor, at=now()
            ),
        )

    return pages.ask(
        request, "petitions/paper_step", form=form, act=act, said=_("Đã ghi kết quả gửi."),
        to=("office:petition-papers", petition.code), petition=petition,
        heading=_("Kết quả gửi"), button=_("Ghi kết quả"), cited=issued.cited(found.paper),
        meaning=_("Lần gửi {number}. Không đến được thì gửi lại.").format(number=found.number),
    )  # fmt: skip


@office(*menu.WORKERS)
def note(request: OfficeRequest, code: str, delivery: str, media: str) -> HttpResponseBase:
    """The note that whoever takes the paper signs, to be printed with it."""
    petition, found = _delivery(request, code, delivery)
    if not papers.is_open(request, petition):
        return redirect("office:petition-reading", petition.code)
    today = calendar.day_of(now())
    letter = forms_of_papers.delivery_note(
        forms_of_papers.HandedOver(
            letter_facts.issuer(petition, today), issued.cited(found.paper), found.recipient,
            found.address, found.get_way_display(), str(found.number),
        )
    )  # fmt: skip
    return given.draft(
        letter, form="delivery-note", unit=found.paper.unit, on=today,
        media=paper_forms.media_or_missing(media),
    )  # fmt: skip
