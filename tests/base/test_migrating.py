"""What migrations make is what the models say, and what Django's own way makes."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.operations import AddField, CreateModel, RunPython
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState, StateApps
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


@pytest.mark.parametrize("applied", [{}, {("base", "0001_initial"): None}], ids=["empty", "older"])
def test_every_database_is_brought_forward_lightly_and_the_own_way_is_put_back(
    db: None, monkeypatch: pytest.MonkeyPatch, applied: dict[tuple[str, str], None]
) -> None:
    own, seen = ProjectState.add_model, []

    def seen_way(*args: object, **kwargs: object) -> None:
        seen.append(ProjectState.add_model is own)

    monkeypatch.setattr(migrating, "call_command", seen_way)
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: applied)
    migrating.migrate()

    assert seen == [False]
    assert ProjectState.add_model is own


def test_a_step_that_runs_python_sees_every_relation() -> None:
    seen: list[bool] = []

    def look(apps: StateApps, schema_editor: object) -> None:
        first, second = apps.get_model("told", "First"), apps.get_model("told", "Second")
        assert "second" in {field.name for field in first._meta.get_fields()}
        seen.append(second._meta.get_field("first").related_model is first)

    state, editor = ProjectState(), connection.schema_editor()
    assert not list(state.apps.get_models())  # made from here on: each change is followed
    with migrating.lightly():
        for step in (
            CreateModel("First", [("id", models.AutoField(primary_key=True))]),
            CreateModel("Second", [("id", models.AutoField(primary_key=True))]),
            AddField("Second", "first", models.ForeignKey("told.First", models.CASCADE)),
            AddField("First", "word", models.TextField(default="")),
        ):
            step.state_forwards("told", state)
        look(state.apps, editor)  # the model that others are related to was made anew, not they
        RunPython(look).database_forwards("told", editor, state, state)

    assert seen == [False, True]


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
from hoiam.base import keys, migrating
keys.make_missing()
migrating.migrate() if sys.argv[1] == "light" else call_command("migrate", verbosity=0)
"""


def _made(folder: Path, way: str, older: Path | None = None) -> Path:
    """The database that this way makes, of nothing or of what an older version left; both with
    the same keys."""
    folder.mkdir()
    data = folder
    if older is not None:
        with tarfile.open(older) as archive:
            archive.extractall(folder, filter="data")
        data = folder / "data"
        shutil.copytree(folder / "keys", folder.parent / "keys", dirs_exist_ok=True)
    own = {
        "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
        "HOIAM_DATA_DIR": str(data),
        "HOIAM_KEYS_DIR": str(folder.parent / "keys"),
        "HOIAM_DATABASE_URL": "",
    }
    subprocess.run([sys.executable, "-c", _MAKE, way], env=os.environ | own, check=True)
    return data / "hoiam.sqlite3"


def _schema(file: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(
            "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
        ).fetchall()


# Drawn anew by each run, as is what is written with the key that it drew.
_DRAWN = ("base_datakey", "base_stamp")
_PASSING = re.compile(r"hoiam1:[0-9a-f]{8}:[A-Za-z0-9+/=]+|(?<=hide-)[0-9a-z]{16}")


def _rows(file: Path) -> dict[str, list[str]]:
    """Every row of every table, without what differs from one run to the next."""
    with closing(sqlite3.connect(file)) as database:
        names = [name for kind, name, _ in _schema(file) if kind == "table" and name not in _DRAWN]
        return {
            name: sorted(
                _PASSING.sub("", repr(row[:3] if name == "django_migrations" else row))
                for row in database.execute(f'SELECT * FROM "{name}"')
            )
            for name in names
        }


@pytest.mark.prove
def test_schema_is_the_one_that_django_makes(tmp_path: Path) -> None:
    light, django = (_made(tmp_path / way, way) for way in ("light", "django"))

    assert _schema(light) == _schema(django)


OLDER = sorted((Path(__file__).parent.parent / "upgrade").glob("*/sqlite.tar.gz"))


@pytest.mark.prove
@pytest.mark.parametrize("older", OLDER, ids=lambda path: path.parent.name)
def test_an_older_database_becomes_the_one_that_django_makes_of_it(
    tmp_path: Path, older: Path
) -> None:
    light, django = (_made(tmp_path / way, way, older) for way in ("light", "django"))

    assert _schema(light) == _schema(django)
    assert _rows(light) == _rows(django)
    assert any(map(len, _rows(light).values()))
