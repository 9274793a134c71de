"""A limit that many share is counted once, and anew as soon as a day of the calendar changes."""

from datetime import date

from hoiam.core import deadlines
from hoiam.core.deadlines import Amount, Unit
from hoiam.rules import queries as rules

FROM, LIMIT = date(2026, 10, 2), Amount(10, Unit.WORKING)


def test_what_was_counted_is_given_again_until_a_day_changes(db: None) -> None:
    days = rules.calendar_on()
    first = rules.due_under(FROM, LIMIT, days)

    changed = rules.calendar_with(date(2026, 10, 7), working=False)
    other = rules.due_under(FROM, LIMIT, changed)

    assert rules.due_under(FROM, LIMIT, changed) is other
    assert rules.due_under(FROM, LIMIT, days) == first == deadlines.due(FROM, LIMIT, days)
    assert other == deadlines.due(FROM, LIMIT, changed)
    assert other.due_on > first.due_on
