"""Fetch the browser files we ship: `make vendor`, or `make vendor-check` to compare only.

Needs the npm client (Debian: `apt-get install npm`) to fetch; users of the product never do.
"""

import argparse
import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = Path(__file__).with_name("vendor.toml")
SOURCE_MAP = b"//# sourceMappingURL="


def main() -> int:
    """Fetch everything, or only compare what is committed with the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, fetch and write nothing")
    wanted = parser.parse_args()
    packages = tomllib.loads(LIST.read_text())["package"]
    if wanted.check:
        return report(differences(packages))
    for package in packages:
        fetch(package)
    write_sums(packages)
    return 0


def fetch(package: dict) -> None:
    """Copy the listed files of one package into their folder."""
    with tempfile.TemporaryDirectory() as scratch:
        origin = ORIGINS[package["source"]](package, Path(scratch))
        for file in package["files"]:
            target = ROOT / package["folder"] / file["to"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(without_source_map((origin / file["from"]).read_bytes()))
            sys.stdout.write(f"{target.relative_to(ROOT)}\n")


def unpack(package: dict, scratch: Path) -> Path:
    """Let npm fetch the archive by name, check its integrity ourselves, unpack it."""
    need_npm()
    wanted = f"{package['name']}@{package['version']}"
    subprocess.run(
        ["npm", "pack", wanted, "--silent", "--pack-destination", str(scratch)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (archive,) = scratch.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package["integrity"]:
        raise SystemExit(f"{wanted}: the archive is not the one we looked at (sha512 differs)")
    with tarfile.open(archive) as opened:
        opened.extractall(scratch, filter="data")
    return scratch / "package"


def bundled(package: dict, scratch: Path) -> Path:
    """Several packages made into one file, from the folder that says how. npm compares every
    archive with the lock file there and runs nothing of theirs; the same lock gives the same file.
    """
    need_npm()
    work = scratch / "bundle"
    shutil.copytree(ROOT / package["recipe"], work)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=work, check=True)
    packed = "./node_modules/.bin/esbuild"
    subprocess.run([packed, *package["build"]], cwd=work, check=True, stderr=subprocess.DEVNULL)
    return work


def need_npm() -> None:
    """Say what to install where the client is missing."""
    if shutil.which("npm") is None:
        raise SystemExit("npm is missing; on Debian: apt-get install -y npm")


def installed(package: dict, _scratch: Path) -> Path:
    """The folder of an installed Python package, in exactly the listed version."""
    found = metadata.version(package["name"])
    if found != package["version"]:
        raise SystemExit(f"{package['name']}: {found} is installed, {package['version']} is listed")
    distribution = metadata.distribution(package["name"])
    return Path(str(distribution.locate_file(package["name"].replace("-", "_"))))


def without_source_map(content: bytes) -> bytes:
    """Drop the pointer to a map we do not ship: hashed static files refuse a dangling one."""
    lines = content.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(SOURCE_MAP))


def differences(packages: list[dict]) -> list[str]:
    """Every listed file that is missing or is not the one that was fetched."""
    return [
        f"{package['folder']}/{file['to']}"
        for package in packages
        for file in package["files"]
        if sha256(ROOT / package["folder"] / file["to"]) != file["sha256"]
    ]


def sha256(path: Path) -> str:
    """The sum of a file, or nothing where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def write_sums(packages: list[dict]) -> None:
    """Put the sums of the fetched files into the list, leaving its comments alone."""
    lines = LIST.read_text().splitlines()
    files = ((package["folder"], file) for package in packages for file in package["files"])
    for number, line in enumerate(lines):
        if line.startswith("  { from ="):
            folder, file = next(files)
            total = sha256(ROOT / folder / file["to"])
            lines[number] = (
                f'  {{ from = "{file["from"]}", to = "{file["to"]}", sha256 = "{total}" }},'
            )
    LIST.write_text("\n".join(lines) + "\n")


def report(different: list[str]) -> int:
    """Say which files differ; exit code 1 when any does."""
    for name in different:
        sys.stderr.write(f"differs from scripts/vendor.toml: {name}\n")
    return 1 if different else 0


ORIGINS = {"npm": unpack, "bundle": bundled, "python": installed}

if __name__ == "__main__":
    sys.exit(main())
