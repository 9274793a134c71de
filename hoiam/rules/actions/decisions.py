"""Papers that change several days at once: the notice of a year, and decisions with swaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import yearly
from hoiam.core.actor import Actor
from hoiam.core.calendar import LAST_SHIPPED, Calendar, Override, day_of
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.core.yearly import Swap
from hoiam.rules import policies, queries
from hoiam.rules.actions.days import YEARS_AHEAD, check_near
from hoiam.rules.models import CalendarDecision, CalendarOverride


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that orders it: number, day, and who issued it."""

    number: str
    decided_on: date
    body: str


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
    if queries.notices().filter(year=year).exists():
        raise WrongState("rules.year-announced", year=str(year))
    before = queries.calendar_on()
    days = noticed_days(year, off, swaps)
    decision = _decision(paper, year, by=by, at=at)
    after = queries.calendar_noticed(year, str(decision), days)
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
    before = queries.calendar_on()
    wanted = decided_days(before, days, swaps, at=at)
    decision = _decision(paper, None, by=by, at=at)
    _rows(decision, wanted, before, queries.calendar_under(wanted))
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
    before, after = queries.calendar_on(), queries.calendar_without_decision(decision)
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


def check_year(year: int, *, at: datetime) -> None:
    """A year whose notice may be recorded: not one that came with the release, nor one so far
    away that nobody can have announced it."""
    if year <= LAST_SHIPPED:
        raise Invalid("rules.year-shipped", year=str(year))
    last = day_of(at).year + YEARS_AHEAD
    if year > last:
        raise Invalid("rules.year-far", year=str(year), last=str(last))


def noticed_days(year: int, off: Sequence[date], swaps: Sequence[Swap]) -> tuple[Override, ...]:
    """The special days of a year as its notice orders them, with the days of swaps that reach
    into a neighbouring year."""
    outside = next((day for day in off if day.year != year), None)
    if outside is not None:
        raise Invalid("rules.day-outside-year", field="more", day=vn_date(outside), year=str(year))
    named = yearly.named(year, off)
    plain = yearly.days_of_notice(year, named, ())
    _check_swaps(queries.calendar_noticed(year, "", plain), swaps)
    beyond = [one for swap in swaps for one in yearly.swap_days(swap) if one.day.year != year]
    if len(beyond) == 2 * len(swaps) and beyond:
        raise Invalid(
            "rules.day-outside-year", field="swaps", day=vn_date(beyond[0].day), year=str(year)
        )
    return (*yearly.days_of_notice(year, named, swaps), *beyond)


def decided_days(
    calendar: Calendar, days: Sequence[Override], swaps: Sequence[Swap], *, at: datetime
) -> tuple[Override, ...]:
    """The days of one decision in order, after a look at what the calendar says of them now."""
    _check_swaps(calendar, swaps)
    wanted = [*days, *(one for swap in swaps for one in yearly.swap_days(swap))]
    if not wanted:
        raise Invalid("rules.no-days", field="days")
    for one in wanted:
        check_near(one.day, at=at)
        if not normalise(one.reason):
            raise Invalid("rules.reason-missing", field="days")
    _check_once([one.day for one in wanted])
    return tuple(sorted(wanted, key=lambda one: one.day))


def _check_swaps(calendar: Calendar, swaps: Sequence[Swap]) -> None:
    for swap in swaps:
        if not calendar.is_working(swap.off):
            raise Invalid("rules.swap-off-already", field="swaps", day=vn_date(swap.off))
        if calendar.is_working(swap.worked):
            raise Invalid("rules.swap-worked-already", field="swaps", day=vn_date(swap.worked))
    _check_once([day for swap in swaps for day in (swap.off, swap.worked)])


def _check_once(days: Sequence[date]) -> None:
    twice = next((day for place, day in enumerate(days) if day in days[:place]), None)
    if twice is not None:
        raise Invalid("rules.day-twice", day=vn_date(twice))


def _decision(paper: Paper, year: int | None, *, by: Actor, at: datetime) -> CalendarDecision:
    number, body = normalise(paper.number), normalise(paper.body)
    if not number or not body:
        raise Invalid("rules.paper-missing", field="body" if number else "number")
    if paper.decided_on > day_of(at):
        raise Invalid("rules.paper-not-yet", field="decided_on", day=vn_date(paper.decided_on))
    decision = CalendarDecision(
        year=year, number=number, decided_on=paper.decided_on, body=body, set_at=at, set_by=by.code
    )
    decision.save(force_insert=True)
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
            reason=normalise(one.reason),
            decision=str(decision),
            moves=one.day in moved,
            set_at=decision.set_at,
            set_by=decision.set_by,
        )
        for one in days
    )


def _listed(days: Iterable[date]) -> str:
    return ", ".join(vn_date(day) for day in days)
