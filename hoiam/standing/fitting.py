"""Whether the keys of this installation are those of a backup: by prints, never by keys."""

import hashlib
import re
from pathlib import Path

from django.conf import settings

# Losing this one only signs everybody out; a backup need not ask for it.
LOSABLE = re.compile(r"(training-)?secret-key")
_KEY = re.compile(r"(training-)?[a-z]+-key(-\d+)?")


def prints() -> dict[str, str]:
    """What every key file looks like: 64 bits of a digest of 256 random bits say nothing."""
    return {path.name: _print(path) for path in _files(Path(settings.KEYS_DIR))}


def lacking(wanted: dict[str, str]) -> list[str]:
    """Names of keys that a backup belongs to and that are not here. A key that was replaced since
    may lie among the retired ones."""
    here = set(prints().values())
    retired = Path(settings.KEYS_DIR) / "retired"
    if retired.is_dir():
        here |= {_print(path) for path in retired.iterdir() if path.is_file()}
    return sorted(
        name for name, seen in wanted.items() if seen not in here and not LOSABLE.fullmatch(name)
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and _KEY.fullmatch(path.name))


def _print(path: Path) -> str:
    content = path.read_text(encoding="utf-8", errors="replace").strip()
    return hashlib.sha256(b"hoiam key print\0" + content.encode()).hexdigest()[:16]
