"""A paper goes to each recipient: how, when, and what became of it; another try where it failed."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.base.files import StoredFile
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.papers import policies, queries
from hoiam.papers.models import DeliveryWay, FileKind, Outcome, Paper, PaperDelivery, PaperFile

MOST_DELIVERIES = 200  # house rule: of one paper


@dataclass(frozen=True, slots=True)
class Sent:
    """To whom the paper goes, by which way, on which day, under which receipt."""

    recipient: str
    way: str
    day: date
    address: str = ""
    note: str = ""
    again: PaperDelivery | None = None  # the try before that failed


@dataclass(frozen=True, slots=True)
class Came:
    """What became of it, on which day, and the signed note that proves it."""

    outcome: str
    day: date
    said: str = ""
    proof: StoredFile | None = None


@transaction.atomic
def deliver(*, paper: Paper, sent: Sent, by: Actor, at: datetime, key: str) -> PaperDelivery:
    """Write down that the paper went out to one recipient. The same key is the same delivery."""
    policies.check_can_issue(by)
    held = Paper.objects.select_for_update(of=("self",)).select_related("unit").get(pk=paper.pk)
    known = PaperDelivery.objects.filter(key=key).first()
    if known is not None and known.paper_id != held.pk:
        raise NotFound("base.not-found")
    if known is not None:
        return known
    recipient = " ".join(normalise(sent.recipient).split())[:200]
    if not recipient:
        raise Invalid("papers.recipient-needed", field="recipient")
    if sent.way not in DeliveryWay.values:
        raise Invalid("papers.way-needed", field="way")
    if not held.issued_on <= sent.day <= day_of(at):
        raise Invalid("papers.sent-day", field="day", issued=vn_date(held.issued_on))
    number = (held.deliveries.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > MOST_DELIVERIES:
        raise Invalid("papers.many-deliveries", field="recipient", most=MOST_DELIVERIES)
    delivery = PaperDelivery(
        code=codes.new_code("dl", os.urandom), key=key, paper=held, number=number,
        recipient=recipient, address=" ".join(normalise(sent.address).split())[:300], way=sent.way,
        note=" ".join(normalise(sent.note).split())[:60], sent_on=sent.day,
        again=_failed(held, sent.again), sent_at=at, sent_by=by.code,
    )  # fmt: skip
    delivery.save(force_insert=True)
    _record("papers.delivery.sent", delivery, by=by, at=at, day=sent.day)
    return delivery


def _failed(paper: Paper, before: PaperDelivery | None) -> PaperDelivery | None:
    if before is None:
        return None
    found = PaperDelivery.objects.select_for_update().filter(paper=paper, pk=before.pk).first()
    if found is None or not found.has_failed or PaperDelivery.objects.filter(again=found).exists():
        raise WrongState("papers.nothing-to-retry")
    return found


@transaction.atomic
def record_outcome(
    *, delivery: PaperDelivery, came: Came, by: Actor, at: datetime
) -> PaperDelivery:
    """Write down what became of a delivery, once; the signed note is kept with the paper."""
    policies.check_can_issue(by)
    held = PaperDelivery.objects.select_for_update(of=("self",)).select_related("paper__unit")
    found = held.get(pk=delivery.pk)
    if not found.is_open:
        raise WrongState("papers.outcome-known", outcome=found.get_outcome_display())
    if came.outcome not in Outcome.values:
        raise Invalid("papers.outcome-needed", field="outcome")
    if not found.sent_on <= came.day <= day_of(at):
        raise Invalid("papers.came-day", field="day", sent=vn_date(found.sent_on))
    if came.proof is not None:
        found.proof = _proof(found.paper, came.proof, by=by, at=at)
    found.outcome, found.came_on = came.outcome, came.day
    found.said = " ".join(normalise(came.said).split())[:300]
    found.came_at, found.came_by = at, by.code
    found.save()
    _record("papers.delivery.came", found, by=by, at=at, day=came.day)
    return found


def _proof(paper: Paper, stored: StoredFile, *, by: Actor, at: datetime) -> PaperFile:
    row = PaperFile(
        code=codes.new_code("pf", os.urandom), paper=paper, kind=FileKind.NOTE, media=stored.media,
        original=stored.original, size=stored.size, digest=stored.digest, stored_at=at,
        stored_by=by.code,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def _record(tag: str, delivery: PaperDelivery, *, by: Actor, at: datetime, day: date) -> None:
    details: dict[str, str | int | bool | list[str] | None] = {
        "paper": queries.cited(delivery.paper),
        "number": delivery.number,
        "way": DeliveryWay(delivery.way).label,
        "day": vn_date(day),
    }
    if delivery.outcome:
        details["outcome"] = Outcome(delivery.outcome).label
    audit.record(tag, subject=("paper", delivery.paper.code), by=by, at=at, details=details)
