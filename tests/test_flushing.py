"""What a flush of ours leaves is what Django's own leaves."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from hoiam.base.models import Stamp
from hoiam.figures.rollup import triggers
from tests import flushing
from tests.cast import make_cast

TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}


def standing() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table and every trigger, without the numbers that rows are given and
    without stamps, which are drawn."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall())
        cursor.execute(TRIGGERS[connection.vendor])
        found["triggers"] = sorted(cursor.fetchall())
    found["base_stamp"] = sorted(Stamp.objects.values_list("name"))
    found["django_content_type"] = sorted(ContentType.objects.values_list("app_label", "model"))
    found["auth_permission"] = sorted(
        Permission.objects.values_list("codename", "content_type__app_label", "content_type__model")
    )
    return found


def flush() -> dict[str, list[tuple[Any, ...]]]:
    """Behind a test that wrote rows and took triggers away."""
    make_cast()
    Group.objects.create(name="readers").permissions.add(Permission.objects.all()[0])
    triggers.remove()
    call_command("flush", verbosity=0, interactive=False)
    return standing()


@pytest.mark.django_db(transaction=True)
def test_the_same_stands_after_it() -> None:
    whole = flush()
    with flushing.lightly():
        ours = flush()

    assert ours == whole
    assert {name for name, rows in ours.items() if rows} > flushing.LEFT
    assert not ours["units_unit"]
    assert ours["triggers"]


@pytest.mark.django_db(transaction=True)
def test_whoever_flushes_after_it_flushes_everything() -> None:
    with flushing.lightly():
        pass
    ContentType.objects.create(app_label="nowhere", model="nothing")

    call_command("flush", verbosity=0, interactive=False)

    assert not ContentType.objects.filter(app_label="nowhere").exists()
    assert Permission.objects.exists()
