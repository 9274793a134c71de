"""Taking data in, step by step: a file, what its columns mean, a verdict per row, then the word.

One address per import; what stands there follows its state. Whatever goes on by itself shows how
far it is, can be stopped and goes on after it was.
"""

from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_POST

from hoiam.accounts import queries as accounts
from hoiam.base import texts
from hoiam.cases import actions as cases
from hoiam.cases.models import Part
from hoiam.core import refusals as core
from hoiam.core.actor import Role
from hoiam.imports import actions, queries
from hoiam.imports.models import Import, ImportState, Target
from hoiam.imports.policies import BUSY, KEEPERS
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, exports, import_preview, pages, paging
from hoiam.web.office.import_forms import Upload
from hoiam.web.office.pages import Values

WHO = (*KEEPERS, Role.ADMINISTRATOR)
# The steps of the way, and which states belong to each.
WAY = (
    (noop("Đọc tệp"), (ImportState.READING,)),
    (noop("Nối cột"), (ImportState.READ, ImportState.JUDGING)),
    (noop("Xem trước"), (ImportState.JUDGED,)),
    (noop("Ghi"), (ImportState.COMMITTING,)),
)
MARKS = {
    ImportState.READ: "soon",
    ImportState.JUDGED: "soon",
    ImportState.COMMITTED: "ok",
    ImportState.REFUSED: "late",
}
# Where what was written can be read.
RESULTS = {
    Target.UNITS: "office:units",
    Target.OFFICERS: "office:officers",
    Target.COMPETENCES: "office:competences",
    Target.EXCHANGE: "office:cases",
}
REGISTER = "office:registers"


@office(*WHO)
def index(request: OfficeRequest) -> HttpResponseBase:
    """Imports that this officer keeps, the newest first."""
    found = queries.latest(request.actor)
    if tables.asked(request):
        return exports.given(request, import_preview.imports(found), "Nạp dữ liệu")
    page = paging.by_newest(request, found)
    names = accounts.names({one.started_by for one in page.rows})
    rows = [
        (one, MARKS.get(ImportState(one.state), ""), queries.progress(one)) for one in page.rows
    ]
    return pages.show(
        request, "imports", page=page, rows=rows, names=names,
        exchanges=request.actor.holds_anywhere(*KEEPERS),
    )  # fmt: skip


@office(*WHO)
def new(request: OfficeRequest) -> HttpResponse:
    """A file from the officer's desk."""
    form = pages.bound(
        request,
        Upload,
        targets=queries.targets_for(request.actor),
        units=Unit.objects.filter(code__in=request.actor.units(*WHO)).order_by("folded"),
        initial={"target": request.GET.get("loai", "")},
    )
    status, refused = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return redirect("office:import", _started(request, form.cleaned_data).code)
            except core.Invalid as error:
                status, refused = error.status, pages.refused(form, error)
    return pages.show(request, "import_new", status=status, form=form, refused=refused)


def _started(request: OfficeRequest, typed: Values) -> Import:
    file: TemporaryUploadedFile = typed["file"]
    return actions.start(
        target=typed["target"],
        unit=typed["unit"],
        path=Path(file.temporary_file_path()),
        name=file.name or "",
        profile="",
        by=request.actor,
        at=now(),
    )


@office(*WHO)
def page(request: OfficeRequest, code: str) -> HttpResponseBase:
    """Where the import stands, and what can be done with it now."""
    of = queries.by_code(request.actor, code)
    shows = tables.asked(request) or of.state not in (ImportState.READ, *BUSY)
    if shows and import_preview.is_closed(request, of):
        return redirect("office:import-reading", of.code)
    if tables.asked(request):
        table = import_preview.rows(of, verdict=request.GET.get("xet", ""))
        return exports.given(request, table, f"Nạp dữ liệu {of.code}")
    if of.state == ImportState.READ:
        return redirect("office:import-mapping", of.code)
    if of.state in BUSY:
        return pages.show(request, "import_busy", **_about(of))
    shown = import_preview.page(request, of)
    template = "import_preview" if of.state == ImportState.JUDGED else "import_done"
    return pages.show(request, template, shown=shown, result=_result(of), **_about(of))


@office(*WHO)
def read(request: OfficeRequest, code: str) -> HttpResponse:
    """For what a leader opens the rows of a list; logged before they are shown."""
    of = queries.by_code(request.actor, code)
    form = pages.bound(request, case_forms.Reading)

    def act(typed: Values) -> None:
        cases.read_elsewhere(
            about=("import", of.code),
            unit=of.unit,
            part=Part.ROWS,
            purpose=typed["purpose"],
            reason=typed["reason"],
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request, "import_reading", form=form, act=act, to=("office:import", of.code),
        said=_("Đã mở xem. Việc này đã được ghi lại."), of=of,
    )  # fmt: skip


def _about(of: Import) -> Values:
    """What every page of an import shows."""
    about: Values = {
        "of": of,
        "target": Target(of.target).label,
        "progress": queries.progress(of),
        "way": way(of),
        "mark": MARKS.get(ImportState(of.state), ""),
    }
    if of.state == ImportState.REFUSED:
        error = core.Refusal(of.refusal, **of.details)
        about["refused"] = texts.refusal(error) if of.refusal in texts.all_refusals() else None
    return about


def way(of: Import) -> list[tuple[str, str]]:
    """The steps of the way with where this import stands: done, here or later."""
    here = next((n for n, (_name, states) in enumerate(WAY) if of.state in states), -1)
    if of.state == ImportState.COMMITTED:
        here = len(WAY)
    if here < 0:  # refused or dropped: it goes nowhere any more
        return []
    return [
        (_(name), "done" if n < here else "here" if n == here else "later")
        for n, (name, _states) in enumerate(WAY)
    ]


def _result(of: Import) -> str:
    """The page where what was written is read; empty where it has none."""
    try:
        return reverse(RESULTS.get(Target(of.target), REGISTER))
    except NoReverseMatch:
        return ""


@office(*WHO)
def progress(request: OfficeRequest, code: str) -> HttpResponse:
    """The bar alone, asked for while something goes on; then the page itself."""
    of = queries.by_code(request.actor, code)
    response = pages.show(request, "_import_progress", **_about(of))
    if of.state not in BUSY:
        response["HX-Redirect"] = reverse("office:import", args=[of.code])
    return response


@require_POST
@office(*WHO)
def sheet(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    """Read another sheet of the workbook."""
    of = queries.by_code(request.actor, code)
    actions.choose_sheet(of=of, sheet=request.POST.get("sheet", ""), by=request.actor, at=now())
    return redirect("office:import", of.code)


@require_POST
@office(*WHO)
def legacy(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    """The samples were looked at: convert the old encoding."""
    of = queries.by_code(request.actor, code)
    given = request.POST.get("legacy", "")
    actions.choose_legacy(of=of, legacy=given, by=request.actor, at=now())
    return redirect("office:import", of.code)


@require_POST
@office(*WHO)
def confirm(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    """Write exactly the rows of the preview."""
    of = queries.by_code(request.actor, code)
    seen = request.POST.get("seen") or "?"
    actions.confirm(of=of, seen=seen, by=request.actor, at=now())
    return redirect("office:import", of.code)


@require_POST
@office(*WHO)
def pause(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    of = queries.by_code(request.actor, code)
    actions.pause(of=of, by=request.actor, at=now())
    said = _("Đã tạm dừng. Những gì đã làm được giữ nguyên; bấm Nạp tiếp để chạy tiếp.")
    return pages.done(request, said, "office:import", of.code)


@require_POST
@office(*WHO)
def resume(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    of = queries.by_code(request.actor, code)
    actions.resume(of=of, by=request.actor, at=now())
    return pages.done(request, _("Chạy tiếp từ dòng đang dừng."), "office:import", of.code)


@require_POST
@office(*WHO)
def drop(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    of = queries.by_code(request.actor, code)
    actions.drop(of=of, by=request.actor, at=now())
    said = _("Đã bỏ. Không dòng nào của tệp này được ghi.")
    return pages.done(request, said, "office:imports")
