"""What SQLite's log holds is put into the database by the worker, beside whoever writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hoiam.base.sqlite import checkpoint
from hoiam.base.sqlite.queue import line


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "some.sqlite3")


@pytest.fixture
def own(place: str) -> Iterator[sqlite3.Connection]:
    """Somebody who writes, and puts nothing into the database by themselves."""
    with closing(sqlite3.connect(place, isolation_level=None)) as found:
        found.execute("PRAGMA journal_mode = WAL")
        found.execute("PRAGMA wal_autocheckpoint = 0")
        found.execute("CREATE TABLE row (said BLOB)")
        yield found


def write(own: sqlite3.Connection, pages: int) -> None:
    for _ in range(pages):
        own.execute("INSERT INTO row VALUES (zeroblob(3000))")


def lies_in_the_file(place: str) -> int:
    """How many rows lie in the file of the database itself."""
    with closing(sqlite3.connect(f"file:{place}?immutable=1", uri=True)) as found:
        try:
            return int(found.execute("SELECT COUNT(*) FROM row").fetchone()[0])
        except sqlite3.OperationalError:  # not even the table
            return 0


def in_log(own: sqlite3.Connection) -> int:
    """What SQLite says of its log, which it puts away at that."""
    return int(own.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])


def test_log_is_as_long_as_sqlite_says(place: str, own: sqlite3.Connection) -> None:
    keeper = checkpoint.Keeper(place)
    lengths = []
    for pages in (1, 40, 3):  # the third log is shorter than what stands in the file behind it
        write(own, pages)
        lengths.append((keeper.log()[1], in_log(own)))

    assert [read for read, _said in lengths] == [said for _read, said in lengths]
    assert lengths[2][0] < lengths[1][0]


def test_log_has_another_name_when_it_begins_anew(place: str, own: sqlite3.Connection) -> None:
    keeper = checkpoint.Keeper(place)
    write(own, 1)
    first = keeper.log()[0]
    write(own, 1)
    same = keeper.log()[0]
    in_log(own)
    write(own, 1)

    assert first == same != keeper.log()[0]


def test_database_without_a_log_has_none(place: str) -> None:
    assert checkpoint.Keeper(place).log() == (b"", 0)


def test_little_waits_and_enough_is_put_into_the_database(
    monkeypatch: pytest.MonkeyPatch, place: str, own: sqlite3.Connection
) -> None:
    monkeypatch.setattr(checkpoint, "_ENOUGH", 20)
    keeper, lies = checkpoint.Keeper(place), []
    for pages in (3, 20, 3):
        write(own, pages)
        keeper.look()
        lies.append(lies_in_the_file(place))

    assert lies == [0, 23, 23]


def test_whoever_writes_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, place: str, own: sqlite3.Connection
) -> None:
    monkeypatch.setattr(checkpoint, "_ENOUGH", 20)
    write(own, 30)
    own.execute("BEGIN IMMEDIATE")
    write(own, 5)

    checkpoint.Keeper(place).look()

    assert lies_in_the_file(place) == 30
    own.execute("COMMIT")


def test_long_log_begins_anew_with_the_next_who_writes(
    monkeypatch: pytest.MonkeyPatch, place: str, own: sqlite3.Connection
) -> None:
    monkeypatch.setattr(checkpoint, "_ENOUGH", 20)
    monkeypatch.setattr(checkpoint, "_LONG", 60)
    keeper, lengths = checkpoint.Keeper(place), []
    for _ in range(4):
        write(own, 20)
        lengths.append(keeper.log()[1])
        keeper.look()

    assert max(lengths) < 100
    assert sorted(lengths) != lengths


def test_last_of_a_long_log_waits_for_the_line(
    monkeypatch: pytest.MonkeyPatch, place: str, own: sqlite3.Connection
) -> None:
    monkeypatch.setattr(checkpoint, "_LONG", 20)
    monkeypatch.setattr(checkpoint, "_PATIENCE", 0.05)
    write(own, 30)
    keeper, turn = checkpoint.Keeper(place), line(place)
    assert turn.enter(1)

    keeper.look()
    meanwhile = lies_in_the_file(place)
    turn.leave()
    keeper.look()

    assert (meanwhile, lies_in_the_file(place)) == (0, 30)
