"""What came of asking each witness last: told to administrators and the doctor, kept beside the
files of the log, and lost without harm."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from hoiam.publication.witness.keeping import write_whole

NAME = "asked.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """When a witness was asked last, and what it said; empty when it signed."""

    at: str  # a moment, as records write it
    said: str = ""
    is_ahead: bool = False  # it knows a larger tree than the one here


def last() -> dict[str, Asked]:
    """By the code of the witness."""
    try:
        told = json.loads(_path().read_text(encoding="utf-8"))
        return {code: Asked(**one) for code, one in told.items()}
    except (OSError, ValueError, TypeError):
        return {}


def keep(told: dict[str, Asked]) -> None:
    """The newest of each."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {code: asdict(one) for code, one in (last() | told).items()}
    write_whole(path, json.dumps(whole, ensure_ascii=False, indent=1).encode())


def _path() -> Path:
    return Path(settings.DATA_DIR) / "log" / NAME
