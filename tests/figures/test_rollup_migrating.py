"""Cells stay where a migration has nothing to do with them, and are counted anew where it may."""

from importlib import import_module

import pytest
from django.db import migrations, models
from django.db.migrations import Migration

from hoiam.figures import apps
from hoiam.figures.rollup import triggers


def _migration(app: str, *operations: object) -> Migration:
    made: Migration = type("Probe", (Migration,), {"operations": operations})("0099_probe", app)
    return made


def _of_indexes(app: str, model: str) -> list[Migration]:
    index = models.Index(fields=["id"], name="probe")
    return [
        _migration(app, migrations.AddIndex(model.lower(), index)),
        _migration(app, migrations.RemoveIndex(model.lower(), "probe")),
    ]


def _of_models(app: str, model: str) -> list[Migration]:
    field = models.CharField(max_length=3, default="")
    return [
        _migration(app, migrations.CreateModel(model, [("id", models.BigAutoField())])),
        _migration(app, migrations.AddField(model.lower(), "probe", field)),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "step", [*_of_models("notices", "Probe"), *_of_indexes("registers", "Record")]
)
def test_what_touches_another_table_or_an_index_leaves_them_standing(step: Migration) -> None:
    before = set(triggers.standing())

    apps._before(plan=[(step, False)])

    assert before and set(triggers.standing()) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "step",
    [
        *_of_models("cases", "Case"),
        *_of_models("registers", "Record"),
        *_of_models("figures", "Mark"),
        _migration("notices", migrations.RunPython(lambda *_given: None)),
        _migration("notices", migrations.RunSQL("SELECT 1")),
        _migration("notices", migrations.AlterField("probe", "id", models.BigAutoField())),
        _migration("notices", migrations.RenameModel("Probe", "Case")),
    ],
)
def test_what_may_change_them_takes_the_triggers_away(step: Migration) -> None:
    leaves = _migration("notices", migrations.DeleteModel("Probe"))

    apps._before(plan=[(leaves, False), (step, False)])

    assert not triggers.standing()
    triggers.install()


def test_the_table_of_what_was_noted_leaves_them_standing() -> None:
    made = import_module("hoiam.figures.migrations.0011_standing").Migration("0011", "figures")

    assert apps._leaves(made, triggers.tables())
