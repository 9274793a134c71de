"""Correcting the calendar of working days."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.rules import policies
from hoiam.rules.day_checks import check_near
from hoiam.rules.models import CalendarOverride


@transaction.atomic
def override_day(
    *, day: date, working: bool, reason: str, decision: str, by: Actor, at: datetime
) -> CalendarOverride:
    """Make one day a day off or a day of work, as a decision orders; the newest row counts."""
    policies.check_can_set_rules(by)
    reason, decision = normalise(reason), normalise(decision)
    if not reason or not decision:
        raise Invalid("rules.reason-missing", field="decision" if reason else "reason")
    check_near(day, at=at)
    override = CalendarOverride(
        day=day, working=working, reason=reason, decision=decision, set_at=at, set_by=by.code
    )
    override.save(force_insert=True)
    audit.record(
        "rules.day.overridden",
        subject=("day", day.isoformat()),
        by=by,
        at=at,
        details={
            "day": vn_date(day),
            "what": "ngày làm việc" if working else "ngày nghỉ",
            "reason": reason,
            "decision": decision,
        },
    )
    return override


@transaction.atomic
def withdraw_day(
    *, override: CalendarOverride, why: str, by: Actor, at: datetime
) -> CalendarOverride:
    """Take back what was written of a day: the row before it counts again, or the plain calendar."""
    policies.check_can_set_rules(by)
    override = CalendarOverride.objects.select_for_update().get(pk=override.pk)
    if override.withdrawn_at is not None:
        raise WrongState("rules.day-withdrawn", day=vn_date(override.day))
    if override.within is not None:
        raise WrongState("rules.day-of-a-paper", decision=override.decision)
    override.withdrawn_why = normalise(why)[:200]
    if not override.withdrawn_why:
        raise Invalid("rules.why-missing", field="why")
    override.withdrawn_at, override.withdrawn_by = at, by.code
    override.save(update_fields=["withdrawn_why", "withdrawn_at", "withdrawn_by"])
    audit.record(
        "rules.day.withdrawn",
        subject=("day", override.day.isoformat()),
        by=by,
        at=at,
        details={
            "day": vn_date(override.day),
            "decision": override.decision,
            "why": override.withdrawn_why,
        },
    )
    return override
