"""One loaded province and its doers."""

from datetime import UTC, datetime

import pytest

from hoiam.core import actor as actors
from hoiam.core.actor import Actor, Held, Role
from hoiam.units import actions
from tests import provinces

AT = datetime(2026, 5, 4, 2, 0, tzinfo=UTC)


@pytest.fixture
def administrator() -> Actor:
    return actors.officer("cb-admin", act="act-1", held=[Held(Role.ADMINISTRATOR, "lc.ubnd")])


@pytest.fixture
def clerk() -> Actor:
    return actors.officer("cb-clerk", act="act-2", held=[Held(Role.CLERK, "lc-02647.ubnd")])


@pytest.fixture
def lao_cai(db: None, administrator: Actor) -> actions.Loaded:
    """The province as an installation starts with it."""
    return provinces.lao_cai(by=administrator, at=AT)
