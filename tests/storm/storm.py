"""A crowd that sends while the server is killed again and again."""

import contextlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.product import ROOT, Running, folder, product
from tests import databases
from tests.databases import Server


@dataclass(frozen=True, slots=True)
class Size:
    """How many send, how often it is killed, how many receipts it may give in between."""

    senders: int
    kills: int
    receipts: int


SMALL = Size(senders=3, kills=3, receipts=8)
LARGE = Size(senders=8, kills=20, receipts=60)
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Found:
    """What was counted, everything that was wrong, and what a planted loss showed."""

    counts: dict[str, int]
    faults: list[str]
    planted: list[str]


@contextlib.contextmanager
def installation() -> Iterator[tuple[Running, Server | None]]:
    """The product on the database this run was asked for; one that waits for the disk."""
    if os.environ["HOIAM_TEST_DATABASE"] == "postgres":
        with databases.durable_server() as server, product(database_url=server.url()) as made:
            yield made, server
    else:
        with product() as made:
            yield made, None


def rage(made: Running, size: Size, seed: int, before: Callable[[int], None]) -> Found:
    """Start, send, kill, start again; `before` is called before each kill. Then look."""
    rand = random.Random(seed)
    with folder("hoiam-storm-") as notes:
        made.start()
        crowd = [_sender(made, number, notes) for number in range(size.senders)]
        try:
            for number in range(size.kills):
                _wait_for_more(notes, crowd, rand.randint(1, size.receipts))
                # The last moment is drawn, so that the kill meets every step of the work.
                time.sleep(rand.uniform(0, 0.1))
                before(number)
                made.kill()
                made.start()
            _wait_for_more(notes, crowd, 1)
            (notes / "stop").touch()
            for one in crowd:
                said, _ = one.communicate(timeout=180)
                assert one.returncode == 0, said.decode(errors="replace")
        finally:
            for one in crowd:
                one.kill()
        made.kill()
        told = json.loads(made.run("tests.storm.whole", str(notes)).splitlines()[-1])
        return Found(told["counts"], told["faults"], told["planted"])


def _sender(made: Running, number: int, notes: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storm.crowd", str(made.port), str(number), str(notes)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _wait_for_more(notes: Path, crowd: list[subprocess.Popen[bytes]], receipts: int) -> None:
    """Until so many more receipts were seen, however busy the machine is."""
    wanted, until = _seen(notes) + receipts, time.monotonic() + PATIENCE
    while _seen(notes) < wanted:
        for one in crowd:
            if one.poll() is not None:
                said, _ = one.communicate()
                raise AssertionError(said.decode(errors="replace"))
        assert time.monotonic() < until, "nobody got a receipt"
        time.sleep(0.01)


def _seen(notes: Path) -> int:
    return sum(path.read_text().count('"reference"') for path in notes.glob("seen-*.jsonl"))
