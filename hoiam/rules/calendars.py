"""The calendar of this installation: what the rows say, and what it would be with a day more."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from hoiam.base import steady
from hoiam.core import deadlines
from hoiam.core.calendar import Calendar, Override, YearNotice, calendar_for
from hoiam.core.deadlines import Amount, Due
from hoiam.core.refusals import NotFound
from hoiam.rules.models import CalendarDecision, CalendarOverride


@dataclass(frozen=True, slots=True)
class DayActs:
    """What happened to one day: how many acts, and the words of the last one."""

    count: int
    name: str


def overrides() -> QuerySet[CalendarOverride]:
    """Every correction of the calendar, the newest day first; of one day the last row counts.
    The days of a yearly notice are read with their year."""
    rows = CalendarOverride.objects.exclude(within__year__isnull=False)
    return rows.order_by("-day", "-id")


def standing_overrides() -> QuerySet[CalendarOverride]:
    """The same without what was withdrawn."""
    return overrides().filter(withdrawn_at__isnull=True)


def override(key: int) -> CalendarOverride:
    """One correction of the calendar."""
    found = CalendarOverride.objects.select_related("within").filter(pk=key).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def decisions() -> QuerySet[CalendarDecision]:
    """Papers that changed several days, the newest first."""
    return CalendarDecision.objects.order_by("-id")


def decision(key: int) -> CalendarDecision:
    """One of them."""
    found: CalendarDecision | None = CalendarDecision.objects.filter(pk=key).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def notices() -> QuerySet[CalendarDecision]:
    """The yearly notices that stand."""
    return decisions().filter(year__isnull=False, withdrawn_at__isnull=True)


def acts_on_days(years: range) -> dict[date, DayActs]:
    """How often each day of these years was written or withdrawn, and what was last said of it."""
    rows = CalendarOverride.objects.filter(day__year__gte=years[0], day__year__lte=years[-1])
    found: dict[date, DayActs] = {}
    for row in rows.order_by("id"):
        before = found.get(row.day, DayActs(0, ""))
        acts = 2 if row.withdrawn_at else 1
        found[row.day] = DayActs(before.count + acts, f"{row.reason} ({row.decision})")
    return found


def owing() -> QuerySet[CalendarOverride]:
    """Rows after which open dates are counted anew: of the days of one paper the first stands for
    all of them, so that one act owes one recount."""
    earlier = CalendarOverride.objects.filter(within=OuterRef("within"), pk__lt=OuterRef("pk"))
    return CalendarOverride.objects.filter(~Exists(earlier))


def moved_by(row: CalendarOverride) -> list[CalendarOverride]:
    """The days whose change one recount works off: the row's own, or those of its paper."""
    if row.within_id is None:
        return [row]
    rows = CalendarOverride.objects.filter(within=row.within_id, moves=True)
    return list(rows.order_by("day", "id"))


def calendar_on() -> Calendar:
    """The working days of this installation, as the rows say now: kept while none of them changes."""
    return steady.recall("calendar", lambda: _calendar(lambda row: True))


def due_under(day: date, amount: Amount, days: Calendar) -> Due:
    """The last day of a limit that begins on this day: the same for everybody who speaks on it.

    Kept while the calendar is the very same one, of which there is another as soon as one of its
    days is changed.
    """
    kept = _counted.get("last")
    if kept is None or kept.days is not days:
        kept = _counted["last"] = _Counted(days, {})
    found = kept.dues.get((day, amount))
    if found is None:
        if len(kept.dues) >= _MOST_COUNTED:
            kept.dues.clear()
        found = kept.dues[day, amount] = deadlines.due(day, amount, days)
    return found


@dataclass(frozen=True, slots=True)
class _Counted:
    days: Calendar
    dues: dict[tuple[date, Amount], Due]


_MOST_COUNTED = 500
_counted: dict[str, _Counted] = {}


def calendar_with(day: date, *, working: bool) -> Calendar:
    """What the calendar would be if this day were decided now."""
    return calendar_under([Override(day, working=working, reason="")])


def calendar_under(days: Iterable[Override]) -> Calendar:
    """What the calendar would be if these days were decided now."""
    now = calendar_on()
    return calendar_for((*now.overrides, *days), now.notices)


def calendar_noticed(year: int, decision: str, days: Sequence[Override]) -> Calendar:
    """What the calendar would be if this were the notice of the year; a day of a swap that lies
    in another year is decided for itself."""
    now = calendar_on()
    inside = tuple(one for one in days if one.day.year == year)
    beyond = (one for one in days if one.day.year != year)
    others = (one for one in now.notices if one.year != year)
    return calendar_for((*now.overrides, *beyond), (*others, YearNotice(year, decision, inside)))


def calendar_without(override: CalendarOverride) -> Calendar:
    """What the calendar would be if this row were withdrawn now."""
    return _calendar(lambda row: row.pk != override.pk)


def calendar_without_decision(decision: CalendarDecision) -> Calendar:
    """What the calendar would be if this paper were withdrawn now."""
    return _calendar(lambda row: row.within_id != decision.pk)


def _calendar(counts: Callable[[CalendarOverride], bool]) -> Calendar:
    standing = CalendarOverride.objects.filter(withdrawn_at__isnull=True)
    overrides: list[Override] = []
    noticed: dict[tuple[int, str], list[Override]] = {}
    for row in filter(counts, standing.select_related("within").order_by("id")):
        year = row.within.year if row.within else None
        if year == row.day.year:
            days = noticed.setdefault((year, row.decision), [])
            days.append(Override(row.day, working=row.working, reason=row.reason))
        else:
            said = f"{row.reason} ({row.decision})"
            overrides.append(Override(row.day, working=row.working, reason=said))
    return calendar_for(
        overrides,
        (YearNotice(year, said, tuple(days)) for (year, said), days in noticed.items()),
    )
