"""Handing a paper out: as it was issued, or as a draft. Whoever calls has asked whether this
person may read the matter that it is about."""

import base64
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.http import FileResponse, HttpResponse

from hoiam.base import files
from hoiam.base.files import Sent, StoredFile
from hoiam.core.refusals import NotFound
from hoiam.core.text import fold
from hoiam.papers import drafts, queries, rendering
from hoiam.papers.actions.issuing import Fields
from hoiam.papers.letter import Letter
from hoiam.papers.models import PaperFile, WordTemplate
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


def draft_on(template: WordTemplate, letter: Letter, fields: Fields, *, on: date) -> HttpResponse:
    """The same on the office's own Word file."""
    whole = drafts.drafted(letter, form=template.form, unit=template.unit, on=on)
    content = files.read_original(template.original).read_bytes()
    filled = rendering.fill(content, rendering.values(whole, fields))
    return word(filled, name=drafts.file_name(template.form, on=on))


def looked(letter: Letter, *, form: str, unit: Unit, on: date) -> list[str]:
    """The pages of a draft as pictures inside the page: nothing is kept, nothing has an address."""
    whole = drafts.drafted(letter, form=form, unit=unit, on=on)
    return [
        f"data:image/png;base64,{base64.b64encode(one).decode()}"
        for one in rendering.pictures(whole)
    ]


def with_stored[T](file: Sent, act: Callable[[StoredFile], T]) -> T:
    """A file that came back with a paper: judged by its content, taken away again when the act is
    refused. Of a picture the paper itself is kept, not the copy for pages."""
    stored = files.store(file, rand=os.urandom)
    if stored.copy:
        files.remove([stored.copy])
    try:
        return act(stored)
    except BaseException:
        files.remove([stored.original])
        raise


def word(content: bytes, *, name: str) -> HttpResponse:
    """A Word file that was made a moment ago; nothing is kept of it."""
    response = HttpResponse(content, content_type=_MAKE["docx"][1])
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return _closed(response)


def pdf(content: bytes, *, name: str) -> HttpResponse:
    """A PDF that was made a moment ago."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return _closed(response)


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
