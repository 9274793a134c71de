"""Issuing papers: a number, both files, and from then on nothing of it changes."""

import os
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import datetime

from django.db import transaction

from hoiam.base import audit, files
from hoiam.base.files import StoredFile
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, WrongState
from hoiam.papers import drafts, policies, queries, rendering
from hoiam.papers.forms.catalogue import Form, form_on
from hoiam.papers.letter import Letter, Paragraph, to_json
from hoiam.papers.models import FileKind, Paper, PaperFile, Series, WordTemplate
from hoiam.units.models import Unit

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


type Fields = tuple[tuple[str, str], ...]
type Made = tuple[FileKind, str, bytes]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came back: signed by the body elsewhere, or scanned with its seal."""

    kind: FileKind
    stored: StoredFile


@transaction.atomic
def issue(
    *,
    form: str,
    letter: Letter,
    unit: Unit,
    about: tuple[str, str],
    by: Actor,
    at: datetime,
    key: str,
    fields: Fields = (),
) -> Paper:
    """Give the letter its number and day and keep it, as Word and as PDF. The same key gives the
    same paper again. The part that it is about has asked whether this person may. `fields`: what
    an office's own Word template may name besides the letter."""
    policies.check_can_issue(by)
    given = form_on(form, day_of(at))
    if given.sealed:
        raise Invalid("papers.form-sealed", field="form")
    paper, fresh = _written(
        form=given, letter=letter, unit=unit, about=about, by=by, at=at, key=key, fields=fields
    )
    if fresh:
        _record("papers.paper.issued", paper, by=by, at=at)
    return paper


@transaction.atomic
def replace(
    *,
    paper: Paper,
    letter: Letter,
    why: str,
    by: Actor,
    at: datetime,
    key: str,
    fields: Fields = (),
) -> Paper:
    """Issue a corrected paper in place of one: a number of its own, and it names the old one, which
    stays as it was sent."""
    policies.check_can_issue(by)
    earlier = queries.with_key(key)
    if earlier is not None:
        return earlier
    old = Paper.objects.select_for_update().select_related("unit").get(pk=paper.pk)
    if Paper.objects.filter(replaces=old).exists():
        raise WrongState("papers.replaced-already", paper=queries.cited(old))
    if not why.strip():
        raise Invalid("papers.why-needed", field="why")
    named = Paragraph(f"Văn bản này thay thế {queries.cited(old)}. Lý do: {why.strip()}.")
    fresh, _ = _written(
        form=form_on(old.form, day_of(at)),
        letter=changed(letter, body=(*letter.body, named)),
        unit=old.unit,
        about=(old.about_kind, old.about_code),
        by=by,
        at=at,
        key=key,
        replaces=old,
        why=why.strip()[:300],
        fields=fields,
    )
    _record("papers.paper.replaced", fresh, by=by, at=at, old=queries.cited(old))
    return fresh


@transaction.atomic
def keep_signed(*, paper: Paper, attached: Attached, by: Actor, at: datetime) -> PaperFile:
    """Keep the paper as it came back with a signature; what was issued stays beside it."""
    policies.check_can_issue(by)
    if attached.kind not in {FileKind.SIGNED, FileKind.SCAN, FileKind.NOTE}:
        raise Invalid("papers.signed-kind", field="kind")
    stored = attached.stored
    if attached.kind == FileKind.SIGNED and stored.media != PDF:
        raise Invalid("papers.signed-kind", field="kind")
    row = _file(paper, attached.kind, stored.media, by=by, at=at)
    row.original, row.size, row.digest = stored.original, stored.size, stored.digest
    row.save(force_insert=True)
    audit.record(
        "papers.file.kept",
        subject=("paper", paper.code),
        by=by,
        at=at,
        details={"paper": queries.cited(paper), "what": FileKind(attached.kind).label},
    )
    return row


def _written(
    *,
    form: Form,
    letter: Letter,
    unit: Unit,
    about: tuple[str, str],
    by: Actor,
    at: datetime,
    key: str,
    replaces: Paper | None = None,
    why: str = "",
    fields: Fields = (),
) -> tuple[Paper, bool]:
    """The row and its files; `False` where the key had one already."""
    series = _series(unit, day_of(at).year, form.letters)
    # Asked with the row in hand: whoever sent the same key a moment before has committed.
    earlier = queries.with_key(key)
    if earlier is not None:
        return earlier, False
    numbered = bool(form.letters)
    if numbered:
        series.last += 1
        series.save(update_fields=["last"])
    symbol = drafts.symbol_of(form, unit, letter, on=day_of(at))
    whole = changed(
        drafts.marked(letter),
        number=f"{series.last:02}" if numbered else "",
        symbol=symbol,
        day=letter.day or day_of(at),
    )
    template = queries.template_of(unit, form.key)
    paper = Paper(
        code=codes.new_code("paper", os.urandom),
        key=key,
        form=form.key,
        form_from=form.valid_from,
        about_kind=about[0],
        about_code=about[1],
        unit=unit,
        number=series.last if numbered else None,
        letters=form.letters,
        symbol=symbol,
        year=day_of(at).year,
        content=to_json(whole),
        replaces=replaces,
        why=why,
        template=template,
        issued_on=day_of(at),
        issued_at=at,
        issued_by=by.code,
    )
    paper.save(force_insert=True)
    _keep(paper, _made(whole, template, fields), by=by, at=at)
    return paper, True


def _series(unit: Unit, year: int, letters: str) -> Series:
    """The row that gives numbers, held until the end of the transaction; made when it is missing,
    by whoever comes first."""
    Series.objects.bulk_create(
        [Series(unit=unit, year=year, letters=letters)], ignore_conflicts=True
    )
    return Series.objects.select_for_update().get(unit=unit, year=year, letters=letters)


def _made(letter: Letter, template: WordTemplate | None, fields: Fields) -> tuple[Made, ...]:
    """The files of the paper. Of an office's own template the Word file alone: a PDF of it is made
    afterwards where an office suite is installed, for that takes longer than numbers may be held."""
    if template is None:
        word = rendering.word(letter)
        return ((FileKind.PDF, PDF, rendering.pdf(letter)), (FileKind.WORD, WORD, word))
    content = files.read_original(template.original).read_bytes()
    filled = rendering.fill(content, rendering.values(letter, fields))
    return ((FileKind.WORD, WORD, filled),)


def _keep(paper: Paper, made: tuple[Made, ...], *, by: Actor, at: datetime) -> None:
    """The files. What fails takes them away again; what is rolled back later, the doctor names."""
    places: list[str] = []
    try:
        for kind, media, content in made:
            row = _file(paper, kind, media, by=by, at=at)
            row.original, row.size, row.digest = files.keep_made(content, rand=os.urandom)
            places.append(row.original)
            row.save(force_insert=True)
    except BaseException:
        files.remove(places)
        raise


def _file(paper: Paper, kind: FileKind, media: str, *, by: Actor, at: datetime) -> PaperFile:
    return PaperFile(
        code=codes.new_code("pf", os.urandom),
        paper=paper,
        kind=kind,
        media=media,
        stored_at=at,
        stored_by=by.code,
    )


def _record(tag: str, paper: Paper, *, by: Actor, at: datetime, old: str = "") -> None:
    details = {"paper": queries.cited(paper), "unit": paper.unit.name}
    audit.record(
        tag,
        subject=("paper", paper.code),
        by=by,
        at=at,
        details={**details, "old": old, "reason": paper.why} if old else details,
    )


@transaction.atomic
def keep_pdf(*, paper: Paper, content: bytes, by: Actor, at: datetime) -> PaperFile:
    """Keep the PDF that an office suite made of a paper on the office's own template. A second
    press keeps the first."""
    policies.check_can_issue(by)
    held = Paper.objects.select_for_update(of=("self",)).select_related("unit").get(pk=paper.pk)
    if held.template_id is None or not content.startswith(b"%PDF-"):
        raise Invalid("papers.no-suite-pdf", field="file")
    known: PaperFile | None = PaperFile.objects.filter(paper=held, kind=FileKind.PDF).first()
    if known is not None:
        return known
    _keep(held, ((FileKind.PDF, PDF, content),), by=by, at=at)
    audit.record(
        "papers.file.kept",
        subject=("paper", held.code),
        by=by,
        at=at,
        details={"paper": queries.cited(held), "what": FileKind.PDF.label},
    )
    return queries.file_of(held, FileKind.PDF)
