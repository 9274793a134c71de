"""Pages of the office are asked on the morning of the cast, by officers who signed in."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from tests.cast import NOW, Cast, make_cast

type SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[None]:
    """The one clock of the pages, three days after the first reports of the cast."""
    with time_machine.travel(datetime.fromisoformat("2026-10-05T02:00:00+00:00"), tick=False):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    assert NOW.day == 2
    return make_cast()


@pytest.fixture
def officer(cast: Cast) -> SignIn:
    """A browser in which this person of the cast has signed in, an administrator in a session."""
    return cast.browser
