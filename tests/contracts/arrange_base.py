"""Acts on the clock of a training installation that work, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from hoiam.base import actions
from hoiam.core import actor as actors
from hoiam.core.actor import Held, Role
from tests.contracts.arrangements import Acts, arrange


def _acts(at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "machine": at, "at": at}
    trainer = actors.officer("o-trainer", act="a-t", held=[Held(Role.ADMINISTRATOR, "t-province")])
    leader = actors.officer("o-leader", act="a-l", held=[Held(Role.LEADER, "t-commune")])
    return Acts(works={**given, "by": trainer}, refused={**given, "by": leader})


@arrange("base.begin_training")
def begin_training(at: datetime) -> Acts:
    return _acts(at)


@arrange("base.turn_clock")
def turn_clock(at: datetime) -> Acts:
    actions.begin_training(machine=at, by=actors.system("test", act="a-0"), at=at)
    return _acts(at, speed=43_200, until=at + timedelta(days=30))
