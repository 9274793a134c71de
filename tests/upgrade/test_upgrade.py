"""A database of every released version comes to this one as an operator brings it: `hoiam migrate`,
`hoiam doctor`, and people find what was theirs."""

import gzip
import json
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests import databases

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VERSIONS = sorted(path.name for path in HERE.iterdir() if (path / "made.py.txt").is_file())
OTHER = "hoiam_upgraded"


@pytest.fixture
def environment(tmp_path: Path, db: None) -> Iterator[dict[str, str]]:
    """Folders of their own, and on PostgreSQL an empty database beside the one of the tests."""
    found = {
        **os.environ,
        "HOIAM_DATA_DIR": str(tmp_path / "data"),
        "HOIAM_KEYS_DIR": str(tmp_path / "keys"),
        # No test is slower for passwords of officers nobody signs in as.
        "PYTHONDONTWRITEBYTECODE": "",
    }
    if connection.vendor != "postgresql":
        yield found
        return
    address = urlsplit(os.environ["HOIAM_DATABASE_URL"])
    found["HOIAM_DATABASE_URL"] = address._replace(path=f"/{OTHER}").geturl()
    _psql("postgres", f"DROP DATABASE IF EXISTS {OTHER}", f"CREATE DATABASE {OTHER}")
    yield found
    _psql("postgres", f"DROP DATABASE IF EXISTS {OTHER}")


def _psql(database: str, *statements: str, script: bytes = b"") -> None:
    address = urlsplit(os.environ["HOIAM_DATABASE_URL"])
    told = [part for one in statements for part in ("-c", one)]
    subprocess.run(
        [
            str(databases.programs() / "psql"), "-q", "-v", "ON_ERROR_STOP=1",
            "-h", str(address.hostname), "-p", str(address.port), "-U", str(address.username),
            "-d", database, *told,
        ],
        env={**os.environ, "PGPASSWORD": str(address.password)}, input=script, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS)
def test_database_of_a_released_version_comes_to_this_one(
    version: str, environment: dict[str, str], tmp_path: Path
) -> None:
    with tarfile.open(HERE / version / f"{connection.vendor}.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    if connection.vendor == "postgresql":
        _psql(OTHER, script=(tmp_path / "hoiam.sql").read_bytes())
    facts = json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))

    done = subprocess.run(
        [sys.executable, "-m", "tests.upgrade.driver", str(tmp_path / "facts.json")],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["wrong"] == []
    assert told["codes"] == [0, 0, 0]
    assert told["reference"] == facts["published"]
    assert told["contact"] == [facts["name"], facts["phone"]]
    assert told["voices"] == facts["voices"] == told["looked"]["voice-receipt"]
    assert set(told["pages"].values()) == {200}, told["pages"]
    assert (told["words"], told["hidden"]) == (True, False)


def test_every_released_version_has_its_database() -> None:
    """The first heading of the changelog is the version of the package; each older one must have
    left its database here, and the first one has."""
    told = re.findall(
        r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )

    assert told
    assert set(told[1:]) | {"0.1.0"} <= set(VERSIONS)
    for version in VERSIONS:
        for name in ("sqlite", "postgresql"):
            content = gzip.decompress((HERE / version / f"{name}.tar.gz").read_bytes())
            assert len(content) > 10_000
