"""Limits in hours: they are moments, and run through nights and days off alike.

No article known here moves the end of a limit in hours to a working day, and the earlier moment
is the safer one for whoever owes it (house rule).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hoiam.core.calendar import ZONE, day_of
from hoiam.core.explaining import Say, vietnamese
from hoiam.core.law.rulebook.shapes import Bound, Event, Limit, Measure, Rule
from hoiam.core.law.rules import Rulebook
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date


@dataclass(frozen=True, slots=True)
class HourSpec:
    """A limit in hours: what has to be done, and the part of the rule that says it."""

    code: str
    name: str
    rule_id: str
    event: Event
    what: str = ""
    bound: Bound = Bound.WITHIN


HOUR_SPECS = (
    HourSpec(
        "breach", "Thông báo vi phạm dữ liệu cá nhân", "ADM-DATA-BREACH", Event.BREACH
    ),
    HourSpec(
        "connect", "Kết nối trước buổi tiếp trực tuyến", "R-11",
        Event.SESSION, "kết nối", Bound.BEFORE,
    ),
)  # fmt: skip

_AFTER = "{hours} giờ kể từ {start}, tính cả ban đêm và ngày nghỉ: chậm nhất {due}."
_BEFORE = "Ít nhất {hours} giờ trước {start}: chậm nhất {due}."
_MOMENT = "{time} ngày {day}"
SENTENCES = (_AFTER, _BEFORE, _MOMENT)


@dataclass(frozen=True, slots=True)
class HourClock:
    """A limit in hours with its moment."""

    spec: HourSpec
    rule: Rule
    limit: Limit
    start: datetime
    due_at: datetime

    def explained(self, say: Say = vietnamese) -> str:
        """The way to the moment, in Vietnamese time."""
        words = _BEFORE if self.spec.bound is Bound.BEFORE else _AFTER
        return say(words).format(
            hours=self.limit.count, start=_moment(self.start, say), due=_moment(self.due_at, say)
        )


def hour_clock(spec: HourSpec, at: datetime, book: Rulebook) -> HourClock:
    """The limit of the day on which it starts; `at` is an aware moment."""
    day = day_of(at)
    rule = book.rule_on(spec.rule_id, day)
    for limit in rule.limits:
        is_meant = (limit.event, limit.what, limit.bound) == (spec.event, spec.what, spec.bound)
        if is_meant and limit.measure is Measure.HOURS:
            span = timedelta(hours=limit.count)
            due_at = at - span if spec.bound is Bound.BEFORE else at + span
            return HourClock(spec, rule, limit, at, due_at)
    raise NotFound("rules.not-in-force", rule=spec.rule_id, day=vn_date(day))


def _moment(at: datetime, say: Say) -> str:
    return say(_MOMENT).format(time=f"{at.astimezone(ZONE):%H:%M}", day=vn_date(day_of(at)))
