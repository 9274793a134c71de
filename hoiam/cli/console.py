"""What every command says, and as whom it acts."""

import secrets
from datetime import datetime

from hoiam.base import clock
from hoiam.core import actor as actors
from hoiam.core.actor import Actor


def say(line: str = "") -> None:
    """One line to the person at the console."""
    print(line, flush=True)


def by() -> Actor:
    """Nobody of the office: whoever runs the machine."""
    return actors.system("cli", act="c-" + secrets.token_hex(8))


def now() -> datetime:
    """The time of this installation."""
    return clock.now()
