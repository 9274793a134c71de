"""Assigning people to hamlets for a period, ending it; how many people live there."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.outreach import policies
from hoiam.outreach.actions import _shared
from hoiam.outreach.models import Assignment, Duty, ResidentCount
from hoiam.outreach.queries import HAMLET
from hoiam.units.models import Unit
from hoiam.voices.told import Reach, checked_reach


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """Somebody with a name and a position at one hamlet from a day on."""

    hamlet: Unit
    duty: Duty
    name: str
    valid_from: date
    valid_to: date | None = None
    position: str = ""
    officer: str = ""
    team: str = ""
    paper: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def assign(*, new: NewAssignment, by: Actor, at: datetime) -> Assignment:
    """Assign somebody. A new leader in charge ends the period of the one before: one at a time."""
    policies.check_can_keep(new.hamlet, by)
    policies.check_exists(new.hamlet, new.valid_from)
    if new.valid_to is not None and new.valid_to <= new.valid_from:
        raise Invalid("outreach.period-upside-down", field="valid_to")
    name = _shared.given(new.name, field="name", longest=120)
    Unit.objects.select_for_update().get(pk=new.hamlet.pk)
    former = _make_room(new, by=by, at=at) if new.duty == Duty.LEAD else ""
    reach = checked_reach(Reach(phone=new.phone, email=new.email))
    row = Assignment(
        code=codes.new_code("pc", os.urandom),
        hamlet=new.hamlet,
        duty=Duty(new.duty),
        officer=new.officer,
        name=name,
        position=_shared.plain(new.position, field="position", longest=160),
        team=_shared.plain(new.team, field="team", longest=120),
        paper=_shared.plain(new.paper, field="paper", longest=200),
        phone=reach.phone,
        email=reach.email,
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        set_at=at,
        set_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "outreach.assignment.made",
        subject=(HAMLET, new.hamlet.code),
        by=by,
        at=at,
        details={
            "name": name,
            "duty": row.get_duty_display(),
            "valid_from": vn_date(new.valid_from),
            "former": former,
        },
    )
    return row


def _make_room(new: NewAssignment, *, by: Actor, at: datetime) -> str:
    """Whoever was in charge is so until the day before; a period that is over is not cut."""
    ends_after = Q(valid_to__isnull=True) | Q(valid_to__gt=new.valid_from)
    starts_before = Q(valid_from__lt=new.valid_to) if new.valid_to else Q()
    rows = Assignment.objects.select_for_update().filter(
        ends_after, starts_before, hamlet=new.hamlet, duty=Duty.LEAD
    )
    names = []
    for row in rows:
        if row.valid_from >= new.valid_from or row.valid_to is not None:
            raise Invalid(
                "outreach.lead-overlaps",
                field="valid_from",
                name=row.name,
                day=vn_date(row.valid_from),
            )
        row.valid_to = new.valid_from
        row.ended_at, row.ended_by = at, by.code
        row.ended_why = f"giao cho {new.name}"[:300]
        row.save()
        names.append(row.name)
    return ", ".join(names)


@transaction.atomic
def end_assignment(
    *, assignment: Assignment, valid_to: date, why: str, by: Actor, at: datetime
) -> Assignment:
    """The period ends on a day, with the reason; the row stays to be read."""
    row = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    policies.check_can_keep(assignment.hamlet, by)
    policies.check_runs(row)
    if valid_to <= row.valid_from:
        raise Invalid("outreach.period-upside-down", field="valid_to")
    row.valid_to = valid_to
    row.ended_at, row.ended_by = at, by.code
    row.ended_why = _shared.given(why, field="why", longest=300)
    row.save()
    audit.record(
        "outreach.assignment.ended",
        subject=(HAMLET, assignment.hamlet.code),
        by=by,
        at=at,
        details={"name": row.name, "valid_to": vn_date(valid_to), "reason": row.ended_why},
    )
    return row


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people live somewhere on a day, and who says so."""

    day: date
    residents: int
    source: str
    households: int | None = None


@transaction.atomic
def count_residents(*, hamlet: Unit, counted: Counted, by: Actor, at: datetime) -> ResidentCount:
    """A new count beside the earlier ones: figures per head use the newest one of their day."""
    policies.check_can_keep(hamlet, by)
    policies.check_is_hamlet(hamlet)
    if counted.day > calendar.day_of(at):
        raise Invalid("outreach.day-ahead", field="day")
    row = ResidentCount(
        hamlet=hamlet,
        day=counted.day,
        residents=counted.residents,
        households=counted.households,
        source=_shared.given(counted.source, field="source", longest=200),
        counted_at=at,
        counted_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "outreach.residents.counted",
        subject=(HAMLET, hamlet.code),
        by=by,
        at=at,
        details={
            "residents": counted.residents,
            "day": vn_date(counted.day),
            "source": row.source,
        },
    )
    return row
