"""Due dates that explain themselves: each counted, each skipped day, and why.

- The day of the event is not counted (Civil Code, Art. 147).
- Working days are counted one by one, make-up Saturdays included.
- Calendar days run through; when the last one is a day off, the limit ends with the next
  working day (Civil Code, Art. 148(5)).
- An event on a day off starts the count all the same: no article moves it, and the earlier
  date is the safer one for whoever owes the answer (house rule).
- A day on which the limit is paused is not counted and is nobody's last day; the day on which it
  goes on is counted again.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise

from hoiam.core.calendar import ONE_DAY, Calendar, DayKind
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date, weekday_name

# "Soon" means within this many working days, today not counted (house rule).
SOON = 2
MOST_DAYS = 3660
# Up to so many counted days are named one by one in an explanation; more run are summed up.
_NAMED_DAYS = 15
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


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Working days after `first` up to and with `last`; negative when `last` lies before."""
    if last < first:
        return -working_days_between(last, first, calendar)
    span = range(first.toordinal() + 1, last.toordinal() + 1)
    return sum(calendar.is_working(date.fromordinal(number)) for number in span)


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


def explain(due: Due, *, event: str = "ngày nhận") -> str:
    """The way to a due date in plain sentences; `event` is what happened on the first day."""
    first = due.start + ONE_DAY
    counted = [day for day in due.days if day.n is not None]
    nth = counted[-1]
    sentences = [
        f"{due.amount}, tính từ ngày {vn_date(first)} (ngày sau {event} {vn_date(due.start)}).",
        *_way(due, counted),
        f"Ngày thứ {nth.n} là {_long(nth.day)}.",
    ]
    if nth.day != due.due_on:
        sentences.append(
            f"Đó là {_reason(nth)}, nên hạn lùi đến ngày làm việc tiếp theo: {_long(due.due_on)}."
        )
    return " ".join(sentences)


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


def _way(due: Due, counted: list[CountedDay]) -> list[str]:
    """The sentences on what was counted and what was not."""
    paused = _paused(due)
    if due.amount.unit is Unit.CALENDAR:
        return ["Tính cả ngày nghỉ.", *paused]
    if len(counted) <= _NAMED_DAYS:
        told = [f"Tính các ngày {_listed(counted)}."]
    else:
        told = ["Tính mọi ngày làm việc trong khoảng này."]
    made_up = [_brief(day.day) for day in counted if day.why is Why.MAKE_UP]
    if made_up:
        told.append(f"Trong đó có ngày làm bù {', '.join(made_up)}.")
    left_out = _skipped([day for day in due.days if day.mark is Mark.SKIPPED])
    if left_out:
        told.append(f"Bỏ qua {left_out}.")
    return [*told, *paused]


def _paused(due: Due) -> list[str]:
    """From which day to which day nothing was counted: one sentence a pause."""
    runs = groupby(due.days, key=lambda day: day.mark is Mark.PAUSED)
    spans = [list(days) for is_paused, days in runs if is_paused]
    return [
        f"Tạm dừng {len(span)} ngày, từ {vn_date(span[0].day)} đến hết {vn_date(span[-1].day)}, "
        "không tính."
        for span in spans
    ]


def _skipped(skipped: list[CountedDay]) -> str:
    holidays = [day for day in skipped if day.why is Why.HOLIDAY]
    named = groupby(holidays, key=lambda day: day.name)
    reasons = [f"{_listed(list(days))} ({name})" for name, days in named]
    weekends = [day for day in skipped if day.why is Why.WEEKEND]
    if len(weekends) > _NAMED_DAYS:
        reasons.append("thứ Bảy, Chủ nhật")
    elif weekends:
        reasons.append(f"thứ Bảy, Chủ nhật ({_listed(weekends)})")
    return "; ".join(reasons)


def _listed(days: list[CountedDay]) -> str:
    """28, 29/4, 4, 5, 6/5: the month stands where it changes, and at the end."""
    shown = [
        str(day.day.day) if _same_month(day, after) else _brief(day.day)
        for day, after in pairwise(days)
    ]
    return ", ".join([*shown, _brief(days[-1].day)])


def _same_month(left: CountedDay, right: CountedDay) -> bool:
    return (left.day.year, left.day.month) == (right.day.year, right.day.month)


def _reason(day: CountedDay) -> str:
    return f"ngày nghỉ ({day.name})" if day.why is Why.HOLIDAY else "ngày nghỉ cuối tuần"


def _brief(day: date) -> str:
    return f"{day.day}/{day.month}"


def _long(day: date) -> str:
    return f"{weekday_name(day).replace('Thứ', 'thứ')}, {vn_date(day)}"
