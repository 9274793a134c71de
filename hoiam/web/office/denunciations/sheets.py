"""Papers of a denunciation: the server prints the frame, the browser of who works on it fills the
gaps. A gap is no field of a form: it has no name, there is no form around it, nothing is sent."""

import re
from dataclasses import dataclass

from django.http import HttpResponse

from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.denunciations import queries
from hoiam.denunciations.models import DenunciationFile
from hoiam.papers.forms.shapes import Form
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.denunciations import file_page
from hoiam.web.office.denunciations.naming import opened
from hoiam.web.office.denunciations.sheet_words import BODIES, PLACES

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
    paragraphs: tuple[tuple[Piece, ...], ...]
    places: tuple[tuple[Piece, ...], ...]


def pieces(line: str) -> tuple[Piece, ...]:
    """A line cut at its gaps: `[họ tên]`, and `[+nội dung]` where several lines are needed."""
    found: list[Piece] = []
    for number, part in enumerate(_GAP.split(line)):
        if part:
            found.append(Piece(part.lstrip("+"), number % 2 == 1, part.startswith("+")))
    return tuple(found)


def filled(form: Form, file: DenunciationFile) -> Sheet:
    """The frame, with what the register knows: days and numbers, never a person."""
    known = {"ngày nhận": words.day(file.received_on)}
    accepted = next(
        (one for one in queries.steps(file) if one.step == "accept" and queries.stands(one)), None
    )
    if accepted is not None:
        known |= {"ngày thụ lý": words.day(accepted.day), "số quyết định thụ lý": accepted.paper}
    lines = [_GAP.sub(lambda gap: known.get(gap[1]) or gap[0], one) for one in BODIES[form.key]]
    return Sheet(form, tuple(map(pieces, lines)), tuple(map(pieces, PLACES[form.key])))


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
        sheet=filled(found, file),
        file=file,
        above=file.unit.parent,
        today=calendar.day_of(now()),
    )
