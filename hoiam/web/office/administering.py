"""Sessions of administration: asked for with a reason, listed for those who watch them, ended."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.accounts import actions, policies, queries
from hoiam.accounts.actions import SPAN
from hoiam.web import access, tables
from hoiam.web.access import NeedsAdministration, OfficeRequest, machine_now, now, office
from hoiam.web.office import exports, forms, menu, pages, paging
from hoiam.web.office.pages import Values

HIDDEN = ("csrfmiddlewaretoken", access.REASON, access.WANTED)
ALL = "__ALL__"  # what Django's mark of sensitive fields says for all of them


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed on the page that was wanted: sent on as soon as a reason is given."""

    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]  # the name of the field, and what had been chosen
    again: bool  # a password was typed: it stands on no page, and is typed anew


def ask_for_reason(request: HttpRequest, error: NeedsAdministration) -> HttpResponse:
    """At the address that was wanted, so that the answer goes on from there."""
    asked: OfficeRequest = request  # type: ignore[assignment]
    form = forms.Administration(request.POST if error.refused else None)
    sent = request.method == "POST" and access.WANTED not in request.POST
    response = pages.show(
        asked, "administration_needed", status=403, form=form,
        kept=kept(request) if sent else None, wanted=access.WANTED, minutes=SPAN.seconds // 60,
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


def kept(request: HttpRequest) -> Kept:
    """Everything that was sent, but for what was marked as secret."""
    marked = getattr(request, "sensitive_post_parameters", ())
    names = [name for name in request.POST if name not in HIDDEN]
    secret = {name for name in names if marked == ALL or name in marked}
    return Kept(
        fields=tuple(_pairs(request, [name for name in names if name not in secret])),
        files=tuple((name, file.name or "") for name, file in _files(request)),
        again=any(request.POST[name] for name in secret),
    )


def _pairs(request: HttpRequest, names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        for value in request.POST.getlist(name):
            yield name, value


def _files(request: HttpRequest) -> Iterator[tuple[str, UploadedFile]]:
    for name in request.FILES:
        for file in request.FILES.getlist(name):
            yield name, file


@office()
def sessions(request: OfficeRequest) -> HttpResponseBase:
    """Who administered when and why. Whoever may administer opens a session here, or a new one
    before the last one ends."""
    if not request.may_administer:
        policies.check_can_read_sessions(request.actor)
    found = queries.sessions(request.actor)
    if tables.asked(request):
        return exports.given(request, exports.sessions_of(found), "Phiên quản trị")
    form = pages.bound(request, forms.Administration)

    def act(typed: Values) -> None:
        access.begin_administration(request, typed[access.REASON])

    return pages.ask(
        request, "administration", form=form, act=act, to=("office:officers",),
        said=_("Đã mở phiên quản trị."), page=paging.by_newest(request, found),
        opens=request.may_administer, reads_all=policies.reads_sessions(request.actor),
        machine=machine_now(), below=menu.administration(request), minutes=SPAN.seconds // 60,
    )  # fmt: skip


@require_POST
@office()
def end(request: OfficeRequest) -> HttpResponse:
    """The one of this browser, before its time."""
    if request.administration is not None:
        actions.end_administration(session=request.administration, by=request.actor, at=now())
    request.session.pop(access.ADMINISTRATION, None)
    return pages.done(request, _("Đã kết thúc phiên quản trị."), "office:my-work")
