"""A cast and browsers in which its officers have signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast, make_cast

type SignIn = Callable[[str], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def officer(cast: Cast) -> SignIn:
    return cast.browser
