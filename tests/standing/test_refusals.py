"""What goes wrong with a backup is said in a sentence, and leaves nothing behind."""

import errno
import os
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from hoiam.base import files
from hoiam.core import actor as actors
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.standing import archive, backup, holdings, restore, sealing, state
from hoiam.standing.backup import Made
from hoiam.voices import actions as voices
from hoiam.voices import queries
from tests.cast import NOW, Cast, make_cast
from tests.standing.played import draft_with_photo, key

pytestmark = pytest.mark.django_db(transaction=True)
BY = actors.system("cli", act="c-test")


@dataclass(frozen=True)
class Kept:
    """A backup and what opens it."""

    made: Made
    cast: Cast
    recipient: str
    identity: Path
    folder: Path


@pytest.fixture
def kept(tmp_path: Path, settings: Settings) -> Kept:
    settings.DATA_DIR, settings.UPLOADS_DIR = tmp_path / "data", tmp_path / "data" / "uploads"
    settings.DATA_DIR.mkdir()
    cast = make_cast()
    draft_with_photo(cast, "red")
    recipient, secret = key()
    identity = tmp_path / "identity"
    identity.write_text(secret)
    (tmp_path / "copies").mkdir()
    made = backup.make(to=tmp_path / "copies", recipients=[recipient], at=NOW)
    return Kept(made, cast, recipient, identity, tmp_path)


def _names(kept: Kept) -> list[str]:
    with (
        kept.made.path.open("rb") as file,
        sealing.opened(file, sealing.identities(kept.identity)) as inside,
        tarfile.open(fileobj=inside, mode="r|") as tar,
    ):
        names = []
        for member in tar:
            content = tar.extractfile(member)
            assert content is not None
            names.append(member.name)
            _no_key_in(content.read(), kept)
        return names


def _no_key_in(content: bytes, kept: Kept) -> None:
    keys = Path(os.environ["HOIAM_KEYS_DIR"])
    found = [path.read_bytes().strip() for path in keys.rglob("*") if path.is_file()]
    assert found
    assert not [one for one in found if one and one in content]
    assert kept.identity.read_bytes().strip() not in content


def test_no_key_and_no_list_of_erasures_is_ever_inside(kept: Kept) -> None:
    names = _names(kept)

    assert names[0] == archive.HEAD
    assert names[-1] == archive.MANIFEST
    assert len(names) == 5
    assert not [name for name in names if "key" in name or "erasures" in name]
    assert kept.made.path.stat().st_mode & 0o077 == 0
    assert b"hoiam" not in kept.made.path.read_bytes()[200:]


def test_file_that_vanishes_meanwhile_makes_it_a_later_moment(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = kept.cast
    token = draft_with_photo(cast, "white")
    file = queries.draft(token, at=NOW).files.get()
    linked = backup._link
    vanished: list[str] = []

    def link(place: str, folder: Path) -> bool:
        if not vanished:
            vanished.append(place)
            voices.detach(token=token, code=file.code, by=cast.actor("public"), at=NOW)
        return linked(place, folder)

    monkeypatch.setattr(backup, "_link", link)
    made = backup.make(
        to=kept.folder / "copies", recipients=[kept.recipient], at=NOW + timedelta(hours=1)
    )

    assert made.manifest.missing == []
    assert made.manifest.files == 3


def test_file_that_was_lost_before_is_named_and_stops_nothing(kept: Kept) -> None:
    place = next(holdings.places(connection))
    (kept.folder / "data" / place).unlink()

    made = backup.make(
        to=kept.folder / "copies", recipients=[kept.recipient], at=NOW + timedelta(hours=1)
    )

    assert made.manifest.missing == [place]


def _flip(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


SPOILED: tuple[tuple[Callable[[bytes], bytes], str], ...] = (
    (lambda content: content[:-1], "standing.damaged"),
    (lambda content: content[: len(content) // 2], "standing.damaged"),
    (_flip, "standing.damaged"),
    (lambda content: content + b"x", "standing.damaged"),
    (lambda content: b"none of ours" * 100, "standing.not-a-backup"),
    (lambda content: b"", "standing.not-a-backup"),
)


def test_spoiled_file_and_wrong_key_are_refused_and_leave_nothing(
    kept: Kept, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the look, and by a restore into an empty folder, which stays as it was."""
    settings.DATA_DIR = empty = kept.folder / "empty"
    empty.mkdir()
    monkeypatch.setattr(restore, "_check_empty", lambda: None)
    monkeypatch.setattr(restore, "_is_loaded", lambda: False)
    content, spoiled, other = kept.made.path.read_bytes(), kept.folder / "f", kept.folder / "other"
    other.write_text(key()[1])
    for spoil, code in (*SPOILED, (bytes, "standing.wrong-identity")):
        spoiled.write_bytes(spoil(content))
        identity = other if code == "standing.wrong-identity" else kept.identity
        with pytest.raises(Refusal, match=f"^{code} ?") as looked:
            restore.look(file=spoiled, identity=identity)
        with pytest.raises(Refusal) as refused:
            restore.restore(file=spoiled, identity=identity, without_keys=_never, by=BY, at=NOW)
        assert looked.value.code == refused.value.code == code
        assert not state.is_restoring()
        assert {path.name for path in empty.iterdir()} <= {"standing"}


def _never(_names: list[str]) -> None:
    raise AssertionError("the keys are here")


def test_what_cannot_be_restored_here_is_refused_before_anything(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    given = {"file": kept.made.path, "identity": kept.identity, "by": BY, "at": NOW}
    with pytest.raises(WrongState, match="database-not-empty"):
        if connection.vendor == "sqlite":
            (kept.folder / "data" / "hoiam.sqlite3").write_bytes(b"something")
        restore.restore(without_keys=_never, **given)  # type: ignore[arg-type]
    monkeypatch.setattr(restore, "_check_empty", lambda: None)
    monkeypatch.setattr(restore, "_is_loaded", lambda: False)
    head, kind = kept.made.head, archive.Head
    for change, code in (
        ({"database": "other"}, "other-database"),
        ({"training": True}, "training"),
        ({"migrations": [["voices", "9999_later"]]}, "newer-backup"),
        ({"keys": {"tracking-key": "0" * 16}}, "keys-missing"),
    ):
        told = {name: getattr(head, name) for name in head.__slots__} | change
        other = kind(**told)
        monkeypatch.setattr(archive, "Head", lambda _other=other, **_told: _other)
        with pytest.raises(Refusal, match=f"standing.{code}"):
            restore.restore(without_keys=_refuse, **given)  # type: ignore[arg-type]


def _refuse(names: list[str]) -> None:
    raise Invalid("standing.keys-missing", names=", ".join(names))


def test_full_disk_leaves_no_file(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = sorted((kept.folder / "copies").iterdir())
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(Invalid, match=r"standing\.no-room"):
            backup.make(to=kept.folder / "copies", recipients=[kept.recipient], at=NOW)
    with monkeypatch.context() as patched:
        patched.setattr(files, "LEAST_FREE", 10**18)
        with pytest.raises(Invalid, match=r"standing\.no-room"):
            backup.make(to=kept.folder / "copies", recipients=[kept.recipient], at=NOW)

    assert sorted((kept.folder / "copies").iterdir()) == before
    assert not list((kept.folder / "data").glob("backup-*"))
