"""The file of an import, as long as it may have to be read again: private, by the import's code."""

import os
import re
import shutil
from pathlib import Path

from django.conf import settings

from hoiam.base import files
from hoiam.core.refusals import Invalid
from hoiam.imports.reading.limits import MEGABYTE, MOST_FILE

_CODE = re.compile(r"nap-[0-9a-z]{16}")


def place(code: str) -> Path:
    """Where the file of an import lies."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"no code of an import: {code!r}")
    return _folder() / code


def keep(code: str, source: Path) -> None:
    """Copy what was sent, and be sure that it is on the disk."""
    if source.stat().st_size > MOST_FILE:
        raise Invalid("imports.file-too-big", most=MOST_FILE // MEGABYTE)
    path = place(code)
    # House rule, as for what people send: lists stop before the disk is full of them.
    if shutil.disk_usage(path.parent).free < files.LEAST_FREE + source.stat().st_size:
        raise Invalid("imports.no-room", field="file")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as target, source.open("rb") as given:
            shutil.copyfileobj(given, target)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def remove(code: str) -> None:
    """Delete it; what is gone already is no error."""
    place(code).unlink(missing_ok=True)


def sweep(needed: frozenset[str], *, older_than: float) -> int:
    """Remove files that no import needs, left by a process that was killed between two steps; a
    fresh one may belong to an import that is just being written. `older_than` is a time stamp."""
    left = [code for code in kept() - needed if place(code).stat().st_mtime < older_than]
    for code in left:
        remove(code)
    return len(left)


def kept() -> frozenset[str]:
    """Codes of the imports whose file is there."""
    return frozenset(one.name for one in _folder().iterdir() if _CODE.fullmatch(one.name))


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
