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


def pytest_unconfigure() -> None:
    _open.close()


def _forget_the_machine() -> None:
    """Drop settings of the person who runs the tests: results must not depend on them."""
    for name in [name for name in os.environ if name.startswith("HOIAM_")]:
        if not name.startswith("HOIAM_TEST_"):
            del os.environ[name]
