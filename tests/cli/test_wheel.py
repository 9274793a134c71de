"""The built package alone, far from the source tree: whole, empty at first, and answering."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 240.0  # an empty installation makes every table first, on a machine that may be busy
LINK = re.compile(r"http://\S+/khoi-tao/\S+")


@pytest.fixture(scope="module")
def unpacked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as for a release and unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_wheel_holds_everything_git_keeps(root: Path, unpacked: Path) -> None:
    kept = subprocess.run(
        ["git", "ls-files", "-z", "hoiam"], cwd=root, check=True, capture_output=True, text=True
    ).stdout.split("\0")

    missing = [name for name in kept if name and not (unpacked / name).exists()]

    assert kept
    assert not [name for name in missing if (root / name).exists()]


@pytest.fixture
def served(unpacked: Path, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """`hoiam serve` of the wheel with new folders: its address, and the link it printed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HOIAM_")},
        "HOIAM_DATA_DIR": str(tmp_path / "data"),
        "HOIAM_KEYS_DIR": str(tmp_path / "keys"),
        "HOIAM_SITE_URL": address,
        "PYTHONPATH": str(unpacked),
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "hoiam", "serve", "--port", str(port), "--workers", "1"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield address, _printed_link(process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)


def _printed_link(process: subprocess.Popen[bytes]) -> str:
    """What the console says, until the link of the first administrator is there."""
    assert process.stdout is not None
    said, until = b"", time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if select.select([process.stdout], [], [], 0.2)[0]:
            said += os.read(process.stdout.fileno(), 65536)
        if found := LINK.search(said.decode("utf-8", "replace")):
            return found[0]
    raise AssertionError(said.decode("utf-8", "replace"))


def _status(address: str) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return int(answer.status)
        except urllib.error.URLError as error:
            if isinstance(error, urllib.error.HTTPError) or time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_wheel_starts_empty_with_a_link_for_the_first_administrator(
    served: tuple[str, str], tmp_path: Path
) -> None:
    address, link = served

    assert link.startswith(address)
    assert _status(address + "/") == 200
    assert _status(link) == 200
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0
    assert not [key for key in (tmp_path / "keys").iterdir() if key.stat().st_mode & 0o077]
