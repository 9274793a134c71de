"""What people send lies sealed on the disk, opens in its place alone, and moves to a new key."""

import io
import os
import random
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from hoiam.base import files, keys, resealing, sealed_files
from hoiam.base.keys import KeysFault
from hoiam.base.sealed_files import CHUNK, Sealing

PLACE, OTHER = "originals/ab/" + "ab" * 16, "originals/cd/" + "cd" * 16
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7)


@pytest.fixture
def root(settings: Settings, tmp_path: Path) -> Path:
    """Uploads and a keys folder of this test alone."""
    settings.UPLOADS_DIR, settings.KEYS_DIR = tmp_path / "uploads", tmp_path / "keys"
    settings.KEYS_DIR.mkdir()
    keys.make_missing()
    return tmp_path / "uploads"


def put(root: Path, content: bytes, place: str = PLACE) -> Path:
    """A file as it lies there."""
    files._keep(io.BytesIO(content), place)
    return root / place


def content_of(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_content_comes_back_whole_and_from_any_place_on(root: Path, size: int) -> None:
    content = content_of(size)
    path = put(root, content)

    kept = files.read_original(PLACE)
    assert kept.read_bytes() == content
    assert size < 40 or content[:40] not in path.read_bytes()
    assert sealed_files.key_id(path) == keys.ring().newest.id
    with kept.open() as file:
        assert file.seek(0, os.SEEK_END) == size
        for at in (0, size // 2, CHUNK - 3, size):
            file.seek(at)
            assert file.read(9) == content[at : at + 9]
    with pytest.raises(ValueError, match="only read"):
        kept.open("wb")


def test_changed_cut_repeated_and_moved_files_do_not_open(root: Path) -> None:
    path = put(root, content_of(2 * CHUNK + 5))
    sealed = path.read_bytes()
    head, chunk = sealed[:32], CHUNK + 16
    first, second, last = sealed[32 : 32 + chunk], sealed[32 + chunk : -21], sealed[-21:]
    assert head + first + second + last == sealed

    for wrong in (
        sealed[:-1],
        head + first + second,
        head + first,
        head + second + first + last,
        head + first + first + last,
        sealed[:50] + bytes([sealed[50] ^ 1]) + sealed[51:],
        head[:16] + os.urandom(16) + sealed[32:],
        b"hoiam1f\n00000000" + sealed[16:],
    ):
        path.write_bytes(wrong)
        with pytest.raises(KeysFault):
            files.read_original(PLACE).read_bytes()
    put(root, b"x", OTHER)
    (root / OTHER).write_bytes(sealed)
    with pytest.raises(KeysFault):
        files.read_original(OTHER).read_bytes()


def test_files_of_before_are_read_as_they_lie_and_sealed_by_the_console(root: Path) -> None:
    put(root, b"x")
    (root / PLACE).write_bytes(b"%PDF-1.7 of before")
    put(root, b"y" * CHUNK, OTHER)
    old = keys.ring().newest.id
    assert (resealing.needing(old), resealing.needing("")) == (1, 1)
    assert files.read_original(PLACE).read_bytes() == b"%PDF-1.7 of before"

    new = keys.add().id
    (root / PLACE).with_name(f".{(root / PLACE).name}.part").write_bytes(b"left by a kill")
    done = [resealing.seal_anew(place) for place in resealing.places()]
    again = [resealing.seal_anew(place) for place in resealing.places()]

    assert (done, again) == ([True, True], [False, False])
    assert (resealing.needing(old), resealing.needing(new), resealing.needing("")) == (0, 2, 0)
    assert files.read_original(PLACE).read_bytes() == b"%PDF-1.7 of before"
    assert files.read_original(OTHER).read_bytes() == b"y" * CHUNK
    assert len(list(root.rglob("*"))) == 5  # three folders, two files: nothing is left over


def test_erased_file_does_not_come_back_while_it_is_sealed_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, b"x")
    keys.add()
    end = Sealing.end

    def erased_meanwhile(sealing: Sealing) -> None:
        end(sealing)
        files.remove([PLACE])

    monkeypatch.setattr(Sealing, "end", erased_meanwhile)

    with pytest.raises(FileNotFoundError):
        resealing.seal_anew(PLACE)

    assert not [path for path in root.rglob("*") if path.is_file()]
