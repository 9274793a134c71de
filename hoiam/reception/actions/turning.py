"""Turning somebody away: the ground is explained on the spot; a notice only where the law wants one."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.matters import MatterOf
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.clocks.shapes import Act, Fact, Place
from hoiam.core.clocks.shapes import Matter as ClockMatter
from hoiam.core.law import receiving
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.reception import policies
from hoiam.reception.actions import _shared
from hoiam.reception.lines import Away
from hoiam.reception.models import TurnedAway, Visit, VisitKind

_OF_WORDS = (VisitKind.FEEDBACK, VisitKind.RECOMMENDATION)


def clock_of(visit: Visit) -> MatterOf:
    """The visit as the clocks know it: the desk prepares the notice."""
    return MatterOf(
        about=_shared.subject(visit),
        matter=ClockMatter.RECEPTION,
        place=Place.ORDINARY,
        unit=visit.desk,
        assigned_by=visit.body,
    )


def turned_away(*, visit: Visit, away: Away, by: Actor, at: datetime) -> TurnedAway:
    """Write the ground down; where a notice is owed its three working days begin."""
    ground = receiving.BY_CODE.get(away.ground)
    if ground is None:
        raise Invalid("reception.ground-needed", field="ground")
    if ground.code == "nothing-new" and visit.kind not in _OF_WORDS:
        raise Invalid("reception.ground-of-kind", field="ground", article=ground.article)
    explained = _shared.given(away.explained, "reception.explain-first", field="explained")
    row = TurnedAway(
        visit=visit,
        ground=ground.code,
        found_on=away.found_on or visit.received_on,
        explained=explained,
        explained_at=at,
        explained_by=by.code,
    )
    row.save(force_insert=True)
    if ground.notice:
        commitments.record_fact(
            matter=clock_of(visit),
            fact=Fact(row.found_on, Act.GROUNDS_FOUND),
            paper_on=None,
            reason="",
            by=by,
            at=at,
        )
    return row


@transaction.atomic
def tell_turned_away(
    *, visit: Visit, number: str, day: date, by: Actor, at: datetime
) -> TurnedAway:
    """The notice of refusal was given (form 01/TCD of Decree 154): its clock ends with it."""
    visit = _shared.locked(visit)
    policies.check_can_follow_up(visit, by)
    row = TurnedAway.objects.select_for_update().filter(visit=visit).first()
    if row is None or not row.why.notice:
        raise WrongState("reception.no-notice-owed")
    if row.told_at is not None:
        raise WrongState("reception.notice-given", number=row.notice_number)
    if not row.found_on <= day <= calendar.day_of(at):
        raise Invalid("reception.ahead", field="day", day=vn_date(day))
    row.notice_number = _shared.given(number, "reception.paper-needed", field="number")[:60]
    row.notice_on, row.told_at, row.told_by = day, at, by.code
    row.save()
    commitments.record_fact(
        matter=clock_of(visit),
        fact=Fact(day, Act.TOLD, paper=row.notice_number),
        paper_on=day,
        reason="",
        by=by,
        at=at,
    )
    audit.record(
        "reception.refusal.told",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": visit.registered, "paper": row.notice_number, "day": vn_date(day)},
    )
    return row
