"""A petition is entered: a clerk who does not know the law is led by questions, then copies the
paper; the receipt is the answer."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from hoiam.core import calendar, codes
from hoiam.core.actor import Role
from hoiam.core.clocks.table import MATTERS
from hoiam.core.refusals import Invalid, WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions import queries
from hoiam.petitions.actions import Registered, Sorted
from hoiam.petitions.actions.sorting import check_sorting
from hoiam.petitions.entry import NewPetition
from hoiam.petitions.models import Petition
from hoiam.reception import actions as reception
from hoiam.reception import queries as visits
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices import queries as voices
from hoiam.voices.actions import PrintedReceipt
from hoiam.voices.models import Receipt
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import intake, menu, pages, slips
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import asking, forms, words
from hoiam.web.office.petitions.asking import Asking

ENTER = "enter"  # the button that saves; any other only leads on


@dataclass(frozen=True, slots=True)
class Around:
    """Where the page stands: the desks, the walk, what the form chooses from."""

    desks: list[Unit]
    asking: Asking
    options: Values


@sensitive_post_parameters()
@office(*menu.WRITERS)
def new(request: OfficeRequest) -> HttpResponse:
    """Questions first, then the paper. Nothing is kept until the last button, and of a denunciation
    nothing at all. Sending the page again gives the same line and the same receipt."""
    around = _around(request)
    if request.method != "POST":
        return _shown(request, around, forms.Entering(initial=_likely(request), **around.options))
    sent = request.POST.copy()
    if around.asking.is_denunciation:
        return _shown(request, around, forms.Entering(initial=_likely(request), **around.options))
    form = forms.Entering(sent, **around.options)
    try:
        intake.keep_files(request, sent)
        if ENTER not in request.POST or around.asking.finding is None:
            return _shown(request, around, _as_typed(sent, around))
        if not form.is_valid():
            return _shown(request, around, form, status=422)
        return receipt(request, _entered(request, form, around.asking))
    except (Invalid, WrongState) as error:
        refused = pages.refused(form, error)
        return _shown(request, around, form, status=error.status, refused=refused)


def _around(request: OfficeRequest) -> Around:
    day = _today()
    desks = queries.units_for(request.actor, day)
    chosen = next((one for one in desks if one.code == request.POST.get("desk")), None)
    walk = asking.read(request.POST, desk=chosen or next(iter(desks), None), on=day)
    communes, fields = list(units.communes(day)), list(units.fields())
    return Around(desks, walk, {"desks": desks, "communes": communes, "fields": fields})


def _today() -> date:
    return calendar.day_of(now())


def _likely(request: OfficeRequest) -> Values:
    """What is most often true stands there already."""
    desks = queries.units_for(request.actor, _today())
    area = desks[0].area if desks else None
    return {
        "key": secrets.token_urlsafe(24),
        "visit": request.GET.get("luot", "")[:40],
        "received_on": _today(),
        "commune": area.code if area is not None and area.parent_id else "",
        "language": "tiếng Việt",
    }


def _as_typed(sent: Any, around: Around) -> forms.Entering:
    """The same page one question on: what was typed stays, what the answers tell is filled in the
    first time that the paper is asked for."""
    typed = sent.dict()
    if around.asking.finding is not None:
        told = asking.likely(around.asking)
        first_time = not typed.get("told")
        typed |= {n: v for n, v in told.items() if first_time or n in asking.FOUND}
    return forms.Entering(initial=typed, **around.options)


def _shown(
    request: OfficeRequest, around: Around, form: forms.Entering, *, status: int = 200,
    refused: Values | None = None,
) -> HttpResponse:  # fmt: skip
    area = around.desks[0].area if around.desks else None
    found = around.asking.finding
    return pages.show(
        request, "petitions/new", way=words.found(found) if found else "",
        kind=_(MATTERS[found.kind]) if found and found.kind else "", status=status, form=form, refused=refused, walk=around.asking,
        hamlets=units.hamlets_in(area, _today()) if area is not None else (),
        files=intake.kept_files(form["draft"].value() or ""), has_desk=bool(around.desks),
        visit=form["visit"].value() or "",
    )  # fmt: skip


def _entered(request: OfficeRequest, form: forms.Entering, walk: Asking) -> Registered:
    typed = form.cleaned_data
    new_one = form.new(
        first=numbered(request, typed["first"], form.unit, "first"),
        same=numbered(request, typed["same"], form.unit, "same"),
    )
    chosen = Sorted(walk.answers, typed["chosen"], typed["override_why"])
    check_sorting(new=new_one, by_answers=chosen)
    done = _registered(request, form, new_one)
    if not done.repeated:
        petitions.sort(petition=done.petition, by_answers=chosen, by=request.actor, at=now())
    return done


def _registered(request: OfficeRequest, form: forms.Entering, new_one: NewPetition) -> Registered:
    typed, by, at = form.cleaned_data, request.actor, now()
    repeated = queries.with_key(new_one.key) is not None
    draft = None
    if typed["draft"] and not repeated:
        draft = voices.draft(typed["draft"], at=machine_now())
    reserved = None if repeated else _reserved(request, typed["reserved"])
    if typed["visit"]:
        visit = visits.by_code(by, typed["visit"])
        return reception.take_petition(
            visit=visit, new=new_one, by=by, at=at, draft=draft, reserved=reserved
        )
    if new_one.first_instance is not None:
        return petitions.open_second(
            first=new_one.first_instance, new=new_one, by=by, at=at, draft=draft, reserved=reserved
        )
    return petitions.register(new=new_one, by=by, at=at, draft=draft, reserved=reserved)


def numbered(request: OfficeRequest, typed: str, unit: Unit, field: str) -> Petition | None:
    """The petition that somebody names by its number in the register, or by its receipt; only one
    that they may see is found."""
    if not typed.strip():
        return None
    found = queries.named(request.actor, typed.strip(), body=queries.body_of(unit, _today()))
    if found is None:
        raise Invalid("petitions.number-unknown", field=field, number=typed.strip())
    return found


def _reserved(request: OfficeRequest, typed: str) -> Receipt | None:
    """The number printed on the sheet that is being typed, if there is one."""
    if not typed.strip():
        return None
    reference = codes.parse_reference(typed, default_prefix=slips.prefix())
    found = voices.reserved(reference, desk_codes=request.actor.units(Role.CLERK))
    if found is None:
        raise Invalid("voices.receipt-unknown", field="reserved", reference=reference)
    return found


@sensitive_variables()
def receipt(request: OfficeRequest, done: Registered) -> HttpResponse:
    """What the sender takes home: the number in the register, the code, by when who does what."""
    petition = queries.by_code(request.actor, done.petition.code)
    clocks = queries.open_clocks(petition)
    return pages.show(
        request, "petitions/receipt", petition=petition, address=slips.address(),
        slip=slips.slip(PrintedReceipt(done.reference, done.tracking_code)),
        clock=next(iter(clocks), None), sorting=petition.sortings.order_by("id").last(),
    )  # fmt: skip
