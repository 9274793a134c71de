"""A clerk types for somebody: under a minute, by keyboard, whatever the channel was."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hoiam.cases import actions as cases
from hoiam.cases import alike, queries
from hoiam.cases.actions import Received
from hoiam.core import calendar, codes
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.voices import actions as voices
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import DraftFile, Receipt, VoiceKind
from hoiam.voices.told import Reach, Told
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import menu, pages, slips
from hoiam.web.office.intake_forms import Intake
from hoiam.web.office.pages import Values

LAWFUL_WAYS = {"khieu-nai": "complaint", "to-cao": "denunciation"}


@dataclass(frozen=True, slots=True)
class Around:
    """What the form shows beside itself: places, fields, files kept, matters alike."""

    desks: Sequence[Unit]
    communes: Sequence[Unit]
    fields: Sequence[Field]


def around_desk(request: OfficeRequest) -> Around:
    day = calendar.day_of(now())
    codes_here = request.actor.units(*menu.WRITERS)
    desks = units.as_of(day).filter(code__in=codes_here).select_related("area").order_by("folded")
    return Around(list(desks), list(units.communes(day)), list(units.fields()))


@sensitive_post_parameters()
@office(*menu.WRITERS)
def intake(request: OfficeRequest) -> HttpResponse:
    """The receipt is the answer to the request itself: its secret code is kept nowhere and must
    not travel in an address; sending the page again gives the same receipt."""
    around = around_desk(request)
    if request.method != "POST":
        return _shown(request, around, _empty(around))
    sent = request.POST.copy()
    options: Values = {"desks": around.desks, "communes": around.communes, "fields": around.fields}
    form = Intake(sent, **options)
    try:
        keep_files(request, sent)
        if {"look", "remove"} & set(request.POST):
            return _shown(request, around, Intake(initial=sent.dict(), **options))
        if not form.is_valid():
            return _shown(request, around, form, status=422)
        return slips.receipt(request, _received(request, form))
    except (Invalid, WrongState) as error:
        return _shown(
            request, around, form, status=error.status, refused=pages.refused(form, error)
        )


def _empty(around: Around) -> Intake:
    """The desk's own commune and today's most likely choices stand there already."""
    own = next((desk.area for desk in around.desks if desk.area is not None), None)
    return Intake(
        initial={"key": secrets.token_urlsafe(24), "commune": own.code if own else ""},
        desks=around.desks,
        communes=around.communes,
        fields=around.fields,
    )


def _shown(
    request: OfficeRequest, around: Around, form: Intake, *, status: int = 200, **more: Any
) -> HttpResponse:
    value = {
        name: form[name].value() or "" for name in ("text", "commune", "field", "draft", "same")
    }
    commune = next((one for one in around.communes if one.code == value["commune"]), None)
    return pages.show(
        request,
        "intake",
        status=status,
        form=form,
        hamlets=units.hamlets_in(commune, calendar.day_of(now())) if commune else (),
        alike=_alike(request, value, commune),
        proposed=units.fields_for(value["text"]) if value["text"] else (),
        same=value["same"],
        files=kept_files(value["draft"]),
        **more,
    )


def _alike(
    request: OfficeRequest, value: dict[str, str], commune: Unit | None
) -> list[alike.Alike]:
    if commune is None or not value["text"].strip():
        return []
    return alike.alike(request.actor, text=value["text"], area=commune)


def kept_files(token: str) -> list[DraftFile]:
    """Files that an earlier try of this form has brought already."""
    if not token:
        return []
    try:
        return list(voice_queries.draft(token, at=machine_now()).files.order_by("id"))
    except NotFound:
        return []


def keep_files(request: OfficeRequest, sent: Any) -> None:
    """Files are put aside first: no mistake elsewhere in the form may cost them."""
    by, at = request.actor, machine_now()
    if request.POST.get("remove"):
        voices.detach(token=sent.get("draft", ""), code=request.POST["remove"], by=by, at=at)
    for file in request.FILES.getlist("files"):
        if not sent.get("draft"):
            kind = sent.get("kind") or VoiceKind.FEEDBACK
            sent["draft"] = voices.start_draft(kind=kind, by=by, at=at)
        voices.attach(token=sent["draft"], file=file, by=by, at=at)


def _received(request: OfficeRequest, form: Intake) -> Received:
    typed, by, at = form.cleaned_data, request.actor, now()
    told = told_of(form)
    repeated = voice_queries.with_key(told.key) is not None
    kept = typed["draft"] and not repeated
    draft = voice_queries.draft(typed["draft"], at=machine_now()) if kept else None
    reserved = None if repeated else _reserved(request, typed)
    if typed["same"]:
        case = queries.by_code(by, typed["same"])
        return cases.me_too(case=case, told=told, by=by, at=at, draft=draft, reserved=reserved)
    return cases.receive(told=told, by=by, at=at, draft=draft, reserved=reserved)


def told_of(form: Intake) -> Told:
    typed: Values = form.cleaned_data
    return Told(
        key=typed["key"],
        channel=typed["channel"],
        kind=typed["kind"],
        field=units.field(typed["field"]),
        area=units.by_code(typed["commune"]),
        text=typed["text"],
        place=", ".join(filter(None, (typed["hamlet"].strip(), typed["place"].strip()))),
        reach=Reach(*(typed[name] for name in ("name", "phone", "email", "address", "paper"))),
        desk=units.by_code(typed["desk"]),
        spoken_at=form.spoken_at(),
    )


def _reserved(request: OfficeRequest, typed: Values) -> Receipt | None:
    """The number printed on the sheet that is being typed, if there is one."""
    if not typed["reserved"].strip():
        return None
    reference = codes.parse_reference(typed["reserved"], default_prefix=slips.prefix())
    found = voice_queries.reserved(reference, desk_codes=request.actor.units(Role.CLERK))
    if found is None:
        raise Invalid("voices.receipt-unknown", field="reserved", reference=reference)
    return found


@office(*menu.WRITERS)
def lawful_way(request: OfficeRequest, kind: str) -> HttpResponse:
    """A complaint or a denunciation is not typed here: the law's own way, on a page without a
    place to write."""
    if kind not in LAWFUL_WAYS:
        raise NotFound("base.not-found")
    titles = {"khieu-nai": _("Khiếu nại có đường riêng"), "to-cao": _("Tố cáo có đường riêng")}
    return pages.show(request, "lawful_way", kind=LAWFUL_WAYS[kind], heading=titles[kind])
