"""The restore drill: a backup while somebody writes, restored elsewhere, killed at every step."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from hoiam.protection import erasures
from hoiam.standing import backup
from hoiam.standing.backup import Made
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast, make_cast
from tests.standing.looking import look
from tests.standing.played import Played, draft_with_photo, key, play

ROOT = Path(__file__).resolve().parent.parent.parent
OTHER = "hoiam_restored"


@dataclass
class Elsewhere:
    """Another machine with the same keys: its environment, and what is run on it."""

    environment: dict[str, str]

    def driver(
        self, moments: str, arguments: list[str], there: Sequence[str] = (), **more: str
    ) -> dict[str, Any]:
        """Commands that are killed and run again (tests/standing/driver.py)."""
        told = json.dumps({"moments": moments, "arguments": arguments, "there": there})
        done = subprocess.run(
            [sys.executable, "-m", "tests.standing.driver", told],
            env={**self.environment, **more}, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture
def elsewhere(tmp_path: Path, transactional_db: None) -> Iterator[Elsewhere]:
    """An empty data folder, and on PostgreSQL an empty database beside the one of the tests."""
    environment = {**os.environ, "HOIAM_DATA_DIR": str(tmp_path / "data")}
    if connection.vendor == "postgresql":
        address = urlsplit(os.environ["HOIAM_DATABASE_URL"])
        environment["HOIAM_DATABASE_URL"] = address._replace(path=f"/{OTHER}").geturl()
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {OTHER}")
            cursor.execute(f"CREATE DATABASE {OTHER}")
    # Files that other tests left belong to no row of this one.
    shutil.rmtree(settings.UPLOADS_DIR, ignore_errors=True)
    yield Elsewhere(environment)
    erasures.where().unlink(missing_ok=True)
    for beside in erasures.where().parent.glob(f"{erasures.where().name}.*"):
        beside.unlink()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {OTHER}")


@dataclass(frozen=True)
class Drill:
    """A backup that was made while somebody wrote, and what opens it."""

    played: Played
    made: Made
    identity: Path
    before: int  # voices that were acknowledged before it began
    after: int  # at its end


def backed_up(folder: Path) -> Drill:
    """Play, and back up while another thread takes in one voice after another."""
    played, (recipient, secret) = play(), key()
    identity = folder / "identity"
    identity.write_text(f"# khóa mở\n{secret}\n")
    (folder / "copies").mkdir()
    stop = threading.Event()
    taken: list[str] = []
    writer = threading.Thread(target=_write, args=(played.cast, stop, taken))
    writer.start()
    try:
        while len(taken) < 2:
            assert writer.is_alive()
        before = Voice.objects.count()
        made = backup.make(to=folder / "copies", recipients=[recipient], at=NOW)
    finally:
        stop.set()
        writer.join()
    return Drill(played, made, identity, before, Voice.objects.count())


def _write(cast: Cast, stop: threading.Event, taken: list[str]) -> None:
    try:
        while not stop.is_set():
            received = cast.receive(f"w-{len(taken)}", text=f"Rác số {len(taken)} ở chợ.")
            taken.append(received.accepted.voice.code)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "moments", ["restore", pytest.param("restore-every", marks=pytest.mark.prove)]
)
def test_backup_made_while_somebody_writes_stands_elsewhere(
    elsewhere: Elsewhere, tmp_path: Path, moments: str
) -> None:
    drill = backed_up(tmp_path)
    played = drill.played
    there = [played.published, played.code, played.erased]
    here = look(*there)
    erasures.append(
        kind="voice", code=played.erased, parts=("contact",), day=NOW.date(), act="a-erased"
    )

    told = elsewhere.driver(
        moments, [str(drill.made.path), "--identity", str(drill.identity)], there
    )

    # Every kill fell, nothing else may start meanwhile, and the database came last of all.
    kills = list(told["kills"].values())
    assert [kill[:2] for kill in kills] == [[True, True]] * len(kills), told
    lite = connection.vendor == "sqlite"
    assert [kill[2] for kill in kills] == [False] * (len(kills) - 1) + [lite]
    # The last one was killed with its work done; the rerun says so, and nothing goes over it.
    (first, second), stands = told["ends"], told["look"]
    assert (first[0], "đã xong" in first[1]) == (1, True), first
    assert (second[0], "không trống" in second[1]) == (1, True), second
    assert drill.before <= stands["voices"] == drill.made.manifest.rows["voices_voice"]
    assert stands["voices"] <= drill.after
    assert (here["erased"], stands["erased"]) == (True, False)
    assert stands["name"] == here["name"] == "Lò Thị Mẫu"
    assert (stands["reference"], stands["restored"]) == (played.published, 1)
    assert stands["page"] == here["page"]
    assert stands["page"].startswith("200 ")
    assert stands["files"] == here["files"]
    assert len(stands["files"]) == 4


@pytest.mark.django_db(transaction=True)
def test_killed_backup_leaves_nothing_under_a_name(elsewhere: Elsewhere, tmp_path: Path) -> None:
    copies, data, recipient = tmp_path / "copies", Path(settings.DATA_DIR), key()[0]
    copies.mkdir()
    draft_with_photo(make_cast(), "red")

    told = elsewhere.driver(
        "backup", ["--to", str(copies), "--recipient", recipient],
        HOIAM_DATA_DIR=str(data), HOIAM_TEST_NAME=str(connection.settings_dict["NAME"]),
        HOIAM_DATABASE_URL=os.environ.get("HOIAM_DATABASE_URL", ""),
    )  # fmt: skip

    assert [kill[0] for kill in told["kills"].values()] == [True, True, True]
    assert [path.name for path in copies.iterdir() if not path.name.startswith(".")] == []
    assert list(data.glob("backup-*"))
    made = backup.make(to=copies, recipients=[recipient], at=NOW)
    assert list(copies.iterdir()) == [made.path]
    assert not list(data.glob("backup-*"))
    assert (made.manifest.missing, made.manifest.files) == (
        [],
        3,
    )  # the database, a photo, its copy
