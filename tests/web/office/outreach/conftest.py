"""The same pages over a commune with hamlets."""

import pytest

from tests.cast import Cast
from tests.outreach.making import with_hamlets


@pytest.fixture
def cast(db: None) -> Cast:
    return with_hamlets()
