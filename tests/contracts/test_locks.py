"""The locks hold what pyproject.toml asks for: hashed, and one version of each."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.contracts.reading import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
MOST_BASE_DEPENDENCIES = 18


def asked(pyproject: str) -> tuple[list[Requirement], list[Requirement]]:
    """Requirements of a plain installation, and of a developer's."""
    project = tomllib.loads(pyproject)
    base = project["project"]["dependencies"]
    more = [
        *project["project"]["optional-dependencies"]["postgres"],
        *project["dependency-groups"]["dev"],
    ]
    return [Requirement(line) for line in base], [Requirement(line) for line in [*base, *more]]


def pinned(lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in PIN.findall(lock)}


def unmet(requirements: list[Requirement], lock: str) -> list[str]:
    """Requirements the lock does not hold in a version that will do."""
    pins = pinned(lock)
    return [
        str(wanted)
        for wanted in requirements
        if not (version := pins.get(canonicalize_name(wanted.name)))
        or not wanted.specifier.contains(version)
    ]


def unhashed(lock: str) -> list[str]:
    """Packages of a lock without a single hash."""
    entries = re.split(r"\n(?=\S)", lock)
    return [entry.split()[0] for entry in entries if PIN.match(entry) and "--hash=" not in entry]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("index", [0, 1], ids=["base", "dev"])
def test_lock_holds_what_is_asked_for(index: int) -> None:
    lock = read(f"requirements/{['base', 'dev'][index]}.txt")

    assert not unmet(asked(read("pyproject.toml"))[index], lock)


def test_developers_have_the_versions_that_are_shipped() -> None:
    base, dev = pinned(read("requirements/base.txt")), pinned(read("requirements/dev.txt"))

    assert not {name: version for name, version in base.items() if dev.get(name) != version}
    assert pinned(read("requirements/uv.txt"))["uv"] == dev["uv"]


def test_everything_locked_is_hashed() -> None:
    locks = Path(ROOT / "requirements").glob("*.txt")

    assert not [name for lock in locks for name in unhashed(lock.read_text(encoding="utf-8"))]


def test_base_is_lean_and_gives_its_reasons() -> None:
    text = read("pyproject.toml")
    block = text[text.index("\ndependencies = [") : text.index("\n]", text.index("\ndependencies"))]
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]

    assert 0 < len(lines) <= MOST_BASE_DEPENDENCIES
    assert not [line for line in lines if "# " not in line]


def test_planted_stale_lock_is_reported() -> None:
    wanted = [Requirement("django>=6.1"), Requirement("pillow")]

    assert unmet(wanted, "django==5.2 \\\n    --hash=sha256:00\n") == ["django>=6.1", "pillow"]
    assert unhashed("django==5.2\npillow==12.0 \\\n    --hash=sha256:00\n") == ["django==5.2"]
