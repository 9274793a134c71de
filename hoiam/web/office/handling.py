"""Steps of a case that ask for something: a question, a reason, a unit, a date."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.cases import actions as cases
from hoiam.cases import alike, foreseeing, policies, queries
from hoiam.cases.actions.intake import route_for
from hoiam.cases.models import Case
from hoiam.commitments import queries as commitments
from hoiam.core import calendar, codes
from hoiam.core.law import procedures
from hoiam.core.refusals import Invalid
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.voices.told import Told
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, effects, menu, pages, routing_offers, unit_choice
from hoiam.web.office import opened as personal_parts
from hoiam.web.office.pages import Act, Values


def step_page(
    request: OfficeRequest,
    case: Case,
    form: forms.Form,
    act: Act,
    *,
    said: str,
    step: str = "",
    template: str = "step",
    **context: Any,
) -> HttpResponse:
    """The page of one step, headed as the table of lawful steps heads it."""
    if step:
        context = {**heading(case, step), **context}
        context.setdefault("lines", foreseen(case, step))
    to = ("office:case", case.code)
    return pages.ask(request, template, form=form, act=act, said=said, to=to, case=case, **context)


def foreseen(
    case: Case, step: str, given: foreseeing.Given = foreseeing.NOTHING
) -> tuple[effects.Line, ...]:
    """What a step does to the dates of the case, for its form."""
    found = foreseeing.foresee(
        case,
        step,
        owed=commitments.about("case", case.code),
        today=calendar.day_of(now()),
        days=rules.calendar_on(),
        given=given,
    )
    return effects.of_effects(found)


def opened(request: OfficeRequest, code: str, step: str) -> Case:
    """The case, if its form for this step may be shown."""
    case = queries.by_code(request.actor, code)
    pages.check_open(step, case, request=request)
    return case


def is_searching(request: OfficeRequest) -> bool:
    """Whether the form was sent to look for units, not to take the step."""
    return request.method == "POST" and "look" in request.POST


@office()
def ask_for_more(request: OfficeRequest, code: str) -> HttpResponse:
    case = opened(request, code, "cases.ask_for_more")
    form = pages.bound(request, case_forms.Question)

    def act(typed: Values) -> None:
        cases.ask_for_more(case=case, question=typed["question"], by=request.actor, at=now())

    return step_page(request, case, form, act, step="ask-for-more", said=_("Đã hỏi người gửi."))


@office()
def supply(request: OfficeRequest, code: str) -> HttpResponse:
    """An officer writes down what the person says in addition."""
    case = opened(request, code, "cases.supply")
    named = [
        (voice.code, f"{number}. {voice.receipt.reference}")
        for number, voice in enumerate(queries.speakers(case), start=1)
    ]
    initial = {"key": secrets.token_urlsafe(24)}
    form = pages.bound(request, case_forms.Supply, speakers=named, initial=initial)

    def act(typed: Values) -> None:
        told = _supplied(request, case, typed)
        origin = queries.voice_of(case, typed["speaker"])
        cases.supply(case=case, origin=origin, told=told, by=request.actor, at=now())

    return step_page(request, case, form, act, step="supply", said=_("Đã ghi phần bổ sung."))


def _supplied(request: OfficeRequest, case: Case, typed: Values) -> Told:
    """More about the same matter, written down at the desk where this officer works."""
    works_here = request.actor.holds(*menu.WRITERS, at=case.unit.code)
    return Told(
        key=typed["key"],
        channel=typed["channel"],
        kind=case.kind,
        field=case.field,
        area=case.area,
        text=typed["text"],
        desk=case.unit if works_here else case.desk,
    )


def _unit_step(
    request: OfficeRequest,
    case: Case,
    kind: type[case_forms.UnitStep],
    act: Act,
    *,
    said: str,
    step: str,
    shown: routing_offers.Proposed | None = None,
) -> HttpResponse:
    """A step that names a unit: looking for one keeps what is typed and takes nothing."""
    day = calendar.day_of(now())
    likely = routing_offers.unit_offers(case, shown.suggestions) if shown else []
    offers = unit_choice.offered(case, request.POST.dict(), day, first=likely)
    if is_searching(request):
        form = kind(units=offers, initial=request.POST.dict())
        lines = foreseen(case, step)
        return pages.show(
            request, "step_unit", form=form, case=case, lines=lines, proposed=shown,
            **heading(case, step),
        )  # fmt: skip
    form = pages.bound(request, kind, units=offers)
    return step_page(
        request, case, form, act, step=step, said=said, template="step_unit", proposed=shown
    )


def heading(case: Case, step: str) -> Values:
    """The step in the words of the table, on the article as the rulebook has it today."""
    lawful = policies.table_of(case).find_step(step)
    basis = procedures.basis_of(lawful, rules.rulebook_on(), calendar.day_of(now()))
    return {"heading": _(lawful.label), "meaning": _(lawful.meaning), "basis": _(basis)}


@office()
def hand_over(request: OfficeRequest, code: str) -> HttpResponse:
    case = opened(request, code, "cases.hand_over")

    def act(typed: Values) -> None:
        cases.hand_over(
            case=case,
            unit=units.by_code(typed["unit"]),
            reason=typed["reason"],
            by=request.actor,
            at=now(),
        )

    return _unit_step(
        request, case, case_forms.HandOver, act, step="hand-over",
        said=_("Đã chuyển. Người gửi được báo; thời hạn không tính lại từ đầu."),
        shown=_proposed_units(case),
    )  # fmt: skip


def _proposed_units(case: Case) -> routing_offers.Proposed:
    # Covered whoever looks: to pass a case on nobody needs to open the words.
    words = personal_parts.masked(queries.first_voice(case).text)
    return routing_offers.proposed(case, words, asked="unit", day=calendar.day_of(now()))


@office()
def consult(request: OfficeRequest, code: str) -> HttpResponse:
    case = opened(request, code, "cases.consult")

    def act(typed: Values) -> None:
        cases.consult(
            case=case,
            unit=units.by_code(typed["unit"]),
            question=typed["question"],
            by=request.actor,
            at=now(),
        )

    return _unit_step(
        request, case, case_forms.Consult, act, step="consult", said=_("Đã hỏi ý kiến, có hạn riêng.")
    )  # fmt: skip


@office()
def extend(request: OfficeRequest, code: str) -> HttpResponse:
    case = opened(request, code, "cases.extend")
    form = pages.bound(request, case_forms.NewDate)

    def act(typed: Values) -> None:
        cases.extend(case=case, by=request.actor, at=now(), **typed)

    return step_page(
        request, case, form, act, step="extend", said=_("Đã gia hạn. Hạn cũ vẫn hiện.")
    )


@office()
def reopen(request: OfficeRequest, code: str) -> HttpResponse:
    case = opened(request, code, "cases.reopen")
    form = pages.bound(request, case_forms.Reason)

    def act(typed: Values) -> None:
        cases.reopen(case=case, reason=typed["reason"], by=request.actor, at=now())

    return step_page(request, case, form, act, step="reopen", said=_("Đã mở lại, có hạn mới."))


@office()
def join(request: OfficeRequest, code: str) -> HttpResponse:
    """By reference; what looks alike nearby is offered."""
    case = opened(request, code, "cases.join")
    form = pages.bound(request, case_forms.Join, initial={"into": request.GET.get("vao", "")})

    def act(typed: Values) -> None:
        reference = codes.parse_reference(typed["into"], default_prefix=case.code[:2])
        into = queries.visible_to(request.actor).filter(code=reference).first()
        if into is None:
            raise Invalid("cases.join-unknown", field="into", into=reference)
        cases.join(case=case, into=into, reason=typed["reason"], by=request.actor, at=now())

    candidates = alike.alike_to(case, request.actor)
    return step_page(
        request, case, form, act, step="join", said=_("Đã gộp. Người gửi được báo."),
        template="join", alike=candidates, lines=foreseen(case, "join", _joined_to(request)),
    )  # fmt: skip


def _joined_to(request: OfficeRequest) -> foreseeing.Given:
    """When the case that was named is due, once one was named."""
    named = request.POST.get("into") or request.GET.get("vao", "")
    found = list(queries.visible_to(request.actor).filter(code=named[:30].strip())) if named else []
    return foreseeing.Given(into_due_on=next(iter(queries.open_answer_dates(found).values()), None))


@office()
def unjoin(request: OfficeRequest, code: str) -> HttpResponse:
    case = opened(request, code, "cases.unjoin")
    form = pages.bound(request, case_forms.Reason)

    def act(typed: Values) -> None:
        cases.unjoin(case=case, reason=typed["reason"], by=request.actor, at=now())

    return step_page(request, case, form, act, step="unjoin", said=_("Đã tách ra."))


@office()
def note(request: OfficeRequest, code: str) -> HttpResponse:
    case = opened(request, code, "cases.note")
    form = pages.bound(request, case_forms.Words)

    def act(typed: Values) -> None:
        cases.note(case=case, text=typed["text"], by=request.actor, at=now())

    return step_page(
        request, case, form, act, said=_("Đã ghi chú."), heading=_("Ghi chú nội bộ"),
        meaning=_("Chỉ cán bộ của đơn vị đọc; không bao giờ công khai."),
    )  # fmt: skip


@office()
def sort(request: OfficeRequest, code: str) -> HttpResponse:
    """Read what was held, say what it is and who answers."""
    case = opened(request, code, "cases.sort")
    words = personal_parts.words_for_page(request, case, [queries.first_voice(case)])[0][1]
    day = calendar.day_of(now())
    shown = routing_offers.proposed(case, words, asked="field", day=day)
    context: Values = {"proposed": shown, "heading": _("Phân loại")}
    options = _sort_options(request, case, shown, words, day)
    if is_searching(request):
        form = case_forms.Sort(initial=request.POST.dict(), **options)
        return pages.show(request, "sort", form=form, case=case, **context)
    # Where something is proposed the officer chooses field and unit; nothing stands there before.
    standing = {} if shown else {"field": case.field.code, "unit": case.unit.code}
    form = pages.bound(
        request, case_forms.Sort, initial={"title": case.title, **standing}, **options
    )

    def act(typed: Values) -> None:
        field, at = units.field(typed["field"]), now()
        unit = (
            route_for(field=field, kind=case.kind, area=case.area, at=at).unit
            if typed["unit"] == routing_offers.BY_RULES
            else units.by_code(typed["unit"])
        )
        cases.sort(case=case, field=field, unit=unit, title=typed["title"], by=request.actor, at=at)

    return step_page(request, case, form, act, said=_("Đã phân loại."), template="sort", **context)


def _sort_options(
    request: OfficeRequest, case: Case, shown: routing_offers.Proposed, words: str, day: date
) -> Values:
    typed = request.POST.dict()
    offers = unit_choice.offered(case, typed, day, chosen=case.unit.code)
    proposed = routing_offers.field_choices(shown, case, words) if shown else []
    return {"fields": list(units.fields()), "units": offers, "proposed": proposed}


def officers_for(case_unit: str) -> list[Any]:
    """Officers who work at a unit today."""
    day = calendar.day_of(now())
    return list(accounts.officers_of(case_unit, *menu.WORKERS, day=day).order_by("name"))
