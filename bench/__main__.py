"""`make bench`, or `python -m bench [PART …] [--size N …] [--database sqlite|postgres]`.

Without parts everything is measured: on both databases, in provinces of 20,000 cases and of one
million (`--size`). What was measured is kept in `bench/results`; the page docs/performance.md is put
together from all that is kept there. `--provinces FOLDER` keeps the provinces for another time.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench import growth, kept, measure, report
from bench.ground import Ground, database, ground, say
from bench.kept import Row
from bench.measure import FULL, QUICK, Meter, Size, in_turn
from bench.product import megabytes, tree_pids
from bench.wire import Request, Wire

SMALL, LARGE = 20_000, 1_000_000


def _receipt(on: Ground, size: Size) -> list[Row]:
    """Accepting a voice, beside the bare forms."""
    bare = measure.floor(on.database, size, forms=True)
    on.server.start()
    return [*bare, *measure.receipts(on.server, on.database, size)]


def _pages(on: Ground, size: Size) -> list[Row]:
    """One case, to who sent it and to everybody, beside the bare page."""
    bare = measure.floor(on.database, size, forms=False)
    on.server.start()
    return [*bare, *measure.pages(on.server, on.database, size)]


def _lists(on: Ground, size: Size) -> list[Row]:
    """Lists, the page of a unit and search, by their readers."""
    told = json.loads(on.server.run("bench.reading").splitlines()[-1])
    on.server.start()
    meter, wire = Meter(on.server, on.database, size), Wire(on.server.port)
    for one in told:
        headers = {"Cookie": one["cookie"]} if one["cookie"] else {}
        raws = [Request("GET", path, headers).raw(wire.host) for path in one["paths"]]
        meter.measure(
            one["work"], in_turn(raws, size.pages // 4), 200, connections=(1,),
            statements=one["statements"],
        )  # fmt: skip
    return meter.rows


def _start(on: Ground, size: Size) -> list[Row]:
    """Until the first page, and what the serving processes weigh before and after readers."""
    first = on.server.start()
    on.server.stop()
    again = on.server.start()
    before = megabytes(on.server.pids())
    wire = Wire(on.server.port)
    for _turn in range(size.pages):
        wire.ask(Request("GET", "/vu-viec"))
    after = megabytes(on.server.pids())
    beside = megabytes(tree_pids(on.database.pid)) if on.database.pid else 0.0
    told = {"first": first, "again": again, "before": before, "after": after, "database": beside}
    return [Row("start and memory", more={name: round(one, 2) for name, one in told.items()})]


def _inside(part: str) -> Callable[[Ground, Size], list[Row]]:
    """Asked of the parts of the product in a process of its own."""

    def measured(on: Ground, size: Size) -> list[Row]:
        said = json.loads(on.server.run("bench.searching", part).splitlines()[-1])
        return [Row(**row) for row in said["rows"]]

    return measured


PARTS: dict[str, Callable[[Ground, Size], list[Row]]] = {
    "start": _start,
    "receipt": _receipt,
    "pages": _pages,
    "lists": _lists,
    "search": _inside("search"),
    "near": _inside("near"),
}


def main() -> int:
    """Measure, print the page, write it."""
    options = _options()
    size = QUICK if options.quick else FULL
    sizes = options.size or [SMALL, LARGE]
    began = time.monotonic()
    for name in [options.database] if options.database else ["sqlite", "postgres"]:
        with database(name, options.provinces) as on:
            for cases in sizes:
                with ground(on, cases, options.provinces) as there:
                    _measured(there, options.parts or list(PARTS), size)
    say(f"all of it took {time.monotonic() - began:.0f} s")
    text = report.page(kept.all_kept())
    print(text)
    if not options.no_write:
        report.write(text)
        growth.write(kept.all_kept())
    return 0


def _measured(on: Ground, parts: Iterable[str], size: Size) -> None:
    if on.filled:
        row = Row("filling the province", more={"seconds": round(on.filled)})
        _keep(on, "filling", [row])
    for part in parts:
        say(f"{on.database.name}, {on.size:,} cases: {part} …")
        began = time.monotonic()
        try:
            rows = PARTS[part](on, size)
        finally:
            on.server.kill()
        _keep(on, part, rows)
        say(f"{on.database.name}, {on.size:,} cases: {part} took {time.monotonic() - began:.0f} s")


def _keep(on: Ground, part: str, rows: list[Row]) -> None:
    kept.keep(kept.result(part, on.database.name, on.database.version, on.size, rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--size", type=int, action="append", help="cases; may be given twice")
    parser.add_argument("--database", choices=("sqlite", "postgres"))
    parser.add_argument("--provinces", type=Path, help="a folder of provinces to keep and use")
    parser.add_argument("--quick", action="store_true", help="few requests: does it run at all")
    parser.add_argument("--no-write", action="store_true", help="print only")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
