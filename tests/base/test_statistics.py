"""What was loaded at once is known to the planner at once."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from hoiam.base import statistics
from hoiam.core import actor as actors
from hoiam.units import actions as units
from hoiam.units.models import Unit

pytestmark = pytest.mark.django_db


def known_rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Unit._meta.db_table])
        return int(cursor.fetchone()[0])


def test_planner_knows_the_units_right_after_a_province_was_loaded() -> None:
    by = actors.system("test", act="a-1")

    units.load_province(code="lc", by=by, at=datetime(2026, 7, 1, tzinfo=UTC))

    if connection.vendor == "postgresql":
        assert known_rows() == Unit.objects.count()
    assert Unit.objects.count() > 1000


def test_sqlite_has_no_job_of_its_own_and_is_asked_to_look() -> None:
    units.load_province(
        code="lc", by=actors.system("test", act="a-1"), at=datetime(2026, 7, 1, tzinfo=UTC)
    )

    statistics.collect_all()

    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM sqlite_stat1 WHERE tbl = %s", [Unit._meta.db_table]
            )
            assert cursor.fetchone()[0] > 1
