"""What the head concluded at a reception: a unit and a date each, or it is no conclusion (R-12)."""

import os
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Paper
from hoiam.commitments.models import CommitmentKind
from hoiam.commitments.owed import TO_PUBLIC, OwedTo, to_asker
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.redact.covering import covered
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import excerpt, vn_date
from hoiam.reception import policies
from hoiam.reception.actions import _shared
from hoiam.reception.models import Mode, Visit, VisitConclusion
from hoiam.units.models import Unit

LONGEST = 1_000
_LINE = 280  # of what is owed, covered, in one line
# Of a complaint nothing is told here: the words stand in its papers.
OF_PAPERS = "Giải quyết đơn đã nhận tại buổi tiếp, theo hồ sơ giấy"


@transaction.atomic
def conclude_visit(
    *, visit: Visit, text: str, unit: Unit, due_on: date, paper: str, by: Actor, at: datetime
) -> VisitConclusion:
    """Assign what the head concluded; it is owed from now on by that unit, by that date."""
    visit = _shared.locked(visit)
    policies.check_can_conclude(visit, by)
    if visit.mode == Mode.REGULAR:
        raise WrongState("reception.not-of-head")
    said = _words(visit, text)
    number = visit.conclusions.count() + 1
    code = codes.new_code("kl", os.urandom)
    owed = commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=_shared.subject(visit),
        unit=unit,
        assigned_by=visit.body,
        what=excerpt(covered(said), _LINE),
        due_on=due_on,
        paper=Paper(paper.strip()[:60], calendar.day_of(at) if paper.strip() else None),
        owed_to=_owed_to(visit),
        by=by,
        at=at,
    )
    row = VisitConclusion(
        code=code,
        visit=visit,
        number=number,
        text=said,
        unit=unit,
        due_on=due_on,
        paper=paper.strip()[:60],
        commitment=owed.code,
        concluded_at=at,
        concluded_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "reception.visit.concluded",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": visit.registered, "unit": unit.name, "due_on": vn_date(due_on)},
    )
    return row


def _words(visit: Visit, text: str) -> str:
    if visit.is_textless:
        if text.strip():
            raise Invalid("reception.no-words", field="text")
        return OF_PAPERS
    said = _shared.given(text, "reception.conclusion-needed", field="text")
    if len(said) > LONGEST:
        raise Invalid("reception.content-long", field="text", most=LONGEST)
    return said


def _owed_to(visit: Visit) -> OwedTo:
    """To who spoke, where a voice is known: the tracking code lets them say that it was not kept."""
    first = visit.matters.filter(voice__isnull=False).order_by("order").first()
    return to_asker(first.voice.code) if first and first.voice else TO_PUBLIC
