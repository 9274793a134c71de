"""The town, on the morning on which everybody walks through it."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine

from hoiam.base.logs import WordlessFormatter
from tests.exits.town import WALKED, Town, build


@pytest.fixture
def town(db: None, settings: Any, tmp_path: Path) -> Iterator[Town]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.UPLOADS_DIR = tmp_path / "uploads"
    with time_machine.travel(WALKED, tick=False):
        yield build(tmp_path)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Every line of the log, written as an installation writes it."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(WordlessFormatter("%(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)
