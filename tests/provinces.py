"""Lào Cai with everything that comes with the program, as an installation starts with it."""

from datetime import datetime

from hoiam.core.actor import Actor
from hoiam.units import actions
from tests import snapshots


def lao_cai(*, by: Actor, at: datetime) -> actions.Loaded:
    """The province is loaded; the thousand rows of it are copied after the first time."""
    return snapshots.of(f"lc, {by}, {at}", lambda: actions.load_province(code="lc", by=by, at=at))
