"""A run begins with a migrated file only where these very migrations made it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import migrated


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A product with one migration, and a folder of kept files of its own."""
    monkeypatch.setattr(migrated, "FOLDER", tmp_path / "kept")
    first = tmp_path / "hoiam" / "cases" / "migrations" / "0001_initial.py"
    first.parent.mkdir(parents=True)
    first.write_text("operations = []\n")
    return tmp_path


def database(path: Path, table: str) -> Path:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute(f"CREATE TABLE {table} (id)")
    return path


def tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return [name for (name,) in file.execute("SELECT name FROM sqlite_master")]


def test_file_that_was_kept_is_taken(tree: Path) -> None:
    migrated.keep(database(tree / "first.sqlite3", "cases"), tree)

    migrated.take(tree / "data" / "second.sqlite3", tree)

    assert tables(tree / "data" / "second.sqlite3") == ["cases"]


@pytest.mark.parametrize("change", ["another", "changed"])
def test_nothing_is_taken_when_a_migration_came_or_changed(tree: Path, change: str) -> None:
    migrated.keep(database(tree / "first.sqlite3", "cases"), tree)
    folder = tree / "hoiam" / "cases" / "migrations"
    name = {"another": "0002_more.py", "changed": "0001_initial.py"}[change]
    (folder / name).write_text("operations = [1]\n")

    migrated.take(tree / "second.sqlite3", tree)

    assert not (tree / "second.sqlite3").exists()
    migrated.keep(database(tree / "third.sqlite3", "voices"), tree)
    migrated.take(tree / "fourth.sqlite3", tree)
    assert tables(tree / "fourth.sqlite3") == ["voices"]
    assert len(list(migrated.FOLDER.iterdir())) == 1  # the former one is gone
