"""What must hold of any count, on any day of a hundred years and with any days off."""

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hoiam.core.calendar import Override, calendar_for
from hoiam.core.deadlines import Amount, Mark, Pause, Unit, due, latest_day
from tests.core.clocks import slow

DAY = timedelta(1)
PLAIN = calendar_for()
# The tables of lunar days end in 2100: a year and a half of room for the longest count.
DAYS = st.dates(date(2000, 7, 1), date(2099, 6, 30))
COUNTS, UNITS = st.integers(1, 90), st.sampled_from(Unit)
AMOUNTS = st.builds(Amount, COUNTS, UNITS)


@st.composite
def calendars(draw: st.DrawFn, around: date):
    """Days off and make-up days of a province, near the day that matters."""
    days = draw(st.dictionaries(st.integers(-60, 60), st.booleans(), max_size=4))
    return calendar_for(
        [Override(around + gap * DAY, working=how, reason="x") for gap, how in days.items()]
    )


@st.composite
def counts(draw: st.DrawFn):
    """A start, a limit, a calendar, and pauses that neither touch nor overlap."""
    start = draw(DAYS)
    pauses, day = [], start
    for _ in range(draw(st.integers(0, 3))):
        first = day + draw(st.integers(1, 25)) * DAY
        day = first + draw(st.integers(0, 30)) * DAY
        pauses.append(Pause(first, day))
    return start, draw(AMOUNTS), draw(calendars(start)), tuple(pauses)


def ends(start, amount, calendar, pauses=()) -> date:
    return due(start, amount, calendar, pauses).due_on


@given(counts())
def test_any_count_agrees_with_the_slow_walk_and_tells_each_day_once(count) -> None:
    start, amount, calendar, pauses = count
    found = due(start, amount, calendar, pauses)

    assert found.due_on == slow.last_day(
        start,
        amount.count,
        is_working=calendar.is_working,
        off=[(one.first, one.until) for one in pauses],
        working_days=amount.unit is Unit.WORKING,
    )
    assert [one.day for one in found.days] == [
        start + n * DAY for n in range((found.due_on - start).days + 1)
    ]
    assert [one.n for one in found.days if one.n] == list(range(1, amount.count + 1))


@given(counts())
def test_last_day_is_worked_and_never_paused(count) -> None:
    start, _amount, calendar, pauses = count
    last = ends(*count)

    assert calendar.is_working(last)
    assert not any(last in one for one in pauses)
    assert last > start


@given(counts(), st.integers(0, 40))
def test_later_start_or_longer_limit_never_ends_earlier(count, later) -> None:
    start, amount, calendar, _pauses = count
    longer = Amount(amount.count + later, amount.unit)

    assert ends(start, amount, calendar) <= ends(start + later * DAY, amount, calendar)
    assert ends(*count) <= ends(start, longer, calendar, count[3])


@given(DAYS, COUNTS, COUNTS, st.data())
def test_working_days_add_up(start, one, two, data) -> None:
    calendar = data.draw(calendars(start))

    def end(day: date, count: int) -> date:
        return ends(day, Amount(count, Unit.WORKING), calendar)

    assert end(end(start, one), two) == end(start, one + two)


@given(counts(), st.integers(0, 40))
def test_pause_of_no_day_moves_nothing(count, after) -> None:
    start, amount, calendar, pauses = count
    first = start + after * DAY

    assert ends(start, amount, calendar, (*pauses, Pause(first, first))) == ends(*count)


@given(counts())
def test_pause_never_shortens(count) -> None:
    start, amount, calendar, pauses = count

    assert ends(start, amount, calendar) <= ends(start, amount, calendar, pauses)


@given(counts(), st.integers(-30, 90))
def test_holiday_added_never_shortens(count, after) -> None:
    start, amount, calendar, pauses = count
    day = start + after * DAY
    more = calendar_for([*calendar.overrides, Override(day, working=False, reason="x")])

    assert ends(*count) <= ends(start, amount, more, pauses)
    assert back(start, amount, more) <= back(start, amount, calendar)


@given(DAYS, st.integers(2, 60))
def test_pause_over_a_weekend_is_counted_once(start, count) -> None:
    saturday = start + (5 - start.weekday()) % 7 * DAY
    pause = (Pause(saturday, saturday + 2 * DAY),)
    assume(saturday > start)
    assume(not any(PLAIN.is_working(saturday + n * DAY) for n in (0, 1)))
    working, calendar_days = Amount(count, Unit.WORKING), Amount(count, Unit.CALENDAR)

    # Days off are not counted anyway; calendar days lose each of the two once.
    assert ends(start, working, PLAIN, pause) == ends(start, working, PLAIN)
    if saturday + DAY < start + count * DAY:
        longer = Amount(count + 2, Unit.CALENDAR)
        assert ends(start, calendar_days, PLAIN, pause) == ends(start, longer, PLAIN)


@given(counts(), st.integers(1, 40), st.integers(0, 30), st.integers(0, 30))
def test_borders_are_half_open_so_touching_pauses_are_one(count, gap, one, two) -> None:
    start, amount, calendar, _pauses = count
    first = start + gap * DAY
    middle = first + one * DAY
    until = middle + two * DAY

    apart = due(start, amount, calendar, (Pause(first, middle), Pause(middle, until)))
    assert apart == due(start, amount, calendar, (Pause(first, until),))
    paused = {day.day for day in apart.days if day.mark is Mark.PAUSED}
    assert until not in paused
    if first < until and first <= apart.due_on:
        assert first in paused


def back(event, amount, calendar) -> date:
    return latest_day(event, amount, calendar).due_on


def gone(first, last, amount, calendar) -> int:
    """How many days of the limit have gone by from one day to another, the first not counted."""
    days = [first + n * DAY for n in range(1, (last - first).days + 1)]
    return len(days) if amount.unit is Unit.CALENDAR else sum(map(calendar.is_working, days))


@given(DAYS, AMOUNTS, st.data())
def test_backwards_and_forwards_agree(event, amount, data) -> None:
    """From the day found the limit has run by the event; from the next day worked it has not."""
    calendar = data.draw(calendars(event))
    found = back(event, amount, calendar)
    after = found + DAY
    while not calendar.is_working(after):
        after += DAY

    assert calendar.is_working(found)
    assert gone(found, event, amount, calendar) >= amount.count
    assert gone(after, event, amount, calendar) < amount.count
    if calendar.is_working(event) and amount.unit is Unit.WORKING:
        assert ends(found, amount, calendar) == event


@given(DAYS, AMOUNTS, st.data())
def test_backwards_agrees_with_the_slow_walk_and_tells_each_day_once(event, amount, data) -> None:
    calendar = data.draw(calendars(event))
    found = latest_day(event, amount, calendar)
    unit = "w" if amount.unit is Unit.WORKING else "c"

    assert found.due_on == slow.first_day_back(event, amount.count, unit, calendar.is_working)
    assert found.is_backward
    assert [one.day for one in found.days] == [
        found.due_on + n * DAY for n in range((event - found.due_on).days + 1)
    ]
    assert [one.n for one in found.days if one.n] == list(range(amount.count, 0, -1))


@given(DAYS, AMOUNTS, st.integers(0, 40), st.data())
def test_earlier_event_or_longer_notice_is_never_later(event, amount, more, data) -> None:
    calendar = data.draw(calendars(event))
    longer = Amount(amount.count + more, amount.unit)

    assert back(event - more * DAY, amount, calendar) <= back(event, amount, calendar)
    assert back(event, longer, calendar) <= back(event, amount, calendar)


@given(DAYS, COUNTS, COUNTS, st.data())
def test_working_days_add_up_backwards(event, one, two, data) -> None:
    calendar = data.draw(calendars(event))

    def latest(day: date, count: int) -> date:
        return back(day, Amount(count, Unit.WORKING), calendar)

    assert latest(latest(event, one), two) == latest(event, one + two)


@settings(max_examples=20)
@given(DAYS, AMOUNTS)
def test_year_that_lies_whole_off_is_passed_by(start, amount) -> None:
    off = [Override(start + n * DAY, working=False, reason="x") for n in range(1, 200)]

    assert (ends(start, amount, calendar_for(off)) - start).days >= 200
