"""The way to a due date in plain sentences, in Vietnamese or in whatever the door speaks.

The sentences are msgids with places to fill in; a door gives `say`, which looks each one up in
its language. Names of days off and events are looked up by the same `say`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from hoiam.core.deadlines import Amount, CountedDay, Due, Mark, Unit, Why
from hoiam.core.text import vn_date, weekday_name

type Say = Callable[[str], str]

# Up to so many counted days are named one by one in an explanation; more run are summed up.
_NAMED_DAYS = 15

RECEIVED = "ngày nhận"

_AMOUNTS = {
    Unit.WORKING: ("{count} ngày làm việc", "một ngày làm việc"),
    Unit.CALENDAR: ("{count} ngày", "một ngày"),
}
_FIRST = "{amount}, tính từ ngày {first} (ngày sau {event} {start})."
_NTH = "Ngày thứ {n} là {day}."
_ROLLED = "Đó là {reason}, nên hạn lùi đến ngày làm việc tiếp theo: {day}."
_BEFORE = "Trước ít nhất {amount}, đếm ngược từ {event} {start}; ngày chậm nhất không tính."
_LATEST = "Ngày chậm nhất là {day}."
_LATEST_ROLLED = (
    "Đếm đủ thì gặp ngày nghỉ {days}, nên ngày chậm nhất là ngày làm việc trước đó: {day}."
)
_THROUGH = "Tính cả ngày nghỉ."
_COUNTED = "Tính các ngày {days}."
_COUNTED_ALL = "Tính mọi ngày làm việc trong khoảng này."
_MADE_UP = "Trong đó có ngày làm bù {days}."
_SKIPPED = "Bỏ qua {days}."
_PAUSED = "Tạm dừng {count} ngày, từ {first} đến hết {last}, không tính."
_PAUSED_ONE = "Tạm dừng ngày {first}, không tính."
_WEEKENDS = "thứ Bảy, Chủ nhật"
_HOLIDAY = "ngày nghỉ ({name})"
_WEEKEND = "ngày nghỉ cuối tuần"

SENTENCES = (
    *(words for pair in _AMOUNTS.values() for words in pair),
    *(RECEIVED, _FIRST, _NTH, _ROLLED, _BEFORE, _LATEST, _LATEST_ROLLED, _THROUGH),
    *(_COUNTED, _COUNTED_ALL, _MADE_UP, _SKIPPED, _PAUSED, _PAUSED_ONE),
    *(_WEEKENDS, _HOLIDAY, _WEEKEND),
)


def vietnamese(words: str) -> str:
    """The words as they stand."""
    return words


def explain(due: Due, *, event: str = RECEIVED, say: Say = vietnamese) -> str:
    """The way to a due date; `event` is what happened on the first day."""
    told = _Telling(due, event, say)
    return " ".join(told.backward() if due.is_backward else told.forward())


def amount_words(amount: Amount, say: Say = vietnamese) -> str:
    """So many working days, or so many days."""
    many, one = _AMOUNTS[amount.unit]
    # Vietnamese writes the figure of one, too; a language that does not says it otherwise.
    if amount.count == 1 and say(one) != one:
        return say(one)
    return say(many).format(count=amount.count)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One explanation on its way."""

    due: Due
    event: str
    say: Say

    def forward(self) -> list[str]:
        nth = self._counted[-1]
        told = [
            self._told(
                _FIRST,
                amount=amount_words(self.due.amount, self.say),
                first=vn_date(self.due.days[1].day),
                event=self.say(self.event),
                start=vn_date(self.due.start),
            ),
            *self._way(),
            self._told(_NTH, n=nth.n, day=self._long(nth.day)),
        ]
        if nth.day != self.due.due_on:
            told.append(
                self._told(_ROLLED, reason=self._reason(nth), day=self._long(self.due.due_on))
            )
        return told

    def backward(self) -> list[str]:
        told = [
            self._told(
                _BEFORE,
                amount=amount_words(self.due.amount, self.say),
                event=self.say(self.event),
                start=vn_date(self.due.start),
            ),
            *self._way(),
        ]
        latest = self._long(self.due.due_on)
        off = [day for day in self.due.days if day.mark is Mark.ROLLED]
        if not off:
            return [*told, self._told(_LATEST, day=latest)]
        return [*told, self._told(_LATEST_ROLLED, days=_listed(off), day=latest)]

    @property
    def _counted(self) -> list[CountedDay]:
        return [day for day in self.due.days if day.n is not None]

    def _told(self, words: str, **places: object) -> str:
        return self.say(words).format(**places)

    def _way(self) -> list[str]:
        """What was counted and what was not."""
        counted = self._counted
        if self.due.amount.unit is Unit.CALENDAR:
            return [self.say(_THROUGH), *self._paused()]
        if len(counted) <= _NAMED_DAYS:
            told = [self._told(_COUNTED, days=_listed(counted))]
        else:
            told = [self.say(_COUNTED_ALL)]
        made_up = [_brief(day.day) for day in counted if day.why is Why.MAKE_UP]
        if made_up:
            told.append(self._told(_MADE_UP, days=", ".join(made_up)))
        left_out = self._left_out([day for day in self.due.days if _is_off(day)])
        if left_out:
            told.append(self._told(_SKIPPED, days=left_out))
        return [*told, *self._paused()]

    def _paused(self) -> list[str]:
        """From which day to which day nothing was counted: one sentence a pause."""
        runs = groupby(self.due.days, key=lambda day: day.mark is Mark.PAUSED)
        spans = [list(days) for is_paused, days in runs if is_paused]
        return [
            self._told(
                _PAUSED if len(span) > 1 else _PAUSED_ONE,
                count=len(span),
                first=vn_date(span[0].day),
                last=vn_date(span[-1].day),
            )
            for span in spans
        ]

    def _left_out(self, skipped: list[CountedDay]) -> str:
        holidays = [day for day in skipped if day.why is Why.HOLIDAY]
        named = groupby(holidays, key=lambda day: day.name)
        reasons = [f"{_listed(list(days))} ({self.say(name or '')})" for name, days in named]
        weekends = [day for day in skipped if day.why is Why.WEEKEND]
        if len(weekends) > _NAMED_DAYS:
            reasons.append(self.say(_WEEKENDS))
        elif weekends:
            reasons.append(f"{self.say(_WEEKENDS)} ({_listed(weekends)})")
        return "; ".join(reasons)

    def _reason(self, day: CountedDay) -> str:
        if day.why is Why.HOLIDAY:
            return self._told(_HOLIDAY, name=self.say(day.name or ""))
        return self.say(_WEEKEND)

    def _long(self, day: date) -> str:
        weekday = self.say(weekday_name(day)).replace("Thứ", "thứ")
        return f"{weekday}, {vn_date(day)}"


def _is_off(day: CountedDay) -> bool:
    """A day off that was passed by; the event itself may be one when the count ran backwards."""
    return day.mark is Mark.SKIPPED


def _listed(days: list[CountedDay]) -> str:
    """28, 29/4, 4, 5, 6/5: the month stands where it changes, and at the end."""
    shown = [
        str(day.day.day) if _same_month(day, after) else _brief(day.day)
        for day, after in pairwise(days)
    ]
    return ", ".join([*shown, _brief(days[-1].day)])


def _same_month(left: CountedDay, right: CountedDay) -> bool:
    return (left.day.year, left.day.month) == (right.day.year, right.day.month)


def _brief(day: date) -> str:
    return f"{day.day}/{day.month}"
