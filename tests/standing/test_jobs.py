"""What the worker does beside letters: the daily backup, its own sign of life, chunks that fail."""

import json
import subprocess
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from pytest_django.fixtures import Settings

from hoiam.cli import backing
from hoiam.imports.actions import _reading, chunks
from hoiam.imports.actions._shared import READING_LEASE
from hoiam.imports.hand import Hand
from hoiam.imports.models import ImportState
from hoiam.notices import queries as notices
from hoiam.standing import backup, schedule, state
from hoiam.standing.state import LastBackup
from tests.cast import NOW, make_cast
from tests.imports.walking import HEADER, line, start, worker
from tests.standing.played import key

TWO = time(2, 0)
# 3 o'clock in Viet Nam, an hour after the backup of the day.
THREE = datetime(2026, 10, 1, 20, 0, tzinfo=UTC)


def made(at: datetime, **more: str) -> LastBackup:
    return LastBackup(at.isoformat(), "x", 1, "y", 1, 0, **more)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (made(THREE - timedelta(minutes=30)), False),
        (made(THREE - timedelta(hours=2)), True),
        (made(THREE - timedelta(hours=25)), True),
        (
            made(THREE - timedelta(hours=25), tried=(THREE - timedelta(minutes=5)).isoformat()),
            False,
        ),
        (made(THREE - timedelta(hours=25), tried=(THREE - timedelta(hours=2)).isoformat()), True),
        (LastBackup("", "", 0, "", 0, 0, "standing.no-room", THREE.isoformat()), False),
    ],
)
def test_backup_of_the_day_is_due_once_its_hour_has_passed(
    last: LastBackup | None, due: bool
) -> None:
    assert schedule.is_due(THREE, last, TWO) is due


def test_worker_begins_one_backup_a_day_in_a_process_of_its_own(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[list[str]] = []
    settings.DATA_DIR = tmp_path

    class Process:
        def __init__(self, command: list[str], **_given: Any) -> None:
            begun.append(command[1:])

        def poll(self) -> int | None:
            return None

    monkeypatch.setattr(subprocess, "Popen", Process)
    hand = backing.Backing()

    assert not hand.look(at=THREE)  # nothing is set
    settings.BACKUP_DIR, settings.BACKUP_RECIPIENTS = tmp_path, key()[0]
    settings.BACKUP_AT = TWO
    assert hand.look(at=THREE)
    assert not hand.look(at=THREE)  # it is still running
    assert begun == [["-m", "hoiam", "backup", "--scheduled"]]
    assert state.last_round() == THREE


def test_oldest_backups_go_and_nothing_else(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"hoiam-lc-2026110{day}-020000.hoiam.age").touch()
    (tmp_path / "hoiam-lc-ghi-chu.txt").touch()
    (tmp_path / "hoiam-xx-20261101-020000.hoiam.age").touch()

    gone = backup.keep_newest(tmp_path, 3)

    assert [path.name[9:17] for path in gone] == ["20261101", "20261102"]
    assert len(list(tmp_path.iterdir())) == 5
    assert backup.keep_newest(tmp_path, 0) == []


@pytest.mark.django_db
def test_chunk_that_always_fails_stops_with_a_sentence(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    of, tries = start(make_cast(), tmp_path, HEADER + line("1")), 0

    def broken(*_given: object) -> None:
        nonlocal tries
        tries += 1
        raise MemoryError

    monkeypatch.setattr(_reading, "read", broken)
    for turn in range(chunks.MOST_ATTEMPTS):
        at = NOW + turn * (READING_LEASE + timedelta(seconds=1))
        with pytest.raises(MemoryError):
            chunks.advance(code=of.code, hand=Hand(), by=worker(), at=at)
    late = NOW + timedelta(hours=1)
    done = chunks.advance(code=of.code, hand=Hand(), by=worker(), at=late)

    of.refresh_from_db()
    assert (tries, done.state, of.refusal) == (5, ImportState.REFUSED, "imports.kept-failing")


@pytest.mark.django_db
def test_health_says_ages_and_nothing_else(
    client: Client, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    quiet = client.get("/suc-khoe")
    machine = datetime.now(UTC)
    state.note_round(machine)
    state.note_backup(made(machine - timedelta(hours=5)))
    well = client.get("/suc-khoe")

    def away(_at: datetime) -> None:
        raise DatabaseError("host db.example: no route")

    monkeypatch.setattr(notices, "waiting_since", away)
    down = client.get("/suc-khoe")

    assert (quiet.status_code, quiet.json()["status"]) == (200, "warn")
    told = json.loads(well.content)
    assert told.pop("worker_seconds") < 60
    assert 5 * 3600 <= told.pop("backup_seconds") < 5 * 3600 + 60
    assert told == {
        "status": "ok", "database": "ok", "queue_seconds": 0, "asked_to_come_back": 0,
    }  # fmt: skip
    assert "no-store" in well.headers["Cache-Control"]
    assert (down.status_code, down.json()["database"]) == (503, "down")
    assert b"example" not in down.content
