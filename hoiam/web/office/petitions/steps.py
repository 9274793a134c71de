"""Pages of one petition's lawful course: its page, each step, a wrong step, the second instance. A
step shows what it does to the dates before it can be saved."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hoiam.cases import actions as cases
from hoiam.cases.models import Part
from hoiam.core import calendar
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.shapes import LawfulStep, Need
from hoiam.core.refusals import NotFound, Refusal
from hoiam.petitions import actions as petitions
from hoiam.petitions import course, queries, stepping
from hoiam.petitions.entry import Against, NewPetition, Signer
from hoiam.petitions.models import Hearing, Petition, PetitionStep
from hoiam.rules import queries as rules
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, docket_forms, docket_words, effects, menu, opened, pages
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import petition_page, sections, step_forms

type Foresee = Callable[[], tuple[Change, ...]]


@office(*menu.WORKERS)
def petition(request: OfficeRequest, code: str) -> HttpResponse:
    """Where it stands, what runs, what may come next."""
    page = petition_page.read(request, code)
    return pages.show(request, "petitions/petition", page=page, petition=page.petition)


def _looked_then_done(
    request: OfficeRequest,
    found: Petition,
    form: docket_forms.Seen,
    foresee: Foresee,
    act: Callable[[], object],
    *,
    said: str,
    **context: Any,
) -> HttpResponse:
    """First the changes are shown; the second press writes them, if they are still the same."""
    context |= {"petition": found, "form": form, "sections": sections.of(found, request.path)}
    template = "petitions/step"
    if request.method != "POST":
        return pages.show(request, template, **context)
    if not form.is_valid():
        return pages.show(request, template, status=422, **context)
    try:
        changes = foresee()
        if form.cleaned_data["seen"] == effects.fingerprint(changes):
            act()
            return pages.done(request, said, "office:petition", found.code)
    except Refusal as error:
        context["refused"] = pages.refused(form, error)
        return pages.show(request, template, status=error.status, **context)
    return pages.show(
        request,
        template,
        changed=bool(form.cleaned_data["seen"]),
        lines=effects.of_changes(changes),
        seen=effects.fingerprint(changes),
        looked=True,
        **context,
    )


@sensitive_post_parameters()
@office(*menu.WORKERS)
def step(request: OfficeRequest, code: str, step: str) -> HttpResponse:
    """One lawful step: what it needs, what it does to the dates, then it is taken."""
    found = queries.by_code(request.actor, code)
    table = stepping.procedure(found)
    if not table.has_step(step):
        raise NotFound("base.not-found")
    lawful = table.lawful_step(step)
    pages.check_open("petitions.take_step", found, lawful, request=request)
    today = calendar.day_of(now())
    known = course.Course(found, today)
    if request.method != "POST":
        stepping.check_lawful(known, step)
    hearing = course.open_hearing(course.hearings_of(found)) if step == "hold-hearing" else None
    form = pages.bound(
        request,
        step_forms.StepForm,
        lawful=lawful,
        parts=_parts(request, known, lawful),
        criteria=docket_words.criteria(rules.rulebook_on(), today),
        verifiers=queries.verifiers_for(found, today) if step == stepping.ASSIGN else (),
        initial={"day": _day(hearing, today), "key": secrets.token_hex(16)},
    )

    def foresee() -> tuple[Change, ...]:
        return petitions.foresee_step(found, form.taken())

    def take() -> PetitionStep:
        return petitions.take_step(petition=found, taken=form.taken(), by=request.actor, at=now())

    label = _(lawful.label)
    return _looked_then_done(
        request, found, form, foresee, take,
        said=_("Đã ghi: {act}.").format(act=label), heading=label, meaning=_(lawful.meaning),
        basis=_(lawful.basis), hearing=hearing, state=stepping.state_label(found),
        to=table.state(table.moves[found.state].get(step, found.state)).label,
    )  # fmt: skip


def _day(hearing: Hearing | None, today: date) -> date:
    """Minutes are of the day of the hearing, every other step is of today until somebody says."""
    day = calendar.day_of(hearing.planned_for) if hearing is not None else today
    return min(day, today)


def _parts(
    request: OfficeRequest, known: course.Course, lawful: LawfulStep
) -> list[tuple[str, str]]:
    """Who and what is left, by number; by name too, while names are open to this officer."""
    if Need.PERSON not in lawful.needs:
        return []
    found = known.petition
    is_open = opened.elsewhere(
        request, about=(queries.ABOUT, found.code), unit=found.docket.unit, part=Part.RECORD
    )
    people = found.petitioners.all() if is_open else ()
    names = {f"person-{one.number}": one.name for one in people}
    said = [(part, docket_words.part_name(part)) for part in course.parts_left(found, known.facts)]
    return [(part, f"{name}: {names[part]}" if names.get(part) else name) for part, name in said]


@sensitive_post_parameters()
@office(*menu.WORKERS)
def take_back(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    """A step that was taken wrongly is taken back with a reason; both stay to be read."""
    found = queries.by_code(request.actor, code)
    row = next((one for one in course.standing_steps(found) if one.number == number), None)
    if row is None:
        raise NotFound("base.not-found")
    pages.check_open("petitions.take_back", row, request=request)
    form = pages.bound(request, step_forms.TakeBack)

    def foresee() -> tuple[Change, ...]:
        return stepping.foresee_taken_back(row)

    def act() -> PetitionStep:
        typed = form.cleaned_data
        return petitions.take_back_step(
            step=row, reason=typed["reason"], paper=typed["paper"], paper_on=typed["paper_on"],
            by=request.actor, at=now(),
        )  # fmt: skip

    label = _(stepping.step_label(row))
    return _looked_then_done(
        request, found, form, foresee, act, said=_("Đã đính chính."),
        heading=_("Đính chính: {act}").format(act=label),
        meaning=_("Bước ngày {day} không tính nữa; bước sai vẫn đọc được, kèm lý do.").format(
            day=words.day(row.day)
        ),
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def reading(request: OfficeRequest, code: str) -> HttpResponse:
    """For what names and words are opened; logged before they are shown."""
    found = queries.by_code(request.actor, code)
    form = pages.bound(request, case_forms.Reading)

    def act(typed: Values) -> None:
        cases.read_elsewhere(
            about=(queries.ABOUT, found.code), unit=found.docket.unit, part=Part.RECORD,
            purpose=typed["purpose"], reason=typed["reason"], by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "petitions/plain", form=form, act=act,
        said=_("Đã mở xem. Việc này đã được ghi lại."), to=("office:petition", found.code),
        petition=found, sections=sections.of(found, request.path),
        heading=_("Mở xem tên người và nội dung đơn"),
        meaning=_("Thông tin riêng được giữ kín để người gửi đơn không bị trả thù."),
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def second(request: OfficeRequest, code: str) -> HttpResponse:
    """The second complaint enters the register of the body that settles it."""
    first = queries.by_code(request.actor, code)
    pages.check_open("petitions.open_second", first, request=request)
    today = calendar.day_of(now())
    mine = queries.units_for(request.actor, today)
    decision = first.decisions.filter(standing=True).first()
    form = pages.bound(
        request,
        step_forms.Second,
        units=mine,
        initial={
            "received_on": today,
            "key": secrets.token_hex(16),
            "against_paper": decision.number if decision else "",
            "against_on": decision.issued_on if decision else None,
        },
    )
    # Whoever enters it goes on with the new one.
    target = ["office:petition", code]

    def act(typed: Values) -> None:
        if first.voice is None:
            raise NotFound("base.not-found")
        unit = next(one for one in mine if one.code == typed["unit"])
        new = NewPetition(
            key=typed["key"],
            kind=Matter.SECOND_COMPLAINT,
            unit=unit,
            area=first.docket.area,
            field=first.voice.field,
            text=typed["text"],
            received_on=typed["received_on"],
            topic=first.topic,
            people=first.people,
            signers=tuple(
                Signer(one.name, one.address, one.paper, one.phone, one.party, one.represents)
                for one in first.petitioners.filter(withdrawn_on__isnull=True).order_by("number")
            ),
            against=Against(
                first.against, typed["against_paper"], typed["against_on"], typed["known_on"],
                first.demand,
            ),
        )  # fmt: skip
        opened = petitions.open_second(first=first, new=new, by=request.actor, at=now())
        target[1] = opened.petition.code

    return pages.ask(
        request, "petitions/plain", form=form, act=act, said=_("Đã vào sổ khiếu nại lần hai."),
        to=target, petition=first,
        sections=sections.of(first, request.path), heading=_("Vào sổ khiếu nại lần hai"),
        meaning=_(
            "Đơn lần hai là một đơn riêng, nhớ đơn lần đầu. Người đứng đơn được lấy từ đơn lần đầu."
        ),
    )  # fmt: skip
