"""What the worker does on the day from which units are others: names, open work and roles follow.

Each unit is one act of its own, so that a thousand of them never hold the database at once, and
one that fails does not hold up the others.
"""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as account_queries
from hoiam.cases import actions as cases
from hoiam.cases import inherited
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.units.models import Unit

log = logging.getLogger("hoiam.work")

EVERY = timedelta(minutes=1)  # how often the worker looks whether a day has come

type Act = Callable[..., object]


def settle_once(*, at: datetime) -> int:
    """Everything that a change of units brings with it today; how many units it touched."""
    day = calendar.day_of(at)
    named = [row.unit for row in unit_queries.coming_words(day)]
    return (
        _each(units.bring_into_force, named, at)
        + _each(cases.settle_succession, inherited.with_open_work(day), at)
        + _each(accounts.end_roles_at, account_queries.units_with_roles_to_end(day), at)
    )


def _each(act: Act, found: list[Unit], at: datetime) -> int:
    return sum(_done(act, unit, at) for unit in found)


def _done(act: Act, unit: Unit, at: datetime) -> bool:
    try:
        act(unit=unit, by=_worker(), at=at)
    # One unit must not hold up the others; the next look comes in a minute.
    except Exception as error:
        log.error("unit %s: %s", unit.code, type(error).__name__)
        return False
    return True


def _worker() -> Actor:
    return actors.system("work", act="w-" + secrets.token_hex(8))
