"""What was measured, one file a part in `bench/results` (not committed), so that a part can be
measured again alone and the page put together from all of them."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured. Milliseconds; `cpu` is processor time of server and database together
    for one of it, `beside` what the worker used meanwhile, `statements` what was sent to the
    database, `rows` what was written."""

    work: str
    connections: int = 1
    p50: float | None = None
    p95: float | None = None
    p99: float | None = None
    cpu: float | None = None
    beside: float | None = None
    per_second: float | None = None
    least: float | None = None
    most: float | None = None
    statements: int | None = None
    rows: int | None = None
    count: int | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of one part on one database at one size, and under what they were measured."""

    part: str
    database: str
    version: str
    size: int
    rows: Sequence[Row]
    on: str
    loads: Sequence[float]  # of the machine in the minute before, and in the last one of it
    cores: int
    memory: int
    python: str

    def row(self, work: str, connections: int = 1) -> Row | None:
        """One of them."""
        found = (one for one in self.rows if (one.work, one.connections) == (work, connections))
        return next(found, None)


def load() -> float:
    """Of this machine in the last minute."""
    return round(os.getloadavg()[0], 1)


def result(
    part: str, database: str, version: str, size: int, rows: Sequence[Row], before: float
) -> Result:
    """With today and this machine, of which `before` was the load."""
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    return Result(
        part, database, version, size, rows, datetime.now(UTC).date().isoformat(),
        (before, load()), os.cpu_count() or 0, memory, platform.python_version(),
    )  # fmt: skip


def keep(one: Result) -> Path:
    """In place of an earlier one of the same part."""
    RESULTS.mkdir(exist_ok=True)
    path = _path(one.part, one.database, one.size)
    path.write_text(json.dumps(asdict(one), indent=1, ensure_ascii=False), encoding="utf-8")
    return path


def forget(part: str, database: str, size: int) -> None:
    """What was measured earlier: it failed now."""
    _path(part, database, size).unlink(missing_ok=True)


def _path(part: str, database: str, size: int) -> Path:
    return RESULTS / f"{part}-{database.lower()}-{size}.json"


def all_kept() -> list[Result]:
    """Every part that was measured, whenever that was."""
    found = []
    for path in sorted(RESULTS.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        rows = [Row(**row) for row in told.pop("rows")]
        found.append(Result(rows=rows, **told))
    return found
