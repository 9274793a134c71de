"""Pages of open data: read without JavaScript, files at addresses that stay."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hoiam.cli import opening
from hoiam.figures.models import OpenRelease
from hoiam.figures.open_data import registers, writing
from tests.cast import NOW, make_cast

pytestmark = pytest.mark.django_db
HERE = "/so-lieu/du-lieu-mo"


@pytest.fixture
def client(settings: Any, tmp_path: Path) -> Client:
    settings.DATA_DIR = tmp_path
    make_cast()
    return Client()


def test_catalogue_schema_and_files(client: Client) -> None:
    assert "trong tuần này" in client.get(HERE).content.decode()
    opening.give_out(registers.ALL["don-vi"], at=NOW)
    release = OpenRelease.objects.get()

    page = client.get(HERE)
    assert (
        page.status_code == 200
        and len(page.content) < 60_000
        and "CC-BY-4.0" in page.content.decode()
    )
    told = client.get(f"{HERE}/don-vi").content.decode()
    assert release.csv_hash in told and "official_code" in told

    body = client.get(f"{HERE}.json").json()
    dataset = next(one for one in body["dcat:dataset"] if one["dct:identifier"] == "don-vi")
    for file in dataset["dcat:distribution"]:
        path = file["dcat:downloadURL"].partition("/so-lieu")[2]
        content = b"".join(client.get(f"/so-lieu{path}"))
        assert hashlib.sha256(content).hexdigest() == file["spdx:checksum"]["spdx:checksumValue"]
        assert len(content) == file["dcat:byteSize"]
    assert len(dataset["csvw:tableSchema"]["csvw:columns"]) == len(registers.ALL["don-vi"].columns)


@pytest.mark.parametrize(
    "path",
    ["/no-such", "/no-such/2026-10-02.csv", "/don-vi/2026-10-03.csv", "/don-vi/2026-10-02.exe",
     "/don-vi/tomorrow.csv"],
)  # fmt: skip
def test_what_is_not_there(client: Client, path: str) -> None:
    opening.give_out(registers.ALL["don-vi"], at=NOW)

    assert client.get(f"{HERE}{path}").status_code == 404


def test_a_file_that_was_lost_is_not_made_up(client: Client) -> None:
    opening.give_out(registers.ALL["don-vi"], at=NOW)
    release = OpenRelease.objects.get()
    writing.place("don-vi", release.day, "csv").unlink()

    assert client.get(f"{HERE}/don-vi/{release.day}.csv").status_code == 404
