"""A notice to hamlets: sent, confirmed by each, answered by voices, split among organisations."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from hoiam.base import audit
from hoiam.base.queries import only
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import NO_PAPER, Outcome
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.owed import to_unit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.notices import actions as notices
from hoiam.outreach import policies, queries, spreading
from hoiam.outreach.actions import _shared
from hoiam.outreach.models import (
    MACHINE_WAYS,
    Broadcast,
    Confirmed,
    Delivery,
    Organisation,
    Reply,
    Task,
    Way,
)
from hoiam.units.models import Unit
from hoiam.voices.models import Voice

BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class NewBroadcast:
    """A notice as it is sent; `key` makes a second press harmless."""

    key: str
    unit: Unit
    title: str
    text: str
    hamlets: Sequence[Unit]
    ways: Sequence[str]
    paper_number: str = ""
    replies_until: date | None = None


@transaction.atomic
def issue(*, new: NewBroadcast, by: Actor, at: datetime) -> Broadcast:
    """Send a notice to hamlets: public at once, and to each hamlet's people by machine where an
    address is known. What people do by hand is ticked as it is done."""
    policies.check_can_issue(new.unit, by)
    known = only(Broadcast.objects.filter(key=new.key))
    if known is not None:
        return known
    day = calendar.day_of(at)
    _check(new, day)
    broadcast = Broadcast(
        code=codes.new_code("tb", os.urandom),
        key=new.key,
        unit=new.unit,
        title=_shared.given(new.title, field="title", longest=200),
        text=_shared.given(new.text, field="text", longest=4_000),
        paper_number=_shared.plain(new.paper_number, field="paper_number", longest=60),
        replies_until=new.replies_until,
        ways=[way for way in Way.values if way in new.ways],
        issued_at=at,
        issued_by=by.code,
    )
    broadcast.save(force_insert=True)
    for here in queries.here_on(dict.fromkeys(new.hamlets), day):
        _deliver(broadcast, here, by=by, at=at)
    audit.record(
        "outreach.broadcast.issued",
        subject=(BROADCAST, broadcast.code),
        by=by,
        at=at,
        details={"title": broadcast.title, "hamlets": len(set(new.hamlets))},
    )
    return broadcast


def _check(new: NewBroadcast, day: date) -> None:
    if not new.hamlets:
        raise Invalid("outreach.no-hamlets", field="hamlets")
    if not new.ways or not set(new.ways) <= set(Way.values):
        raise Invalid("outreach.no-ways", field="ways")
    if new.replies_until is not None and new.replies_until < day:
        raise Invalid("outreach.reply-day-gone", field="replies_until")
    area = new.unit.area_id
    for hamlet in new.hamlets:
        policies.check_exists(hamlet, day)
        commune = hamlet.parent
        if area not in (hamlet.parent_id, commune.parent_id if commune else None):
            raise Invalid("outreach.hamlet-elsewhere", field="hamlets", place=hamlet.name)


def _deliver(broadcast: Broadcast, here: queries.Here, *, by: Actor, at: datetime) -> None:
    """One hamlet's row, and the message to who answers for it there."""
    code = spreading.code_for(broadcast, here.hamlet)
    row = Delivery(
        broadcast=broadcast, hamlet=here.hamlet, code_hash=spreading.code_hash(code), ways_done=[]
    )
    wanted = [way for way in broadcast.ways if way in MACHINE_WAYS]
    people = [*here.heads, *([here.contact] if here.contact else [])] if wanted else []
    reached = [
        (
            one.email if Way.EMAIL in wanted else "",
            one.phone if Way.SMS in wanted else "",
        )
        for one in people
    ]
    found = next((one for one in reached if any(one)), None)
    if found is not None:
        notices.queue(
            template="outreach.broadcast.issued",
            about=(BROADCAST, broadcast.code),
            recipient=f"hamlet/{here.hamlet.code}",
            subject=broadcast.title,
            text=_letter(broadcast, here.hamlet, code),
            email=found[0],
            phone=found[1],
            by=by,
            at=at,
        )
        row.ways_done = [way for way, address in zip(MACHINE_WAYS, found, strict=True) if address]
        row.sent_at, row.sent_by = at, by.code
    row.save(force_insert=True)


def _letter(broadcast: Broadcast, hamlet: Unit, code: str) -> str:
    return "\n\n".join(
        (
            f"{broadcast.unit.name} thông báo tới {hamlet.name}:",
            broadcast.text,
            f"Xác nhận thôn đã nhận: vào {settings.SITE_URL}/xac-nhan-thong-bao, nhập mã {code}.",
            f"Trả lời: {settings.SITE_URL}/thong-bao/{broadcast.code}",
        )
    )


@transaction.atomic
def withdraw(*, broadcast: Broadcast, why: str, by: Actor, at: datetime) -> Broadcast:
    """Sent by mistake: the page stays and says why it no longer holds."""
    broadcast = _locked(broadcast)
    policies.check_can_issue(broadcast.unit, by)
    policies.check_stands(broadcast)
    broadcast.withdrawn_why = _shared.given(why, field="why", longest=300)
    broadcast.withdrawn_at, broadcast.withdrawn_by = at, by.code
    broadcast.save()
    audit.record(
        "outreach.broadcast.withdrawn",
        subject=(BROADCAST, broadcast.code),
        by=by,
        at=at,
        details={"title": broadcast.title, "reason": broadcast.withdrawn_why},
    )
    return broadcast


@transaction.atomic
def tick_way(*, delivery: Delivery, way: str, by: Actor, at: datetime) -> Delivery:
    """Somebody called, read it out, put it up, posted it in the group: done by hand, ticked once."""
    delivery = _locked_delivery(delivery)
    policies.check_can_note(delivery.hamlet, by)
    policies.check_stands(delivery.broadcast)
    if way not in Way.values:
        raise Invalid("outreach.no-ways", field="way")
    if way in delivery.ways_done:
        raise WrongState("outreach.ticked-already")
    delivery.ways_done = [*delivery.ways_done, way]
    if delivery.sent_at is None:
        delivery.sent_at, delivery.sent_by = at, by.code
    delivery.save()
    audit.record(
        "outreach.delivery.ticked",
        subject=(BROADCAST, delivery.broadcast.code),
        by=by,
        at=at,
        details={"hamlet": delivery.hamlet.name, "way": Way(way).label},
    )
    return delivery


@transaction.atomic
def confirm(*, delivery: Delivery, how: str, by: Actor, at: datetime) -> Delivery:
    """The hamlet has it: said by code, by telephone or face to face. The first word counts."""
    delivery = _locked_delivery(delivery)
    if by.kind is Kind.PUBLIC:
        how = Confirmed.LINK  # whoever typed the code of this hamlet
    else:
        policies.check_can_note(delivery.hamlet, by)
    policies.check_stands(delivery.broadcast)
    if how not in Confirmed.values:
        raise Invalid("outreach.confirmed-how", field="how")
    if delivery.confirmed_at is not None:
        return delivery
    delivery.confirmed_at, delivery.confirmed_by = at, by.code
    delivery.how = how
    delivery.save()
    audit.record(
        "outreach.delivery.confirmed",
        subject=(BROADCAST, delivery.broadcast.code),
        by=by,
        at=at,
        details={"hamlet": delivery.hamlet.name, "how": Confirmed(how).label},
    )
    return delivery


@transaction.atomic
def count_reply(
    *, broadcast: Broadcast, hamlet: Unit, voice: Voice, by: Actor, at: datetime
) -> Reply:
    """A voice that was sent from the notice's page is counted to it, once."""
    known: Reply | None = only(Reply.objects.filter(voice=voice))
    if known is not None:
        return known
    if not broadcast.deliveries.filter(hamlet=hamlet).exists():
        raise Invalid("outreach.not-its-hamlet", field="hamlet", place=hamlet.name)
    row = Reply(broadcast=broadcast, hamlet=hamlet, voice=voice, counted_at=at, counted_by=by.code)
    row.save(force_insert=True)
    audit.record(
        "outreach.reply.counted",
        subject=(BROADCAST, broadcast.code),
        by=by,
        at=at,
        details={"hamlet": hamlet.name},
    )
    return row


@dataclass(frozen=True, slots=True)
class NewTask:
    """What one organisation does for a notice, and by when."""

    organisation: Organisation
    unit: Unit
    what: str
    due_on: date


@transaction.atomic
def set_task(*, broadcast: Broadcast, new: NewTask, by: Actor, at: datetime) -> Task:
    """Each organisation has its part: a commitment of the unit that answers for it."""
    broadcast = _locked(broadcast)
    policies.check_can_issue(broadcast.unit, by)
    policies.check_stands(broadcast)
    if broadcast.tasks.filter(organisation=new.organisation).exists():
        raise WrongState("outreach.has-task")
    owed = commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=(BROADCAST, broadcast.code),
        unit=new.unit,
        assigned_by=broadcast.unit,
        what=_shared.given(new.what, field="what", longest=300),
        due_on=new.due_on,
        paper=NO_PAPER,
        owed_to=to_unit(broadcast.unit),
        by=by,
        at=at,
    )
    task = Task(
        code=codes.new_code("nv", os.urandom),
        broadcast=broadcast,
        organisation=new.organisation,
        unit=new.unit,
        what=owed.what,
        commitment=owed.code,
        set_at=at,
        set_by=by.code,
    )
    task.save(force_insert=True)
    audit.record(
        "outreach.task.set",
        subject=(BROADCAST, broadcast.code),
        by=by,
        at=at,
        details={
            "organisation": task.get_organisation_display(),
            "unit": new.unit.name,
            "due_on": vn_date(owed.due_on),
        },
    )
    return task


@transaction.atomic
def report_task(*, task: Task, report: str, reached: int | None, by: Actor, at: datetime) -> Task:
    """What the organisation did, and how many members and residents it reached, as a count."""
    task = (
        Task.objects.select_for_update(of=("self",))
        .select_related("unit__parent__parent__parent", "broadcast")
        .get(pk=task.pk)
    )
    policies.check_can_report(task, by)
    if task.reported_at is not None:
        raise WrongState("outreach.reported-already")
    task.report = _shared.given(report, field="report", longest=4_000)
    task.reached = reached
    task.reported_at, task.reported_by = at, by.code
    task.save()
    owed = Commitment.objects.select_related("unit__parent__parent__parent").get(
        code=task.commitment
    )
    if owed.is_open:
        commitments.fulfil(
            commitment=owed, outcome=Outcome(result=task.report), by=_shared.product(by), at=at
        )
    audit.record(
        "outreach.task.reported",
        subject=(BROADCAST, task.broadcast.code),
        by=by,
        at=at,
        details={"organisation": task.get_organisation_display(), "reached": reached},
    )
    return task


def _locked(broadcast: Broadcast) -> Broadcast:
    rows = Broadcast.objects.select_for_update(of=("self",)).select_related(
        "unit__parent__parent__parent"
    )
    return rows.get(pk=broadcast.pk)


def _locked_delivery(delivery: Delivery) -> Delivery:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related(
        "broadcast", "hamlet__parent"
    )
    return rows.get(pk=delivery.pk)
