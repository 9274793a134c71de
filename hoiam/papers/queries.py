"""Reading papers. They have no permission of their own: whoever may read the matter may read them,
and the part above has asked before it calls anything but `visible_to`."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from hoiam.base import files
from hoiam.base.sealed_files import Kept
from hoiam.core.actor import Actor
from hoiam.core.narrative import outline
from hoiam.core.refusals import NotFound
from hoiam.core.text import fold, vn_date
from hoiam.papers.forms.catalogue import FORMS
from hoiam.papers.forms.catalogue_petitions import PETITION_FORMS
from hoiam.papers.letter import Letter, from_json
from hoiam.papers.models import FileKind, Paper, PaperDelivery, PaperFile, WordTemplate
from hoiam.papers.policies import WORKING_ROLES
from hoiam.papers.rendering import fields
from hoiam.units.models import Unit

ENDINGS = {
    FileKind.PDF: ".pdf",
    FileKind.WORD: ".docx",
    FileKind.SIGNED: "-da-ky-so.pdf",
    FileKind.SCAN: "-ban-chup",
    FileKind.NOTE: "-giao-nhan",
}
_OF_SCANS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
_NAMES = {form.key: form.name for form in FORMS}
_OF_PETITIONS = frozenset(form.key for form in PETITION_FORMS)


def visible_to(person: Actor) -> QuerySet[Paper]:
    """The register of papers that the person's own units issued: numbers, days and forms."""
    return Paper.objects.filter(unit__code__in=person.units(*WORKING_ROLES))


def of(about: tuple[str, str]) -> list[Paper]:
    """The papers about a thing, in the order they were issued."""
    kind, code = about
    return list(
        Paper.objects.filter(about_kind=kind, about_code=code)
        .select_related("unit", "replaces", "replaced_by")
        .order_by("id")
    )


def cited_of(kind: str, codes: Iterable[str]) -> dict[str, list[str]]:
    """The papers about several things of one kind as they are cited, by code."""
    rows = Paper.objects.filter(about_kind=kind, about_code__in=list(codes)).order_by("id")
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.about_code, []).append(cited(row))
    return found


def in_force(about: tuple[str, str], form: str) -> Paper | None:
    """The last paper of a form about a thing that none has replaced."""
    kind, code = about
    standing = Paper.objects.filter(
        about_kind=kind, about_code=code, form=form, replaced_by__isnull=True
    )
    return standing.select_related("unit").order_by("-id").first()


def by_code(code: str, *, about: Iterable[tuple[str, str]]) -> Paper:
    """A paper by its code, if it is about one of these things."""
    paper: Paper | None = Paper.objects.filter(code=code).select_related("unit").first()
    if paper is None or (paper.about_kind, paper.about_code) not in set(about):
        raise NotFound("base.not-found")
    return paper


def with_key(key: str) -> Paper | None:
    """The paper that was issued under this key."""
    return Paper.objects.filter(key=key).select_related("unit").first()


def letter_of(paper: Paper) -> Letter:
    """What stands on it."""
    return from_json(paper.content)


def file_of(paper: Paper, kind: str) -> PaperFile:
    """The newest file of this kind."""
    rows = PaperFile.objects.filter(paper=paper, kind=kind)
    found: PaperFile | None = rows.order_by("-id").first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def has_file(paper: Paper, kind: str) -> bool:
    """Whether there is one: of an own Word template, a PDF comes only with an office suite."""
    return PaperFile.objects.filter(paper=paper, kind=kind).exists()


def kept(file: PaperFile) -> Kept:
    """The file as it lies there; whoever asks has checked that it may be read."""
    return files.read_original(file.original)


def template_of(unit: Unit, form: str) -> WordTemplate | None:
    """The office's own Word file for a form, where it has one."""
    rows = WordTemplate.objects.filter(unit=unit, form=form, ended_at__isnull=True)
    return rows.order_by("-id").first()


def known_fields(form: str) -> tuple[fields.Field, ...]:
    """What a template for this form may name."""
    if form == outline.FORM:
        return fields.of_report()
    return fields.known(petition=form in _OF_PETITIONS)


def templates_of(units: Collection[str]) -> list[WordTemplate]:
    """Every version that these units had, the newest first."""
    rows = WordTemplate.objects.filter(unit__code__in=units).select_related("unit")
    return list(rows.order_by("unit__folded", "form", "-version"))


def template_by_code(code: str, *, units: Collection[str]) -> WordTemplate:
    """A template of one of these units."""
    rows = WordTemplate.objects.filter(code=code, unit__code__in=units).select_related("unit")
    found: WordTemplate | None = rows.first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def deliveries_of(papers: Iterable[Paper]) -> dict[int, list[PaperDelivery]]:
    """How each paper went out, in the order in which it did."""
    found: dict[int, list[PaperDelivery]] = {}
    rows = PaperDelivery.objects.filter(paper__in=[one.pk for one in papers])
    for one in rows.select_related("again", "tried_again", "proof").order_by("paper_id", "number"):
        found.setdefault(one.paper_id, []).append(one)
    return found


def delivery_by_code(code: str, *, about: Iterable[tuple[str, str]]) -> PaperDelivery:
    """A delivery of a paper about one of these things."""
    found: PaperDelivery | None = (
        PaperDelivery.objects.filter(code=code).select_related("paper__unit", "tried_again").first()
    )
    if found is None or (found.paper.about_kind, found.paper.about_code) not in set(about):
        raise NotFound("base.not-found")
    return found


def form_name(paper: Paper) -> str:
    """What its form is called."""
    return _NAMES.get(paper.form, paper.form)


def number_of(paper: Paper) -> str:
    """07/TB-UBND as it stands on the paper; empty where the form has no number."""
    return _numbered(paper) if paper.number is not None else ""


def _numbered(paper: Paper) -> str:
    # A paper of the Party writes 07-TB/ĐU.
    joint = "-" if "/" in paper.symbol else "/"
    return f"{paper.number:02}{joint}{paper.symbol}"


def cited(paper: Paper) -> str:
    """The paper as another one names it, without a word of what it says."""
    number = number_of(paper)
    numbered = f" số {number}" if number else ""
    return f"{form_name(paper)}{numbered} ngày {vn_date(paper.issued_on)}"


def file_name(file: PaperFile) -> str:
    """What the file is called where it is saved: form, number and day, never a person."""
    paper = file.paper
    words = fold(f"{form_name(paper)} {number_of(paper)} {paper.issued_on:%Y-%m-%d}")
    ending = ENDINGS[FileKind(file.kind)]
    if file.kind in (FileKind.SCAN, FileKind.NOTE):
        ending += _OF_SCANS.get(file.media, "")
    return words.replace(" ", "-")[:90] + ending
