"""Flags of a leader follow from days, levels and counts."""

from datetime import date

import pytest

from hoiam.core import pending
from hoiam.core.calendar import Calendar
from hoiam.core.law.rules import BOOK
from hoiam.core.pending import Flag, Kept, Known, Level, Look

DAY = date(2026, 10, 5)


@pytest.fixture(scope="module")
def look() -> Look:
    return pending.look(DAY, Calendar(), BOOK)


def test_age_of_the_rule_has_run_out_on_the_day_after_its_end(look: Look) -> None:
    # 90 days from 5 July end on Saturday, 3 October, and so with Monday the 5th; from the 4th on
    # Friday the 2nd.
    assert look.old_since == date(2026, 7, 4)
    assert (look.age.count, str(look.age)) == (90, "90 ngày")


@pytest.mark.parametrize(
    ("day", "monday", "sunday"),
    [
        (date(2026, 10, 5), date(2026, 10, 5), date(2026, 10, 11)),
        (date(2026, 10, 11), date(2026, 10, 5), date(2026, 10, 11)),
        (date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_week_runs_from_monday_to_sunday(day: date, monday: date, sunday: date) -> None:
    assert (pending.monday_of(day), pending.end_of_week(day)) == (monday, sunday)


OLD, NEW = date(2026, 7, 4), date(2026, 7, 5)
HERE = Level.COMMUNE


@pytest.mark.parametrize(
    ("known", "flags"),
    [
        (Known(NEW), ()),
        (Known(OLD), (Flag.LONG_PENDING,)),
        (Known(NEW, HERE, handed_in_at=(Level.COMMUNE,)), ()),
        (Known(NEW, HERE, handed_in_at=(Level.HAMLET,)), ()),
        (Known(NEW, HERE, handed_in_at=(Level.COMMUNE, Level.PROVINCE)), (Flag.SKIPPED,)),
        (Known(NEW, HERE, passed_down_from=(Level.DISTRICT,)), (Flag.SKIPPED,)),
        (Known(NEW, Level.PROVINCE, handed_in_at=(Level.PROVINCE,)), ()),
        (Known(NEW, None, handed_in_at=(Level.PROVINCE,)), ()),
        (Known(NEW, people=4), ()),
        (Known(NEW, people=5), (Flag.CROWD,)),
        (Known(NEW, moves=1), ()),
        (Known(NEW, moves=2), (Flag.MOVED,)),
        (Known(OLD, people=9, moves=3), (Flag.LONG_PENDING, Flag.CROWD, Flag.MOVED)),
    ],
)
def test_flags_are_worked_out(known: Known, flags: tuple[Flag, ...], look: Look) -> None:
    assert pending.flags_of(known, look) == frozenset(flags)


def test_parts_of_what_was_promised_make_the_whole() -> None:
    kept = Kept(kept=3, in_time=2, late=1, undone=4)

    assert (kept.all, kept.owed) == (10, 3)
