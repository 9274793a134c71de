"""Who came: residents counted by group, officials who had to come named with whether they did."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.meetings import notice, policies
from hoiam.meetings.actions import _shared
from hoiam.meetings.models import Group, Meeting, Official, Qualifier, Turnout
from hoiam.units.models import Unit

MOST_OFFICIALS = 100  # house rule
MOST_PEOPLE = 1_000_000  # more than any hall, square or commune holds


@dataclass(frozen=True, slots=True)
class Came:
    """How many of one group came, with the word the number was given with."""

    group: Group
    number: int
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Assigned:
    """Somebody who had to come; `present` is not known before it was held."""

    name: str
    position: str = ""
    unit: Unit | None = None
    present: bool | None = None


@transaction.atomic
def count_turnout(
    *, meeting: Meeting, came: tuple[Came, ...], by: Actor, at: datetime
) -> tuple[Turnout, ...]:
    """Write down how many came, group by group; what was written before is replaced."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    policies.check_has_begun(meeting)
    for one in came:
        if not 0 <= one.number <= MOST_PEOPLE:
            raise Invalid("meetings.turnout-number", field=one.group.value)
    meeting.turnouts.all().delete()
    rows = tuple(
        Turnout(meeting=meeting, group=one.group, number=one.number, qualifier=one.qualifier)
        for one in {one.group: one for one in came}.values()
    )
    for row in rows:
        row.save(force_insert=True)
    audit.record(
        "meetings.turnout.counted",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"groups": len(rows)},
    )
    return rows


@transaction.atomic
def name_officials(
    *, meeting: Meeting, assigned: tuple[Assigned, ...], by: Actor, at: datetime
) -> tuple[Official, ...]:
    """Who has to come in office, and afterwards whether they did; the list is written whole."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    if meeting.state == "cancelled":
        policies.check_is_not_over(meeting)
    if len(assigned) > MOST_OFFICIALS:
        raise Invalid("meetings.officials-many", field="officials", most=MOST_OFFICIALS)
    meeting.officials.all().delete()
    rows = tuple(
        Official(
            meeting=meeting,
            name=_shared.given(one.name, field="officials", code="meetings.official-name")[:120],
            position=_shared.plain(one.position, field="officials")[:120],
            unit=one.unit,
            present=one.present,
            order=order,
        )
        for order, one in enumerate({(one.name, one.position): one for one in assigned}.values())
    )
    for row in rows:
        row.save(force_insert=True)
    audit.record(
        "meetings.officials.named",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"named": len(rows)},
    )
    return rows
