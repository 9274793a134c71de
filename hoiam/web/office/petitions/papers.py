"""Papers of a petition's steps: read, changed, issued, signed elsewhere and kept. Names and words
stand on them, so that they are shown only while those are open to this officer."""

import secrets
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoiam.cases.models import Part
from hoiam.core import calendar
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.papers import actions as paper_actions
from hoiam.papers import queries as issued
from hoiam.papers import signatures
from hoiam.papers.actions import Attached
from hoiam.papers.forms import FORMS
from hoiam.papers.models import FileKind, Paper, PaperDelivery, PaperFile
from hoiam.papers.rendering import suites
from hoiam.petitions import actions as petitions
from hoiam.petitions import course, letter_facts, letters, queries, stepping
from hoiam.petitions.models import Petition, PetitionStep
from hoiam.web import papers as given
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import menu, opened, pages
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import paper_forms, sections

_FORMS = {form.key: form for form in FORMS}
LOOK, WORD, PDF, ISSUE = "look", "docx", "pdf", "issue"  # the buttons of one form


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file of a paper, and what can be seen of a signed one."""

    row: PaperFile
    seen: signatures.Seen | None


@dataclass(frozen=True, slots=True)
class PaperShown:
    """One issued paper with its files and its ways to people."""

    row: Paper
    cited: str
    form: str
    files: tuple[FileShown, ...]
    deliveries: tuple[PaperDelivery, ...]
    makes_pdf: bool  # on the office's own template, no PDF of it yet
    needs_delivery: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A form of a step that may be issued, or replaced."""

    form: str
    name: str
    mark: str
    is_due: bool
    standing: str


@dataclass(frozen=True, slots=True)
class StepPapers:
    """A step with what was issued for it and what may be."""

    row: PetitionStep
    label: str
    may: Allowed
    offers: tuple[Offer, ...]
    papers: tuple[PaperShown, ...]


def is_open(request: OfficeRequest, petition: Petition) -> bool:
    """Whether names and words are open to this officer; that they are shown is logged."""
    return opened.elsewhere(
        request, about=(queries.ABOUT, petition.code), unit=petition.docket.unit, part=Part.RECORD,
        known=True,
    )  # fmt: skip


@office(*menu.WORKERS)
def papers(request: OfficeRequest, code: str) -> HttpResponse:
    """Every step that has papers, the newest first."""
    petition = queries.by_code(request.actor, code)
    shown = is_open(request, petition)
    rows = [
        _step_papers(request, row, opened_now=shown)
        for row in reversed(course.standing_steps(petition))
    ]
    return pages.show(
        request, "petitions/papers", petition=petition, sections=sections.of(petition, request.path),
        rows=[one for one in rows if one.offers or one.papers], is_open=shown,
        has_suite=bool(suites.found()),
    )  # fmt: skip


def _step_papers(request: OfficeRequest, row: PetitionStep, *, opened_now: bool) -> StepPapers:
    found = issued.of(about(row))
    ways = issued.deliveries_of(found)
    due = letters.due_form(row)
    standing = {paper.form: paper for paper in found if not hasattr(paper, "replaced_by")}
    offers = tuple(
        Offer(
            form, _(_FORMS[form].name), _FORMS[form].mark, form == due,
            issued.cited(standing[form]) if form in standing else "",
        )
        for form in letters.forms_of(row)
    )  # fmt: skip
    return StepPapers(
        row=row,
        label=_(stepping.step_label(row)),
        may=allowed("petitions.issue_paper", row, actor=request.actor),
        offers=offers,
        papers=tuple(_shown(one, ways.get(one.pk, []), opened_now) for one in reversed(found)),
    )


def _shown(paper: Paper, ways: list[PaperDelivery], opened_now: bool) -> PaperShown:
    rows = list(paper.files.order_by("id"))
    kinds = {one.kind for one in rows}
    return PaperShown(
        row=paper,
        cited=issued.cited(paper),
        form=_(issued.form_name(paper)),
        files=tuple(FileShown(one, _seen(one, rows, opened_now)) for one in rows),
        deliveries=tuple(ways),
        makes_pdf=paper.template_id is not None and FileKind.PDF not in kinds,
        needs_delivery=not any(one.outcome == "received" for one in ways),
    )


def _seen(file: PaperFile, rows: list[PaperFile], opened_now: bool) -> signatures.Seen | None:
    whole = next((one for one in rows if one.kind == FileKind.PDF), None)
    if not opened_now or file.kind != FileKind.SIGNED or whole is None:
        return None
    return signatures.seen(issued.kept(file).read_bytes(), issued.kept(whole).read_bytes())


def about(step: PetitionStep) -> tuple[str, str]:
    """How a step is named on its papers."""
    return (queries.STEP, step.code)


def abouts(petition: Petition) -> list[tuple[str, str]]:
    """Every step of a petition, as papers name them."""
    return [(queries.STEP, code) for code in petition.steps.values_list("code", flat=True)]


@sensitive_post_parameters()
@office(*menu.WORKERS)
def paper(request: OfficeRequest, code: str, number: int, form: str) -> HttpResponseBase:
    """One paper before it is issued: as it would look, in fields that may be changed."""
    petition = queries.by_code(request.actor, code)
    step = next((one for one in course.standing_steps(petition) if one.number == number), None)
    if step is None or form not in letters.forms_of(step):
        raise NotFound("base.not-found")
    pages.check_open("petitions.issue_paper", step, request=request)
    if not is_open(request, petition):
        return redirect("office:petition-reading", petition.code)
    today = calendar.day_of(now())
    letter = letters.letter_of(step, form, on=today)
    unit = letter_facts.unit_of(petition, today)
    old = issued.in_force(about(step), form)
    typed = pages.bound(
        request, paper_forms.PaperForm, letter=letter, replaces=issued.cited(old) if old else "",
        initial={"key": secrets.token_hex(16)},
    )  # fmt: skip
    refused, status = None, 200
    pressed = request.POST.get("do", LOOK)
    if request.method == "POST":
        if not typed.is_valid():
            status = 422
        else:
            letter = typed.letter()
            if pressed in (WORD, PDF):
                return given.draft(letter, form=form, unit=unit, on=today, media=pressed)
            if pressed == ISSUE:
                try:
                    made = _issue(request, step, form, typed, old)
                except (Invalid, WrongState) as error:
                    refused, status = pages.refused(typed, error), error.status
                else:
                    said = _("Đã ban hành {paper}.").format(paper=issued.cited(made))
                    return pages.done(request, said, "office:petition-papers", petition.code)
    return pages.show(
        request, "petitions/paper", status=status, petition=petition, form=typed, step=step,
        name=_(_FORMS[form].name), given=_FORMS[form], label=_(stepping.step_label(step)),
        pictures=given.looked(letter, form=form, unit=unit, on=today), old=old, refused=refused,
        own=issued.template_of(unit, form), unit=unit,
        sections=sections.of(petition, request.path),
    )  # fmt: skip


def _issue(
    request: OfficeRequest,
    step: PetitionStep,
    form: str,
    typed: paper_forms.PaperForm,
    old: Paper | None,
) -> Paper:
    key, letter, at = typed.cleaned_data["key"], typed.letter(), now()
    if old is None or old.key == key:
        return petitions.issue_paper(
            step=step, form=form, letter=letter, by=request.actor, at=at, key=key
        )
    return petitions.replace_paper(
        step=step, paper=old, letter=letter, why=typed.cleaned_data["why"], by=request.actor, at=at,
        key=key,
    )  # fmt: skip


@office(*menu.WORKERS)
def file(request: OfficeRequest, code: str, file: str) -> HttpResponseBase:
    """One file exactly as it was issued or handed in, while names are open."""
    petition = queries.by_code(request.actor, code)
    found = PaperFile.objects.select_related("paper").filter(code=file).first()
    if found is None:
        raise NotFound("base.not-found")
    issued.by_code(found.paper.code, about=abouts(petition))
    if not is_open(request, petition):
        return redirect("office:petition-reading", petition.code)
    return given.issued(found)


def opened_paper(
    request: OfficeRequest, code: str, paper: str
) -> tuple[Petition, PetitionStep, Paper]:
    """A paper of this petition that this officer may send out and keep."""
    petition = queries.by_code(request.actor, code)
    found = issued.by_code(paper, about=abouts(petition))
    step = petition.steps.get(code=found.about_code)
    pages.check_open("petitions.issue_paper", step, request=request)
    return petition, step, found


@office(*menu.WORKERS)
def signed(request: OfficeRequest, code: str, paper: str) -> HttpResponse:
    """The paper came back signed: kept beside what was issued."""
    petition, _step, found = opened_paper(request, code, paper)
    form = pages.bound(request, paper_forms.Signed)

    def act(typed: Values) -> None:
        kind = FileKind(typed["kind"])
        given.with_stored(
            typed["file"],
            lambda stored: paper_actions.keep_signed(
                paper=found, attached=Attached(kind, stored), by=request.actor, at=now()
            ),
        )

    return pages.ask(
        request, "petitions/paper_step", form=form, act=act, said=_("Đã lưu bản đã ký."),
        to=("office:petition-papers", petition.code), petition=petition,
        heading=_("Lưu bản đã ký"), cited=issued.cited(found),
        meaning=_(
            "Ký số bằng phần mềm ký của cơ quan, trên đúng tệp PDF đã ban hành. Phần mềm này không giữ "
            "khóa ký của ai."
        ),
    )  # fmt: skip


@require_POST
@office(*menu.WORKERS)
def make_pdf(request: OfficeRequest, code: str, paper: str) -> HttpResponse:
    """A PDF of a paper on the office's own template, by the office suite of this machine."""
    petition, _step, found = opened_paper(request, code, paper)
    word = issued.kept(issued.file_of(found, FileKind.WORD)).read_bytes()
    paper_actions.keep_pdf(paper=found, content=suites.pdf_of(word), by=request.actor, at=now())
    return pages.done(request, _("Đã làm PDF."), "office:petition-papers", petition.code)
