"""Who settles a denunciation, who verifies it, what they declare, and what nobody holds any more."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.denunciations import actions, queries
from hoiam.denunciations.models import DenunciationFile
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.denunciations import forms
from hoiam.web.office.pages import Values

FORM = "denunciations/form"


def opened(request: OfficeRequest, code: str, step: str, *more: object) -> DenunciationFile:
    """The file, if its form for this step may be shown."""
    file = queries.by_code(request.actor, code)
    pages.check_open(f"denunciations.{step}", file, *more, request=request)
    return file


@office(*menu.WORKERS)
def declare(request: OfficeRequest, code: str) -> HttpResponse:
    """Free, or with an interest: then the file closes and the page is gone."""
    file = opened(request, code, "declare")
    form = pages.bound(request, forms.Declaration)
    is_free = request.POST.get("says") == "free"

    def act(typed: Values) -> None:
        said = actions.declare_free if typed["says"] == "free" else actions.declare_conflict
        said(file=file, by=request.actor, at=now())

    to = ("office:denunciation", code) if is_free else ("office:denunciations",)
    said = _("Đã ghi lời khai.") if is_free else _("Đã ghi. Hồ sơ đã đóng với ông/bà.")
    return pages.ask(
        request, FORM, form=form, act=act, said=said, to=to, file=file,
        heading=_("Khai về xung đột lợi ích"), declares=True,
    )  # fmt: skip


@office(*menu.WORKERS)
def head(request: OfficeRequest, code: str) -> HttpResponse:
    """Who settles it."""
    file = opened(request, code, "name_head")
    held = queries.heads_for(file.unit, calendar.day_of(now()), file=file)
    form = pages.bound(request, forms.Person, held=held)

    def act(typed: Values) -> None:
        officer = queries.officer_by_code(typed["officer"])
        actions.name_head(file=file, officer=officer, by=request.actor, at=now())

    return pages.ask(
        request, FORM, form=form, act=act, said=_("Đã giao. Người được giao khai trước khi mở hồ sơ."),
        to=("office:denunciation", code), file=file, heading=_("Giao người giải quyết"), heads=True,
    )  # fmt: skip


@office(*menu.WORKERS)
def handler(request: OfficeRequest, code: str) -> HttpResponse:
    """Who verifies it."""
    file = opened(request, code, "name")
    held = queries.handlers_for(file, calendar.day_of(now()))
    form = pages.bound(request, forms.Person, held=held)

    def act(typed: Values) -> None:
        officer = queries.officer_by_code(typed["officer"])
        actions.name_handler(file=file, officer=officer, by=request.actor, at=now())

    return pages.ask(
        request, FORM, form=form, act=act, said=_("Đã giao. Người được giao khai trước khi mở hồ sơ."),
        to=("office:denunciation", code), file=file, heading=_("Giao người xác minh"),
    )  # fmt: skip


@office(*menu.WORKERS)
def relieve(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    """From now on there is no file for that officer."""
    file = queries.by_code(request.actor, code)
    member = queries.member_by_number(file, number)
    pages.check_open("denunciations.relieve", file, member, request=request)
    form = pages.bound(request, forms.Nothing)

    def act(_typed: Values) -> None:
        actions.relieve(file=file, member=member, by=request.actor, at=now())

    return pages.ask(
        request, FORM, form=form, act=act, said=_("Đã cho thôi."), to=("office:denunciation", code),
        file=file, heading=_("Cho thôi: {name}").format(name=member.officer.name), relieves=True,
    )  # fmt: skip


@office(*menu.WORKERS)
def adopt(request: OfficeRequest, code: str) -> HttpResponse:
    """Nobody holds it any more: who stands above says who settles it, and opens nothing."""
    day = calendar.day_of(now())
    file = queries.left_alone_by_code(request.actor, code, day)
    form = pages.bound(request, forms.Person, held=queries.heads_anew(file, day, by=request.actor))

    def act(typed: Values) -> None:
        officer = queries.officer_by_code(typed["officer"])
        actions.adopt(file=file, officer=officer, by=request.actor, at=now())

    return pages.ask(
        request, FORM, form=form, act=act, said=_("Đã giao lại."), to=("office:denunciations",),
        heading=_("Giao hồ sơ không còn ai làm"), alone=file,
    )  # fmt: skip
