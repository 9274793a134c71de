"""What an act of these tests leaves in the keys folder, which no rolled back transaction takes away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from hoiam.base import keys


@pytest.fixture(autouse=True)
def _keys_of_the_run_alone() -> Iterator[None]:
    """A key that an act adds seals nothing after its test; other tests begin with the first."""
    folder = Path(settings.KEYS_DIR)
    first = (folder / keys.DATA).read_text()
    yield
    added = list(folder.glob(f"{keys.DATA}-*"))
    for path in added:
        path.unlink()
    if added:
        (folder / keys.DATA).write_text(first)
        keys.look_again()
