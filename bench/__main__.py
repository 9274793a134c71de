"""`make bench`, or `python -m bench [--quick] [--only sqlite|postgres] [--busy] [--no-write]`."""

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench import profile_receipt, recompute, report
from bench.measure import FULL, QUICK, Database, Measured, measure
from tests import databases

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


@contextmanager
def _database(name: str) -> Iterator[Database]:
    """Durable on both: a commit waits for the disk."""
    if name == "sqlite":
        yield Database("SQLite", sqlite3.sqlite_version)
        return
    with databases.durable_server() as server:
        version = databases.version()
        yield Database("PostgreSQL", version, server.url(), server.processes[0].pid)


def main() -> int:
    """Measure, print the page, write it."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few requests: does it run at all")
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--busy", action="store_true", help="say that the machine had other work")
    parser.add_argument("--no-write", action="store_true", help="print only")
    options = parser.parse_args()
    size = QUICK if options.quick else FULL
    names = [options.only] if options.only else ["sqlite", "postgres"]
    measured: list[Measured] = []
    for name in names:
        print(f"Measuring on {name} …", file=sys.stderr, flush=True)
        with _database(name) as database:
            measured.append(measure(database, size))
    costs = profile_receipt.profile(rounds=50 if options.quick else 300)
    text = report.page(measured, costs, size=size, day=datetime.now(UTC).date(), busy=options.busy)
    print(text)
    if not options.no_write:
        own = recompute.kept(PAGE.read_text(encoding="utf-8"))
        PAGE.write_text(text + own, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
