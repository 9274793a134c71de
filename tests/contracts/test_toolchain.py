"""The first steps on a fresh machine: finding a Python, asking for system packages, the targets."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.reading import ROOT

FIND = ROOT / "scripts" / "find-python"
PACKAGES = ROOT / "scripts" / "system-packages"
TARGETS = ("run", "test", "check", "fix", "bench", "prove", "lock", "vendor")


def program(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


def run(script: Path, *arguments: str, folder: Path, **more: str) -> tuple[int, str, str]:
    """Run a script with nothing around but the programs in `folder` and the shell's own."""
    environment = {"HOME": str(folder / "home"), "PATH": str(folder / "bin"), **more}
    done = subprocess.run(
        ["/bin/sh", str(script), *arguments],
        env=environment, cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.strip(), done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine whose shims exist and fail, like those of a version manager without a choice."""
    for name in ("python3.13", "python3.12", "python3"):
        program(tmp_path / "bin" / name, "echo 'no version is set' >&2", "exit 127")
    program(tmp_path / "bin" / "cat", 'exec /bin/cat "$@"')
    return tmp_path


def test_python_is_found_in_a_version_managers_folder_when_shims_fail(machine: Path) -> None:
    real = machine / "home" / ".pyenv" / "versions" / "3.13.9" / "bin" / "python3"
    program(real, f'exec {sys.executable} "$@"')

    code, found, _ = run(FIND, folder=machine)

    assert (code, found) == (0, sys.executable)


def test_python_that_was_named_comes_first(machine: Path) -> None:
    code, found, _ = run(FIND, folder=machine, PYTHON=sys.executable)

    assert (code, found) == (0, sys.executable)


def test_python_that_is_too_old_is_passed_over_and_the_message_says_what_to_install(
    machine: Path,
) -> None:
    program(machine / "home" / ".pyenv" / "versions" / "3.12.0" / "bin" / "python3", "exit 1")

    code, found, said = run(FIND, folder=machine, PYTHON="/nowhere/python")

    assert (code, found) == (1, "")
    assert "uv python install 3.13" in said
    assert "make PYTHON=" in said


def test_missing_package_prints_the_command_for_whoever_is_not_root(machine: Path) -> None:
    program(machine / "bin" / "id", "echo 1000")
    program(machine / "bin" / "apt-get", "exit 99")

    code, _, said = run(PACKAGES, "chromium", folder=machine)

    assert code == 1
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium" in said


def test_missing_package_is_installed_by_root_and_said(machine: Path) -> None:
    program(machine / "bin" / "id", "echo 0")
    program(machine / "bin" / "mkdir", 'exec /bin/mkdir "$@"')
    chromium = machine / "bin" / "chromium"
    program(
        machine / "bin" / "apt-get",
        f"[ $1 = install ] && /bin/cp /bin/true {chromium}",
        "exit 0",
    )

    code, _, said = run(PACKAGES, "chromium", folder=machine)

    assert code == 0
    assert "Installing from Debian's packages: chromium" in said
    assert chromium.exists()


def test_install_that_fails_is_not_silent(machine: Path) -> None:
    program(machine / "bin" / "id", "echo 0")
    for name in ("mkdir", "tail"):
        program(machine / "bin" / name, f'exec $(PATH=/usr/bin:/bin command -v {name}) "$@"')
    program(machine / "bin" / "apt-get", "echo 'no such package' >&2", "exit 100")

    code, _, said = run(PACKAGES, "chromium", folder=machine)

    assert code == 1
    assert "no such package" in said


def test_make_lists_its_targets() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=ROOT,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        text=True,
        check=True,
    )

    listed = re.findall(r"^  make (\S+)", done.stdout, re.MULTILINE)

    assert not [target for target in TARGETS if target not in listed]


def test_nothing_downloads_a_python_or_a_browser() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert "UV_PYTHON_DOWNLOADS := never" in makefile
    assert "playwright install" not in makefile
