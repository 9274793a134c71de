"""The hotline: a published number, the regulation by version, each call with an outcome or a date."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases.actions import Received
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome, Paper
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.owed import TO_PUBLIC
from hoiam.core import calendar, codes, deadlines
from hoiam.core.actor import Actor
from hoiam.core.deadlines import Amount
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.reception import calls, policies
from hoiam.reception.actions import _shared
from hoiam.reception.models import Call, CallBack, CallClass, CallOutcome, Hotline, HotlineRule
from hoiam.rules import queries as rules
from hoiam.units.models import Unit
from hoiam.voices import queries as voices
from hoiam.voices.models import Channel, Draft
from hoiam.voices.told import Told, plain_phone

ABOUT = "call"
MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Classed:
    """A class of calls as the regulation says it."""

    name: str
    days: int
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """A call as it was logged; whatever is empty was not said."""

    key: str
    called: datetime
    outcome: str
    kind: CallClass | None = None
    phone: str = ""
    caller: str = ""
    about: str = ""
    said: str = ""
    guided_to: str = ""
    told: Told | None = None  # with the outcome `taken`


@dataclass(frozen=True, slots=True)
class Logged:
    """The call, and the receipt of the voice it became."""

    call: Call
    received: Received | None = None


@transaction.atomic
def open_hotline(
    *,
    unit: Unit,
    number: str,
    published: str,
    hours: str,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> Hotline:
    """A number for people, and where they read it."""
    policies.check_can_keep_box(unit, by)
    number = re.sub(r"\D", "", number)
    if not 3 <= len(number) <= 11:  # 1022 is one, and so is a number of the office
        raise Invalid("reception.hotline-number", field="number")
    if Hotline.objects.filter(number=number, valid_to=None).exists():
        raise WrongState("reception.hotline-known", number=number)
    line = Hotline(
        code=codes.new_code("dn", os.urandom),
        unit=unit,
        number=number,
        published=_shared.given(published, "reception.hotline-published", field="published")[:300],
        hours=hours.strip()[:120],
        valid_from=valid_from,
        opened_at=at,
        opened_by=by.code,
    )
    line.save(force_insert=True)
    audit.record(
        "reception.hotline.opened",
        subject=("hotline", line.code),
        by=by,
        at=at,
        details={"number": line.number, "unit": unit.name, "published": line.published},
    )
    return line


@transaction.atomic
def end_hotline(*, hotline: Hotline, day: date, by: Actor, at: datetime) -> Hotline:
    """The number rings no longer from a day on."""
    rows = Hotline.objects.select_for_update(of=("self",)).select_related("unit")
    hotline = rows.get(pk=hotline.pk)
    policies.check_can_keep_box(hotline.unit, by)
    if hotline.valid_to is not None or day <= hotline.valid_from:
        raise WrongState("reception.hotline-ended", day=vn_date(hotline.valid_from))
    hotline.valid_to, hotline.ended_at, hotline.ended_by = day, at, by.code
    hotline.save()
    audit.record(
        "reception.hotline.ended",
        subject=("hotline", hotline.code),
        by=by,
        at=at,
        details={"number": hotline.number, "day": vn_date(day)},
    )
    return hotline


@transaction.atomic
def set_hotline_rule(
    *,
    hotline: Hotline,
    paper: str,
    valid_from: date,
    text: str,
    classes: Iterable[Classed],
    by: Actor,
    at: datetime,
) -> HotlineRule:
    """A version of the regulation from a day on. Calls of earlier days keep the one they had."""
    policies.check_can_rule_hotline(hotline.unit, by)
    classes = list(classes)
    if not classes:
        raise Invalid("reception.rule-classes", field="classes")
    for one in classes:
        if not one.name.strip() or not 1 <= one.days <= MOST_DAYS:
            raise Invalid("reception.rule-class", field="classes", most=MOST_DAYS)
    if hotline.rules.filter(valid_from__gte=valid_from).exists():
        raise WrongState("reception.rule-earlier", day=vn_date(valid_from))
    rule = HotlineRule(
        hotline=hotline,
        paper=_shared.given(paper, "reception.rule-paper", field="paper")[:120],
        valid_from=valid_from,
        text=text.strip(),
        set_at=at,
        set_by=by.code,
    )
    rule.save(force_insert=True)
    for order, one in enumerate(classes):
        CallClass(
            rule=rule, name=one.name.strip()[:120], days=one.days, unit=one.unit, order=order
        ).save(force_insert=True)
    audit.record(
        "reception.hotline.ruled",
        subject=("hotline", hotline.code),
        by=by,
        at=at,
        details={
            "paper": rule.paper,
            "day": vn_date(valid_from),
            "classes": ", ".join(f"{one.name.strip()}: {one.days}" for one in classes),
        },
    )
    return rule


@transaction.atomic
def log_call(
    *, hotline: Hotline, rung: Rung, by: Actor, at: datetime, draft: Draft | None = None
) -> Logged:
    """A call on record: with its outcome, or with a date to call back under the rule of that day."""
    policies.check_can_log_call(hotline, by)
    if rung.told is not None:
        rung = replace(rung, told=replace(rung.told, desk=hotline.unit))
    hashed = voices.token_hash(rung.key)
    known = Call.objects.filter(key=hashed).select_related("hotline__unit").first()
    if known is not None:
        policies.check_can_log_call(known.hotline, by)
        if rung.told is None or known.case_id is None:
            return Logged(known)
        return Logged(known, cases.receive(told=rung.told, by=by, at=at))
    day = _checked_day(hotline, rung, at)
    rule = calls.rule_on(hotline, day)
    if rule is None:
        raise WrongState("reception.hotline-unruled", day=vn_date(day))
    _check_class(rung, rule)
    about = _shared.plain(rung.about, field="about")[:300]
    said = _shared.plain(rung.said, field="said")[:1000]
    if rung.outcome == CallOutcome.ANSWERED and not (about and said):
        raise Invalid("reception.call-answer", field="said")
    if rung.outcome == CallOutcome.GUIDED and not rung.guided_to.strip():
        raise Invalid("reception.call-guided", field="guided_to")
    received = _taken(rung, by, at, draft)
    call = Call(
        code=codes.new_code("cg", os.urandom),
        key=hashed,
        hotline=hotline,
        rule=rule,
        kind=rung.kind,
        year=day.year,
        called_on=day,
        called=rung.called,
        phone=plain_phone(rung.phone) if rung.phone.strip() else "",
        caller=_shared.plain(rung.caller, field="name")[:120],
        about=about,
        said=said,
        outcome=rung.outcome,
        guided_to=_shared.plain(rung.guided_to, field="guided_to")[:200],
        case=received.case if received else None,
        logged_at=at,
        logged_by=by.code,
    )
    if call.outcome == CallOutcome.BACK:
        if not (call.phone and about):
            raise Invalid("reception.call-back-to", field="phone")
        call.commitment = _promised(call, hotline, rule, by, at).code

    def write(number: int) -> None:
        call.number = number
        call.save(force_insert=True)

    _shared.numbered(write, lambda: _last(hotline, day.year))
    audit.record(
        "reception.call.logged",
        subject=(ABOUT, call.code),
        by=by,
        at=at,
        details={
            "number": f"{call.number}/{call.year}",
            "hotline": hotline.number,
            "outcome": str(CallOutcome(call.outcome).label),
            "rule": rule.paper,
        },
    )
    return Logged(call, received)


@transaction.atomic
def call_back(*, call: Call, reached: bool, said: str, by: Actor, at: datetime) -> CallBack:
    """A try to call back. Reached, with what was said, ends the duty; else it stays open."""
    rows = Call.objects.select_for_update(of=("self",)).select_related(
        "hotline__unit", "kind__unit"
    )
    call = rows.get(pk=call.pk)
    policies.check_can_call_back(call, by)
    if call.outcome != CallOutcome.BACK or call.tries.filter(reached=True).exists():
        raise WrongState("reception.call-ended")
    words = _shared.plain(said, field="said")[:1000]
    if reached and not words:
        raise Invalid("reception.call-answer", field="said")
    tried = CallBack(call=call, reached=reached, said=words, tried_at=at, tried_by=by.code)
    tried.save(force_insert=True)
    audit.record(
        "reception.call.tried",
        subject=(ABOUT, call.code),
        by=by,
        at=at,
        details={"number": f"{call.number}/{call.year}", "reached": reached},
    )
    if reached:
        commitments.fulfil(
            commitment=Commitment.objects.get(code=call.commitment),
            outcome=Outcome(result="Đã gọi lại và trả lời."),
            by=by,
            at=at,
        )
    return tried


def _checked_day(hotline: Hotline, rung: Rung, at: datetime) -> date:
    if rung.outcome not in CallOutcome.values:
        raise Invalid("reception.call-outcome", field="outcome")
    if rung.called > at:
        raise Invalid("reception.call-ahead", field="called")
    day = calendar.day_of(rung.called)
    if day < hotline.valid_from or (hotline.valid_to and day >= hotline.valid_to):
        raise Invalid("reception.hotline-not-then", field="called", day=vn_date(day))
    return day


def _check_class(rung: Rung, rule: HotlineRule) -> None:
    if rung.kind is None:
        if rung.outcome == CallOutcome.BACK:
            raise Invalid("reception.call-class", field="kind")
    elif rung.kind.rule_id != rule.pk:
        raise Invalid("reception.call-class-other", field="kind", paper=rule.paper)


def _taken(rung: Rung, by: Actor, at: datetime, draft: Draft | None) -> Received | None:
    if (rung.outcome == CallOutcome.TAKEN) != (rung.told is not None):
        raise Invalid("reception.call-words", field="text")
    if rung.told is None:
        return None
    if rung.told.channel != Channel.PHONE:
        raise Invalid("voices.kind-unknown", field="kind")
    _shared.plain(rung.told.text, field="text")
    return cases.receive(told=rung.told, by=by, at=at, draft=draft)


def _promised(
    call: Call, hotline: Hotline, rule: HotlineRule, by: Actor, at: datetime
) -> Commitment:
    kind = call.kind
    if kind is None:
        raise Invalid("reception.call-class", field="kind")
    due = deadlines.due(
        call.called_on, Amount(kind.days, deadlines.Unit.WORKING), rules.calendar_on()
    )
    # A call of long ago is logged all the same; its day to call back is then today.
    due_on = max(due.due_on, calendar.day_of(at))
    return commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=(ABOUT, call.code),
        unit=kind.unit or hotline.unit,
        assigned_by=hotline.unit,
        what=f"Gọi lại người đã gọi đường dây nóng ngày {vn_date(call.called_on)}: {kind.name}",
        due_on=due_on,
        paper=Paper(rule.paper),
        owed_to=TO_PUBLIC,
        by=by,
        at=at,
    )


def _last(hotline: Hotline, year: int) -> int:
    rows = Call.objects.filter(hotline=hotline, year=year)
    return rows.aggregate(last=Max("number"))["last"] or 0
