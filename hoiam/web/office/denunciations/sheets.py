"""Papers of a denunciation: the server prints the frame, the browser of who works on it fills the
gaps. A gap is no field of a form: it has no name, there is no form around it, nothing is sent."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.denunciations import queries
from hoiam.denunciations.models import DenunciationFile
from hoiam.papers.forms.issuers import Issuer, issuer_of
from hoiam.papers.forms.shapes import Form
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.denunciations import file_page
from hoiam.web.office.denunciations.naming import opened
from hoiam.web.office.denunciations.sheet_words import ABOUT, BODIES, PLACES

_GAP = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the paper, or a gap with what belongs there."""

    text: str
    is_gap: bool
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper with its gaps."""

    form: Form
    about: str
    issuer: Issuer
    paragraphs: tuple[tuple[Piece, ...], ...]
    places: tuple[tuple[Piece, ...], ...]


def pieces(line: str) -> tuple[Piece, ...]:
    """A line cut at its gaps: `[họ tên]`, and `[+nội dung]` where several lines are needed."""
    found: list[Piece] = []
    for number, part in enumerate(_GAP.split(line)):
        if part:
            found.append(Piece(part.lstrip("+"), number % 2 == 1, part.startswith("+")))
    return tuple(found)


def filled(form: Form, file: DenunciationFile, day: date) -> Sheet:
    """The frame, with what the register knows: days and numbers, never a person."""
    known = {"ngày nhận": words.day(file.received_on)}
    accepted = next(
        (one for one in queries.steps(file) if one.step == "accept" and queries.stands(one)), None
    )
    if accepted is not None:
        known |= {"ngày thụ lý": words.day(accepted.day), "số quyết định thụ lý": accepted.paper}
    lines = [_GAP.sub(lambda gap: known.get(gap[1]) or gap[0], one) for one in BODIES[form.key]]
    # Who settles it signs: the body where they lead, not the one that received the paper.
    head = queries.head(file)
    return Sheet(
        form=form,
        about=ABOUT.get(form.key, ""),
        issuer=issuer_of(head.unit if head else file.unit, on=day),
        paragraphs=tuple(map(pieces, lines)),
        places=tuple(map(pieces, PLACES[form.key])),
    )


@office(*menu.WORKERS)
def sheet(request: OfficeRequest, code: str, form: str) -> HttpResponse:
    """One paper to be filled in the browser and printed from there."""
    file = opened(request, code, "open")
    found = file_page.FORMS_HERE.get(form)
    if found is None or form not in BODIES:
        raise NotFound("base.not-found")
    return pages.show(
        request,
        "denunciations/sheet",
        sheet=filled(found, file, calendar.day_of(now())),
        file=file,
    )
