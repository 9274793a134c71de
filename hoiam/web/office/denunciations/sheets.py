"""Papers of a denunciation: the server prints the frame, the browser of who works on it fills the
gaps. A gap is no field of a form: it has no name, there is no form around it, nothing is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.clocks.acts import GROUNDS, Ground
from hoiam.core.refusals import NotFound
from hoiam.denunciations import queries
from hoiam.denunciations.models import DenunciationFile, DenunciationStep
from hoiam.papers.forms.denunciations import BUILDERS, OPEN, Sealed
from hoiam.papers.forms.issuers import issuer_of
from hoiam.papers.letter import Block, Heading, Letter, Numbered, Paragraph, Signer, Weight
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.denunciations import file_page
from hoiam.web.office.denunciations.naming import opened

LONG = ("nội dung", "kết quả", "kết luận", "biện pháp", "căn cứ", "giải trình", "ý kiến", "lý do")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the paper, or a gap with what belongs there."""

    text: str
    is_gap: bool

    @property
    def is_long(self) -> bool:
        """Whether several lines belong there."""
        return self.is_gap and self.text.startswith(LONG)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the paper."""

    pieces: tuple[Piece, ...]
    weight: Weight = Weight.PLAIN

    @property
    def says(self) -> str:
        return "".join(one.text for one in self.pieces)


def pieces(text: str) -> tuple[Piece, ...]:
    """A text cut at its gaps."""
    parts = enumerate(OPEN.split(text))
    return tuple(Piece(part, number % 2 == 1) for number, part in parts if part)


def lines(body: tuple[Block, ...]) -> Iterator[Line]:
    """The paragraphs of a letter, as these forms have them."""
    for block in body:
        match block:
            case Paragraph(text, weight):
                for one in text.split("\n"):
                    yield Line(pieces(one), weight)
            case Heading(text):
                yield Line(pieces(text), Weight.STRONG)
            case Numbered(items, first):
                for number, one in enumerate(items, first):
                    yield Line(pieces(f"{number}. {one}"))


def letter_of(key: str, file: DenunciationFile, day: date) -> Letter:
    """The paper as far as the register knows it: days and numbers, never a person."""
    # Who settles it signs: the body where they lead, not the one that received the paper.
    head = queries.head(file)
    rows = [one for one in queries.steps(file) if queries.stands(one)]
    accepted = _last(rows, "accept")
    moved = _last(rows, "suspend") or _last(rows, "stop")
    facts = Sealed(
        issuer=issuer_of(head.unit if head else file.unit, on=day),
        signer=Signer("‹chức vụ người ký›"),
        received_on=file.received_on,
        accepted_on=accepted.day if accepted else None,
        decided_by=_cited(_last(rows, "suspend") if key == "d-resumption" else accepted),
        until=next((one.due_on for one in queries.clocks(file) if one.spec.code == "settle"), None),
        ground=_(GROUNDS[Ground(moved.ground)]) if moved and moved.ground else "",
    )
    return BUILDERS[key](facts)


def _last(rows: list[DenunciationStep], step: str) -> DenunciationStep | None:
    return next((one for one in reversed(rows) if one.step == step), None)


def _cited(row: DenunciationStep | None) -> str:
    if row is None or not row.paper:
        return ""
    return f"{row.paper} ngày {words.day(row.paper_on or row.day)}"


@office(*menu.WORKERS)
def sheet(request: OfficeRequest, code: str, form: str) -> HttpResponse:
    """One paper to be filled in the browser and printed from there."""
    file = opened(request, code, "open")
    found = file_page.FORMS_HERE.get(form)
    if found is None or form not in BUILDERS:
        raise NotFound("base.not-found")
    letter = letter_of(form, file, calendar.day_of(now()))
    return pages.show(
        request,
        "denunciations/sheet",
        form=found,
        letter=letter,
        letters=issuer_letters(file, calendar.day_of(now())),
        to=[pieces(one) for one in letter.addressees],
        body=list(lines(letter.body)),
        copies=[pieces(one) for one in letter.recipients],
        signers=[(pieces(one.position), one.hint) for one in letter.signers],
        file=file,
    )


def issuer_letters(file: DenunciationFile, day: date) -> str:
    """The letters of the body in the number of its papers."""
    head = queries.head(file)
    return issuer_of(head.unit if head else file.unit, on=day).letters
