"""Targets that are written in one transaction: small lists of the house itself."""

from collections.abc import Callable
from datetime import datetime

from hoiam.core.actor import Actor
from hoiam.imports.models import Import, Target

WHOLE: dict[str, Callable[..., None]] = {}
MOST_ROWS = 5_000


def write(of: Import, *, by: Actor, at: datetime) -> None:
    """Write every row of the preview, or refuse all of it."""
    WHOLE[Target(of.target)](of, by=by, at=at)
