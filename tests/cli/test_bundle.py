"""The archive that installs and upgrades without the Internet: verified, and run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import make_bundle
from tests.standing.played import key


def install(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The script of the bundle, with no way to the Internet."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("HOIAM_")}
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": "/dev/null"}
    return subprocess.run(
        ["sh", str(folder / "install.sh"), *words],
        env={**kept, **nowhere, **more}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def small(root: Path, tmp_path: Path) -> Path:
    """The form of a bundle, without its weight."""
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "a.whl").write_bytes(b"content")
    (tmp_path / "VERSION").write_text("hoiam 0.0.0\npython 0.0\n")
    shutil.copy(root / "scripts/bundle/install.sh", tmp_path)
    make_bundle.seal(tmp_path)
    return tmp_path


def test_bundle_is_refused_with_one_other_byte_or_one_more_file(small: Path) -> None:
    assert install(small, "--verify").returncode == 0

    (small / "wheels" / "a.whl").write_bytes(b"Content")
    changed = install(small, "--verify")
    (small / "wheels" / "a.whl").write_bytes(b"content")
    (small / "wheels" / "b.whl").write_bytes(b"more")
    more = install(small, "--to", str(small / "there"))

    assert (changed.returncode, "bị hỏng hoặc bị sửa" in changed.stderr) == (1, True)
    assert (more.returncode, "tệp lạ" in more.stderr) == (1, True)
    assert not (small / "there").exists()


def test_bundle_for_another_python_is_refused(small: Path) -> None:
    done = install(small, "--to", str(small / "there"), "--python", sys.executable)

    assert (done.returncode, "Python 0.0" in done.stderr) == (1, True)


@pytest.mark.prove
def test_bundle_installs_upgrades_and_goes_back_without_the_internet(tmp_path: Path) -> None:
    made = make_bundle.make(tmp_path / "made")
    shutil.unpack_archive(made, tmp_path / "taken", filter="data")
    (folder,) = (tmp_path / "taken").iterdir()
    there, hoiam = tmp_path / "opt", tmp_path / "opt" / "current" / "bin" / "hoiam"
    words = ("--to", str(there), "--python", sys.executable)
    settings = {
        "HOIAM_DATA_DIR": str(tmp_path / "data"),
        "HOIAM_KEYS_DIR": str(tmp_path / "keys"),
        "HOIAM_BACKUP_DIR": str(tmp_path / "copies"),
        "HOIAM_BACKUP_RECIPIENTS": key()[0],
    }
    told = tmp_path / "hoiam.env"
    told.write_text(
        "# của máy này\n" + "".join(f"{name}={text}\n" for name, text in settings.items())
    )

    first = install(folder, *words)
    assert first.returncode == 0, first.stderr
    subprocess.run([str(hoiam), "migrate"], env={**os.environ, **settings}, check=True)
    refused = install(folder, *words, "--env", str(told))  # nowhere to put the backup
    before = (there / "current").readlink()
    (tmp_path / "copies").mkdir()
    second = install(folder, *words, "--env", str(told))
    after = (there / "current").readlink()
    back = install(folder, "--to", str(there), "--rollback")

    assert (refused.returncode, "Chưa đổi" in refused.stderr) == (1, True), refused
    assert second.returncode == 0, second.stdout + second.stderr
    assert before != after
    assert len(list((tmp_path / "copies").glob("*.hoiam.age"))) == 1
    assert "0 sai" in second.stdout
    assert (back.returncode, (there / "current").readlink()) == (0, before)
    assert (there / "previous").readlink() == after
