"""No committed file names a package registry's host or a folder of one machine.

A lock that names a host works for one network only; the patterns stand here in pieces, so that
this file does not report itself.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.contracts.reading import ROOT

DOT = r"\."
REGISTRIES = [
    DOT.join(pieces)
    for pieces in (
        ("py" + "pi", "org"),
        ("python" + "hosted", "org"),
        ("npm" + "js", "(?:org|com)"),
        ("yarn" + "pkg", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("ana" + "conda", "org"),
    )
]
FOLDERS = [
    "/" + "root" + "/",
    "/" + "work" + "/",
    "/" + "home" + r"/\w+/",
    "/" + "Users" + r"/\w+/",
]
# Files in which a tool keeps the address of the registry this machine uses.
CONFIGURATION = [
    "/etc/pip.conf", "~/.config/pip/pip.conf", "~/.pip/pip.conf", "/etc/xdg/pip/pip.conf",
    "~/.npmrc", "/etc/npmrc", "~/.config/uv/uv.toml", "/etc/uv/uv.toml",
    "/etc/apt/sources.list",
]  # fmt: skip
ADDRESS = re.compile(r"https?://(?:[^/@\s]*@)?([\w.-]+)")
ENOUGH = 5_000_000


def hosts_of_this_machine() -> set[str]:
    """Hosts in the configuration of the package clients here, whatever they are called."""
    texts = [
        value
        for name, value in os.environ.items()
        if name.startswith(("PIP_", "UV_", "NPM_CONFIG_", "npm_config_"))
    ]
    for name in CONFIGURATION:
        path = Path(name).expanduser()
        if path.is_file():
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
    found = {host for text in texts for host in ADDRESS.findall(text)}
    return {host for host in found if "." in host and not host.startswith("127.")}


def pattern() -> re.Pattern[str]:
    """One expression over everything that may not be named."""
    own = [re.escape(host) for host in hosts_of_this_machine()]
    return re.compile(rf"(?<![\w.-])(?:[\w-]+\.)*(?:{'|'.join([*REGISTRIES, *own])})\b|"
                      rf"(?<![\w.~}}-])(?:{'|'.join(FOLDERS)})")  # fmt: skip


def committed(root: Path) -> list[Path]:
    """Files that git keeps, or would keep; without git, whatever lies there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        return [path for path in root.rglob("*") if path.is_file()]
    return [root / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]


def named(root: Path) -> list[str]:
    """Every place that names a host or a machine's folder."""
    forbidden = pattern()
    found = []
    for path in committed(root):
        if not path.is_file() or path.stat().st_size > ENOUGH:
            continue
        content = path.read_bytes()
        if b"\0" in content[:4096]:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if match := forbidden.search(line):
                found.append(f"{path.relative_to(root)}:{number}: {match[0]}")
    return found


def test_no_committed_file_names_a_registry_or_a_machine() -> None:
    assert not named(ROOT)


@pytest.mark.parametrize(
    "line",
    [
        "url = https://" + "files.python" + "hosted.org/packages/x.whl",
        '"resolved": "https://registry.npm' + 'js.org/leaflet"',
        "index = https://" + "py" + "pi.org/simple",
        "open('/" + "root" + "/.cache/x')",
        "cd /" + "work" + "/main",
    ],
)
def test_planted_host_or_folder_is_reported(tmp_path: Path, line: str) -> None:
    (tmp_path / "lock.txt").write_text(f"clean\n{line}\n", encoding="utf-8")

    assert [place.split(":")[1] for place in named(tmp_path)] == ["2"]


def test_host_of_this_machine_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example.net/simple")
    (tmp_path / "lock.txt").write_text("--index-url https://mirror.example.net/simple\n")

    assert named(tmp_path) == ["lock.txt:1: mirror.example.net"]


@pytest.mark.parametrize(
    "line", ["src/homework/x.py", "https://example.org/root/x", "./wor" + "k/x"]
)
def test_ordinary_path_is_not_reported(tmp_path: Path, line: str) -> None:
    (tmp_path / "readme.md").write_text(line + "\n", encoding="utf-8")

    assert not named(tmp_path)
