"""Open data: what the worker gives out once a week, and the command that does it at once."""

import argparse
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from hoiam.base import clock
from hoiam.cli import console
from hoiam.core import actor as actors
from hoiam.core.calendar import day_of
from hoiam.figures import actions as figures
from hoiam.figures.open_data import registers, tables, writing
from hoiam.figures.open_data.registers import Register

EVERY = timedelta(hours=1)  # how often the worker looks whether files are owed
A_WEEK = timedelta(days=7)


def give_out_once(*, at: datetime) -> bool:
    """Tables of people of quarters that ended, since pages show none before; then the files of one
    register whose last ones are a week old. Whether there may be more."""
    day = day_of(at)
    owed = list(tables.first_people(day))
    for name, released in owed:
        by = actors.system("open-data", act="w-" + secrets.token_hex(8))
        figures.release_table(table=name, released=released, by=by, at=at)
    if owed:
        return True
    for register in registers.ALL.values():
        last = registers.releases(register.code).first()
        if last is None or last.day <= day - A_WEEK:
            give_out(register, at=at)
            return True
    return False


def give_out(register: Register, *, at: datetime) -> str:
    """Tables of people that may go out, then the files of one register."""
    by, day = actors.system("open-data", act="w-" + secrets.token_hex(8)), day_of(at)
    for name, released in tables.waiting_people(day):
        figures.release_table(table=name, released=released, by=by, at=at)
    made = writing.make(register, day)
    return figures.release_files(made=made, by=by, at=at).csv_hash


def run(options: argparse.Namespace, say: Callable[[str], None] = console.say) -> int:
    """Give out the files of today, of all registers that have none yet."""
    at = clock.now()
    for register in registers.ALL.values():
        if registers.releases(register.code).filter(day=day_of(at)).exists():
            say(f"{register.code}: đã có tệp của hôm nay")
            continue
        say(f"{register.code}: {give_out(register, at=at)}")
    return 0
