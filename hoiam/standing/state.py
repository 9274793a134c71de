"""What was done last, as small files in the data folder: the last backup, the worker's last round,
a restore that is under way. Not rows: they are of this machine, and no backup carries them.
"""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from hoiam.core.refusals import WrongState

RESTORING = "restoring"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last one that was finished, or the fault of the last try."""

    made: str
    path: str
    size: int
    sha256: str
    files: int
    missing: int
    failed: str = ""  # code of the refusal of a later try, when one failed
    tried: str = ""

    @property
    def made_at(self) -> datetime | None:
        """The moment of its snapshot."""
        return datetime.fromisoformat(self.made) if self.made else None


def folder() -> Path:
    """Where these files lie."""
    path = Path(settings.DATA_DIR) / "standing"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def last_backup() -> LastBackup | None:
    """The last one, where there was one."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        return LastBackup(**json.loads((folder() / "backup.json").read_text(encoding="utf-8")))
    return None


def note_backup(told: LastBackup) -> None:
    """Remember it."""
    _write("backup.json", json.dumps(asdict(told), ensure_ascii=False))


def note_round(at: datetime) -> None:
    """The worker came round."""
    _write("round", at.isoformat())


def last_round() -> datetime | None:
    """When the worker came round last, where it ever did."""
    with contextlib.suppress(OSError, ValueError):
        return datetime.fromisoformat((folder() / "round").read_text(encoding="ascii"))
    return None


def _write(name: str, content: str) -> None:
    passing = folder() / f".{name}.{os.getpid()}"
    passing.write_text(content, encoding="utf-8")
    passing.replace(folder() / name)


def is_restoring() -> bool:
    """Whether a restore was begun here and not ended: nothing else may run on this folder."""
    return (Path(settings.DATA_DIR) / RESTORING).exists()


def refuse_half_restored() -> None:
    """Stop a process that would work on what is half restored."""
    if is_restoring():
        raise SystemExit(
            "hoiam.E020: Một lần khôi phục đang dở trong thư mục dữ liệu này. "
            "Chạy lại đúng lệnh hoiam restore ấy cho đến khi xong."
        )


@contextlib.contextmanager
def only_one(what: str) -> Iterator[None]:
    """One at a time; a lock of the system goes with the process that held it, killed or not."""
    handle = os.open(folder() / f"{what}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongState("standing.already-running") from None
        yield
    finally:
        os.close(handle)
