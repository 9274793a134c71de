"""Commands on a database that nobody made yet, or that is of an older version: a sentence each, and
never a traceback."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_training_command import hoiam, tables_in

# One place answers for all of them; the worker, which would wait in silence, says it by itself.
ASKING = ("log status", "log sequence", "keys list", "work")


@pytest.mark.parametrize("words", ASKING)
def test_command_on_a_database_that_was_never_made_says_what_to_do(
    tmp_path: Path, words: str
) -> None:
    code, said = hoiam(tmp_path, *words.split())

    assert (code, "hoiam migrate" in said) == (1, True)
    assert "Traceback" not in said


def test_command_on_a_database_of_an_older_version_says_what_to_do(tmp_path: Path) -> None:
    tables_in(tmp_path)
    code, said = hoiam(tmp_path, "migrate")
    assert code == 0, said
    with closing(sqlite3.connect(tmp_path / "data" / "hoiam.sqlite3")) as database, database:
        database.execute("DROP TABLE publication_witness")
        database.execute("DELETE FROM django_migrations WHERE app = 'publication'")

    code, said = hoiam(tmp_path, "log", "status")

    assert (code, "hoiam migrate" in said, "Traceback" in said) == (1, True, False)


def test_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    away = "postgresql://nobody@127.0.0.1:9/nothing"

    code, said = hoiam(tmp_path, "log", "status", HOIAM_DATABASE_URL=away)

    assert (code, "HOIAM_DATABASE_URL" in said, "Traceback" in said) == (1, True, False)
