"""What must be true before Django's settings are read; loaded by `-p tests.environment`.

A conftest comes too late: pytest-django reads the settings first. Every test process gets a
data folder and a keys folder of its own, and the database the run was asked for.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import SimpleTestCase

from tests import databases

DATABASES = ("sqlite", "postgres")
_open = contextlib.ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=DATABASES,
        default=os.environ.get("HOIAM_TEST_DATABASE", "sqlite"),
        help="run on SQLite (default) or on a real PostgreSQL started for this run "
        "(also: HOIAM_TEST_DATABASE)",
    )


# A wrapper runs before every plain hook of this name, so before pytest-django's.
@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    _forget_the_machine()
    root = Path(tempfile.mkdtemp(prefix="hoiam-tests-"))
    _open.callback(shutil.rmtree, root, ignore_errors=True)
    os.environ["HOIAM_DATA_DIR"] = str(root / "data")
    # The static file server warns when its folder is not there.
    (root / "data" / "static").mkdir(parents=True)
    os.environ["HOIAM_KEYS_DIR"] = str(root / "keys")
    # The tests of it turn it on; officers of all others go straight to their work.
    os.environ["HOIAM_SECOND_FACTOR"] = "no"
    database = early_config.known_args_namespace.database
    if "PYTEST_XDIST_WORKER" in os.environ:
        # The server was started by the process that started this worker.
        server_url = os.environ.get("HOIAM_TEST_SERVER_URL", "")
    elif database == "postgres":
        server_url = _open.enter_context(databases.fast_server()).url("hoiam")
    else:
        server_url = ""
    os.environ["HOIAM_TEST_DATABASE"] = database
    os.environ["HOIAM_TEST_SERVER_URL"] = server_url
    os.environ["HOIAM_DATABASE_URL"] = server_url
    yield


# The longest first: at the end of a run nobody waits for one of them alone.
LONGEST = (
    "tests/exits/",
    "tests/storm/",
    "tests/cli/test_training_command.py",
    "tests/cli/test_wheel.py",
    "tests/imports/test_killed.py",
    "tests/upgrade/",
    "tests/standing/",
    "tests/access/",
    "tests/browser/test_training.py",
    "tests/browser/test_petitions.py",
    "tests/browser/test_denunciation.py",
)
# What leaves the house is decided above the database, and every page is asked on both elsewhere;
# so is which acts a kept page follows, while what a stamp is made of is tested on both; so is
# whether a stranger is told that something is there, while that it is there for those who may open
# it is asked on both; and so are the words that every page of a training bears and no other page,
# while its numbers and its clock are tested on both.
ONCE = (
    "tests/exits/",
    "tests/contracts/test_kept_pages.py",
    "tests/access/test_not_found.py::test_office_answers_",
    "tests/access/test_not_found.py::test_own_case_has_",
    "tests/web/test_training.py::test_every_",
    "tests/web/test_training.py::test_no_",
)
# They reach the database from outside: through a server that they start as a process.
OUTSIDE = ("tests/storm/", "tests/prove/", "tests/canary/", "tests/test_environment.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest tests come first; what touches no database runs once, on SQLite, and not again
    on PostgreSQL.

    A test that is named on the command line is run all the same.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if config.getoption("--database") != "postgres" or any("::" in one for one in config.args):
        return
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        (kept if _touches_the_database(item) else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


def _touches_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return not item.nodeid.startswith(ONCE) and (
        item.get_closest_marker("django_db") is not None
        or not fixtures.isdisjoint({"db", "transactional_db"})
        or issubclass(getattr(item, "cls", None) or object, SimpleTestCase)
        or item.nodeid.startswith(OUTSIDE)
    )


def pytest_unconfigure() -> None:
    _open.close()


def _forget_the_machine() -> None:
    """Drop settings of the person who runs the tests: results must not depend on them."""
    for name in [name for name in os.environ if name.startswith("HOIAM_")]:
        if not name.startswith("HOIAM_TEST_"):
            del os.environ[name]
