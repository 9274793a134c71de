"""A visit typed in under a minute, by keyboard: one page, and its receipt is the answer."""

import secrets

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import calendar, codes
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, WrongState
from hoiam.reception import actions as reception
from hoiam.reception import queries
from hoiam.reception.actions import Registered
from hoiam.reception.models import Handling, Mode, VisitKind
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices import queries as voices
from hoiam.voices.actions import PrintedReceipt
from hoiam.voices.models import Receipt
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages, slips
from hoiam.web.office.pages import Values
from hoiam.web.office.reception import forms


def around(request: OfficeRequest) -> Values:
    """What the form chooses from: the officer's desks, bodies of the place, today's sessions."""
    day = calendar.day_of(now())
    desks = queries.desks_of(request.actor, day)
    bodies = queries.bodies_at(desks, day)
    return {
        "desks": desks,
        "bodies": bodies,
        "communes": list(units.communes(day)),
        "fields": list(units.fields()),
        "sessions": queries.sessions_of(bodies, day),
    }


@sensitive_post_parameters()
@office(*menu.WRITERS)
def new(request: OfficeRequest) -> HttpResponse:
    """The receipt answers the request itself: its secret code is kept nowhere and must not travel
    in an address; sending the page again gives the same line and the same receipt."""
    options = around(request)
    if request.method != "POST":
        return _shown(
            request, options, forms.Visiting(initial=_likely(request, options), **options)
        )
    form = forms.Visiting(request.POST, **options)
    if not form.is_valid():
        return _shown(request, options, form, status=422)
    try:
        done = _registered(request, form)
    except (Invalid, WrongState) as error:
        refused = pages.refused(form, error)
        return _shown(request, options, form, status=error.status, refused=refused)
    return receipt(request, done)


def _likely(request: OfficeRequest, options: Values) -> Values:
    """What is most often true stands there already."""
    desks: list[Unit] = options["desks"]
    sessions = options["sessions"]
    area = desks[0].area if desks else None
    return {
        "key": secrets.token_urlsafe(24),
        "turn": request.GET.get("luot", "")[:12],
        "kind": VisitKind.FEEDBACK,
        "handling": Handling.TAKEN,
        "by": f"{Mode.HEAD}:{sessions[0].code}" if sessions else Mode.REGULAR,
        "commune": area.code if area is not None and area.parent_id else "",
    }


def _shown(
    request: OfficeRequest, options: Values, form: forms.Visiting, *, status: int = 200,
    refused: Values | None = None,
) -> HttpResponse:  # fmt: skip
    desks: list[Unit] = options["desks"]
    area = desks[0].area if desks else None
    hamlets = units.hamlets_in(area, calendar.day_of(now())) if area is not None else ()
    return pages.show(
        request, "reception/new", status=status, form=form, refused=refused, hamlets=hamlets,
        has_desk=bool(desks), has_session=bool(options["sessions"]),
    )  # fmt: skip


def _registered(request: OfficeRequest, form: forms.Visiting) -> Registered:
    new_visit = form.new()
    known = queries.with_key(new_visit.key)
    reserved = None if known else _reserved(request, form.cleaned_data["reserved"])
    return reception.record_visit(new=new_visit, reserved=reserved, by=request.actor, at=now())


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
    """What the person takes home: the line of the register, and the code where a case was opened."""
    accepted = done.received.accepted if done.received else None
    slip = (
        slips.slip(PrintedReceipt(accepted.reference, accepted.tracking_code)) if accepted else None
    )
    case = done.received.case if done.received else None
    return pages.show(
        request, "reception/receipt", visit=done.visit, slip=slip, case=case,
        why=done.received.why if done.received else "", address=slips.address(),
        duty=_answer(case.code) if case else None,
    )  # fmt: skip


def _answer(code: str) -> Commitment | None:
    """The duty to answer, with its date."""
    rows = commitments.about("case", code)
    return rows.filter(kind=CommitmentKind.ANSWER, state=CommitmentState.OPEN).last()
