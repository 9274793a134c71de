"""A day off announced late: `python -m bench.recompute [--clocks N] [--only …] [--busy] [--no-write]`.

Every open date moves, every person is told, in chunks with breaths as the worker takes them.
"""

import argparse
import json
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bench import product, report
from tests import databases

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
HEADING = "## A day off announced late"
CLOCKS = 100_000
# As in `hoiam.commitments.actions.recounting` and `hoiam.cli.work`, which need an installation.
AT_ONCE, BREATH_MS = 500, 10


@dataclass(frozen=True, slots=True)
class Measured:
    """What one database took."""

    database: str
    ahead: float
    foreseen: int
    seconds: float
    cpu: float
    chunks: int
    middle: float
    longest: float
    memory: float
    moved: int
    told: int


@contextmanager
def _address(name: str) -> Iterator[tuple[str, str]]:
    """The database's name with its version, and where it is; durable on both."""
    if name == "sqlite":
        yield f"SQLite {sqlite3.sqlite_version}", ""
        return
    with databases.durable_server() as server:
        yield f"PostgreSQL {databases.version()}", server.url()


def measure(name: str, clocks: int) -> Measured:
    """One fresh installation, filled, then recounted by a process of its own."""
    with _address(name) as (said, url), product.folder() as folder:
        made = product.Running(folder, product.free_port(), url)
        made.run("hoiam", "migrate")
        made.run("bench.open_clocks", "fill", str(clocks))
        told = json.loads(made.run("bench.open_clocks", "recount").splitlines()[-1])
    found = Measured(said, **told)
    if not found.moved == found.told == found.foreseen == clocks:
        raise RuntimeError(f"not every date moved, or not everybody was told: {found}")
    return found


def section(measured: Sequence[Measured], *, clocks: int, day: date, busy: bool) -> str:
    """The part of the page docs/performance.md."""
    lines = [
        HEADING,
        "",
        "Made by `python -m bench.recompute`; kept by `make bench`.",
        f"{clocks:,} open clocks of as many cases count a day that is made a day off late: every date moves, keeps its old date and a new explanation, an event stands on every case, and every person gets a message.",
        f"The worker does it in chunks of {AT_ONCE}, each one durable transaction, with a breath of {BREATH_MS} ms between two in which others write; the breaths are in the seconds.",
        "",
        f"Measured on {day.day} {day:%B %Y}: {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}.",
    ]
    if busy:
        lines.append("**The machine had other work at the same time**: a quiet one is faster.")
    lines += [
        "",
        "| | " + " | ".join(one.database for one in measured) + " |",
        "| --- |" + " ---: |" * len(measured),
        _row("the whole recount, s", [f"{one.seconds:.0f}" for one in measured]),
        _row("processor time of the worker, s", [f"{one.cpu:.0f}" for one in measured]),
        _row("clocks a second", [f"{one.moved / one.seconds:,.0f}" for one in measured]),
        _row("middle chunk, ms", [f"{one.middle * 1000:.0f}" for one in measured]),
        _row("longest chunk, ms", [f"{one.longest * 1000:.0f}" for one in measured]),
        _row("most memory of the worker, MiB", [f"{one.memory:.0f}" for one in measured]),
        _row("the look ahead on the page, s", [f"{one.ahead:.1f}" for one in measured]),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.recompute", description=__doc__)
    parser.add_argument("--clocks", type=int, default=CLOCKS)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--busy", action="store_true", help="say that the machine had other work")
    parser.add_argument("--no-write", action="store_true", help="print only")
    options = parser.parse_args()
    names = [options.only] if options.only else ["sqlite", "postgres"]
    measured = []
    for name in names:
        print(f"Measuring on {name} …", file=sys.stderr, flush=True)
        measured.append(measure(name, options.clocks))
    day = datetime.now(UTC).date()
    text = section(measured, clocks=options.clocks, day=day, busy=options.busy)
    print(text)
    if not options.no_write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(report.replaced(page, HEADING, text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
