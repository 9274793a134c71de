"""Outlines are read from the file of the installation, packed or not, and from nothing else."""

import gzip
import json
from pathlib import Path

import pytest
from django.test import override_settings

from hoiam.web.boards.outlines import outlines

RING = [[104.0, 22.0], [104.1, 22.0], [104.1, 22.1], [104.0, 22.0]]
TOLD = {
    "features": [
        {"properties": {"code": "a"}, "geometry": {"type": "Polygon", "coordinates": [RING, RING]}},
        {"properties": {"code": "b"}, "geometry": {"type": "MultiPolygon", "coordinates": [[RING], [RING]]}},
        {"properties": {}, "geometry": {"type": "Polygon", "coordinates": [RING]}},
        {"properties": {"code": "c"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
    ]
}  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_outlines_are_the_outer_rings_by_code(tmp_path: Path, packed: bool) -> None:
    raw = json.dumps(TOLD).encode()
    path = tmp_path / f"xa-{packed}.geojson"
    path.write_bytes(gzip.compress(raw) if packed else raw)

    with override_settings(OUTLINES=str(path)):
        found = outlines()

    assert found is not None
    assert {code: len(shape) for code, shape in found.items()} == {"a": 1, "b": 2}


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    with override_settings(OUTLINES=str(tmp_path / "none.geojson")):
        assert outlines() is None
