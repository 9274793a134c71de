"""What a first start makes is what the models say, and what Django's own way makes."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django.db.models import Model

from hoiam.base import migrating, steady

MODELS = [model for model in apps.get_models() if model._meta.managed]


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_table_has_the_columns_and_constraints_of_its_model(model: type[Model]) -> None:
    meta = model._meta
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, meta.db_table)
        found = connection.introspection.get_constraints(cursor, meta.db_table)

    assert {one.name for one in columns} >= {field.column for field in meta.local_concrete_fields}
    named = {one.name for one in (*meta.constraints, *meta.indexes)}
    assert named <= set(found), named - set(found)


def test_only_an_empty_database_is_made_lightly(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    own, seen = ProjectState.add_model, []

    def seen_way(*args: object, **kwargs: object) -> None:
        seen.append(ProjectState.add_model is own)

    monkeypatch.setattr(migrating, "call_command", seen_way)
    monkeypatch.setattr(migrating, "is_behind", lambda: True)
    migrating.migrate()
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: {})
    migrating.migrate()

    assert seen == [True, False]
    assert ProjectState.add_model is own


def test_where_every_migration_has_run_none_is_read_and_what_stands_beside_is_looked_at(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = steady.standing()
    steady.remove()
    monkeypatch.setattr(migrating, "call_command", pytest.fail)

    migrating.migrate()

    assert steady.standing() == wanted != set()


def test_one_migration_that_has_not_run_is_seen(db: None) -> None:
    assert not migrating.is_behind()

    last = MigrationRecorder(connection).migration_qs.filter(app="voices").order_by("-id")[0]
    MigrationRecorder(connection).record_unapplied(last.app, last.name)

    assert migrating.is_behind()


_MAKE = """
import sys
import django
django.setup()
from django.core.management import call_command
from hoiam.base import migrating
migrating.migrate() if sys.argv[1] == "light" else call_command("migrate", verbosity=0)
"""


def _schema(folder: Path, way: str) -> list[tuple[str, ...]]:
    folder.mkdir()
    own = {
        "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
        "HOIAM_DATA_DIR": str(folder),
        "HOIAM_KEYS_DIR": str(folder / "keys"),
        "HOIAM_DATABASE_URL": "",
    }
    subprocess.run([sys.executable, "-c", _MAKE, way], env=os.environ | own, check=True)
    with closing(sqlite3.connect(folder / "hoiam.sqlite3")) as database:
        return database.execute(
            "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
        ).fetchall()


@pytest.mark.prove
def test_schema_is_the_one_that_django_makes(tmp_path: Path) -> None:
    assert _schema(tmp_path / "light", "light") == _schema(tmp_path / "django", "django")
