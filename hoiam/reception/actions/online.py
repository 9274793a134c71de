"""Receptions on the State's video platform: the entry, its notice and its line test are ours.

They are recorded and filmed by law, so that somebody whose identity is to be protected is not
received this way: the entry stops, and the person is received in another way.
"""

import os
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.matters import MatterOf
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.clocks.shapes import Act, Fact, Place
from hoiam.core.clocks.shapes import Matter as ClockMatter
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_moment
from hoiam.reception import policies, queries
from hoiam.reception.actions import _shared
from hoiam.reception.models import OnlineReception
from hoiam.units.models import Unit

STEPS = (Act.ANNOUNCED, Act.LINE_TESTED)


def clock_of(online: OnlineReception, desk: Unit) -> MatterOf:
    """The online reception as the clocks know it."""
    return MatterOf(
        about=(queries.ONLINE, online.code),
        matter=ClockMatter.ONLINE_RECEPTION,
        place=Place.ORDINARY,
        unit=desk,
        assigned_by=online.body,
    )


@transaction.atomic
def arrange_online(
    *, desk: Unit, body: Unit, starts: datetime, points: str, link: str, by: Actor, at: datetime
) -> OnlineReception:
    """Put an online reception on record: its notice and its line test are owed from now on."""
    policies.check_can_receive(desk, by)
    if body.area_id is None or body.area_id != desk.area_id:
        raise Invalid("reception.other-place", field="body", body=body.name)
    if starts <= at:
        raise Invalid("reception.online-past", field="day")
    online = OnlineReception(
        code=codes.new_code("tt", os.urandom),
        body=body,
        desk=desk,
        starts=starts,
        points=_shared.given(points, "reception.points-needed", field="points")[:200],
        link=link.strip()[:300],
        arranged_at=at,
        arranged_by=by.code,
    )
    online.save(force_insert=True)
    commitments.record_fact(
        matter=clock_of(online, desk),
        fact=Fact(calendar.day_of(starts), Act.SESSION),
        paper_on=None,
        reason="",
        by=by,
        at=at,
    )
    audit.record(
        "reception.online.arranged",
        subject=(queries.ONLINE, online.code),
        by=by,
        at=at,
        details={"body": body.name, "starts": vn_moment(starts)},
    )
    return online


def _locked(online: OnlineReception) -> OnlineReception:
    found: OnlineReception = (
        OnlineReception.objects.select_for_update(of=("self",))
        .select_related("body", "desk")
        .get(pk=online.pk)
    )
    return found


@transaction.atomic
def record_online_step(*, online: OnlineReception, act: Act, by: Actor, at: datetime) -> None:
    """The notice went out, or the line was tested, today."""
    online = _locked(online)
    policies.check_can_receive(online.desk, by)
    if online.halted_at is not None:
        raise WrongState("reception.online-halted")
    if act not in STEPS:
        raise Invalid("reception.online-step", field="act")
    commitments.record_fact(
        matter=clock_of(online, online.desk),
        fact=Fact(calendar.day_of(at), act),
        paper_on=None,
        reason="",
        by=by,
        at=at,
    )
    audit.record(
        "reception.online.stepped",
        subject=(queries.ONLINE, online.code),
        by=by,
        at=at,
        details={"step": "báo trước" if act is Act.ANNOUNCED else "thử đường truyền"},
    )


@transaction.atomic
def halt_online(*, online: OnlineReception, by: Actor, at: datetime) -> OnlineReception:
    """Somebody asked that their identity be protected: nothing is recorded or filmed, the entry
    stops, its link goes, and nothing of who it was is written."""
    online = _locked(online)
    policies.check_can_receive(online.desk, by)
    if online.halted_at is not None:
        raise WrongState("reception.online-halted")
    online.halted_at, online.halted_by, online.link = at, by.code, ""
    online.save()
    audit.record(
        "reception.online.halted", subject=(queries.ONLINE, online.code), by=by, at=at, details={}
    )
    return online
