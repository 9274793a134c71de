"""The cast, for every test of meetings."""

import pytest

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Units, fields and officers, written."""
    return make_cast()
