"""Telling the superior of what was missed, and the report that the superior may demand."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import overdue, policies
from hoiam.commitments.actions import _rounds, _shared, taking
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.reminders import Escalation, ReminderRound, ReportDemand, RoundState
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.lateness import Gauge
from hoiam.core.text import vn_date
from hoiam.rules import queries as rules
from hoiam.units.models import Unit


@transaction.atomic
def escalate(*, by: Actor, at: datetime) -> int | None:
    """Put the next missed dates of today's round before the superiors that the rules name: the
    direct superior of the unit. How many; nothing when all have come up."""
    policies.check_can_remind(by)
    run = _rounds.going_on(RoundState.ESCALATING, at=at)
    if run is None:
        return None
    seen = overdue.gauge_on(run.day)
    rows = list(overdue.to_escalate(run, seen)[: _rounds.AT_ONCE])
    found = [
        _escalation(run, row, superior, seen, by=by, at=at)
        for row in rows
        if (superior := _shared.superior_on(row.unit, run.day)) is not None
    ]
    Escalation.objects.bulk_create(found)
    run.escalated += len(found)
    _rounds.step_on(run, rows, then=RoundState.TELLING)
    audit.record_each(
        "commitments.commitment.escalated",
        [
            (
                _shared.subject(one.commitment),
                {
                    "commitment": one.commitment.code,
                    "what": one.commitment.what,
                    "due_on": vn_date(one.due_on),
                    "unit": one.unit.name,
                    "superior": one.superior.name,
                    "rule": one.rule,
                },
            )
            for one in found
        ],
        by=by,
        at=at,
    )
    return len(found)


def _escalation(
    run: ReminderRound, row: Commitment, superior: Unit, seen: Gauge, *, by: Actor, at: datetime
) -> Escalation:
    owed = overdue.owed(row)
    return Escalation(
        commitment=row,
        round=run,
        rule=seen.steps.of(owed).rule,
        due_on=row.due_on,
        day=seen.steps.escalated_from(owed, seen.calendar),
        unit=row.unit,
        superior=superior,
        raised_at=at,
        raised_by=by.code,
    )


@transaction.atomic
def demand_report(*, escalation: Escalation, by: Actor, at: datetime) -> Commitment:
    """Demand a report from the unit that is late (for denunciations D-11; otherwise house rule):
    a duty of its own, which runs, is reminded of and comes up like any other."""
    policies.check_can_demand_report(escalation, by)
    late = _shared.locked(escalation.commitment)
    policies.check_is_open(late)
    policies.check_not_demanded(escalation)
    day = calendar.day_of(at)
    rule = overdue.report_rule(late, day)
    report = taking.start_clock(
        kind=CommitmentKind.REPORT,
        about=_shared.subject(late),
        unit=late.unit,
        assigned_by=escalation.superior,
        what=f"Báo cáo vì sao quá hạn: {late.what}"[:300],
        rule=rule,
        event="ngày yêu cầu",
        day=day,
        days=rules.calendar_on(),
        by=by,
        at=at,
    )
    ReportDemand(escalation=escalation, report=report, demanded_at=at, demanded_by=by.code).save(
        force_insert=True
    )
    audit.record(
        "commitments.report.demanded",
        subject=_shared.subject(late),
        by=by,
        at=at,
        details={
            "commitment": late.code,
            "unit": late.unit.name,
            "superior": escalation.superior.name,
            "due_on": vn_date(report.due_on),
        },
    )
    return report
