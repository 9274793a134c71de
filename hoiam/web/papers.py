"""Handing a paper out: as it was issued, or as a draft. Whoever calls has asked whether this
person may read the matter that it is about."""

from dataclasses import replace
from datetime import date

from django.http import FileResponse, HttpResponse

from hoiam.core.refusals import NotFound
from hoiam.core.text import fold
from hoiam.papers import drafts, queries, rendering
from hoiam.papers.letter import Letter
from hoiam.papers.models import PaperFile
from hoiam.units.models import Unit

_MAKE = {
    "pdf": (rendering.pdf, "application/pdf"),
    "docx": (
        rendering.word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def issued(file: PaperFile) -> FileResponse:
    """A file exactly as it was issued; its name says form, number and day, never a person."""
    response = FileResponse(
        queries.kept(file).open(),
        content_type=file.media,
        as_attachment=True,
        filename=queries.file_name(file),
    )
    response["Content-Length"] = str(file.size)
    return _closed(response)


def sample(letter: Letter, *, form: str, media: str, mark: str) -> HttpResponse:
    """A filled-in form about nobody, which says so on every page."""
    return _made(replace(letter, mark=mark), f"mau-{fold(form)}", media)


def draft(letter: Letter, *, form: str, unit: Unit, on: date, media: str) -> HttpResponse:
    """The letter as it would be issued, with room for number and day; nothing is kept of it."""
    whole = drafts.drafted(letter, form=form, unit=unit, on=on)
    return _made(whole, drafts.file_name(form, on=on), media)


def _made(letter: Letter, name: str, media: str) -> HttpResponse:
    if media not in _MAKE:
        raise NotFound("base.not-found")
    make, kind = _MAKE[media]
    response = HttpResponse(make(letter), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{media}"'
    return _closed(response)


def _closed[R: (FileResponse, HttpResponse)](response: R) -> R:
    """Shown in no frame, kept by nobody on the way, taken for nothing but what it is."""
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
