"""`python -m bench.hall [--phones 300] [--seconds 60] [--only sqlite|postgres]`: one full hall.

Several hundred telephones send and read in one hall against the real server on this machine; then
once more with the server killed in the middle, where telephones send the same form again. What
was acknowledged must be there, once. `docs/performance.md` tells what came of it.
"""

import argparse
import asyncio
import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.load import Result
from bench.phones import CHANGED, FORM, SAME, SCREEN, SEND, Hall, gather
from bench.product import Running, cpu_seconds, product
from tests import databases

KINDS = (FORM, SEND, SCREEN, CHANGED, SAME)
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one hall."""

    hall: Hall
    seconds: float
    cpu: float
    faults: list[str]

    def line(self, kind: str) -> str:
        """One row of the table."""
        times = Result(self.seconds, self.hall.times.get(kind, [0.0]))
        return (
            f"| {kind} | {len(times.times):,} | {times.percentile(0.5):.0f} | "
            f"{times.percentile(0.95):.0f} | {times.percentile(1):.0f} |"
        )


def sit(
    made: Running, *, phones: int, seconds: float, kill_after: float = 0, seed: int = 1
) -> Told:
    """One hall from its opening to its last reader. The server runs, and is killed and started
    again after so many seconds where that is asked for."""
    hall = Hall(made.port, made.run("bench.hall_stage", "open").strip())
    killer = threading.Thread(target=_killed, args=(made, kill_after)) if kill_after else None
    began, used = time.monotonic(), 0.0 if kill_after else cpu_seconds(made.pids())
    moderator = subprocess.Popen(
        [sys.executable, "-m", "bench.hall_stage", "turn", hall.code, str(int(seconds / 2))],
        env=made.environment(), cwd=made.folder,
    )  # fmt: skip
    if killer is not None:
        killer.start()
    asyncio.run(gather(hall, phones=phones, seconds=seconds, patience=PATIENCE, seed=seed))
    if killer is not None:
        killer.join()
    moderator.wait(timeout=PATIENCE)
    took, spent = time.monotonic() - began, cpu_seconds(made.pids()) - used
    found = json.loads(made.run("bench.hall_stage", "found", hall.code).splitlines()[-1])
    return Told(hall, took, spent, [*hall.odd[:5], *_faults(hall, found)])


def _killed(made: Running, after: float) -> None:
    time.sleep(after)
    made.kill()
    made.start()


def _faults(hall: Hall, found: dict[str, list[str]]) -> list[str]:
    """What was acknowledged and is not there, or is there twice, or was never sent."""
    faults = []
    there = dict(zip(found["texts"], found["references"], strict=True))
    for words, (reference, _code) in hall.receipts.items():
        if there.get(words) != reference:
            faults.append(f"acknowledged {reference}, found {there.get(words)}: {words}")
    if len(there) != len(found["texts"]):
        faults.append(f"{len(found['texts']) - len(there)} questions are there twice")
    faults += [f"nobody sent: {words}" for words in there if words not in hall.sent]
    if found["numbers"] != list(range(1, len(found["numbers"]) + 1)):
        faults.append("numbers have gaps")
    if len(hall.receipts) != len(hall.sent):
        faults.append(f"{len(hall.sent) - len(hall.receipts)} telephones got no receipt")
    return faults


@contextlib.contextmanager
def _installation(name: str) -> Iterator[Running]:
    if name == "sqlite":
        with product() as made:
            yield made
        return
    with databases.durable_server() as server, product(database_url=server.url()) as made:
        yield made


def main() -> int:
    """Measure, kill, tell; 1 where something was lost or came twice."""
    parser = argparse.ArgumentParser(prog="python -m bench.hall", description=__doc__)
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    faults: list[str] = []
    for name in [options.only] if options.only else ["sqlite", "postgres"]:
        with _installation(name) as made:
            made.start()
            calm = sit(made, phones=options.phones, seconds=options.seconds)
            _print(name, calm, "not killed")
            storm = sit(
                made, phones=options.phones, seconds=options.seconds,
                kill_after=options.seconds / 3, seed=2,
            )  # fmt: skip
            _print(name, storm, "killed in the middle")
            faults += [*calm.faults, *storm.faults]
    return 1 if faults else 0


def _print(name: str, told: Told, how: str) -> None:
    hall = told.hall
    rows: Sequence[str] = [told.line(kind) for kind in KINDS if hall.times.get(kind)]
    print(f"\n{name}, {how}: {len(hall.sent)} sent, {len(hall.receipts)} receipts, "
          f"{hall.again} broken lines, {hall.busy} times told to try again, {told.seconds:.0f} s, CPU of the server {told.cpu:.0f} s")  # fmt: skip
    print("| what | times | p50 ms | p95 ms | longest ms |")
    print("| --- | ---: | ---: | ---: | ---: |")
    print("\n".join(rows))
    print("faults:", told.faults or "none", flush=True)


if __name__ == "__main__":
    sys.exit(main())
