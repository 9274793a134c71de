"""Figures over an old register of half a million rows: `python -m bench.cells [--rows N] [--only …]`.

What a mark costs who writes, how long cells are counted, and what is read from them. Every number
that is read is compared with the same one counted from the rows.
"""

import argparse
import json
import os
import random
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from bench import product
from tests import databases

ROWS = 564_000
UNITS = 126
VOICES = 150
AT_ONCE = 5_000
INSIDE = "--inside"
TODAY = date(2026, 11, 22)
STATES = ("ended",) * 17 + ("working", "open", "transferred")


@contextmanager
def _address(name: str) -> Iterator[tuple[str, str]]:
    if name == "sqlite":
        yield f"SQLite {sqlite3.sqlite_version}", ""
        return
    with databases.durable_server() as server:
        yield f"PostgreSQL {databases.version()}", server.url()


def measure(name: str, rows: int) -> dict[str, Any]:
    """One fresh installation: filled, counted, read, each by a process of its own."""
    found: dict[str, Any] = {}
    with _address(name) as (said, url), product.folder() as folder:
        made = product.Running(folder, product.free_port(), url)
        made.run("hoiam", "migrate")
        found["database"] = said
        for step in ("fill", "read"):
            found |= _told(made, step, rows)
    with _address(name) as (_said, url), product.product(database_url=url) as town:
        town.start()  # makes the static files
        town.stop()
        return found | _told(town, "accept", rows)


def _told(made: product.Running, step: str, rows: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        made.run("bench.cells", INSIDE, step, str(rows)).splitlines()[-1]
    )
    return told


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    done = work()
    return time.perf_counter() - started, done


def _fill(rows: int) -> dict[str, Any]:
    """Write the rows as an import does, in chunks: some without triggers, some with, in turn."""
    from django.db import transaction  # noqa: PLC0415 - models need settings of the installation

    from bench import leading  # noqa: PLC0415
    from bench.importing import Held  # noqa: PLC0415
    from hoiam.base.rows import insert_many  # noqa: PLC0415
    from hoiam.figures.rollup import aside, counting, triggers  # noqa: PLC0415
    from hoiam.registers.models import Batch, Record  # noqa: PLC0415
    from tests.cast import NOW, make_cast  # noqa: PLC0415

    cast = make_cast()
    units = leading._rooms(cast)[:UNITS]
    batch = Batch.objects.create(
        code="b", kind="dossier", system="Một cửa", title="hồ sơ", unit=cast.units["province-ubnd"],
        zone="Asia/Ho_Chi_Minh", opened_at=NOW, opened_by="x",
    )  # fmt: skip
    chance = random.Random(564)
    columns = (
        "code", "number", "opened_on", "due_on", "ended_on", "state", "unit_id", "area_id",
    )  # fmt: skip

    def some(first: int, last: int) -> None:
        made = []
        for number in range(first, last):
            opened = TODAY - timedelta(chance.randrange(690))
            state = chance.choice(STATES)
            due = opened + timedelta(chance.choice((5, 15, 30)))
            ended = due + timedelta(chance.choice((-3, -1, 0, 0, 0, 2)))
            state = "working" if state == "ended" and ended > TODAY else state
            unit = units[chance.randrange(len(units))]
            made.append(
                (f"h{number:07}", str(number), opened, due, ended if state == "ended" else None,
                 state, unit.pk, unit.area_id)
            )  # fmt: skip
        with transaction.atomic():
            insert_many(
                Record, columns, made, batch_id=batch.pk, digest="x", kind="dossier",
                system="Một cửa", channel="trực tuyến",
            )  # fmt: skip

    spent: dict[bool, list[float]] = {False: [], True: []}
    first, at_once = 0, min(AT_ONCE, rows // 20)
    for turn in range(20):
        marked = turn % 2 == 1
        (triggers.install if marked else triggers.remove)()
        seconds, _done = _timed(lambda: some(first, first + at_once))  # noqa: B023
        spent[marked].append(seconds)
        first += at_once
    triggers.install()
    for begin in range(first, rows, at_once):
        some(begin, min(begin + at_once, rows))

    def show() -> None:
        Batch.objects.filter(pk=batch.pk).update(shown_at=NOW, shown_by="x")

    while counting.once():  # nothing is shown, which has to be known first
        pass
    held = Held()
    began = time.perf_counter()
    while aside.count_before_showing(batch):
        pass
    counted, longest = time.perf_counter() - began, held.taken()["max"] / 1000
    shown, _done = _timed(show)
    if counting.once():
        raise RuntimeError("something is left to be counted after the showing")
    from hoiam.figures.models import Cell  # noqa: PLC0415

    return {
        "chunk_plain": statistics.median(spent[False]),
        "chunk_marked": statistics.median(spent[True]),
        "shown": shown,
        "counted": counted,
        "longest": longest,
        "cells": Cell.objects.filter(dataset="records").count(),
        "rows": rows,
    }


def _read(rows: int) -> dict[str, Any]:
    """From a new process: what a page asks, from cells and from the rows."""
    from hoiam.core.figures.catalogue import records  # noqa: PLC0415
    from hoiam.core.figures.language import Asked  # noqa: PLC0415
    from hoiam.figures import engine  # noqa: PLC0415
    from hoiam.figures.engine import Scope  # noqa: PLC0415
    from hoiam.figures.models import Rollup  # noqa: PLC0415
    from hoiam.figures.rollup import counting  # noqa: PLC0415

    counting.digest("records")  # a server has it from its first question on
    asked = Asked.of(date(2025, 12, 15), date(2026, 12, 14), TODAY)
    ways: dict[str, Callable[[], Any]] = {
        "unit_month_state": lambda: engine.grouped(
            [records.RECEIVED], ("unit", "month", "state"), asked
        ),
        "all_figures": lambda: {
            code: (one.value, one.whole)
            for code, one in engine.answers(records.FIGURES, asked).items()
        },
        "by_unit": lambda: engine.grouped(records.FIGURES, ("unit",), asked),
        "one_unit": lambda: engine.grouped(
            records.FIGURES, ("month",), asked, Scope(units=("t-b1-1",))
        ),
    }
    found: dict[str, Any] = {}
    for name, ask in ways.items():
        cold, told = _timed(ask)
        warm = statistics.median(_timed(ask)[0] for _turn in range(7))
        found[name] = {"cold": cold, "warm": warm, "told": told}
    Rollup.objects.filter(dataset="records").update(digest="none")
    for name, ask in ways.items():
        live, told = _timed(ask)
        if told != found[name].pop("told"):
            raise RuntimeError(f"cells and rows disagree: {name}")
        found[name]["live"] = live
    Rollup.objects.filter(dataset="records").update(digest=counting.digest("records"))
    checked, result = _timed(lambda: counting.compared("records"))
    if result.wrong:
        raise RuntimeError(result.wrong[:3])
    return {"ways": found, "doctor": checked, "memory": _memory()}


def _accept(rows: int) -> dict[str, Any]:
    """The last press of the button, with triggers and without, in turn."""
    from bench.citizen import Citizen, Story  # noqa: PLC0415
    from bench.inside import Inside  # noqa: PLC0415
    from hoiam.figures.rollup import triggers  # noqa: PLC0415

    inside = Inside()
    first = Citizen(inside)
    first.send(first.prepare(Story("Cống vỡ.")))
    people = []
    for number in range(VOICES * 2):
        citizen = Citizen(inside)
        people.append((citizen, citizen.prepare(Story(f"Chuyện {number}: cống vỡ."), work=True)))
    spent: dict[bool, list[float]] = {False: [], True: []}
    marked = True
    for number, (citizen, prepared) in enumerate(people):
        if number % 25 == 0:
            marked = not marked
            (triggers.install if marked else triggers.remove)()
        seconds, answer = _timed(lambda: citizen.ask(prepared))  # noqa: B023
        assert answer.status == 302, answer.text
        spent[marked].append(seconds)
    triggers.install()
    return {
        "voice_plain": statistics.median(spent[False]),
        "voice_marked": statistics.median(spent[True]),
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.cells", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    for name in [options.only] if options.only else ["sqlite", "postgres"]:
        print(f"Measuring on {name} …", file=sys.stderr, flush=True)
        print(json.dumps(measure(name, options.rows), indent=1), flush=True)
    return 0


if __name__ == "__main__":
    if INSIDE in sys.argv:
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"
        import django

        django.setup()
        _step, _rows = sys.argv[-2], int(sys.argv[-1])
        print(json.dumps({"fill": _fill, "read": _read, "accept": _accept}[_step](_rows)))
        sys.exit(0)
    sys.exit(main())
