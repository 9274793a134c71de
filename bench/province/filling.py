"""Filling an installation quickly: indexes and triggers are set aside and made again afterwards."""

import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from bench.province import lives, tables, world
from bench.province.lives import COLUMNS, MORE, Chunk
from bench.province.world import World
from hoiam.base import clock
from hoiam.base.models import NearBand, NearWaiting
from hoiam.core.calendar import day_of, start_of_day
from hoiam.figures.models.rollup import Rollup
from hoiam.figures.rollup import counting
from hoiam.publication.openness import Counter

AT_ONCE = 10_000
BESIDE: dict[str, str] = {
    "p_unit": "id bigint, name text, parent bigint, handler text, leader text",
    "p_route": "id bigint, why text",
    "p_rule": "id bigint, rule text, head text",
    "p_days": "id bigint, counted text",
    "p_person": (
        "id integer, name text, phone text, email text, address text, phone_to text, email_to text"
    ),
    "p_message": "template text, number integer, subject text, text text",
    "p_question": "id integer, text text",
}
PRAGMAS = (
    "journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "temp_store=MEMORY",
    "cache_size=-1500000", "locking_mode=EXCLUSIVE",
)  # fmt: skip
POSTGRES = (
    "SET synchronous_commit = off",
    # Neither keys nor triggers are looked at: what is written fits, and the doctor says so after.
    "SET session_replication_role = replica",
    "SET work_mem = '256MB'",
    "SET maintenance_work_mem = '1GB'",
    "SET TimeZone = 'UTC'",
)


@dataclass
class Filled:
    """What it cost, step by step, in seconds."""

    cases: int
    voices: int = 0
    alike: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


_WORLD: list[World] = []  # in a process that draws: made before the processes parted


def fill(count: int, *, seed: int = 1, beside: Path | None = None) -> Filled:
    """So many cases into the installation of the settings. Pairs that say the same are written to
    `beside`, as two references a line."""
    if not world.is_empty():
        raise RuntimeError("There are cases already: a province is made in an empty installation.")
    made, timer = Filled(count), _Timer()
    today = day_of(clock.now())
    with transaction.atomic():
        # The day begins: whoever fills on the same day gets the same province.
        _WORLD[:] = [world.build(seed=seed, now=start_of_day(today), today=today)]
    made.seconds["looking up"] = timer.lap()
    postgres = connection.vendor == "postgresql"
    aside = _Postgres() if postgres else _Sqlite()
    aside.begin()
    work = [(seed, count, days) for days in lives.chunks(_WORLD[0], count, AT_ONCE)]
    alike: list[tuple[str, str]] = []
    people: list[tuple[int, int]] = []
    for chunk in _written(work, writers=2 if postgres else 1, count=count):
        made.voices += len(chunk.cases) + len(chunk.more)
        alike += chunk.alike
        people += chunk.people
        _say(f"{made.voices:,} voices, {timer.so_far():.0f} s")
    made.alike = len(alike)
    _finish(people)
    made.seconds["rows"] = timer.lap()
    aside.end()
    made.seconds["indexes and words"] = timer.lap()
    _cells()
    made.seconds["cells"] = timer.lap()
    if beside is not None:
        lines = "".join(f"{one}\t{other}\n" for one, other in alike)
        beside.write_text(lines, encoding="utf-8")
    return made


def fill_here(count: int, *, now: datetime, seed: int = 1) -> Filled:
    """A small one by the connection at hand, with every index and trigger standing: for tests."""
    made = Filled(count)
    _WORLD[:] = [world.build(seed=seed, now=now, today=day_of(now), share=0.05)]
    people: list[tuple[int, int]] = []
    with connection.cursor() as cursor:
        _tables(cursor)
    for days in lives.chunks(_WORLD[0], count, AT_ONCE):
        chunk = lives.draw(_WORLD[0], seed, count, days)
        _rows(chunk, count)
        made.voices += len(chunk.cases) + len(chunk.more)
        made.alike += len(chunk.alike)
        people += chunk.people
    _finish(people)
    NearWaiting.objects.all().delete()  # what waits has its bands already
    if connection.vendor == "postgresql":
        _sequences()
    return made


class _Timer:
    def __init__(self) -> None:
        self.first = self.last = time.monotonic()

    def lap(self) -> float:
        now = time.monotonic()
        spent, self.last = now - self.last, now
        return round(spent, 1)

    def so_far(self) -> float:
        return time.monotonic() - self.first


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _draw(work: tuple[int, int, Any]) -> Chunk:
    seed, count, days = work
    return lives.draw(_WORLD[0], seed, count, days)


def _written(work: Sequence[Any], *, writers: int, count: int) -> Iterator[Chunk]:
    """Chunks, drawn by processes beside this one and written here."""
    forked = multiprocessing.get_context("fork")
    connection.close()  # no process inherits it
    with forked.Pool(2) as pool, ThreadPoolExecutor(writers) as threads:
        drawn, writing = pool.imap_unordered(_draw, work), set()
        for chunk in drawn:
            writing.add(threads.submit(_write, chunk, count))
            while len(writing) > writers:
                ready = next(as_completed(writing))
                writing.remove(ready)
                yield ready.result()
        for ready in as_completed(writing):
            yield ready.result()
        for _one in range(writers):
            threads.submit(_close).result()


def _close() -> None:
    """In the thread that it is asked in: each has a connection of its own."""
    connection.close()


def _write(chunk: Chunk, count: int) -> Chunk:
    with connection.cursor() as cursor:
        _prepare(cursor)
    _rows(chunk, count)
    return chunk


def _rows(chunk: Chunk, count: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for name, columns, rows in (
            ("made", COLUMNS, chunk.cases),
            ("more", MORE, chunk.more),
        ):
            _put(cursor, name, len(columns), rows)
        for statement in tables.statements():
            cursor.execute(statement.replace("{count}", str(count)))
        _put(cursor, NearBand._meta.db_table, 2, chunk.bands)
        cursor.execute("DELETE FROM made")
        cursor.execute("DELETE FROM more")


_PREPARED: set[int] = set()


def _prepare(cursor: Any) -> None:
    """The small tables beside the cases, for this connection alone."""
    if id(connection.connection) in _PREPARED:
        return
    _PREPARED.add(id(connection.connection))
    settings = POSTGRES if connection.vendor == "postgresql" else [f"PRAGMA {p}" for p in PRAGMAS]
    for statement in settings:
        cursor.execute(statement)
    _tables(cursor)


def _tables(cursor: Any) -> None:
    own = {name: ", ".join(f"{one} {kind}" for one, kind in of.items())
           for name, of in (("made", COLUMNS), ("more", MORE))}  # fmt: skip
    for name, columns in (BESIDE | own).items():
        cursor.execute(f"CREATE TEMPORARY TABLE {name} ({columns})")
        rows = _WORLD[0].tables.get(name, [])
        _put(cursor, name, columns.count(",") + 1, rows)
        if "id " in columns[:3]:
            cursor.execute(f"CREATE INDEX {name}_id ON {name} (id)")
    cursor.execute("CREATE INDEX p_message_of ON p_message (template, number)")


def _put(cursor: Any, name: str, columns: int, rows: Sequence[tuple[Any, ...]]) -> None:
    if connection.vendor != "postgresql":
        marks = ", ".join(["?"] * columns)
        # The driver's own: Django looks at every parameter and keeps every statement.
        with closing(connection.connection.cursor()) as own:
            own.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
        return
    with cursor.copy(f"COPY {name} FROM STDIN") as copy:
        copy.write("\n".join("\t".join(map(_text, row)) for row in rows) + "\n" if rows else "")


def _text(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ")
    return str(value)


def _finish(people: Sequence[tuple[int, int]]) -> None:
    """What needs all chunks: who came by a join, the numbered list of changes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE joined (n bigint, people integer)")
        _put(cursor, "joined", 2, people)
        cursor.execute(
            "UPDATE cases_case SET people = cases_case.people + joined.people FROM joined"
            " WHERE cases_case.id = joined.n"
        )
        cursor.execute(tables.changes())
        cursor.execute("SELECT COUNT(*) FROM publication_change")
        last = cursor.fetchone()[0]
    Counter.objects.update_or_create(name="changes", defaults={"last": last})


def _cells() -> None:
    """The roll-up, as the worker counts it."""
    Rollup.objects.update(digest="")
    while counting.once():
        pass


def _sequences() -> None:
    """PostgreSQL goes on counting after what was written."""
    with connection.cursor() as cursor:
        for model in tables.tables():
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"  # noqa: S608
                f" GREATEST(1, (SELECT MAX(id) FROM {table})))"
            )


class _Sqlite:
    """Indexes and triggers are dropped and said again; an index of words is built in one go."""

    def begin(self) -> None:
        with connection.cursor() as cursor:
            for pragma in PRAGMAS:
                cursor.execute(f"PRAGMA {pragma}")
            names = tables.names()
            cursor.execute(
                "SELECT type, name, tbl_name, sql FROM sqlite_master"
                " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
            )
            found = [row for row in cursor.fetchall() if row[2] in names]
            self.said = [sql for _type, _name, _table, sql in sorted(found)]
            for kind, name, _table, _sql in found:
                cursor.execute(f'DROP {kind} "{name}"')

    def end(self) -> None:
        with connection.cursor() as cursor:
            for pragma in PRAGMAS:
                cursor.execute(f"PRAGMA {pragma}")
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
            )
            for (name,) in cursor.fetchall():
                # Larger pieces before they are merged; back to the default afterwards.
                for told in (f"'hashsize', {32 << 20}", f"'hashsize', {1 << 20}"):
                    cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ({told})")  # noqa: S608
                    if not told.endswith(str(1 << 20)):
                        cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608
                cursor.execute(f"DELETE FROM {name}_config WHERE k = 'hashsize'")  # noqa: S608
            for statement in self.said:
                cursor.execute(statement)
            cursor.execute("ANALYZE")
        connection.close()  # and with it what was relaxed


class _Postgres:
    """The same; keys of rows stay, and sequences go on after what was written."""

    def begin(self) -> None:
        names = tables.names()
        self.said: list[str] = []
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
                " FROM pg_constraint WHERE conrelid::regclass::text = ANY(%s)"
                " AND (contype = 'u' OR contype = 'p' AND conrelid::regclass::text = %s)",
                [names, NearBand._meta.db_table],
            )
            for table, name, told in cursor.fetchall():
                cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
                self.said.append(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {told}')
            cursor.execute(
                "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)"
                " FROM pg_index i WHERE NOT i.indisprimary AND i.indrelid::regclass::text = ANY(%s)",
                [names],
            )
            for name, told in cursor.fetchall():
                cursor.execute(f"DROP INDEX {name}")
                self.said.append(told)

    def end(self) -> None:
        with ThreadPoolExecutor(2) as threads:
            for done in [threads.submit(self._say, one) for one in self.said]:
                done.result()
            for _turn in range(2):
                threads.submit(_close).result()
        _sequences()
        connection.close()
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def _say(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(statement)
