"""Files under a new key: which need which, and one file after the other sealed anew."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from hoiam.base import files, keys, sealed_files


def _root() -> Path:
    return Path(settings.UPLOADS_DIR)


def places() -> Iterator[str]:
    """The names of all originals and copies, as they lie there."""
    for folder in files.SEALED:
        for path in sorted((_root() / folder).glob("*/*")):
            if not path.name.startswith("."):
                yield path.relative_to(_root()).as_posix()


def needing(key: str) -> int:
    """How many files only this key opens."""
    return sum(sealed_files.key_id(_root() / place) == key for place in places())


def seal_anew(place: str) -> bool:
    """Seal a file with the newest key, also one that lies readable; whether it had to be. Killed
    at any moment, it leaves the old file or the new one under the name."""
    path = _root() / place
    if sealed_files.key_id(path) == keys.ring().newest.id:
        return False
    passing = path.with_name(f".{path.name}.part")
    passing.unlink(missing_ok=True)  # of somebody who was killed here
    try:
        with path.open("rb") as old, sealed_files.opened(path, place) as content:
            files.put_down(content, passing, place)
            # Erased meanwhile, it stays erased; a backup may hold a second name of it.
            if path.stat().st_ino != os.fstat(old.fileno()).st_ino:
                raise FileNotFoundError(place)
            passing.rename(path)
            files.sync_folder(path.parent)
    finally:
        passing.unlink(missing_ok=True)
    return True
