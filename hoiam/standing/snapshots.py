"""One moment of the database, held still while others go on writing.

SQLite: a read transaction, copied page by page by its own backup interface; what was deleted
stays behind, because the copy is written anew. PostgreSQL: an exported snapshot that pg_dump
takes up. In both, what is counted and which files are named is of that same moment.
"""

import contextlib
import gzip
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from hoiam.core.refusals import Invalid, NotFound
from hoiam.standing import holdings

SQLITE, POSTGRES = "sqlite", "postgresql"
DUMPS = {SQLITE: "database/hoiam.sqlite3.gz", POSTGRES: "database/hoiam.pgdump"}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The moment, as a connection that sees nothing later."""

    on: BaseDatabaseWrapper
    exported: str = ""

    def rows(self) -> dict[str, int]:
        """How many rows every table of ours has."""
        counted, known = {}, holdings.Known(self.on).tables
        with self.on.cursor() as cursor:
            for model in holdings.models_of_the_house():
                table = model._meta.db_table
                if table not in known:
                    continue
                asked = f"SELECT count(*) FROM {holdings.quoted(self.on, table)}"  # noqa: S608
                cursor.execute(asked)
                counted[table] = int(cursor.fetchone()[0])
        return counted

    def migrations(self) -> list[list[str]]:
        """What has been applied."""
        with self.on.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
            return [list(row) for row in cursor.fetchall()]

    def dump(self, folder: Path) -> Path:
        """The whole database into a file of this folder."""
        path = folder / DUMPS[self.on.vendor]
        path.parent.mkdir(mode=0o700)
        if self.on.vendor == SQLITE:
            _dump_sqlite(self.on, path)
        else:
            _dump_postgres(self.on, self.exported, path)
        return path


@contextlib.contextmanager
def taken() -> Iterator[Snapshot]:
    """A connection of its own at one moment; the product's own goes on."""
    on = connection.copy()
    try:
        with on.cursor() as cursor:
            if on.vendor == SQLITE:
                cursor.execute("BEGIN")
                cursor.execute("SELECT count(*) FROM sqlite_master")  # from here on nothing moves
                cursor.fetchone()
                yield Snapshot(on)
            else:
                cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SELECT pg_export_snapshot()")
                yield Snapshot(on, str(cursor.fetchone()[0]))
    finally:
        on.close()


def _dump_sqlite(on: BaseDatabaseWrapper, path: Path) -> None:
    plain = path.with_suffix("")
    with contextlib.closing(sqlite3.connect(plain, isolation_level=None)) as copy:
        on.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("VACUUM")  # pages of what was deleted do not travel
        said = copy.execute("PRAGMA quick_check").fetchone()
        if said != ("ok",):
            raise Invalid("standing.database-damaged", said=str(said and said[0])[:200])
    with plain.open("rb") as source, gzip.open(path, "wb", compresslevel=1) as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
    plain.unlink()


def _dump_postgres(on: BaseDatabaseWrapper, exported: str, path: Path) -> None:
    arguments = ["--format=custom", "--compress=1", "--no-owner", "--no-privileges"]
    with path.open("wb") as target:
        _run(on, "pg_dump", [*arguments, f"--snapshot={exported}"], output=target)


def load_postgres(on: BaseDatabaseWrapper, path: Path) -> None:
    """A dump into an empty database, all of it or nothing."""
    arguments = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run(on, "pg_restore", [*arguments, "--no-comments", str(path)])


def load_sqlite(packed: Path, into: Path) -> None:
    """A copy unpacked under the name that the product opens."""
    with gzip.open(packed, "rb") as source, into.open("xb") as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
    into.chmod(0o600)


def _run(on: BaseDatabaseWrapper, name: str, arguments: list[str], output: Any = None) -> None:
    """A program of PostgreSQL. The password goes by the environment, which other users of the
    machine cannot read; a command line they could."""
    told = on.settings_dict
    where = ["--dbname", str(told["NAME"]), "--username", str(told["USER"]), "--no-password"]
    where += ["--host", str(told["HOST"])] if told["HOST"] else []
    where += ["--port", str(told["PORT"])] if told["PORT"] else []
    done = subprocess.run(
        [str(_program(name)), *where, *arguments],
        env={**os.environ, "PGPASSWORD": str(told["PASSWORD"]), "LC_ALL": "C.UTF-8"},
        stdout=output if output is not None else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Invalid("standing.program-failed", program=name, said=(said or ["?"])[0][:300])


def _program(name: str) -> Path:
    """The newest that is installed: a dump wants a program no older than the server."""
    debian = Path("/usr/lib/postgresql")
    versions = [path for path in debian.glob("*/bin") if (path / name).is_file()]
    if versions:
        return max(versions, key=lambda path: float(path.parent.name)) / name
    found = shutil.which(name)
    if found is None:
        raise NotFound("standing.no-program", program=name)
    return Path(found)
