"""A request of the Front or of the People's Inspection about something that is late."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import policies
from hoiam.commitments.actions import _shared, taking
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.owed import to_unit
from hoiam.commitments.requesting import Request
from hoiam.core import calendar, codes, denunciation
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise, vn_date
from hoiam.rules import queries as rules
from hoiam.units.models import Unit, UnitKind

INSPECTION_REPLY = "ADM-INSPECTION-REPLY"  # 15 days (Law on Grassroots Democracy)
LONGEST, LONGEST_WANTED = 4000, 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says; without a date the law's own is taken, where there is one."""

    key: str
    text: str
    wanted: str
    due_on: date | None = None


@transaction.atomic
def send_request(
    *, late: Commitment, sender: Unit, asked: Asked, by: Actor, at: datetime
) -> Request:
    """Ask the unit about what it is late with: its answer is owed by a day. The same key asks
    once."""
    policies.check_can_send_request(sender, by)
    before: Request | None = Request.objects.filter(key=asked.key).first()
    if before is not None:
        return before
    late = _shared.locked(late)
    policies.check_is_behind(late, calendar.day_of(at))
    text, wanted = _words(asked)
    code = codes.new_code("request", os.urandom)
    answer = _answer_owed(late, sender, code, wanted, asked.due_on, by=by, at=at)
    row = Request(
        code=code,
        key=asked.key,
        late=late,
        sender=sender,
        unit=late.unit,
        text=text,
        wanted=wanted,
        answer=answer,
        sent_at=at,
        sent_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "commitments.request.sent",
        subject=_shared.subject(late),
        by=by,
        at=at,
        details={
            "request": code,
            "commitment": late.code,
            "sender": sender.name,
            "unit": late.unit.name,
            "wanted": wanted,
            "due_on": vn_date(answer.due_on),
        },
    )
    return row


def _words(asked: Asked) -> tuple[str, str]:
    text, wanted = normalise(asked.text).strip(), normalise(asked.wanted).strip()
    for words, field, most in (
        (text, "text", LONGEST),
        (wanted, "wanted", LONGEST_WANTED),
    ):
        if not words:
            raise Invalid("commitments.request-needs-words", field=field)
        if len(words) > most:
            raise Invalid("commitments.words-too-long", field=field, most=most)
        if denunciation.is_one([words]):
            raise Invalid("commitments.no-denunciation", field=field)
    return text, wanted


def _answer_owed(
    late: Commitment,
    sender: Unit,
    code: str,
    wanted: str,
    due_on: date | None,
    *,
    by: Actor,
    at: datetime,
) -> Commitment:
    """On the date that the request sets; without one, on that of the law for the People's
    Inspection."""
    if due_on is not None:
        return taking.take_on(
            kind=CommitmentKind.REQUEST, about=("request", code), unit=late.unit,
            assigned_by=sender, what=wanted, due_on=due_on, paper=taking.NO_PAPER,
            owed_to=to_unit(sender), by=by, at=at,
        )  # fmt: skip
    if sender.kind != UnitKind.PEOPLES_INSPECTION:
        raise Invalid("commitments.request-needs-date", field="due_on")
    day = calendar.day_of(at)
    answer = taking.start_clock(
        kind=CommitmentKind.REQUEST, about=("request", code), unit=late.unit, assigned_by=sender,
        what=wanted, rule=rules.law_rule(INSPECTION_REPLY, day=day), event="ngày nhận kiến nghị",
        day=day, days=rules.calendar_on(), by=by, at=at,
    )  # fmt: skip
    owed_to = to_unit(sender)
    answer.owed_kind, answer.owed_code = owed_to.kind, owed_to.code
    answer.save(update_fields=["owed_kind", "owed_code"])
    return answer
