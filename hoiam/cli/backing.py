"""The daily backup, in a process of its own beside the worker: letters do not wait for it."""

import subprocess
import sys
from datetime import datetime

from django.conf import settings

from hoiam.standing import schedule, state


class Backing:
    """At most one backup of this worker at a time; another worker's lock is respected."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def look(self, *, at: datetime) -> bool:
        """Note that the worker came round; begin the backup of this day, if its hour has passed.
        `at` is the machine's time; whether one was begun."""
        state.note_round(at)
        if self._running is not None and self._running.poll() is None:
            return False
        self._running = None
        if settings.BACKUP_DIR is None or not settings.BACKUP_RECIPIENTS.strip():
            return False
        if not schedule.is_due(at, state.last_backup(), settings.BACKUP_AT):
            return False
        self._running = subprocess.Popen(
            [sys.executable, "-m", "hoiam", "backup", "--scheduled"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        return True

    def stop(self) -> None:
        """The worker ends: what is half made is swept by the next one."""
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
            self._running.wait(timeout=20)
