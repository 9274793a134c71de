"""Receipts on paper: what is printed once and never shown again."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.http import HttpResponse

from hoiam.cases import queries
from hoiam.cases.actions import Received
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.voices.actions import PrintedReceipt
from hoiam.web.access import OfficeRequest
from hoiam.web.office import pages


@dataclass(frozen=True, slots=True)
class Slip:
    """One number with its secret code and a picture of where to use it."""

    reference: str
    tracking_code: str
    qr: str


def slip(printed: PrintedReceipt) -> Slip:
    return Slip(printed.reference, printed.tracking_code, qr(printed.reference))


def qr(reference: str) -> str:
    """The page to follow the matter with its public number; never the secret code."""
    picture = segno.make(f"{address()}?so={reference}", error="m", micro=False)
    return picture.svg_data_uri(scale=4, border=2)


def address() -> str:
    """Where a receipt is used."""
    return f"{settings.SITE_URL}/tra-cuu"


def prefix() -> str:
    """The letters in front of every number of this installation."""
    return str(settings.PREFIX)


def receipt(request: OfficeRequest, received: Received) -> HttpResponse:
    """The receipt of what was just typed, for the printer."""
    accepted = received.accepted
    case = queries.by_code_of_receipt(accepted.reference)
    return pages.show(
        request,
        "receipt",
        case=case,
        voice=accepted.voice,
        why=received.why,
        duty=_answer(case.code),
        slip=slip(PrintedReceipt(accepted.reference, accepted.tracking_code)),
        address=address(),
    )


def _answer(code: str) -> Commitment | None:
    """The duty to answer, with its date."""
    rows = commitments.about("case", code)
    return rows.filter(kind=CommitmentKind.ANSWER, state=CommitmentState.OPEN).last()
