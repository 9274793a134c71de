"""On what is measured: a database, and in it a province of so many cases, filled when it is asked for.

A folder that is kept (`--provinces FOLDER`) is used again: what lies in it as `sqlite-20k`,
`sqlite-1m` and so on, and on the PostgreSQL server whose address stands in its `postgres-url` the
databases `hoiam_20k`, `hoiam_1m`. Measuring adds some thousand cases to it.
"""

import contextlib
import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench import product
from bench.measure import Database
from bench.product import Running
from tests import databases

SETTINGS = (
    "shared_buffers=1GB", "work_mem=32MB", "max_wal_size=4GB", "effective_cache_size=8GB",
)  # fmt: skip
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A province on a database; the server that reads it is not started yet."""

    database: Database
    size: int
    server: Running
    filled: float = 0.0  # seconds, where it was filled just now


def say(words: str) -> None:
    """How far it is, beside what is printed as the result."""
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def short(size: int) -> str:
    """20000 as 20k, 1000000 as 1m."""
    for unit, sign in ((1_000_000, "m"), (1_000, "k")):
        if size % unit == 0:
            return f"{size // unit}{sign}"
    return str(size)


@contextlib.contextmanager
def database(name: str, kept: Path | None) -> Iterator[Database]:
    """Durable on both: a commit waits for the disk."""
    if name == "sqlite":
        yield Database("SQLite", sqlite3.sqlite_version)
    elif kept is not None and (kept / "postgres-url").is_file():
        url = (kept / "postgres-url").read_text(encoding="ascii").strip()
        yield Database("PostgreSQL", databases.version(), url, _pid(url))
    else:
        with databases.durable_server(SETTINGS) as server:
            yield Database("PostgreSQL", databases.version(), server.url(), server.processes[0].pid)


def _pid(url: str) -> int:
    """Of the first process of this server, which is one of this machine."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    told = (Path(row[0]) / "postmaster.pid").read_text(encoding="ascii")
    return int(told.splitlines()[0])


@contextlib.contextmanager
def emptied(on: Database, name: str) -> Iterator[str]:
    """The address of a fresh database on this server, gone afterwards; SQLite needs none."""
    if not on.url:
        yield ""
        return
    _server(on, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _server(on, f"CREATE DATABASE {name}")
    try:
        yield f"{on.url.rpartition('/')[0]}/{name}"
    finally:
        _server(on, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextlib.contextmanager
def ground(on: Database, size: int, kept: Path | None) -> Iterator[Ground]:
    """The province of this size: the one that is kept, or one that is gone afterwards."""
    # What a server had that is gone is gone too: then nothing is kept.
    if kept is not None and (not on.url or (kept / "postgres-url").is_file()):
        names = [f"{_prefix(on)}-{said}" for said in (short(size), size)]
        there = [kept / name for name in names if (kept / name / "province.json").is_file()]
        yield _in((there or [kept / names[0]])[0], on, size)
        return
    with product.folder("hoiam-province-") as folder:
        yield _in(folder, on, size)
    if on.url:
        _server(on, f"DROP DATABASE IF EXISTS hoiam_{short(size)} WITH (FORCE)")


def _prefix(on: Database) -> str:
    return "postgres" if on.url else "sqlite"


def _in(folder: Path, on: Database, size: int) -> Ground:
    name = f"hoiam_{short(size)}"
    url = f"{on.url.rpartition('/')[0]}/{name}" if on.url else ""
    folder = folder.absolute()
    filled, told = 0.0, folder / "province.json"
    if not told.is_file():
        if on.url:
            _server(on, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            _server(on, f"CREATE DATABASE {name}")
        say(f"{on.name}: filling {size:,} cases …")
        began = time.monotonic()
        folder.mkdir(parents=True, exist_ok=True)
        made = Running(folder, 0, url)
        made.run("bench.province", str(folder), "--cases", str(size), "--database-url", url)
        filled = time.monotonic() - began
        say(f"{on.name}: {size:,} cases in {filled:.0f} s: {json.loads(told.read_text())}")
    there = Database(on.name, on.version, url, on.pid)
    learned = folder / "learned"
    if not learned.exists():  # otherwise the worker would do it beside what is measured
        Running(folder, 0, url).run("hoiam", "routing", "train")
        learned.touch()
    # Nobody is asked to come back in a moment: what is measured are whole pages. How that bears a
    # crowd is measured by the bad day, with the settings of the product.
    server = Running(folder, product.free_port(), url, more={"HOIAM_SHED_AFTER": "0"})
    return Ground(there, size, server, filled)


def _server(on: Database, statement: str) -> None:
    with psycopg.connect(on.url, autocommit=True) as connection:
        connection.execute(statement)  # names of this module
