"""Papers of Decree 31/2019 for a sealed case: the server sends the frame with its gaps, and the
handler's browser fills them, prints, and seals what was filled."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.papers.forms.catalogue import FORMS
from hoiam.papers.forms.denunciations import BUILDERS, Sealed
from hoiam.papers.forms.issuers import issuer_of
from hoiam.papers.letter import Block, Heading, Numbered, Paragraph, Signer, Weight
from hoiam.seals import policies, queries, trusted
from hoiam.seals.models import SealedCase
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office.sealed import answers
from hoiam.web.office.sealed.answers import Told

FORMS_HERE = {one.key: one for one in FORMS if one.sealed and one.key in BUILDERS}


def choices() -> list[Told]:
    """What can be written here."""
    return [{"key": one.key, "name": _(one.name), "mark": one.mark} for one in FORMS_HERE.values()]


@office(*trusted.WORKERS)
@require_GET
def frame(request: OfficeRequest, code: str, form: str) -> HttpResponse:
    """One paper with everything open that says who or what."""
    return answers.answered(lambda: _frame(request, code, form))


def _frame(request: OfficeRequest, code: str, form: str) -> Told:
    case = queries.by_code(request.actor, code)
    policies.check_can_open(case, request.actor)
    if form not in FORMS_HERE:
        raise NotFound("base.not-found")
    return _told(case, form, calendar.day_of(now()))


def _told(case: SealedCase, key: str, day: date) -> Told:
    found, issuer = FORMS_HERE[key], issuer_of(case.unit, on=day)
    facts = Sealed(issuer, Signer("‹chức vụ người ký›"), received_on=case.received_on)
    letter = BUILDERS[key](facts)
    return {
        "key": key,
        "name": _(found.name),
        "form": letter.form,
        "kind": letter.kind,
        "issuer": letter.issuer,
        "superior": letter.superior,
        "place": letter.place,
        "letters": f"{found.letters}-{issuer.letters}" if found.letters else "",
        "subject": letter.subject,
        "to": list(letter.addressees),
        "body": [{"text": text, "weight": str(weight)} for text, weight in lines(letter.body)],
        "copies": list(letter.recipients),
        "signers": [{"position": one.position, "hint": one.hint} for one in letter.signers],
    }


def lines(body: tuple[Block, ...]) -> Iterator[tuple[str, Weight]]:
    """The paragraphs of a letter, with their gaps ‹as these›."""
    for block in body:
        match block:
            case Paragraph(text, weight):
                yield from ((one, weight) for one in text.split("\n"))
            case Heading(text):
                yield text, Weight.STRONG
            case Numbered(items, first):
                for number, one in enumerate(items, first):
                    yield f"{number}. {one}", Weight.PLAIN
