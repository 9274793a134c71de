"""What every test of this folder shares: a list of erasures and uploads of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_list(settings: Any, tmp_path: Path) -> Path:
    """The list of erasures and the uploads apart from those of other tests."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    settings.ERASURES_FILE = tmp_path / "apart" / "erasures"
    return Path(settings.ERASURES_FILE)
