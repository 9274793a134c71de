"""`hoiam restore`: from one sealed file to an installation that did not exist, or nothing at all.

Everything is unpacked and compared beside the place where it will stand, brought to this version,
told what was erased since, and looked at; then it takes its place in one step that a rerun can
finish. As long as it has not, nothing else starts on this data folder.
"""

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import pyrage
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from hoiam.base import keeping
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.protection import actions as protection
from hoiam.protection import erasures
from hoiam.publication import actions as publication
from hoiam.standing import actions, archive, fitting, holdings, sealing, snapshots, stage, state
from hoiam.standing.archive import Head, Manifest

LOADING, LOADED, PLACING, DONE = "loading", "loaded", "placing", "done"
PLACED = ("uploads", "imports")


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands again."""

    head: Head
    manifest: Manifest
    migrated: int
    replayed: int


@dataclass(frozen=True, slots=True)
class _Journal:
    """How far a restore is, for the rerun of one that was killed."""

    file: str  # digest of the sealed file
    phase: str


def look(*, file: Path, identity: Path) -> tuple[Head, Manifest]:
    """Read a backup to its end, compare every digest, and keep nothing."""
    folder = state.folder() / f"look-{os.getpid()}"
    folder.mkdir(mode=0o700)
    try:
        with _opened(file, sealing.identities(identity)) as (tar, head):
            return head, archive.unpack(tar, folder)
    except OSError as error:
        raise _said(error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def restore(
    *,
    file: Path,
    identity: Path,
    without_keys: Callable[[list[str]], None],
    by: Actor,
    at: datetime,
) -> Restored:
    """All of it, or nothing. `without_keys` decides about keys that a backup belongs to and that
    are not here: it refuses, or lets the codes that need them be lost."""
    keys = sealing.identities(identity)
    with state.only_one("restore"):
        print_ = _digest(file)
        journal = _left(print_)
        if journal is None:
            _check_empty()
        try:
            return _restore(file, keys, without_keys, print_, journal, by, at)
        except BaseException as error:
            _give_up()
            if isinstance(error, OSError):
                raise _said(error) from error
            raise


def _give_up() -> None:
    """Nothing half restored stays, but for what a rerun goes on with: a database of PostgreSQL
    that holds the dump already, or files that have begun to take their place."""
    if _phase() in {PLACING, DONE} or (_phase() and _is_loaded()):
        return
    shutil.rmtree(_staging(), ignore_errors=True)


def _restore(
    file: Path,
    keys: list[pyrage.x25519.Identity],
    without_keys: Callable[[list[str]], None],
    print_: str,
    journal: _Journal | None,
    by: Actor,
    at: datetime,
) -> Restored:
    folder = _staging() / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    with _opened(file, keys) as (tar, head):
        _check_head(head)
        if lacking := fitting.lacking(head.keys):
            without_keys(lacking)
        manifest = archive.unpack(tar, folder)
    database = folder / snapshots.DUMPS[head.database]
    if connection.vendor == snapshots.SQLITE:
        snapshots.load_sqlite(database, folder / stage.DATABASE)
    elif journal is None or not _is_loaded():
        _note(print_, LOADING)
        connection.close()
        snapshots.load_postgres(connection, database)
    _note(print_, LOADED)
    shutil.rmtree(database.parent)
    with stage.within(folder):
        if journal is None:
            _compare(manifest)
        before = _applied()
        keeping.prepare()
        call_command("migrate", verbosity=0, interactive=False)
        migrated = _applied() - before
        replayed = _replay(by=by, at=at)
        actions.take_up(made=head.made, version=head.version, by=by, at=at)
        # The copy knows an older tree than the one that strangers hold a signature of.
        publication.hold_log(why="restored", by=by, at=at)
    os.sync()
    _place(print_)
    return Restored(head, manifest, migrated, replayed)


@contextlib.contextmanager
def _opened(
    file: Path, keys: list[pyrage.x25519.Identity]
) -> Iterator[tuple[tarfile.TarFile, Head]]:
    """The archive within, with every way in which it may not be one said as a sentence."""
    try:
        source = file.open("rb")
    except OSError:
        raise Invalid("standing.no-file", path=str(file)) from None
    with source:
        try:
            with sealing.opened(source, keys) as inside:
                tar, head = archive.read_head(inside)
                yield tar, head
                inside.read()  # to the seal at its end
        except pyrage.DecryptError as error:
            if "No matching keys" in str(error):
                raise Invalid("standing.wrong-identity") from None
            raise Invalid("standing.not-a-backup") from None
        except (tarfile.TarError, EOFError, zlib.error, ValueError, TypeError):
            raise Invalid("standing.damaged") from None
        except OSError as error:
            if error.errno is None:  # how the age library says that a block does not open
                raise Invalid("standing.damaged") from None
            raise


def _said(error: OSError) -> Refusal:
    path = str(settings.DATA_DIR)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Invalid("standing.no-room", path=path)
    return Invalid("standing.cannot-write", path=path, said=str(error.strerror or error)[:200])


def _check_head(head: Head) -> None:
    if head.database != connection.vendor:
        raise Invalid("standing.other-database", theirs=head.database, ours=connection.vendor)
    if head.training != settings.TRAINING:
        raise Invalid("standing.training" if head.training else "standing.not-training")
    known = set(MigrationLoader(None).disk_migrations)
    if any((app, name) not in known for app, name in head.migrations):
        raise Invalid("standing.newer-backup", version=head.version)


def _check_empty() -> None:
    """Only into what is empty: nobody restores over what people have said since."""
    data = Path(settings.DATA_DIR)
    if connection.vendor == snapshots.SQLITE:
        full = _has_tables(data / stage.DATABASE)
    else:
        with connection.cursor() as cursor:
            full = bool(connection.introspection.table_names(cursor))
    if full:
        raise WrongState("standing.database-not-empty")
    for name in PLACED:
        if any(path.is_file() for path in (data / name).rglob("*")):
            raise WrongState("standing.folder-not-empty", path=str(data / name))


def _has_tables(file: Path) -> bool:
    if not file.exists():
        return False
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as there:
        try:
            return bool(there.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        except sqlite3.DatabaseError:
            return True  # not a database: somebody has to look before it goes


def _compare(manifest: Manifest) -> None:
    """What was loaded is what was counted."""
    with connection.cursor() as cursor:
        here = set(connection.introspection.table_names(cursor))
        for table, count in manifest.rows.items():
            if table not in here:
                raise Invalid("standing.damaged")
            cursor.execute(f"SELECT count(*) FROM {holdings.quoted(connection, table)}")  # noqa: S608
            if cursor.fetchone()[0] != count:
                raise Invalid("standing.damaged")


def _replay(*, by: Actor, at: datetime) -> int:
    """Erase again what was erased after the backup was made; how many lines of the list."""
    try:
        wanted = erasures.entries()
    except erasures.BrokenListError as error:
        raise Invalid("standing.erasures-broken", said=str(error)[:200]) from None
    return protection.replay(entries=wanted, by=by, at=at).again


def _applied() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        return int(cursor.fetchone()[0])


# ── the place, and the journal of a restore that may be killed ──────────────────────────────────


def _staging() -> Path:
    return Path(settings.DATA_DIR) / state.RESTORING


def _left(print_: str) -> _Journal | None:
    """What an earlier run left: nothing, something to begin anew, or something to go on with."""
    if not _staging().exists():
        return None
    phase, theirs = _phase(), _journal()
    if phase == "" or theirs is None:
        shutil.rmtree(_staging())
        return None
    if phase in {PLACING, DONE} and _is_placed():
        _finish()
        raise WrongState("standing.was-done")
    if phase == PLACING:
        for name in PLACED:
            shutil.rmtree(Path(settings.DATA_DIR) / name, ignore_errors=True)
    if connection.vendor == snapshots.SQLITE:
        shutil.rmtree(_staging())  # the database never left its stage
        return None
    if not _is_loaded():
        return None
    if theirs.file != print_:
        raise WrongState("standing.other-restore")
    return theirs


def _journal() -> _Journal | None:
    with contextlib.suppress(OSError, ValueError, TypeError):
        return _Journal(**json.loads((_staging() / "journal.json").read_text(encoding="utf-8")))
    return None


def _phase() -> str:
    journal = _journal()
    return journal.phase if journal else ""


def _note(print_: str, phase: str) -> None:
    path = _staging() / "journal.json"
    passing = path.with_suffix(".part")
    with passing.open("w", encoding="utf-8") as file:
        file.write(json.dumps(asdict(_Journal(print_, phase))))
        file.flush()
        os.fsync(file.fileno())
    passing.replace(path)


def _is_loaded() -> bool:
    """Whether PostgreSQL holds the dump: its load is one transaction."""
    if connection.vendor == snapshots.SQLITE:
        return False
    with connection.cursor() as cursor:
        return "django_migrations" in connection.introspection.table_names(cursor)


def _is_placed() -> bool:
    """SQLite's database takes its place last of all."""
    if connection.vendor == snapshots.SQLITE:
        return _has_tables(Path(settings.DATA_DIR) / stage.DATABASE)
    return _phase() == DONE


def _place(print_: str) -> None:
    data, folder = Path(settings.DATA_DIR), _staging() / "data"
    _note(print_, PLACING)
    for name in PLACED:
        if (folder / name).exists():
            if (data / name).exists():
                shutil.rmtree(data / name)  # empty, as was looked at
            (folder / name).rename(data / name)
    if connection.vendor == snapshots.SQLITE:
        for ending in ("", "-wal", "-shm"):
            (data / f"{stage.DATABASE}{ending}").unlink(missing_ok=True)
        (folder / stage.DATABASE).rename(data / stage.DATABASE)
    _note(print_, DONE)
    os.sync()
    _finish()


def _finish() -> None:
    gone = _staging().with_name(f"{PREFIX_GONE}{os.getpid()}")
    _staging().rename(gone)  # in one step, so that nothing is ever half gone
    shutil.rmtree(gone, ignore_errors=True)


PREFIX_GONE = "backup-restored-"  # the next backup sweeps what is left of it


def _digest(file: Path) -> str:
    found = hashlib.sha256()
    try:
        with file.open("rb") as source:
            while block := source.read(sealing.BLOCK):
                found.update(block)
    except OSError:
        raise Invalid("standing.no-file", path=str(file)) from None
    return found.hexdigest()
