"""Outlines of communes, where this installation was given a file of them."""

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from hoiam.web.charts.maps import Outline, Ring


def outlines() -> Mapping[str, Outline] | None:
    """Outlines by the code of the commune; nothing where there is no such file."""
    path = Path(settings.OUTLINES) if settings.OUTLINES else None
    if path is None or not path.is_file():
        return None
    return _read(str(path), path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read(path: str, changed: int) -> Mapping[str, Outline]:
    """Read once per change of the file; it may lie there compressed."""
    del changed
    raw = Path(path).read_bytes()
    told = json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    found: dict[str, Outline] = {}
    for feature in told.get("features", ()):
        code = str((feature.get("properties") or {}).get("code", ""))
        rings = list(_rings(feature.get("geometry") or {}))
        if code and rings:
            found[code] = rings
    return found


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """The outer ring of each part; holes are left out."""
    places = geometry.get("coordinates", ())
    parts = {"Polygon": [places], "MultiPolygon": places}.get(str(geometry.get("type")), [])
    for part in parts:
        if part:
            yield [(float(one[0]), float(one[1])) for one in part[0]]
