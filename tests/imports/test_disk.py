"""Which parts of an import wait for the disk: those behind which something is done in the world."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hoiam.imports import actions
from hoiam.imports.actions import _steps
from hoiam.imports.models import Import, ImportState
from tests.base.disk import awaiting_it, awaits_the_disk
from tests.cast import NOW, make_cast
from tests.imports.walking import CASES, HEADER, line, start, work


@pytest.fixture
def _usual() -> Iterator[None]:
    with awaiting_it():
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_usual")
def test_only_the_end_of_the_reading_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[tuple[str, bool]] = []
    put_down = _steps.put_down

    def noting(of: Import, **more: Any) -> None:
        waited.append((of.state, awaits_the_disk()))
        put_down(of, **more)

    monkeypatch.setattr(_steps, "put_down", noting)
    cast = make_cast()
    of = start(cast, tmp_path, HEADER + line("1") + line("2"))
    work(of)
    clerk = cast.actor("clerk")
    actions.map_columns(of=of, mapping=CASES, profile_name="", by=clerk, at=NOW)
    work(of)
    actions.confirm(of=of, by=clerk, at=NOW)
    work(of)

    assert of.state == ImportState.COMMITTED
    assert waited == [
        (ImportState.READING, False),
        (ImportState.READ, True),  # now its file may go
        (ImportState.JUDGED, False),
        (ImportState.COMMITTING, False),
    ]
    assert awaits_the_disk()
