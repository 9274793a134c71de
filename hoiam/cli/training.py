"""`hoiam training`: the birth of a training installation, and its clock at the console."""

import argparse
import secrets
import time
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from hoiam.base import actions, clock
from hoiam.base import training as birth
from hoiam.base.clock import Reading
from hoiam.commitments import queries as commitments
from hoiam.core import actor as actors
from hoiam.core import course
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of, start_of_day
from hoiam.core.course import FASTEST, OPENS, ORDINARY, STOPPED, Goal
from hoiam.core.refusals import WrongState
from hoiam.core.text import vn_date, vn_moment, weekday_name
from hoiam.rules import queries as rules

LOOK = 1.0  # seconds between two lines while it is on its way


def _say(line: str) -> None:
    print(line, flush=True)


def _by() -> Actor:
    return actors.system("cli", act="c-" + secrets.token_hex(8))


def begin() -> None:
    """Mark the database, on the first start with the setting; later ones find the mark."""
    if settings.TRAINING and not birth.is_born() and birth.mismatch() is None:
        machine = clock.machine_now()
        first = settings.TRAINING_FROM
        at = start_of_day(first) + OPENS if first else machine
        actions.begin_training(machine=machine, by=_by(), at=at)


def run(options: argparse.Namespace) -> int:
    """One step; only in a training installation."""
    if not settings.TRAINING:
        raise WrongState("base.not-training")
    _STEPS[options.step](options)
    return 0


def _show(options: argparse.Namespace) -> None:
    _tell(clock.look())
    due = commitments.next_due(after=day_of(clock.now()))
    _say(f"Hạn gần nhất ở phía trước: {vn_date(due) if due else 'không có'}.")


def _stop(options: argparse.Namespace) -> None:
    _turn(clock.look(), STOPPED, None)
    _tell(clock.look())


def _ordinary(options: argparse.Namespace) -> None:
    _turn(clock.look(), ORDINARY, None)
    _tell(clock.look())


def _run(options: argparse.Namespace) -> None:
    look = clock.look()
    until = course.after_days(look.shown, options.days)
    _turn(look, course.speed_of(options.seconds_a_day), until)
    _wait(options)


def _jump(options: argparse.Namespace) -> None:
    look = clock.look()
    until = course.moment_of(
        _goal(options),
        shown=look.shown,
        days=options.days or 0,
        calendar=rules.calendar_on(),
        due=commitments.next_due(after=day_of(look.shown)),
    )
    _turn(look, FASTEST, until)
    _wait(options)


def _goal(options: argparse.Namespace) -> Goal:
    if options.working_day:
        return Goal.WORKING_DAY
    if options.due:
        return Goal.DUE
    return Goal.PAST_DUE if options.past_due else Goal.DAYS


def _turn(look: Reading, speed: int, until: datetime | None) -> None:
    actions.turn_clock(speed=speed, until=until, machine=look.machine, by=_by(), at=look.shown)


def _wait(options: argparse.Namespace) -> None:
    """Until it is there, with a line each second."""
    while not options.no_wait and clock.look().hurries:
        _tell(clock.look())
        time.sleep(LOOK)
    _tell(clock.look())


def _tell(look: Reading) -> None:
    day = day_of(look.shown)
    pace = "đang dừng" if look.course.speed == STOPPED else "nhịp thường"
    if look.hurries and look.course.until:
        pace = f"đang tua đến {vn_moment(look.course.until)}, {look.percent}%"
    _say(f"{weekday_name(day)}, {vn_moment(look.shown)} (giờ tập huấn); {pace}.")


_STEPS: dict[str, Callable[[argparse.Namespace], None]] = {
    "show": _show,
    "stop": _stop,
    "ordinary": _ordinary,
    "run": _run,
    "jump": _jump,
}
