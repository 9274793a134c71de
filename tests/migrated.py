"""The empty SQLite file that the migrations make: made once, taken until one of them changes.

Sixty migrations take some seconds, and every run of one test would pay them. PostgreSQL starts
anew with each run and always runs them.
"""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "tests"


def digest(root: Path = ROOT) -> str:
    """Changes with every migration, and with whatever runs them."""
    found = hashlib.sha256(f"{django.get_version()} {sqlite3.sqlite_version}".encode())
    for path in sorted((root / "hoiam").glob("*/migrations/*.py")):
        found.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _kept(root: Path) -> Path:
    return FOLDER / f"migrated-{digest(root)}.sqlite3"


def take(file: Path, root: Path = ROOT) -> None:
    """Begin with the file of an earlier run where these very migrations made it."""
    kept = _kept(root)
    if kept.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, file)


def keep(file: Path, root: Path = ROOT) -> None:
    """Keep a file as the migrations left it, for later runs; older ones go."""
    kept = _kept(root)
    if kept.is_file():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    begun = FOLDER / f"{os.getpid()}.begun"
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(begun)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    for old in FOLDER.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    begun.replace(kept)
