"""Assigning: one hamlet, all of a commune on one page, or a pasted list with a verdict per row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import Invalid, Refusal
from hoiam.core.text import fold
from hoiam.outreach import actions as outreach
from hoiam.outreach import queries
from hoiam.outreach.actions import NewAssignment
from hoiam.outreach.models import Duty
from hoiam.outreach.queries import Here
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.outreach import forms, people
from hoiam.web.office.outreach.board import PLACE, place_of
from hoiam.web.office.pages import Values

MOST_ROWS = 300


@office(*menu.READERS)
def assign(request: OfficeRequest, code: str) -> HttpResponse:
    """Somebody at one hamlet from a day on."""
    today = calendar.day_of(now())
    hamlet = queries.hamlet_by_code(request.actor, code, today)
    pages.check_open("outreach.keep", hamlet, request=request)
    lines = people.known(hamlet.parent or hamlet, today)
    form = pages.bound(request, forms.Assign, initial={"valid_from": today})

    def act(typed: Values) -> object:
        name, position = people.split(typed["person"])
        new = NewAssignment(
            hamlet=hamlet,
            duty=Duty(typed["duty"]),
            name=name,
            position=position,
            officer=people.officer_of(typed["person"], lines),
            team=typed["team"],
            paper=typed["paper"],
            phone=typed["phone"],
            email=typed["email"],
            valid_from=typed["valid_from"],
            valid_to=typed["valid_to"],
        )
        return outreach.assign(new=new, by=request.actor, at=now())

    return pages.ask(
        request,
        "outreach/assign",
        form=form,
        act=act,
        said=_("Đã ghi phân công."),
        to=("office:hamlet-work", hamlet.code),
        hamlet=hamlet,
        people=lines,
    )


@office(*menu.READERS)
def end(request: OfficeRequest, code: str) -> HttpResponse:
    """The period of one assignment ends."""
    today = calendar.day_of(now())
    row = queries.assignment_by_code(request.actor, code, today)
    hamlet = row.hamlet
    pages.check_open("outreach.keep", hamlet, request=request)
    form = pages.bound(request, forms.Ending, initial={"valid_to": today})
    return pages.ask(
        request,
        "outreach/end_assignment",
        form=form,
        act=lambda typed: outreach.end_assignment(
            assignment=row, valid_to=typed["valid_to"], why=typed["why"], by=request.actor, at=now()
        ),
        said=_("Đã ghi thôi phân công."),
        to=("office:hamlet-work", hamlet.code),
        hamlet=hamlet,
        row=row,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a pasted list with its verdict."""

    text: str
    hamlet: Unit | None
    name: str
    position: str
    phone: str
    why: str = ""  # empty: it will be written


@dataclass(frozen=True, slots=True)
class Row:
    """One hamlet of the table, with what stands there and what was typed."""

    here: Here
    field: str
    typed: str


@office(*menu.READERS)
def assign_all(request: OfficeRequest) -> HttpResponse:
    """One table of all hamlets; only what was changed is written. A pasted list is judged line
    by line first, and written as it was shown or not at all."""
    today = calendar.day_of(now())
    place = place_of(request, today)
    if place.commune is None:
        return pages.show(request, "outreach/assign_all", place=place)
    pages.check_open("outreach.keep", place.commune, request=request)
    lines = people.known(place.commune, today)
    here = queries.here_on(place.hamlets, today)
    form = pages.bound(request, forms.AssignAll, initial={"valid_from": today})
    context: Values = {"place": place, "people": lines, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _shown(request, here, context, status=status)
    typed = form.cleaned_data
    judged = judge(typed["rows"], place.hamlets)
    if judged and "apply" not in request.POST:
        return _shown(request, here, context | {"judged": judged})
    try:
        if any(line.why for line in judged):
            raise Invalid("outreach.words-needed", field="rows")
        count = _write(request, here, typed, judged, lines)
    except Refusal as error:
        context |= {"refused": pages.refused(form, error), "judged": judged}
        return _shown(request, here, context, status=error.status)
    said = _("Đã ghi %(count)s phân công.") % {"count": count}
    response = pages.done(request, said, "office:hamlets-work")
    response["Location"] += f"?{PLACE}={place.commune.code}"
    return response


def _shown(
    request: OfficeRequest, here: Iterable[Here], context: Values, *, status: int = 200
) -> HttpResponse:
    rows = [
        Row(one, field, request.POST.get(field, line_of(one)))
        for one in here
        for field in (f"t-{one.hamlet.code}",)
    ]
    return pages.show(request, "outreach/assign_all", status=status, rows=rows, **context)


def line_of(here: Here) -> str:
    """Who is in charge, as it stands in the table."""
    contact = here.contact
    if contact is None or here.is_inherited:
        return ""
    return f"{contact.name}, {contact.position}" if contact.position else contact.name


@transaction.atomic
def _write(
    request: OfficeRequest,
    here: Iterable[Here],
    typed: Values,
    judged: Sequence[Line],
    lines: dict[str, str],
) -> int:
    wanted = [
        NewAssignment(
            hamlet=line.hamlet, duty=Duty.LEAD, name=line.name, position=line.position,
            phone=line.phone, officer=people.officer_of(f"{line.name}, {line.position}", lines),
            paper=typed["paper"], valid_from=typed["valid_from"],
        )
        for line in judged
        if line.hamlet is not None
    ]  # fmt: skip
    for one in here if not judged else ():
        said = request.POST.get(f"t-{one.hamlet.code}", "").strip()
        if said and said != line_of(one):
            wanted.append(_picked(one.hamlet, said, typed, lines))
    for new in wanted:
        outreach.assign(new=new, by=request.actor, at=now())
    return len(wanted)


def _picked(hamlet: Unit, said: str, typed: Values, lines: dict[str, str]) -> NewAssignment:
    name, position = people.split(said)
    return NewAssignment(
        hamlet=hamlet, duty=Duty.LEAD, name=name, position=position,
        officer=people.officer_of(said, lines), paper=typed["paper"],
        valid_from=typed["valid_from"],
    )  # fmt: skip


def judge(text: str, hamlets: Sequence[Unit]) -> list[Line]:
    """A verdict for each pasted line: the hamlet by its name, each named once."""
    by_name: dict[str, list[Unit]] = {}
    for one in hamlets:
        by_name.setdefault(fold(one.name), []).append(one)
        if fold(one.short_name) != fold(one.name):
            by_name.setdefault(fold(one.short_name), []).append(one)
    found, seen = [], set()
    for raw in [line for line in text.splitlines() if line.strip()][:MOST_ROWS]:
        cells = [cell.strip() for cell in raw.replace("\t", ";").split(";")]
        name, person, position, phone = (*cells, "", "", "", "")[:4]
        known = by_name.get(fold(name), [])
        why = ""
        if len(known) != 1:
            why = _("không có thôn này") if not known else _("có hơn một thôn mang tên này")
        elif known[0].pk in seen:
            why = _("thôn này đã có ở dòng trên")
        elif not person:
            why = _("thiếu họ tên")
        hamlet = known[0] if len(known) == 1 else None
        if hamlet is not None:
            seen.add(hamlet.pk)
        found.append(Line(raw, hamlet, person, position, phone, why))
    return found
