"""The law once more, slowly: one day after the other, with nothing shared with the engine.

It knows the numbers by heart and asks the calendar for one thing, whether a day is worked.
"""

from datetime import date, timedelta

# rule -> place -> (first limit, what one extension leads to, what a second one leads to)
TOTALS: dict[str, dict[str, tuple[int, int, int | None]]] = {
    "complaint": {"ordinary": (30, 45, None), "remote": (45, 60, None)},
    "second-complaint": {"ordinary": (45, 60, None), "remote": (60, 70, None)},
    "discipline": {"ordinary": (30, 45, None), "remote": (30, 45, None)},
    "denunciation": {"ordinary": (30, 60, 90), "remote": (30, 60, 90)},
}


def last_day(start, count, *, is_working, off=(), working_days=False) -> date:
    """Walk from the start; `off` are (first paused day, day it goes on)."""
    paused = set()
    for first, until in off:
        day = first
        while day != until:
            paused.add(day)
            day += timedelta(1)
    day, seen = start, 0
    while True:
        day += timedelta(1)
        if day in paused:
            continue
        if seen < count:
            if not working_days or is_working(day):
                seen += 1
            if seen < count:
                continue
        if seen == count and is_working(day):
            return day


def settled_by(matter, place, start, extensions, off, is_working) -> date:
    """The last day for settling after so many extensions."""
    total = TOTALS[matter][place][extensions]
    return last_day(start, total, is_working=is_working, off=off)
