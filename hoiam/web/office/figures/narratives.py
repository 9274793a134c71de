"""The narrative report: begun for a body and a period, written section by section with its numbers,
looked at as it will be printed, taken as Word, issued with its number."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hoiam.core import calendar
from hoiam.core.narrative import outline, spans
from hoiam.core.periods import Cut, Period, PeriodRule, period_of
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.figures import actions as figures
from hoiam.figures.models import NarrativeReport
from hoiam.figures.narratives import composing, numbers, reading
from hoiam.figures.narratives.numbers import Gathered
from hoiam.papers import queries as papers
from hoiam.papers.forms.reports import fields_of
from hoiam.papers.models import PaperFile
from hoiam.web import papers as given
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.figures import narrative_forms as forms
from hoiam.web.office.figures import narrative_links
from hoiam.web.office.figures import narrative_rows as rows


@office(*menu.WORKERS)
def reports(request: OfficeRequest) -> HttpResponse:
    """The reports of the officer's bodies, and a new one."""
    day = calendar.day_of(now())
    bodies = reading.bodies_for(request.actor, day)
    periods = _periods()
    form = pages.bound(
        request, forms.Begin, units=bodies, periods=[(one.code, _told(one)) for one in periods],
        initial={"period": _nearest(periods).code},
    )  # fmt: skip
    status, refused = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            report = figures.begin_report(
                unit=form.body, period=form.span, reach=form.cleaned_data["reach"],
                by=request.actor, at=now(),
            )  # fmt: skip
        except Invalid as error:
            status, refused = error.status, pages.refused(form, error)
        else:
            return pages.done(request, _("Đã mở báo cáo."), "office:narrative", report.code)
    elif request.method == "POST":
        status = 422
    found = [
        (one, reading.period_of(one)) for one in reading.visible_to(request.actor).order_by("-id")
    ]
    return pages.show(
        request, "figures/narratives", status=status, form=form, refused=refused,
        rows=[(one, spans.said(period), spans.days(period), period.due()) for one, period in found],
        bodies=bodies,
    )  # fmt: skip


def _periods() -> list[Period]:
    """Periods whose report has a narrative: of this year of the sector and of the one before."""
    year = period_of(calendar.day_of(now()), PeriodRule.INSPECTION, Cut.YEAR).year
    return [*spans.narrated(year), *spans.narrated(year - 1)]


def _nearest(periods: list[Period]) -> Period:
    """The report that is due next; after the last one, the last."""
    today = calendar.day_of(now())
    coming = [one for one in periods if one.due() and one.due() >= today]  # type: ignore[operator]
    return min(coming, key=lambda one: one.last) if coming else periods[0]


def _told(period: Period) -> str:
    return f"{spans.said(period)} ({spans.days(period)})"


@office(*menu.WORKERS)
def report(request: OfficeRequest, code: str) -> HttpResponse:
    """The report as it stands: every number leads to what it counts; what is missing is named."""
    found = reading.by_code(request.actor, code)
    gathered = _gathered(request, found)
    parts = rows.parts(found, gathered.facts)
    issued = papers.of((reading.ABOUT, found.code))
    form = pages.bound(request, forms.Issue, initial={"turn": len(issued)})
    status, refused = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                paper = figures.issue_report(
                    report=found, turn=form.cleaned_data["turn"], why=form.cleaned_data["why"],
                    by=request.actor, at=now(),
                )  # fmt: skip
            except (Invalid, WrongState) as error:
                status, refused = error.status, pages.refused(form, error)
            else:
                said = _("Đã ban hành {paper}.").format(paper=papers.cited(paper))
                return pages.done(request, said, "office:narrative", found.code)
    return pages.show(
        request, "figures/narrative", status=status, report=found, parts=parts, form=form,
        refused=refused, period=gathered.facts.asked.period,
        said=spans.said(gathered.facts.asked.period), broken=_broken(gathered), facts=gathered.facts,
        empty=[one for one in parts if one.empty],
        issued=[(one, papers.cited(one), list(one.files.order_by("id"))) for one in issued],
    )  # fmt: skip


def _gathered(request: OfficeRequest, found: NarrativeReport) -> Gathered:
    return numbers.of_report(found, request.actor, calendar.day_of(now()))


def _broken(gathered: Gathered) -> list[tuple[numbers.Broken, list[tuple[str, str]]]]:
    """Identities that do not hold, each with its records and where they open."""
    return [
        (one, [(line.said, narrative_links.of_line(line)) for line in one.records])
        for one in gathered.broken
    ]


@require_GET
@office(*menu.WORKERS)
def draft(request: OfficeRequest, code: str, media: str) -> HttpResponseBase:
    """The report as a file, before it has a number: on the office's own Word file where it has one.
    It stops where an identity does not hold."""
    found = reading.by_code(request.actor, code)
    gathered, day = _gathered(request, found), calendar.day_of(now())
    if gathered.broken:
        told = "; ".join(f"{one.form}: {one.said}" for one in gathered.broken)
        raise WrongState("figures.report-broken", identities=told)
    written = reading.written(found)
    letter = composing.letter_of(found.unit, written, gathered.facts, day=day)
    template = papers.template_of(found.unit, outline.FORM)
    if template is None or media != "docx":
        return given.draft(letter, form=outline.FORM, unit=found.unit, on=day, media=media)
    fields = fields_of(written, gathered.facts)
    return given.draft_on(template, letter, fields, on=day)


@require_GET
@office(*menu.WORKERS)
def looked(request: OfficeRequest, code: str) -> HttpResponse:
    """Its pages exactly as they will be printed."""
    found = reading.by_code(request.actor, code)
    gathered, day = _gathered(request, found), calendar.day_of(now())
    letter = composing.letter_of(found.unit, reading.written(found), gathered.facts, day=day)
    drawn = given.looked(letter, form=outline.FORM, unit=found.unit, on=day)
    return pages.show(request, "figures/narrative_pages", report=found, drawn=drawn)


@require_GET
@office(*menu.WORKERS)
def file(request: OfficeRequest, code: str, paper_file: str) -> HttpResponseBase:
    """One file of a report exactly as it was issued."""
    found = reading.by_code(request.actor, code)
    row = PaperFile.objects.select_related("paper").filter(code=paper_file).first()
    if row is None:
        raise NotFound("base.not-found")
    papers.by_code(row.paper.code, about=[(reading.ABOUT, found.code)])
    return given.issued(row)
