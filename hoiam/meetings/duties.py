"""How often a body has to meet people, and whether it did: required, planned, announced, held.

One definition of each duty, from the rulebook as it stood in that period. A session that somebody
else held in the head's place is shown and never counted as the head's. Days are counted, not
sessions: two sessions of one day are one day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop as _

from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.calendar import ONE_DAY
from hoiam.core.law.rulebook.shapes import Limit, Measure
from hoiam.core.law.rules import Rulebook
from hoiam.meetings.models import Audience, Host, MeetingKind, MeetingState
from hoiam.meetings.policies import WORKERS
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Unit, UnitKind

MONDAY = 0
_HELD = (MeetingState.HELD, MeetingState.CLOSED)
_DEPARTMENTS = (UnitKind.DEPARTMENT, UnitKind.INSPECTORATE)


@dataclass(frozen=True, slots=True)
class Period:
    """From a first day to a last one."""

    first: date
    last: date

    @property
    def mondays(self) -> int:
        """How many weeks begin in it."""
        days = (self.last - self.first).days + 1
        return sum((self.first + ONE_DAY * nth).weekday() == MONDAY for nth in range(days))


def month(year: int, number: int) -> Period:
    """A month of the year."""
    after = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), after - ONE_DAY)


def year(number: int) -> Period:
    """A whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


@dataclass(frozen=True, slots=True)
class Duty:
    """What has to happen how often. `rule` is empty where it is a house rule."""

    code: str
    name: str
    rule: str
    required: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One duty of one body in one period."""

    unit: Unit
    duty: Duty
    planned: int  # days or meetings that stand in the plan, whatever became of them but called off
    announced: int
    held: int  # by the head in person, where the duty is the head's own
    delegated: int  # held in the head's place: shown, never counted
    is_over: bool

    @property
    def missing(self) -> int:
        """How many are lacking: against what was held once it is over, against the plan before."""
        done = self.held if self.is_over else self.planned
        return max(0, self.duty.required - done)


# ---- reception by heads, month by month ---------------------------------------------------------


def reception_duty(unit: Unit, period: Period, book: Rulebook) -> Duty | None:
    """The days on which the head of this body has to receive people (R-01, R-02, R-03, P-01)."""
    found = _reception_rule(unit)
    if found is None:
        return None
    rule_id, what = found
    rule = book.find(rule_id, period.last)
    limit = _limit(rule.limits, what) if rule is not None else None
    if limit is None:
        return None
    is_weekly = limit.measure is Measure.DAYS_A_WEEK
    days = limit.count * period.mondays if is_weekly else limit.count
    return Duty("reception", _("ngày người đứng đầu tiếp công dân"), rule_id, days)


def _reception_rule(unit: Unit) -> tuple[str, str] | None:
    area = unit.area
    if area is None or unit.outside:
        return None
    is_commune, is_province = area.kind in COMMUNES, area.kind == UnitKind.PROVINCE
    if unit.kind == UnitKind.COMMITTEE and is_commune:
        return "R-01", ""
    if unit.kind == UnitKind.COMMITTEE and is_province:
        return "R-02", ""
    if unit.kind in _DEPARTMENTS and is_province:
        return "R-03", ""
    if unit.kind == UnitKind.PARTY and (is_commune or is_province):
        return "P-01", "cấp xã" if is_commune else "cấp tỉnh"
    return None


def _limit(limits: Sequence[Limit], what: str) -> Limit | None:
    """The limit of that part of a rule; of rules with several, the first part is the province's."""
    named = [limit for limit in limits if limit.what == what]
    return next(iter(named or limits), None)


def receptions(
    bodies: Iterable[Unit], period: Period, *, book: Rulebook, today: date
) -> list[Standing]:
    """Days of reception of each of these heads: two queries, however many there are."""
    owing = [(unit, reception_duty(unit, period, book)) for unit in bodies]
    owed = [(unit, duty) for unit, duty in owing if duty is not None]
    days = _days(_hosted([unit for unit, _duty in owed], period, (MeetingKind.RECEPTION,)))
    return [_standing(unit, duty, days.get(unit.pk, _Days()), period, today) for unit, duty in owed]


# ---- dialogues, year by year --------------------------------------------------------------------


def dialogue_duties(unit: Unit, period: Period, book: Rulebook) -> tuple[Duty, ...]:
    """Dialogues of a year: with the people by law in communes (F-01); with people and with
    enterprises, for committees of every level (house rule, from the programme of the Party)."""
    area = unit.area
    if area is None or unit.kind not in (UnitKind.COMMITTEE, UnitKind.PARTY):
        return ()
    if area.kind not in (*COMMUNES, UnitKind.PROVINCE):
        return ()
    rule = book.find("F-01", period.last)
    by_law = unit.kind == UnitKind.COMMITTEE and area.kind in COMMUNES and rule is not None
    people = rule.limits[0].count if by_law and rule is not None and rule.limits else 1
    return (
        Duty("people", _("đối thoại với Nhân dân"), "F-01" if by_law else "", people),
        Duty("enterprises", _("đối thoại với doanh nghiệp"), "", 1),
    )


def dialogues(
    bodies: Iterable[Unit], period: Period, *, book: Rulebook, today: date
) -> list[Standing]:
    """Dialogues of each body in a year, with people and with enterprises apart; one with both
    counts for both."""
    owed = [(unit, dialogue_duties(unit, period, book)) for unit in bodies]
    hosted = _hosted([unit for unit, duties in owed if duties], period, (MeetingKind.DIALOGUE,))
    rows = list(hosted)
    found = []
    for unit, duties in owed:
        for duty in duties:
            wanted = (Audience.BOTH, Audience(duty.code))
            mine = [row for row in rows if row.meeting.audience in wanted]
            days = _days(mine).get(unit.pk, _Days())
            found.append(_any_head(_standing(unit, duty, days, period, today)))
    return found


def _any_head(one: Standing) -> Standing:
    """A dialogue is the body's own: it counts whoever chaired; who did is shown beside it."""
    return Standing(
        one.unit, one.duty, one.planned, one.announced, one.held + one.delegated, one.delegated,
        one.is_over,
    )  # fmt: skip


# ---- visits to every unit in a term --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Visited:
    """One commune, and the last time the province's bodies worked with it."""

    unit: Unit
    times: int
    last_on: date | None


def visits(province: Unit, period: Period, *, today: date) -> list[Visited]:
    """Working sessions and field visits of provincial bodies, commune by commune (each unit at
    least once in the term)."""
    communes = list(units.communes(today).filter(parent=province))
    formers = units.formers_of(communes)
    rows = (
        Host.objects.filter(
            unit__area=province,
            meeting__kind__in=(MeetingKind.WORKING, MeetingKind.FIELD),
            meeting__held_on__range=(period.first, period.last),
            meeting__areas__unit__isnull=False,
        )
        .values_list("meeting", "meeting__held_on", "meeting__areas__unit")
        .distinct()
    )
    held: dict[int, dict[int, date]] = defaultdict(dict)
    for meeting, on, area in rows:
        if on is not None:
            held[area][meeting] = on
    found = []
    for commune in communes:
        met: dict[int, date] = {}
        for key in formers.get(commune.pk, frozenset({commune.pk})):
            met |= held.get(key, {})
        found.append(Visited(commune, len(met), max(met.values(), default=None)))
    return found


# ---- shared --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Days:
    """Days of one body, each once."""

    planned: set[date]
    announced: set[date]
    held: set[date]
    delegated: set[date]

    def __init__(self) -> None:
        self.planned, self.announced = set(), set()
        self.held, self.delegated = set(), set()


def _hosted(bodies: Sequence[Unit], period: Period, kinds: tuple[str, ...]) -> QuerySet[Host]:
    """Hosts' rows of these bodies whose meeting is planned for, or was held in, the period."""
    begins = calendar.start_of_day(period.first)
    ends = calendar.start_of_day(period.last + ONE_DAY)
    found = Host.objects.filter(unit__in=bodies, meeting__kind__in=kinds).exclude(
        meeting__state=MeetingState.CANCELLED
    )
    planned = found.filter(
        meeting__held_on=None, meeting__starts__gte=begins, meeting__starts__lt=ends
    )
    held = found.filter(meeting__held_on__range=(period.first, period.last))
    return (planned | held).select_related("meeting")


def _days(rows: Iterable[Host]) -> dict[int, _Days]:
    found: dict[int, _Days] = defaultdict(_Days)
    for row in rows:
        meeting, mine = row.meeting, found[row.unit_id]
        planned = calendar.day_of(meeting.starts) if meeting.starts else meeting.held_on
        on = meeting.held_on or planned
        if on is None:
            continue
        mine.planned.add(on)
        if meeting.announced_at is not None:
            mine.announced.add(planned or on)
        if meeting.state in _HELD:
            (mine.held if row.head_in_person else mine.delegated).add(on)
    for mine in found.values():
        mine.delegated -= mine.held  # the head was there that day: it is the head's
    return found


def _standing(unit: Unit, duty: Duty, days: _Days, period: Period, today: date) -> Standing:
    return Standing(
        unit=unit,
        duty=duty,
        planned=len(days.planned),
        announced=len(days.announced),
        held=len(days.held),
        delegated=len(days.delegated),
        is_over=period.last < today,
    )


def announced_days(unit: Unit, period: Period) -> int:
    """Days on which the calendar announced that this head receives people: column 10 of 01/TCD."""
    rows = _hosted([unit], period, (MeetingKind.RECEPTION,))
    return len(_days(rows)[unit.pk].announced)


def bodies_for(person: Actor, day: date) -> list[Unit]:
    """Bodies whose standing this person reads: those of the places where they work, those of the
    places within where they lead, all for the Front."""
    found = units.as_of(day).filter(outside=False, area__isnull=False)
    if not person.holds_anywhere(Role.FRONT):
        own = Unit.objects.filter(code__in=person.units(*WORKERS)).values("area")
        led = Unit.objects.filter(code__in=person.units(Role.LEADER)).values("area")
        found = found.filter(Q(area__in=own) | Q(area__parent__in=led))
    return list(found.select_related("area").order_by("area__kind", "area__folded", "pk"))
