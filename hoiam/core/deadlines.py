"""Due dates that explain themselves: each counted, each skipped day, and why.

- The day of the event is not counted (Civil Code, Art. 147).
- Working days are counted one by one, make-up Saturdays included.
- Calendar days run through; when the last one is a day off, the limit ends with the next
  working day (Civil Code, Art. 148(5)).
- An event on a day off starts the count all the same: no article moves it, and the earlier
  date is the safer one for whoever owes the answer (house rule).
- A day on which the limit is paused is not counted and is nobody's last day; the day on which it
  goes on is counted again.
- "At least so long before" counts backwards from the event (`latest_day`): counted forwards from
  the day found, the limit has run by the day of the event.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR, ONE_DAY, Calendar, DayKind, is_weekend
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date

# "Soon" means within this many working days, today not counted (house rule).
SOON = 2
MOST_DAYS = 3660
# The first item of a record, so that a later form can stand beside this one.
_FORMAT = "due/1"

type Json = str | int | list[Json] | None
type Record = list[Json]


class Unit(StrEnum):
    """How the days of a limit are counted."""

    WORKING = "working"
    CALENDAR = "calendar"


class Mark(StrEnum):
    """What a day did in the count."""

    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    ROLLED = "rolled"
    PAUSED = "paused"
    DUE = "due"


class Why(StrEnum):
    """The reason of a mark."""

    EVENT = "event"  # the day it happened, not counted: Civil Code, Art. 147
    WORKING = "working"
    MAKE_UP = "make-up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CALENDAR = "calendar"
    ROLLED = "rolled-forward"  # Civil Code, Art. 148(5)
    PAUSED = "paused"


class Standing(StrEnum):
    """Where a due date stands, seen from a day."""

    EARLY = "early"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"
    VERY_LATE = "very-late"  # by the second step of `hoiam.core.lateness`


@dataclass(frozen=True, slots=True)
class Amount:
    """So many working days, or so many calendar days."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST_DAYS:
            raise Invalid("deadlines.amount", field="amount", count=self.count, most=MOST_DAYS)

    def __str__(self) -> str:
        return f"{self.count} {_UNIT_WORDS[self.unit]}"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its mark, its number when it has one, the reason and a holiday's name."""

    day: date
    mark: Mark
    n: int | None
    why: Why
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted: from the first one up to, not with, the day it goes on."""

    first: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.first:
            raise Invalid(
                "deadlines.pause",
                field="until",
                first=vn_date(self.first),
                until=vn_date(self.until),
            )
        if (self.until - self.first).days > MOST_DAYS:
            raise Invalid(
                "deadlines.pause",
                field="until",
                first=vn_date(self.first),
                until=vn_date(self.until),
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.until


@dataclass(frozen=True, slots=True)
class Due:
    """A due date with the whole way to it, from the day of the event to the last day."""

    start: date
    amount: Amount
    due_on: date
    days: tuple[CountedDay, ...]

    @property
    def is_backward(self) -> bool:
        """Whether it is due before its event, so that the count ran backwards."""
        return self.due_on < self.start


@dataclass(frozen=True, slots=True)
class Lateness:
    """How a due date stands on a day: the state, and the working days left or missed."""

    state: Standing
    days: int


_UNIT_WORDS = {Unit.WORKING: "ngày làm việc", Unit.CALENDAR: "ngày"}
_OFF = {DayKind.WEEKEND: Why.WEEKEND, DayKind.HOLIDAY: Why.HOLIDAY}
_ON = {DayKind.WORKING: Why.WORKING, DayKind.MAKE_UP: Why.MAKE_UP}


def due(start: date, amount: Amount, calendar: Calendar, pauses: tuple[Pause, ...] = ()) -> Due:
    """The last day of a limit that an event on `start` sets off."""
    count = _count_working if amount.unit is Unit.WORKING else _count_calendar
    event = CountedDay(start, Mark.START, None, Why.EVENT, calendar.name_of(start))
    days = (event, *count(start, amount.count, calendar, pauses))
    return Due(start=start, amount=amount, due_on=days[-1].day, days=days)


def latest_day(event: date, amount: Amount, calendar: Calendar) -> Due:
    """The last day on which something may be done that is due at least so long before an event.

    The limit has run, its first day not counted, by the day of the event itself; the day found is
    a working day, an earlier one where the limit leads to a day off (house rule).
    """
    count = _count_back_working if amount.unit is Unit.WORKING else _count_back_calendar
    days = count(event, amount.count, calendar)
    return Due(start=event, amount=amount, due_on=days[0].day, days=days)


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Working days after `first` up to and with `last`; negative when `last` lies before.

    Old registers bring dates from before the tables of the calendar: there, and after them, every
    day from Monday to Friday counts (house rule), so that such a row is late and no page fails.
    """
    if last < first:
        return -working_days_between(last, first, calendar)
    if last == first:
        return 0
    return sum(
        _worked_between(max(first + ONE_DAY, begin), min(last, end), calendar)
        for begin, end in _months(first, last)
    )


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of every month that two days lie in or between."""
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        begin = date(month // 12, month % 12 + 1, 1)
        yield begin, begin.replace(day=monthrange(begin.year, begin.month)[1])


def _worked_between(begin: date, end: date, calendar: Calendar) -> int:
    """Working days of one month from one day to another, both counted."""
    is_known = FIRST_YEAR <= begin.year <= LAST_YEAR
    if is_known and begin.day == 1 and (end + ONE_DAY).day == 1 and end > begin:
        return calendar.worked_in(begin.year, begin.month)
    days = map(date.fromordinal, range(begin.toordinal(), end.toordinal() + 1))
    return sum(calendar.is_working(day) if is_known else not is_weekend(day) for day in days)


def lateness(due_on: date, today: date, calendar: Calendar) -> Lateness:
    """Whether a date is far, near, today or missed, in working days.

    A promise may name a day off: then the distance is at least one, so that it is missed from
    the very next day on.
    """
    if today == due_on:
        return Lateness(Standing.TODAY, 0)
    if today > due_on:
        return Lateness(Standing.LATE, max(1, working_days_between(due_on, today, calendar)))
    left = max(1, working_days_between(today, due_on, calendar))
    return Lateness(Standing.SOON if left <= SOON else Standing.EARLY, left)


def lateness_words(standing: Lateness) -> str:
    """The short words on a mark: "còn 2 ngày", "trễ 3 ngày"."""
    if standing.state is Standing.TODAY:
        return "hạn hôm nay"
    word = "trễ" if standing.state in (Standing.LATE, Standing.VERY_LATE) else "còn"
    return f"{word} {standing.days} ngày"


def to_record(due: Due) -> Record:
    """The same as plain lists for a column of JSON: the explanation as it was given."""
    days: Record = [
        [day.day.isoformat(), day.mark.value, day.n, day.why.value, day.name] for day in due.days
    ]
    count, unit = due.amount.count, due.amount.unit.value
    return [_FORMAT, due.start.isoformat(), count, unit, due.due_on.isoformat(), days]


def from_record(record: Record) -> Due:
    """The due date as it was frozen, whatever the calendar has become since."""
    form, start, count, unit, due_on, days = record
    if form != _FORMAT or not isinstance(count, int) or not isinstance(days, list):
        raise ValueError("this is no record of a due date")
    return Due(
        start=date.fromisoformat(str(start)),
        amount=Amount(count, Unit(str(unit))),
        due_on=date.fromisoformat(str(due_on)),
        days=tuple(_day_from(day) for day in days),
    )


def asked(record: Record) -> tuple[date, Amount]:
    """What a frozen count counts: the day of the event and the limit, without the way."""
    form, start, count, unit, _due_on, _days = record
    if form != _FORMAT or not isinstance(count, int):
        raise ValueError("this is no record of a due date")
    return date.fromisoformat(str(start)), Amount(count, Unit(str(unit)))


def _day_from(record: Json) -> CountedDay:
    if not isinstance(record, list):
        raise ValueError("this is no record of a counted day")
    day, mark, number, why, name = record
    return CountedDay(
        day=date.fromisoformat(str(day)),
        mark=Mark(str(mark)),
        n=number if isinstance(number, int) else None,
        why=Why(str(why)),
        name=name if isinstance(name, str) else None,
    )


def _count_working(
    start: date, count: int, calendar: Calendar, pauses: tuple[Pause, ...]
) -> list[CountedDay]:
    days: list[CountedDay] = []
    day, number = start, 0
    while number < count:
        day += ONE_DAY
        kind, name = calendar.kind_of(day), calendar.name_of(day)
        if _is_paused(day, pauses):
            days.append(CountedDay(day, Mark.PAUSED, None, Why.PAUSED, name))
            continue
        if kind in _OFF:
            days.append(CountedDay(day, Mark.SKIPPED, None, _OFF[kind], name))
            continue
        number += 1
        mark = Mark.DUE if number == count else Mark.COUNTED
        days.append(CountedDay(day, mark, number, _ON[kind], name))
    return days


def _count_calendar(
    start: date, count: int, calendar: Calendar, pauses: tuple[Pause, ...]
) -> list[CountedDay]:
    days: list[CountedDay] = []
    day, number = start, 0
    while number < count:
        day += ONE_DAY
        name = calendar.name_of(day)
        if _is_paused(day, pauses):
            days.append(CountedDay(day, Mark.PAUSED, None, Why.PAUSED, name))
            continue
        number += 1
        days.append(CountedDay(day, Mark.COUNTED, number, Why.CALENDAR, name))
    last = days.pop()
    if calendar.is_working(last.day):
        return [*days, CountedDay(last.day, Mark.DUE, count, Why.CALENDAR, last.name)]
    return [*days, *_rolled(last, calendar, pauses)]


def _count_back_working(event: date, count: int, calendar: Calendar) -> tuple[CountedDay, ...]:
    days: list[CountedDay] = []
    day, number = event, 0
    while number < count or not calendar.is_working(day):
        kind, name = calendar.kind_of(day), calendar.name_of(day)
        if kind in _OFF:
            days.append(CountedDay(day, Mark.SKIPPED, None, _OFF[kind], name))
        else:
            number += 1
            days.append(CountedDay(day, Mark.COUNTED, number, _ON[kind], name))
        day -= ONE_DAY
    days.append(CountedDay(day, Mark.DUE, None, Why.EVENT, calendar.name_of(day)))
    return _towards_event(days)


def _count_back_calendar(event: date, count: int, calendar: Calendar) -> tuple[CountedDay, ...]:
    back = [event - number * ONE_DAY for number in range(count)]
    days = [
        CountedDay(day, Mark.COUNTED, number, Why.CALENDAR, calendar.name_of(day))
        for number, day in enumerate(back, 1)
    ]
    day = back[-1] - ONE_DAY
    while not calendar.is_working(day):
        why = _OFF[calendar.kind_of(day)]
        days.append(CountedDay(day, Mark.ROLLED, None, why, calendar.name_of(day)))
        day -= ONE_DAY
    days.append(CountedDay(day, Mark.DUE, None, Why.EVENT, calendar.name_of(day)))
    return _towards_event(days)


def _towards_event(days: list[CountedDay]) -> tuple[CountedDay, ...]:
    """In the order of the calendar, the event last."""
    event = replace(days[0], mark=Mark.START)
    return (*reversed(days[1:]), event)


def _rolled(last: CountedDay, calendar: Calendar, pauses: tuple[Pause, ...]) -> list[CountedDay]:
    """From a last day that is a day off to the next day worked on which nothing is paused."""
    why = _OFF[calendar.kind_of(last.day)]
    days = [CountedDay(last.day, Mark.ROLLED, last.n, why, last.name)]
    day = last.day + ONE_DAY
    while (is_paused := _is_paused(day, pauses)) or not calendar.is_working(day):
        name = calendar.name_of(day)
        if is_paused:
            days.append(CountedDay(day, Mark.PAUSED, None, Why.PAUSED, name))
        else:
            days.append(CountedDay(day, Mark.ROLLED, None, _OFF[calendar.kind_of(day)], name))
        day += ONE_DAY
    return [*days, CountedDay(day, Mark.DUE, None, Why.ROLLED, calendar.name_of(day))]


def _is_paused(day: date, pauses: tuple[Pause, ...]) -> bool:
    return any(day in pause for pause in pauses)
