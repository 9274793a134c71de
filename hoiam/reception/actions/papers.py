"""Receipts for documents (form 02/TCD of Decree 154/2026), and giving originals back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.reception import policies, queries
from hoiam.reception.actions import _shared
from hoiam.reception.models import PaperLine, PaperReceipt, Visit

MOST_LINES = 30  # house rule: a receipt of one page
MOST_SHEETS = 2_000


@dataclass(frozen=True, slots=True)
class Handed:
    """One document that was handed in."""

    name: str
    sheets: int = 1
    is_original: bool = False
    back_on: date | None = None


@transaction.atomic
def give_paper_receipt(
    *, visit: Visit, key: str, handed: Sequence[Handed], by: Actor, at: datetime
) -> PaperReceipt:
    """Write down what was handed in, under the next number of the body. Of a complaint or a
    denunciation only the sheets are counted. The same form again gives the same receipt."""
    visit = _shared.locked(visit)
    policies.check_can_follow_up(visit, by)
    told = hashlib.sha256(f"{visit.code}\0{key}".encode()).digest()
    code = codes.new_code("gn", lambda count: told[:count])
    known = PaperReceipt.objects.filter(visit=visit, code=code).first()
    if known is not None:
        return known
    if not handed or len(handed) > MOST_LINES:
        raise Invalid("reception.papers-needed", field="papers", most=MOST_LINES)
    day = calendar.day_of(at)
    rows = [_checked(visit, one, day) for one in handed]
    receipt = PaperReceipt(
        code=code, visit=visit, body=visit.body, year=day.year, issued_at=at, issued_by=by.code
    )

    def write(number: int) -> None:
        receipt.number = number
        receipt.save(force_insert=True)

    _shared.numbered(write, lambda: queries.last_paper_number(visit.body, day.year))
    for order, one in enumerate(rows, start=1):
        PaperLine(
            receipt=receipt,
            order=order,
            name=one.name,
            sheets=one.sheets,
            is_original=one.is_original,
            back_on=one.back_on,
        ).save(force_insert=True)
    audit.record(
        "reception.papers.received",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": str(receipt), "papers": len(rows)},
    )
    return receipt


def _checked(visit: Visit, one: Handed, day: date) -> Handed:
    if not 1 <= one.sheets <= MOST_SHEETS:
        raise Invalid("reception.sheets-odd", field="papers", most=MOST_SHEETS)
    if one.back_on is not None and (one.back_on < day or not one.is_original):
        raise Invalid("reception.back-odd", field="papers")
    if visit.is_textless:
        if one.name.strip():
            raise Invalid("reception.no-words", field="papers")
        return one
    name = _shared.given(one.name, "reception.papers-needed", field="papers")[:200]
    return Handed(name, one.sheets, one.is_original, one.back_on)


@transaction.atomic
def return_paper(*, line: PaperLine, by: Actor, at: datetime) -> PaperLine:
    """An original went back to who handed it in."""
    found = PaperLine.objects.select_for_update(of=("self",)).filter(pk=line.pk).first()
    if found is None:
        raise NotFound("base.not-found")
    visit = _shared.locked(found.receipt.visit)
    policies.check_can_follow_up(visit, by)
    if not found.is_original or found.returned_at is not None:
        raise WrongState("reception.nothing-to-return")
    found.returned_at, found.returned_by = at, by.code
    found.save()
    audit.record(
        "reception.paper.returned",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": str(found.receipt), "line": found.order},
    )
    return found
