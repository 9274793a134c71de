"""What is written into an installation that stands again."""

from datetime import datetime

from hoiam.core import actor as actors
from tests.contracts.arrangements import Acts, arrange


@arrange("standing.take_up")
def take_up(at: datetime) -> Acts:
    given = {"made": at.isoformat(), "version": "0.1.0", "at": at}
    return Acts(
        works={**given, "by": actors.system("cli", act="a-1")},
        refused={**given, "by": actors.officer("o-1", act="a-2", held=[])},
    )
