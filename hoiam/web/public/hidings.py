"""The public register of hidings and corrections, each hiding at its own address, and the form by
which anybody asks that one be looked at again."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoiam.base import limits
from hoiam.cases import actions as cases
from hoiam.cases import hidings as offices
from hoiam.cases import queries as case_queries
from hoiam.core import pow as work
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, NotFound, Refusal
from hoiam.publication import queries as publication
from hoiam.publication.actions import Written
from hoiam.publication.openness import Hiding
from hoiam.voices import queries as voices
from hoiam.voices.models import Voice
from hoiam.web import refusals, tables
from hoiam.web.access import PublicRequest, machine_now, now, public
from hoiam.web.public import exports, forms, register
from hoiam.web.public.why import masked
from hoiam.web.tables import Column, Line, Table

# House rule. Whoever has worked for it, or not: a flood against one hiding stops there, and cannot
# keep anybody from appealing against it, since the first word has opened the appeal.
MOST_WORKED, MOST_PLAIN, MOST_PLAIN_EVERYWHERE = 60, 10, 100
WITHIN = timedelta(hours=1)
JSON_MOST = 500


@require_safe
@public
def index(request: PublicRequest) -> HttpResponseBase:
    """Every hiding, or every correction; counts that open to their list."""
    asked, today = register.asked_of(request.GET), day_of(now())
    if tables.asked(request):
        table = _hiding_table(asked, today) if asked.is_hidings else _correction_table(asked)
        return exports.sent(request, table, day=today)
    listed = register.listed(asked, request.GET, today)
    context = {
        "asked": asked,
        "rows": listed.rows,
        "newer": listed.newer,
        "older": listed.older,
        "counts": register.counts(asked),
        "by": _("Căn cứ") if asked.is_hidings else _("Loại"),
        "hidden": publication.hidings().count(),
        "corrected": publication.corrections().count(),
        "narrowed": asked.words,
        "json_url": asked.url("public:hidings-json"),
    }
    return render(request, "public/openness/register.html", context)


@require_safe
@public
def as_json(request: PublicRequest) -> JsonResponse:
    """The same for machines, page by page: `next` is the address of what is older."""
    asked, today = register.asked_of(request.GET), day_of(now())
    listed = register.listed(asked, request.GET, today, size=JSON_MOST, name="public:hidings-json")
    response = JsonResponse(
        {
            "items": [register.plain(row) for row in listed.rows],
            "next": settings.SITE_URL + listed.older if listed.older else None,
        }
    )
    response["Cache-Control"] = "public, max-age=60"
    return response


def _hiding_table(asked: register.Asked, today: date) -> Table:
    columns = (
        Column(_("Vụ việc"), 14), Column(_("Ẩn phần"), 16), Column(_("Đơn vị"), 30),
        Column(_("Ẩn ngày"), 12), Column(_("Căn cứ"), 40), Column(_("Điều khoản"), 40),
        Column(_("Lý do"), 50), Column(_("Hiện lại ngày"), 12), Column(_("Lý do hiện lại"), 40),
        Column(_("Số ngày ẩn"), 10), Column(_("Đề nghị xem lại"), 40), Column(_("Địa chỉ"), 40),
    )  # fmt: skip
    return Table("so-an", columns, _hiding_lines(asked, today))


def _hiding_lines(asked: register.Asked, today: date) -> Iterator[Line]:
    for chunk in tables.walk(register.hidings_of(asked), "-id"):
        for row in register.as_rows(chunk, today):
            yield (
                row.page, row.place.what, row.place.unit, day_of(row.place.at), row.place.ground,
                row.place.basis, row.place.reason, day_of(row.shown_at) if row.shown_at else None,
                row.shown_reason, row.days, row.appeal_words, settings.SITE_URL + row.place.url,
            )  # fmt: skip


def _correction_table(asked: register.Asked) -> Table:
    columns = (
        Column(_("Vụ việc"), 14), Column(_("Bản số"), 8), Column(_("Đơn vị"), 30),
        Column(_("Ngày"), 12), Column(_("Loại"), 30), Column(_("Lý do"), 50),
    )  # fmt: skip
    lines: Iterator[Line] = (
        (row.page, row.number, row.unit, day_of(row.at), row.cause, row.reason)
        for chunk in tables.walk(register.corrections_of(asked), "-id")
        for row in register.as_corrections(chunk)
    )
    return Table("so-dinh-chinh", columns, lines)


# ---- one hiding, and the appeal against it -----------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@public
def hiding(request: PublicRequest, code: str, hiding: str) -> HttpResponse:
    """What was hidden, by whom, on what ground, what became of it; and the form."""
    found = publication.hiding(hiding)
    if found.page.code != code:
        raise NotFound("base.not-found")
    form = forms.Appeal(
        request.POST if request.method == "POST" else None,
        initial={"once": secrets.token_urlsafe(24)},
    )
    if form.is_bound and form.is_valid():
        done = refusals.tried(lambda: _appeal(request, found, form))
        if not isinstance(done, Refusal):
            said = _("Đã nhận đề nghị. Hạn quyết định và kết quả ghi ngay ở trang này.")
            messages.success(request, said)
            return redirect("public:hiding", code, hiding)
        forms.show_refusal(form, done)
    response = render(
        request,
        "public/openness/hiding.html",
        _context(found, form, at=now()),
        status=422 if form.is_bound else 200,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _context(found: Hiding, form: forms.Appeal, *, at: datetime) -> dict[str, object]:
    row = register.as_rows([found], day_of(at))[0]
    superior = refusals.tried(lambda: offices.superior_of(found, at))
    stated = row.appeal.opinions.select_related("unit").order_by("id") if row.appeal else ()
    opinions = list(stated)
    for one in opinions:
        one.text = masked(one.text)  # shown, never saved
    may = found.shown_at is None and (row.appeal is None or row.appeal.decided_at is None)
    return {
        "row": row,
        "opinions": opinions,
        "may_appeal": may and not isinstance(superior, Refusal),
        "superior": "" if isinstance(superior, Refusal) else superior.name,
        "form": form,
        "challenge": work.issue(
            settings.SECRET_KEY.encode(),
            bits=work.LEAST_BITS,
            now=machine_now(),
            rand=lambda count: _nonce(found, form, count),
        ),
        "worker": static("hoiam/js/pow-worker.js"),
    }


def _nonce(found: Hiding, form: forms.Appeal, count: int) -> bytes:
    # Of the form's own key, so that one solution serves for one appeal.
    once = form["once"].value() or ""
    return hashlib.sha256(f"hoiam/pow-appeal/1\0{found.code}\0{once}".encode()).digest()[:count]


def _appeal(request: PublicRequest, found: Hiding, form: forms.Appeal) -> object:
    _check_room(request, found, form)
    typed = form.cleaned_data
    voice = _voice(found, typed["code"]) if typed["code"] else ""
    written = Written(key=f"{found.code}/{typed['once']}"[:64], text=typed["text"], voice=voice)
    return cases.appeal_hiding(hiding=found, written=written, by=request.actor, at=now())


def _check_room(request: PublicRequest, found: Hiding, form: forms.Appeal) -> None:
    """Nobody is counted by who they are: a browser that worked passes, others wait in a flood."""
    given, solution, at = (
        request.POST.get("challenge", ""), request.POST.get("solution", ""), machine_now(),
    )  # fmt: skip
    if solution:
        work.check(settings.SECRET_KEY.encode(), given, solution, now=at)
        if given.split(".")[1] != _nonce(found, form, work.NONCE_BYTES).hex():
            raise Invalid("pow.not-issued-here")
        free = limits.take("appeal-worked", found.code, most=MOST_WORKED, within=WITHIN, at=at)
    else:
        free = limits.take("appeal", found.code, most=MOST_PLAIN, within=WITHIN, at=at)
        free = free and limits.take(
            "appeal-all", "all", most=MOST_PLAIN_EVERYWHERE, within=WITHIN, at=at
        )
    if not free:
        raise Invalid("publication.appeal-busy", field="text")


def _voice(found: Hiding, typed: str) -> str:
    """Whoever spoke in this very matter; another one's code opens nothing here."""
    voice: Voice = voices.by_tracking_code(typed)
    if case_queries.of_voice(voice).page_id != found.page_id:
        raise Invalid("publication.appeal-other-code", field="code")
    return voice.code
