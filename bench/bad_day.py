"""`python -m bench.bad_day FOLDER [--seconds 600] [--database-url URL]`: a video goes round.

50 submissions and 500 page views a second are offered to the installation in the folder, then
twice as much, each for so long; then the highest rate is looked for that it bears without putting
anybody off. All is offered by one process on the same cores. Adds the submissions to the folder:
give it a copy.
"""

import argparse
import json
import os
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import drafts, kept
from bench.citizen import Citizen
from bench.ground import say
from bench.kept import Row
from bench.measure import Database
from bench.offered import Crowd, Offered, Planned
from bench.product import Running, cpu_seconds, free_port, megabytes
from bench.wire import Request, Wire

VOICES, VIEWS = 50, 500  # a second
# Of a hundred page views: the one case of the video, and what else a crowd opens.
MIX = {"public case page": 80, "home": 6, "list": 6, "tracking page": 8}
GOAL = 0.5
# Shares of the offered rate that are tried, the highest that holds being the answer.
STEPS = (1.0, 0.75, 0.5, 0.35, 0.25, 0.15)


@dataclass(frozen=True, slots=True)
class Stage:
    """What the crowd asks for."""

    views: dict[str, bytes]
    template: Request  # the last press of the button, of one draft
    token: str


def measure(database: Database, folder: Path, seconds: float, *, step: float = 5.0) -> list[Row]:
    """At the offered rate, at twice that, and the highest that holds."""
    server = Running(folder, free_port(), database.url)
    try:
        first = server.start()
        server.stop()
        again = server.start()
        say(f"first page after {first:.2f} s, at the next start {again:.2f} s")
        before = megabytes(server.serving())
        stage = _stage(server)
        rows = [_run(server, stage, share, seconds) for share in (1.0, 2.0)]
        weights = {"before": before, "after": megabytes(server.serving())}
        rows.append(_highest(server, stage, step))
        starts = {"first": first, "again": again}
        told = {name: round(one, 2) for name, one in (weights | starts).items()}
        rows.append(Row("bad day: start and memory", more=told))
        return rows
    finally:
        server.stop()


def _stage(server: Running) -> Stage:
    """One public case, one's own page, and a draft of which the others are like."""
    wire = Wire(server.port)
    listed = wire.ask(Request("GET", "/vu-viec"))
    shown = re.search(r'href="(/vu-viec/[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4})"', listed.text)
    if shown is None:
        raise RuntimeError("no public case in this installation")
    owner = Citizen(wire)
    owner.track(owner.send(owner.prepare(drafts.STORY, work=True)).tracking_code)
    views = {
        "public case page": Request("GET", shown[1]),
        "home": Request("GET", "/"),
        "list": Request("GET", "/vu-viec"),
        "tracking page": owner.request(owner.at),
    }
    raws = {name: one.raw(wire.host) for name, one in views.items()}
    return Stage(raws, *drafts.template(wire))


def _planned(server: Running, stage: Stage, share: float, seconds: float) -> list[Planned]:
    """Everything that is offered, in the order of its moments, drawn evenly at random."""
    drawn = random.Random(9)  # the same crowd each time
    voices, views = round(VOICES * share * seconds), round(VIEWS * share * seconds)
    presses = drafts.presses(server, stage.template, stage.token, voices)
    planned = [Planned(drawn.uniform(0, seconds), "receipt", raw, token) for token, raw in presses]
    names, weights = list(MIX), list(MIX.values())
    planned += [
        Planned(drawn.uniform(0, seconds), name, stage.views[name])
        for name in drawn.choices(names, weights, k=views)
    ]
    return sorted(planned, key=lambda one: one.at)


def _run(server: Running, stage: Stage, share: float, seconds: float) -> Row:
    say(
        f"{share:.2f} times: {VOICES * share:.0f} + {VIEWS * share:.0f} a second, {seconds:.0f} s …"
    )
    planned = _planned(server, stage, share, seconds)
    before = cpu_seconds(server.pids())
    told = Crowd(server.port, planned).run()
    more = _told(server, told, planned) | {
        "cpu_seconds": round(cpu_seconds(server.pids()) - before, 2),
        "load": round(os.getloadavg()[0], 1),
    }
    row = Row(
        f"bad day, {share:.2f} times",
        p50=_percentile(told.served, 0.50),
        p95=_percentile(told.served, 0.95),
        p99=_percentile(told.served, 0.99),
        per_second=len(planned) / seconds,
        count=len(planned),
        more=more,
    )
    say(json.dumps({"p50": row.p50, "p95": row.p95, "p99": row.p99, **more}, ensure_ascii=False))
    return row


def _told(server: Running, told: Offered, planned: Sequence[Planned]) -> dict[str, Any]:
    path = server.folder / "acknowledged.json"
    path.write_text(json.dumps(told.acknowledged), encoding="utf-8")
    standing = int(server.run("bench.pressing", "--check", str(path)).splitlines()[-1])
    kinds = {
        kind: [_percentile(times, share) for share in (0.5, 0.95, 0.99)]
        for kind, times in sorted(told.times.items())
    }
    return {
        "answered_per_second": round((len(told.served) + len(told.put_off)) / told.seconds),
        "served": len(told.served),
        "put_off": len(told.put_off),
        "put_off_share": round(len(told.put_off) / len(planned), 3),
        "put_off_p99": _percentile(told.put_off, 0.99),
        "errors": dict(told.errors),
        "acknowledged": len(told.acknowledged),
        "lost": len(told.acknowledged) - standing,
        "kinds": kinds,
        "generator_behind": round(told.behind * 1000),
    }


def _highest(server: Running, stage: Stage, seconds: float) -> Row:
    """By short steps downwards: the first at which all are served in time."""
    tried = []
    for share in STEPS:
        row = _run(server, stage, share, seconds)
        tried.append({"share": share, "p99": row.p99, "put_off": row.more["put_off"]})
        in_time = row.p99 is not None and row.p99 <= GOAL * 1000
        if in_time and not row.more["put_off"] and not row.more["errors"]:
            highest = (VOICES + VIEWS) * share
            return Row("bad day: highest rate", per_second=highest, more={"tried": tried})
    return Row("bad day: highest rate", more={"tried": tried})


def _percentile(times: Sequence[float], share: float) -> float | None:
    """Milliseconds (nearest rank)."""
    if not times:
        return None
    ordered = sorted(times)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1)


def main() -> None:
    """Measure and keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.bad_day", description=__doc__)
    parser.add_argument("folder", type=Path, help="with data and keys in it, or to be made")
    parser.add_argument("--database-url", default="")
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--step", type=float, default=10.0, help="seconds of each trial at the end")
    parser.add_argument("--size", type=int, default=20_000, help="cases in the folder")
    given = parser.parse_args()
    name = "PostgreSQL" if given.database_url else "SQLite"
    database = Database(name, "", given.database_url)
    load = kept.load()
    rows = measure(database, given.folder.absolute(), given.seconds, step=given.step)
    path = kept.keep(kept.result("bad-day", name, database.version, given.size, rows, load))
    print(path)


if __name__ == "__main__":
    main()
