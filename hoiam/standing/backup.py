"""`hoiam backup`: database and files of one moment in one file that only an offline key opens.

First the moment is held still; then every file that its rows name gets a second name in a
passing folder, which takes seconds, so that nothing can vanish while the rest takes its time;
then the database is copied, and all of it goes sealed into a file that gets its name at the end.
"""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from hoiam.base import files
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, Refusal
from hoiam.standing import fitting, holdings, sealing, snapshots, state
from hoiam.standing.archive import FORMAT, Head, Manifest, Writer
from hoiam.standing.snapshots import Snapshot
from hoiam.standing.state import LastBackup

ENDING = ".hoiam.age"
PASSING = "backup-"
TRIES = 5
PARTS = ("uploads", "imports")


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that lies on the disk under its name."""

    path: Path
    size: int
    sha256: str
    head: Head
    manifest: Manifest


def make(*, to: Path, recipients: Sequence[str], at: datetime) -> Made:
    """A new backup into a folder. `at` is the machine's time."""
    keys = sealing.recipients(recipients)
    if not to.is_dir():
        raise Invalid("standing.no-folder", path=str(to))
    if to.resolve().is_relative_to(Path(settings.KEYS_DIR).resolve()):
        raise Invalid("standing.among-keys", path=str(to))
    with state.only_one("backup"):
        _sweep(to)
        try:
            made = _make(to, keys, at)
        except OSError as error:
            raise _said(error, to) from error
        state.note_backup(
            LastBackup(
                made=made.head.made, path=str(made.path), size=made.size, sha256=made.sha256,
                files=made.manifest.files, missing=len(made.manifest.missing),
            )
        )  # fmt: skip
        return made


def note_failure(error: BaseException | None, *, at: datetime) -> None:
    """A try of the schedule failed: pages say so, beside the last one that did not."""
    last = state.last_backup() or LastBackup("", "", 0, "", 0, 0)
    state.note_backup(
        replace(last, failed=getattr(error, "code", type(error).__name__), tried=at.isoformat())
    )


def _said(error: OSError, where: Path) -> Refusal:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Invalid("standing.no-room", path=str(where))
    return Invalid(
        "standing.cannot-write", path=str(where), said=str(error.strerror or error)[:200]
    )


def _sweep(to: Path) -> None:
    """What an earlier one left that was killed; nobody else is at it, for the lock is ours."""
    for path in Path(settings.DATA_DIR).glob(f"{PASSING}*"):
        if path.is_dir():
            shutil.rmtree(path)
    for path in to.glob(f".hoiam-*{ENDING}.part"):
        path.unlink()


def _make(to: Path, keys: Sequence[str], at: datetime) -> Made:
    folder = Path(settings.DATA_DIR) / f"{PASSING}{os.getpid()}"
    folder.mkdir(mode=0o700)
    try:
        with contextlib.ExitStack() as held:
            snapshot, missing = _still(held, folder)
            _room_for(snapshot)
            rows, head = snapshot.rows(), _head(snapshot, at)
            database = snapshot.dump(folder)
        path = to / f"hoiam-{settings.PREFIX.lower()}-{at:%Y%m%d-%H%M%S}{ENDING}"
        passing = to / f".{path.name}.part"
        sink = _Sink(passing)
        try:
            with sealing.sealed(sink, keys) as target:  # type: ignore[arg-type]
                archive = Writer(target, head)
                archive.add(database.relative_to(folder).as_posix(), database)
                for file in chain.from_iterable(_linked(folder / part) for part in PARTS):
                    archive.add(file.relative_to(folder).as_posix(), file)
                manifest = archive.close(rows, missing)
            sink.finish(path)
        except BaseException as error:
            sink.drop()
            if sink.fault is not None and isinstance(error, Exception):
                raise sink.fault from None
            raise
        return Made(path, sink.size, sink.digest.hexdigest(), head, manifest)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _still(held: contextlib.ExitStack, folder: Path) -> tuple[Snapshot, list[str]]:
    """A moment all of whose files are at hand. A file that was taken away between the moment and
    its second name makes it a moment too old; what two moments miss was lost before."""
    before: set[str] | None = None
    tries = TRIES
    while True:
        tries -= 1
        for part in PARTS:
            shutil.rmtree(folder / part, ignore_errors=True)
        with contextlib.ExitStack() as moment:
            snapshot = moment.enter_context(snapshots.taken())
            missing = {place for place in holdings.places(snapshot.on) if not _link(place, folder)}
            if not missing or not tries or (before is not None and missing <= before):
                held.enter_context(moment.pop_all())
                return snapshot, sorted(missing)
        before = missing


def _link(place: str, folder: Path) -> bool:
    """A second name for a file, or a copy where the disk knows no second names."""
    source, goal = Path(settings.DATA_DIR) / place, folder / place
    if goal.exists():
        return True
    goal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.link(source, goal)
    except FileNotFoundError:
        return False
    except OSError:
        try:
            shutil.copyfile(source, goal)
        except FileNotFoundError:
            goal.unlink(missing_ok=True)
            return False
    return True


def _linked(folder: Path) -> Iterator[Path]:
    """Every file below, in order, without a list of all of them."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir():
            yield from _linked(path)
        else:
            yield path


def _room_for(snapshot: Snapshot) -> None:
    """House rule, as for what people send: a backup stops before the disk of the data is full."""
    if snapshot.on.vendor == snapshots.SQLITE:
        size = Path(str(snapshot.on.settings_dict["NAME"])).stat().st_size
    else:
        with snapshot.on.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            size = int(cursor.fetchone()[0]) // 2
    if shutil.disk_usage(settings.DATA_DIR).free < size + files.LEAST_FREE:
        raise Invalid("standing.no-room", path=str(settings.DATA_DIR))


def _head(snapshot: Snapshot, at: datetime) -> Head:
    return Head(
        format=FORMAT,
        version=settings.VERSION,
        database=snapshot.on.vendor,
        made=at.isoformat(),
        day=day_of(at).isoformat(),
        prefix=settings.PREFIX,
        place=settings.PLACE,
        training=settings.TRAINING,
        keys=fitting.prints(),
        migrations=snapshot.migrations(),
    )


class _Sink:
    """The sealed file on its way: its size and digest, and the fault of the disk, if any."""

    def __init__(self, passing: Path) -> None:
        self.size, self.digest = 0, hashlib.sha256()
        self.fault: OSError | None = None
        self._passing = passing
        handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file: BinaryIO = os.fdopen(handle, "wb")

    def write(self, block: bytes) -> int:
        """One block of ciphertext."""
        try:
            self._file.write(block)
        except OSError as error:
            self.fault = error
            raise
        self.digest.update(block)
        self.size += len(block)
        return len(block)

    def flush(self) -> None:
        """The end flushes."""

    def finish(self, path: Path) -> None:
        """On the disk first, then its name, then the name on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._passing.rename(path)
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def drop(self) -> None:
        """Nothing half made stays."""
        with contextlib.suppress(OSError):
            self._file.close()
        self._passing.unlink(missing_ok=True)


def keep_newest(folder: Path, count: int) -> list[Path]:
    """Take away the oldest of our own backups in a folder beyond so many; which they were."""
    found = sorted(folder.glob(f"hoiam-{settings.PREFIX.lower()}-*{ENDING}"))
    old = found[: max(0, len(found) - count)] if count > 0 else []
    for path in old:
        path.unlink(missing_ok=True)
    return old
