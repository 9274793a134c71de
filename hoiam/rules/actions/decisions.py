"""Papers that change several days at once: the notice of a year, and decisions with swaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from hoiam.base import audit
from hoiam.core import yearly
from hoiam.core.actor import Actor
from hoiam.core.calendar import Calendar, Override, day_of
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import cited, normalise, vn_date
from hoiam.core.yearly import Swap
from hoiam.rules import calendars, policies
from hoiam.rules.day_checks import check_year, decided_days, noticed_days
from hoiam.rules.models import CalendarDecision, CalendarOverride


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that orders it: number, day, and who issued it."""

    number: str
    decided_on: date
    body: str

    def __str__(self) -> str:
        return cited(normalise(self.number), self.decided_on, normalise(self.body))


@transaction.atomic
def announce_year(
    *,
    year: int,
    paper: Paper,
    off: Sequence[date],
    swaps: Sequence[Swap],
    by: Actor,
    at: datetime,
) -> CalendarDecision:
    """Record the yearly notice: from here on every day of that year is official.

    Days that the Labour Code names are off whether they are listed or not.
    """
    policies.check_can_set_rules(by)
    check_year(year, at=at)
    if calendars.notices().filter(year=year).exists():
        raise WrongState("rules.year-announced", year=str(year))
    before = calendars.calendar_on()
    days = noticed_days(year, off, swaps, at=at)
    decision = _decision(paper, year, by=by, at=at)
    after = calendars.calendar_noticed(year, str(decision), days)
    rows = _rows(decision, days, before, after)
    audit.record(
        "rules.year.announced",
        subject=("year", str(year)),
        by=by,
        at=at,
        details={
            "year": str(year),
            "decision": str(decision),
            "off": sum(not one.working for one in days),
            "swaps": len(swaps),
            "moved": _listed(row.day for row in rows if row.moves) or "không ngày nào",
        },
    )
    return decision


@transaction.atomic
def decide_days(
    *, paper: Paper, days: Sequence[Override], swaps: Sequence[Swap], by: Actor, at: datetime
) -> CalendarDecision:
    """Write several days and swaps that one paper orders: they are counted anew together."""
    policies.check_can_set_rules(by)
    before = calendars.calendar_on()
    wanted = decided_days(before, days, swaps, at=at)
    decision = _decision(paper, None, by=by, at=at)
    _rows(decision, wanted, before, calendars.calendar_under(wanted))
    audit.record(
        "rules.days.decided",
        subject=("calendar-decision", str(decision.pk)),
        by=by,
        at=at,
        details={
            "decision": str(decision),
            "off": _listed(one.day for one in wanted if not one.working) or "không",
            "worked": _listed(one.day for one in wanted if one.working) or "không",
        },
    )
    return decision


@transaction.atomic
def withdraw_decision(
    *, decision: CalendarDecision, why: str, by: Actor, at: datetime
) -> CalendarDecision:
    """Take back a paper with all its days: what stood before counts again, the forecast too."""
    policies.check_can_set_rules(by)
    decision = CalendarDecision.objects.select_for_update().get(pk=decision.pk)
    if decision.withdrawn_at is not None:
        raise WrongState("rules.decision-withdrawn", decision=str(decision))
    why = normalise(why)[:200]
    if not why:
        raise Invalid("rules.why-missing", field="why")
    rows = list(decision.days.select_for_update().filter(withdrawn_at__isnull=True))
    before, after = calendars.calendar_on(), calendars.calendar_without_decision(decision)
    moved = set(yearly.changed(before, after, [row.day for row in rows]))
    for row in rows:
        row.moves = row.moves or row.day in moved
        row.withdrawn_why, row.withdrawn_at, row.withdrawn_by = why, at, by.code
    CalendarOverride.objects.bulk_update(
        rows, ["moves", "withdrawn_why", "withdrawn_at", "withdrawn_by"]
    )
    decision.withdrawn_why, decision.withdrawn_at, decision.withdrawn_by = why, at, by.code
    decision.save(update_fields=["withdrawn_why", "withdrawn_at", "withdrawn_by"])
    audit.record(
        "rules.decision.withdrawn",
        subject=("calendar-decision", str(decision.pk)),
        by=by,
        at=at,
        details={"decision": str(decision), "count": len(rows), "why": why},
    )
    return decision


def _decision(paper: Paper, year: int | None, *, by: Actor, at: datetime) -> CalendarDecision:
    number, body = normalise(paper.number), normalise(paper.body)
    if not number or not body:
        raise Invalid("rules.paper-missing", field="body" if number else "number")
    if paper.decided_on > day_of(at):
        raise Invalid("rules.paper-not-yet", field="decided_on", day=vn_date(paper.decided_on))
    decision = CalendarDecision(
        year=year, number=number, decided_on=paper.decided_on, body=body, set_at=at, set_by=by.code
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as clash:  # somebody else announced it at the same moment
        raise WrongState("rules.year-announced", year=str(year)) from clash
    return decision


def _rows(
    decision: CalendarDecision, days: Sequence[Override], before: Calendar, after: Calendar
) -> list[CalendarOverride]:
    """The days as rows; `moves` marks those that offices work on before or after alone."""
    moved = set(yearly.changed(before, after, [one.day for one in days]))
    return CalendarOverride.objects.bulk_create(
        CalendarOverride(
            within=decision,
            day=one.day,
            working=one.working,
            reason=normalise(one.reason)[:200],
            decision=str(decision),
            moves=one.day in moved,
            set_at=decision.set_at,
            set_by=decision.set_by,
        )
        for one in days
    )


def _listed(days: Iterable[date]) -> str:
    return ", ".join(vn_date(day) for day in days)
