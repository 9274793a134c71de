"""Fixtures and habits every test shares."""

import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from psycopg.pq import TransactionStatus

from hoiam.base import keys, migrating
from tests import flushing, migrated

ROOT = Path(__file__).resolve().parent.parent

# No timed assertions: two cores are shared, so a slow example is not a broken one. Examples
# are the same in every run; `make prove` looks for new ones.
settings.register_profile(
    "test",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
settings.register_profile(
    "prove",
    deadline=None,
    max_examples=5_000,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    database=None,
)
# A password costs a tenth of a second by design; a cast of nine officers need not pay it.
# Servers that tests start as processes of their own keep the real hasher.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Hashed names need a collected folder; tests that look at them collect it and serve it.
django_settings.STORAGES = django_settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

# What `hoiam migrate` does before the tables are there.
keys.make_missing()

settings.load_profile(os.environ.get("HOIAM_TEST_PROFILE", "test"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """A SQLite file instead of memory, so that tests run in WAL mode like the product.

    On PostgreSQL the fixture this asks for has given each worker a database of its own.
    """
    default: dict[str, Any] = django_settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite"):
        worker = os.environ.get("PYTEST_XDIST_WORKER", "one")
        folder = Path(os.environ["HOIAM_DATA_DIR"])
        file = folder / f"test-{worker}.sqlite3"
        default.setdefault("TEST", {})["NAME"] = str(file)
        migrated.take(file)


@pytest.fixture(scope="session")
def made_lightly() -> Iterator[ExitStack]:
    """Closed when the database stands: until then it is made as `hoiam migrate` makes it."""
    with ExitStack() as stack:
        stack.enter_context(migrating.lightly())
        yield stack


@pytest.fixture(scope="session")
def django_db_keepdb(made_lightly: ExitStack) -> bool:
    """A file that was migrated before goes on; what a run leaves goes with its folder or with
    its server."""
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    made_lightly: ExitStack, django_db_setup: None, django_db_use_migrations: bool
) -> None:
    """The migrations have run: the next run on SQLite may begin with what they made. A run that
    was asked to go without them (`--nomigrations`) leaves nothing behind."""
    made_lightly.close()
    if connection.vendor == "sqlite" and django_db_use_migrations:
        migrated.keep(Path(django_settings.DATABASES["default"]["TEST"]["NAME"]))


SWEPT_AFTER = 100  # tests
_tests = itertools.count(1)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """PostgreSQL keeps the rows of a test that was rolled back until somebody sweeps: by then a
    table of no rows may have thousands of pages, and whoever reads it reads them all."""
    yield
    if next(_tests) % SWEPT_AFTER or connection.vendor != "postgresql":
        return
    # Straight to the driver: between two tests Django's own door is shut.
    driver = connection.connection
    if driver is not None and driver.info.transaction_status == TransactionStatus.IDLE:
        driver.execute("VACUUM")


# pytest-django makes a class of it for each test that does not roll back.
_behind_a_test: Any = TransactionTestCase
_behind_a_test._fixture_teardown = flushing.lightly()(_behind_a_test._fixture_teardown)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """A process keeps pages in its memory; each test is a process that has just begun."""
    kept = sys.modules.get("hoiam.web.kept")
    if kept is not None:  # tests of what has no pages load none
        kept.SHELF.clear()


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the source tree."""
    return ROOT
