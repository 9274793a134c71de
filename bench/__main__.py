"""`make bench`, or `python -m bench [PART …] [--size N …] [--database sqlite|postgres]`.

Without parts everything is measured: on both databases, in provinces of 20,000 cases and of one
million (`--size`), and in installations of their own what is about something else than cases. What
was measured is kept in `bench/results`; the page docs/performance.md and docs/growth.svg are put
together from all that is kept there. `--provinces FOLDER` keeps the provinces for another time.

A part that fails says so in one line, is "not measured" on the page, and the others go on.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import apart, bad_day, cells, growth, kept, measure, report
from bench.ground import Ground, database, ground, say
from bench.kept import Row
from bench.measure import FULL, QUICK, Database, Meter, Size, in_turn
from bench.product import megabytes, tree_pids
from bench.wire import Request, Wire

SMALL, LARGE = 20_000, 1_000_000


def _receipt(on: Ground, size: Size) -> list[Row]:
    """Accepting a voice, beside the bare forms."""
    return measure.receipts(on.server, on.database, size)


def _pages(on: Ground, size: Size) -> list[Row]:
    """One case, to who sent it and to everybody, beside the bare page."""
    return measure.pages(on.server, on.database, size)


def _lists(on: Ground, size: Size) -> list[Row]:
    """Lists, the page of a unit and search, by their readers."""
    told = json.loads(on.server.run("bench.reading").splitlines()[-1])
    on.server.start()
    # Many pages: one round of each, longer than those of the others.
    once = Size(size.receipts, size.pages // 3, rounds=1)
    meter, wire = Meter(on.server, on.database, once), Wire(on.server.port)
    meter.rest()
    for one in told:
        headers = {"Cookie": one["cookie"]} if one["cookie"] else {}
        raws = [Request("GET", path, headers).raw(wire.host) for path in one["paths"]]
        meter.measure(
            one["work"], in_turn(raws, once.pages), 200, connections=(1,),
            statements=one["statements"],
        )  # fmt: skip
    return meter.rows


def _start(on: Ground, size: Size) -> list[Row]:
    """Until the first page, and what the serving processes weigh before and after readers."""
    first = on.server.start()
    on.server.stop()
    again = on.server.start()
    before = megabytes(on.server.settled())
    wire = Wire(on.server.port)
    for _turn in range(size.pages):
        wire.ask(Request("GET", "/vu-viec"))
    after, worker = megabytes(on.server.serving()), megabytes(on.server.working())
    beside = megabytes(tree_pids(on.database.pid)) if on.database.pid else 0.0
    told = {
        "first": first, "again": again, "before": before, "after": after, "worker": worker,
        "database": beside,
    }  # fmt: skip
    return [Row("start and memory", more={name: round(one, 2) for name, one in told.items()})]


def _routing(on: Ground, _size: Size) -> list[Row]:
    """The proposal of a field and of a unit, for the newest cases."""
    told = json.loads(on.server.run("bench.routing", "--installation"))
    more = {"cases": told["cases"], "spoke": told["spoke"], "first ms": round(told["first_ms"], 1)}
    return [
        Row("routing: field and unit", p50=told["wall_ms_p50"], p95=told["wall_ms_p95"],
            cpu=told["cpu_ms_p50"], count=told["cases"], more=more)
    ]  # fmt: skip


def _bad_day(seconds: float) -> Callable[[Ground, Size], list[Row]]:
    def measured(on: Ground, _size: Size) -> list[Row]:
        return bad_day.measure(on.database, on.server.folder, seconds)

    return measured


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
    "routing": _routing,
}
CROWD = "bad-day"  # in the largest province alone: it takes minutes


def main() -> int:
    """Measure, print the page, write it; 1 where a part failed."""
    options = _options()
    size = QUICK if options.quick else FULL
    parts = options.parts or [*PARTS, CROWD, *apart.PARTS]
    sizes = options.size or [SMALL, LARGE]
    began, failed = time.monotonic(), 0
    for name in [options.database] if options.database else ["sqlite", "postgres"]:
        with database(name, options.provinces) as on:
            for cases in sizes if {*parts} & {*PARTS, CROWD} else ():
                with ground(on, cases, options.provinces) as there:
                    if there.filled:
                        row = Row("filling the province", more={"seconds": round(there.filled)})
                        _keep(on, "filling", cases, [row], kept.load())
                    ways = {part: PARTS[part] for part in parts if part in PARTS}
                    if CROWD in parts and cases == max(sizes):
                        ways[CROWD] = _bad_day(600 if options.long else options.seconds)
                    for part, way in ways.items():
                        failed += not _measured(on, part, cases, partial(way, there, size))
                        there.server.kill()
            for part in apart.PARTS:
                if part in parts:
                    rows = _rows(part, options)
                    way = partial(apart.PARTS[part], on, rows)
                    failed += not _measured(on, part, rows, way)
    say(f"all of it took {time.monotonic() - began:.0f} s, {failed} parts failed")
    text = report.page(kept.all_kept())
    print(text)
    if not options.no_write:
        report.write(text)
        growth.write(kept.all_kept())
    return 1 if failed else 0


def _rows(part: str, options: argparse.Namespace) -> int:
    """How many: few where only a look is wanted, those of the goals where much time is given."""
    if part == "alike":
        return options.rows or (2_000 if options.quick else apart.SET)
    return options.rows or (2_000 if options.quick else cells.ROWS if options.long else SMALL)


def _measured(on: Database, part: str, size: int, work: Callable[[], list[Row]]) -> bool:
    """Whether it went well; what fails says so in one line, and the others go on."""
    where = f"{on.name}, {size:,}: {part}"
    say(f"{where} … (load {kept.load()})")
    began, before = time.monotonic(), kept.load()
    try:
        rows = work()
    except Exception as error:
        kept.forget(part, on.name, size)
        told = str(error).strip().splitlines() or [""]
        said = " … ".join(dict.fromkeys((told[0][:200], told[-1][:200])))
        say(f"{where} FAILED: {type(error).__name__} {said}")
        return False
    _keep(on, part, size, rows, before)
    say(f"{where} took {time.monotonic() - began:.0f} s (load {kept.load()})")
    return True


def _keep(on: Database, part: str, size: int, rows: list[Row], before: float) -> None:
    kept.keep(kept.result(part, on.name, on.version, size, rows, before))


def _options() -> argparse.Namespace:
    names = [*PARTS, CROWD, *apart.PARTS]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*names, []], metavar="PART",
                        help=", ".join(names))  # fmt: skip
    parser.add_argument("--size", type=int, action="append", help="cases; may be given twice")
    parser.add_argument("--database", choices=("sqlite", "postgres"))
    parser.add_argument("--provinces", type=Path, help="a folder of provinces to keep and use")
    parser.add_argument("--quick", action="store_true", help="few requests: does it run at all")
    parser.add_argument("--long", action="store_true",
                        help="a bad day of ten minutes; 564,000 rows of statistics and import")  # fmt: skip
    parser.add_argument("--seconds", type=float, default=30.0, help="of the bad day")
    parser.add_argument("--rows", type=int, help="of alike, statistics, import")
    parser.add_argument("--no-write", action="store_true", help="print only")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
