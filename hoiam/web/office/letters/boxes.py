"""Letter boxes: where they hang, each opening with its witnesses, each letter with its way."""

import secrets
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoiam.base import ocr
from hoiam.core import calendar
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.reception import actions, boxes, policies
from hoiam.reception.actions import Count
from hoiam.reception.models import Opening
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices import queries as voices
from hoiam.web import refusals, tables
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import exports, intake, menu, pages, paging, slips
from hoiam.web.office.letters import files, forms
from hoiam.web.office.pages import Values

WRITERS = policies.WRITERS


def keeping_units(request: OfficeRequest) -> list[Unit]:
    """Units whose boxes and telephone this officer keeps."""
    day = calendar.day_of(now())
    rows = units.as_of(day).filter(code__in=request.actor.units(*WRITERS), outside=False)
    return list(rows.exclude(area__isnull=True).select_related("area").order_by("folded"))


@office(*menu.WORKERS)
def index(request: OfficeRequest) -> HttpResponseBase:
    """Every box with the day by which it has to be opened; a form to hang another one."""
    keeps = keeping_units(request)
    form = pages.bound(
        request, forms.Hang, units=keeps, initial={"valid_from": calendar.day_of(now())}
    )

    def act(typed: Values) -> None:
        actions.hang_box(
            unit=units.by_code(typed["unit"]), place=typed["place"], by=request.actor, at=now(),
            opened_each=typed["opened_each"], valid_from=typed["valid_from"],
        )  # fmt: skip

    hung = boxes.hung(request.actor, calendar.day_of(now()))
    if tables.asked(request):
        return exports.given(request, files.boxes(hung), "Hòm thư")
    return pages.ask(
        request, "letters/boxes", form=form, act=act, said=_("Đã ghi hòm thư."),
        to=("office:boxes",), hung=hung, keeps=keeps,
    )  # fmt: skip


@office(*menu.WORKERS)
def box(request: OfficeRequest, code: str) -> HttpResponseBase:
    """Its openings, the newest first."""
    found = boxes.by_code(request.actor, code)
    rows = found.openings.all()
    if tables.asked(request):
        return exports.given(request, files.openings(rows), "Lần mở hòm thư")
    page = paging.by_newest(request, rows)
    told = [(one, boxes.account_of(one)) for one in page.rows]
    form = pages.bound(request, forms.TakeDown)

    def act(typed: Values) -> None:
        actions.take_down_box(box=found, day=typed["day"], by=request.actor, at=now())

    return pages.ask(
        request, "letters/box", form=form, act=act, said=_("Đã ghi thôi dùng."),
        to=("office:box", code), box=found, page=page, rows=told, keeps=_keeps(request, found.unit),
    )  # fmt: skip


@office(*WRITERS)
def open_box(request: OfficeRequest, code: str) -> HttpResponse:
    """The minutes: day, who opened, who watched, how many letters, how many set aside."""
    found = boxes.by_code(request.actor, code)
    pages.check_open("reception.keep_box", found.unit, request=request)
    start = {"key": secrets.token_urlsafe(24), "opened_on": calendar.day_of(now())}
    form = pages.bound(request, forms.Open, initial=start)
    made: list[Opening] = []

    def act(typed: Values) -> None:
        opening = actions.open_box(
            box=found, key=typed["key"], opened_on=typed["opened_on"], openers=typed["openers"],
            witnesses=typed["witnesses"], count=_count(typed), by=request.actor, at=now(),
        )  # fmt: skip
        made.append(opening)

    answer = pages.ask(
        request, "letters/open", form=form, act=act, said=_("Đã ghi lần mở hòm thư."),
        to=("office:box", code), box=found,
    )  # fmt: skip
    if made:
        answer["Location"] = reverse("office:opening", args=[made[0].code])
    return answer


@office(*menu.WORKERS)
def opening(request: OfficeRequest, code: str) -> HttpResponse:
    """What came of each letter, what is left, and the next one to be sorted."""
    return _shown(request, boxes.opening(request.actor, code))


def _shown(
    request: OfficeRequest, found: Opening, *, status: int = 200, **more: Any
) -> HttpResponse:
    account = boxes.account_of(found)
    number = found.letters - found.aside - account.left + 1
    more.setdefault("put_by", forms.PutBy(initial={"number": number}))
    more.setdefault("recount", forms.Recount(initial=_counted(found)))
    return pages.show(
        request, "letters/opening", status=status, opening=found, account=account,
        sheets=boxes.sheets_of(found), keeps=_keeps(request, found.box.unit),
        number=number, **more,
    )  # fmt: skip


@sensitive_post_parameters()
@office(*WRITERS)
def letter(request: OfficeRequest, code: str) -> HttpResponse:
    """Type or scan one letter; its receipt is kept with the sheet, for whoever asks later."""
    found = boxes.opening(request.actor, code)
    pages.check_open("reception.keep_box", found.box.unit, request=request)
    around = intake.around_desk(request)
    options: Values = {"desks": around.desks, "communes": around.communes, "fields": around.fields}
    place = found.box.unit.area
    if request.method != "POST":
        start = {
            "key": secrets.token_urlsafe(24),
            "commune": place.code if place else "",
            "desk": found.box.unit.code,
        }
        return _letter(request, found, forms.Letter(initial=start, **options))
    sent = request.POST.copy()
    form = forms.Letter(sent, **options)
    try:
        intake.keep_files(request, sent)
        if "read" in request.POST:
            sent["text"] = _read(str(sent.get("text", "")), str(sent.get("draft", "")))
        if {"remove", "read"} & set(request.POST):
            return _letter(request, found, forms.Letter(initial=sent.dict(), **options))
        if not form.is_valid():
            return _letter(request, found, form, status=422)
        typed = form.cleaned_data
        fresh = typed["draft"] and voices.with_key(typed["key"]) is None
        done = actions.take_letter(
            opening=found, told=intake.told_of(form), same=typed["same"], by=request.actor, at=now(),
            draft=voices.draft(typed["draft"], at=machine_now()) if fresh else None,
        )  # fmt: skip
    except (Invalid, WrongState) as error:
        refused = pages.refused(form, error)
        return _letter(request, found, form, status=error.status, refused=refused)
    if done.received is None:
        return pages.done(request, _("Đã ghi thư."), "office:opening", code)
    return slips.receipt(request, done.received)


def _read(typed: str, draft: str) -> str:
    """What was typed, and below it what the machine reads on the pictures: a help, to be put
    right by who types."""
    pictures = (one.copy for one in intake.kept_files(draft) if one.copy)
    return "\n".join(filter(None, (typed.strip(), *map(ocr.words_in, pictures))))


def _letter(
    request: OfficeRequest, found: Opening, form: forms.Letter, *, status: int = 200, **more: Any
) -> HttpResponse:
    place = found.box.unit.area
    day = calendar.day_of(now())
    account = boxes.account_of(found)
    return pages.show(
        request, "letters/letter", status=status, form=form, opening=found,
        number=found.letters - found.aside - account.left + 1,
        hamlets=units.hamlets_in(place, day) if place else (),
        files=intake.kept_files(form["draft"].value() or ""), reads=ocr.available(), **more,
    )  # fmt: skip


@require_POST
@office(*WRITERS)
def put_by(request: OfficeRequest, code: str) -> HttpResponse:
    """A letter whose words are not taken."""
    found = boxes.opening(request.actor, code)
    form = forms.PutBy(request.POST)
    if not form.is_valid():
        return _shown(request, found, status=422, put_by=form, form=form)
    typed = form.cleaned_data

    def act() -> None:
        actions.put_letter_by(
            opening=found,
            number=typed["number"],
            found=typed["found"],
            note=typed["note"],
            by=request.actor,
            at=now(),
        )

    return _done(request, found, act, _("Đã ghi thư."), put_by=form)


@require_POST
@office(*WRITERS)
def recount(request: OfficeRequest, code: str) -> HttpResponse:
    """The minutes were read wrongly."""
    found = boxes.opening(request.actor, code)
    form = forms.Recount(request.POST)
    if not form.is_valid():
        return _shown(request, found, status=422, recount=form, form=form)
    typed = form.cleaned_data

    def act() -> None:
        actions.recount_letters(
            opening=found, count=_count(typed), reason=typed["reason"], by=request.actor, at=now()
        )

    return _done(request, found, act, _("Đã đính chính số thư."), recount=form)


@require_POST
@office(*WRITERS)
def close(request: OfficeRequest, code: str) -> HttpResponse:
    """Every letter is accounted for."""
    found = boxes.opening(request.actor, code)

    def act() -> None:
        actions.close_opening(opening=found, by=request.actor, at=now())

    return _done(request, found, act, _("Đã khép lần mở hòm thư."))


def _done(
    request: OfficeRequest, found: Opening, act: Any, said: str, **shown: Any
) -> HttpResponse:
    """Do it and go back to the opening; a refusal stands on its page with everything typed."""
    outcome = refusals.tried(act)
    if isinstance(outcome, (Invalid, WrongState)):
        form = next(iter(shown.values()), forms.PutBy())
        refused = pages.refused(form, outcome)
        return _shown(request, found, status=outcome.status, refused=refused, **shown)
    if isinstance(outcome, Refusal):
        raise outcome
    return pages.done(request, said, "office:opening", found.code)


def _keeps(request: OfficeRequest, unit: Unit) -> bool:
    refusal = refusals.tried(lambda: policies.check_can_keep_box(unit, request.actor))
    return not isinstance(refusal, Refusal) and request.actor.holds_anywhere(*WRITERS)


def _count(typed: Values) -> Count:
    return Count(typed["letters"], typed["aside"], typed["aside_paper"], typed["aside_to"])


def _counted(found: Opening) -> Values:
    return {name: getattr(found, name) for name in ("letters", "aside", "aside_paper", "aside_to")}
