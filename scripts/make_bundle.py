"""`make bundle`: one archive that installs and upgrades without the Internet, for this platform.

Inside: the wheel of hoiam, a wheel of everything it needs (PostgreSQL's driver too) in the locked
versions, a list with the digest of each, and the script that verifies, installs and upgrades.
"""

import argparse
import hashlib
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import hoiam

ROOT = Path(__file__).resolve().parent.parent
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def main() -> int:
    """Make it and say what it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "build")
    path = make(parser.parse_args().to)
    print(f"{path} ({path.stat().st_size / 1024 / 1024:.0f} MB)")
    print(f"SHA-256 {_digest(path)}")
    return 0


def make(to: Path) -> Path:
    """The archive of this source tree."""
    name = f"hoiam-{hoiam.__version__}-{platform.system().lower()}-{platform.machine()}-py{PYTHON}"
    folder = to / name
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    _run("hatchling", "build", "-t", "wheel", "-d", str(wheels))
    (own,) = wheels.glob("hoiam-*.whl")
    lock = folder / "lock.txt"
    _compile(lock)
    _run(
        *("pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes"),
        *("--no-deps", "--only-binary", ":all:", "--dest", str(wheels), "-r", str(lock)),
    )
    locked = lock.read_text(encoding="utf-8")
    lock.write_text(
        f"{locked}hoiam=={hoiam.__version__} --hash=sha256:{_digest(own)}\n", encoding="utf-8"
    )
    (folder / "VERSION").write_text(f"hoiam {hoiam.__version__}\npython {PYTHON}\n")
    for source in (ROOT / "scripts/bundle/install.sh", ROOT / "LICENSE", ROOT / "CHANGELOG.md"):
        shutil.copy2(source, folder)
    shutil.copy2(ROOT / "docs/guides/van-hanh.md", folder)
    seal(folder)
    return _packed(folder)


def _compile(lock: Path) -> None:
    """What this platform needs, in the versions that were tested, with the hashes of the lock."""
    told = lock.with_suffix(".in")
    pins = ROOT / "requirements/dev.txt"
    told.write_text(re.sub(r" \\\n\s+--hash=\S+", "", pins.read_text(encoding="utf-8")))
    subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header"),
            *("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--extra", "postgres"),
            *("--python-version", PYTHON, "--constraint", str(told), "--output-file", str(lock)),
            "pyproject.toml",
        ],
        cwd=ROOT,
        check=True,
    )
    told.unlink()


def seal(folder: Path) -> None:
    """The digest of every file, in the form that sha256sum reads."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{_digest(path)}  ./{path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _packed(folder: Path) -> Path:
    path = folder.with_name(f"{folder.name}.tar.gz")
    with tarfile.open(path, "w:gz", compresslevel=6) as archive:
        archive.add(folder, arcname=folder.name, filter=_nobody)
    return path


def _nobody(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    return info


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
