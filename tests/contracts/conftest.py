"""What an act leaves in the folders of keys and of files, which no rolled back transaction takes
away, neither reaches other tests nor comes from them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hoiam.base import keys


@pytest.fixture(autouse=True)
def _folders_of_the_run_alone(settings: Any, tmp_path: Path) -> Iterator[None]:
    """A key that an act adds seals nothing after its test; other tests begin with the first."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    folder = Path(settings.KEYS_DIR)
    first = (folder / keys.DATA).read_text()
    yield
    added = list(folder.glob(f"{keys.DATA}-*"))
    for path in added:
        path.unlink()
    if added:
        (folder / keys.DATA).write_text(first)
        keys.look_again()
