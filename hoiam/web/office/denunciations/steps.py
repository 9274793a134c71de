"""Lawful steps of a denunciation: what a step does to the dates is shown before it is written."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.refusals import NotFound, Refusal
from hoiam.denunciations import actions, queries
from hoiam.denunciations.models import DenunciationFile
from hoiam.rules import queries as rules
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import docket_words, effects, menu, pages
from hoiam.web.office.denunciations import file_page, forms
from hoiam.web.office.denunciations.naming import FORM, opened
from hoiam.web.office.docket_forms import Seen
from hoiam.web.office.dockets import looked_at
from hoiam.web.office.pages import Values

type Foresee = Callable[[Values], tuple[Change, ...]]
PAGE = "denunciations/step"


def _looked_then_done(
    request: OfficeRequest, file: DenunciationFile, form: Seen, foresee: Foresee, act: pages.Act,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """First the changes are shown; the second press writes them, if they are still the same."""
    context |= {"file": file, "form": form}
    if request.method != "POST":
        return pages.show(request, PAGE, **context)
    if not form.is_valid():
        return pages.show(request, PAGE, status=422, **context)
    try:
        changes = foresee(form.cleaned_data)
        if form.cleaned_data["seen"] == effects.fingerprint(changes):
            act(form.cleaned_data)
            return pages.done(request, _("Đã ghi."), "office:denunciation", file.code)
    except Refusal as error:
        context["refused"] = pages.refused(form, error)
        return pages.show(request, PAGE, status=error.status, **context)
    if form.cleaned_data["seen"]:
        context["changed"] = True
    return pages.show(request, PAGE, **context | looked_at(changes))


@office(*menu.WORKERS)
def step(request: OfficeRequest, code: str, step: str) -> HttpResponse:
    """Accept, notify, extend, suspend, conclude …"""
    file = queries.by_code(request.actor, code)
    procedure = procedure_of(Matter(file.matter))
    if not procedure.has_step(step):
        raise NotFound("base.not-found")
    lawful = procedure.lawful_step(step)
    pages.check_open("denunciations.take", file, lawful.hand, request=request)
    today = calendar.day_of(now())
    form = pages.bound(
        request,
        forms.Step,
        lawful=lawful,
        criteria=docket_words.criteria(rules.rulebook_on(), today),
        initial={"day": today},
    )

    def foresee(_typed: Values) -> tuple[Change, ...]:
        return actions.foresee_step(file=file, taken=form.taken(), by=request.actor, at=now())

    def take(_typed: Values) -> None:
        actions.take_step(file=file, taken=form.taken(), by=request.actor, at=now())

    return _looked_then_done(
        request, file, form, foresee, take, heading=_(lawful.label), lawful=lawful,
        sheets=[(key, file_page.FORMS_HERE[key].name) for key in lawful.forms if key in file_page.FORMS_HERE],
    )  # fmt: skip


@office(*menu.WORKERS)
def take_back(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    """The last step was written wrongly."""
    file = opened(request, code, "take_back")
    row = next((one for one in queries.steps(file) if one.number == number), None)
    if row is None or number == 1:
        raise NotFound("base.not-found")
    form = pages.bound(request, forms.Back)

    def foresee(_typed: Values) -> tuple[Change, ...]:
        return queries.foresee_taken_back(file, number)

    def act(typed: Values) -> None:
        actions.take_back(file=file, number=number, slip=typed["slip"], by=request.actor, at=now())

    label = file_page.step_name(file, row)
    return _looked_then_done(
        request, file, form, foresee, act, heading=_("Đính chính: {act}").format(act=label)
    )


@office(*menu.WORKERS)
def enter(request: OfficeRequest, code: str) -> HttpResponse:
    """What the conclusion orders, or what was done of it."""
    file = opened(request, code, "enter")
    form = pages.bound(request, forms.Entry, initial={"day": calendar.day_of(now())})

    def act(_typed: Values) -> None:
        actions.enter(file=file, new=form.new(), by=request.actor, at=now())

    return pages.ask(
        request, FORM, form=form, act=act, said=_("Đã ghi."), to=("office:denunciation", code),
        file=file, heading=_("Ghi kết quả theo kết luận"), enters=True,
    )  # fmt: skip


@office(*menu.WORKERS)
def entry_back(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    """A wrong amount counts no more."""
    file = opened(request, code, "enter")
    form = pages.bound(request, forms.Nothing)

    def act(_typed: Values) -> None:
        actions.take_entry_back(file=file, number=number, by=request.actor, at=now())

    return pages.ask(
        request, FORM, form=form, act=act, said=_("Đã đính chính."), to=("office:denunciation", code),
        file=file, heading=_("Đính chính dòng {n}").format(n=number), entry_back=True,
    )  # fmt: skip
