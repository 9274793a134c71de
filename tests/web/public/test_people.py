"""People by commune and field: only quarters that have ended, and no small count anywhere."""

import csv
import io
import json

import pytest
from django.test import Client

from hoiam.cli import opening
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast, later

pytestmark = pytest.mark.django_db


def said(cast: Cast, commune: str, field: str, people: int) -> None:
    """People who spoke, written as rows: what is counted are voices, however they came."""
    Voice.objects.bulk_create(
        Voice(
            code=f"v-{commune}-{field}-{n}", key=f"k-{commune}-{field}-{n}", channel="web",
            kind="feedback", field=cast.fields[field], area=cast.units[commune], text="x",
            spoken_at=NOW, spoken_by="public", received_at=NOW, received_by="public",
        )
        for n in range(people)
    )  # fmt: skip


def test_quarter_that_has_ended_is_shown_without_small_counts(
    client: Client, cast: Cast, clock: list
) -> None:
    for commune, field, people in [
        ("commune", "roads", 20), ("commune", "power", 3), ("commune", "khac", 12),
        ("other", "roads", 9), ("other", "power", 14), ("other", "khac", 8),
    ]:  # fmt: skip
        said(cast, commune, field, people)
    assert "Chưa có quý nào" in client.get("/so-lieu/nguoi").content.decode()
    assert client.get("/so-lieu/nguoi.json?quy=2026-4").status_code == 404
    clock.append(later(95))
    assert "Chưa có quý nào" in client.get("/so-lieu/nguoi").content.decode()
    assert client.get("/so-lieu/nguoi.json?quy=2026-4").status_code == 404
    opening.give_out_once(at=later(95))

    page = client.get("/so-lieu/nguoi")
    cells = json.loads(client.get("/so-lieu/nguoi.json?quy=2026-4").content)["cells"]
    lines = list(
        csv.reader(io.StringIO(b"".join(client.get("/so-lieu/nguoi?tai=csv")).decode("utf-8-sig")))
    )

    found = {(one["commune"], one["field"]): one["people"] for one in cells}
    hidden = {cell for cell, people in found.items() if people is None}
    assert ("t-commune", "power") in hidden and len(hidden) == 4
    assert found[None, None] == 66 and found["t-commune", None] == 35
    assert sum(line.count("ẩn") for line in lines) == page.content.decode().count(">ẩn<") == 4
    assert not {str(n) for n in range(1, 5)} & {cell for line in lines[1:] for cell in line}
    assert client.get("/so-lieu/nguoi?quy=2031-1").status_code == 404
