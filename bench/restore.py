"""How long a backup takes, and until a machine that is gone stands again.

    python -m bench.restore [cases] [megabytes] [--database postgres]

Fills an installation with so many cases and so many megabytes of photos, backs it up while somebody
writes, restores it into empty folders and looks at it as an operator does. Prints what a province
loses at most (what came after the last backup) and how long it waits.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.product import Running, folder, free_port, product
from tests import databases

MEGABYTE = 1024 * 1024
PHOTO = 2 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Step:
    """One command: its time, its memory at most."""

    name: str
    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    cases, size = int(words[0]) if words else 10_000, int(words[1]) if len(words) > 1 else 400
    with _address("postgres" in sys.argv) as (first, second):
        for step in _drill(cases, size, first, second):
            print(f"{step.name:<28} {step.seconds:>7.1f} s {step.megabytes:>6.0f} MB", flush=True)


@contextmanager
def _address(postgres: bool) -> Iterator[tuple[str, str]]:
    if not postgres:
        yield "", ""
        return
    with databases.durable_server() as server:
        environment = {**os.environ, "PGPASSWORD": server.password}
        psql = [str(databases.programs() / "psql"), "-h", server.host, "-p", str(server.port)]
        subprocess.run(
            [*psql, "-U", databases.OWNER, "postgres", "-qc", "CREATE DATABASE restored"],
            env=environment, check=True,
        )  # fmt: skip
        yield server.url(), server.url("restored")


def _drill(cases: int, size: int, first: str, second: str) -> Iterator[Step]:
    with product(database_url=first) as made, folder() as elsewhere:
        yield _timed("fill", made, "bench.filling", str(cases), str(size * MEGABYTE // PHOTO))
        identity, copies = elsewhere / "identity", elsewhere / "copies"
        copies.mkdir()
        said = made.run("hoiam", "backup-key", str(identity))
        recipient = said.rpartition("=")[2].strip()
        waits: list[float] = []
        with _writing(made, waits):
            yield _timed(
                "backup", made, "hoiam", "backup", "--to", str(copies), "--recipient", recipient
            )
        (copy,) = copies.iterdir()
        print(f"{'sealed file':<28} {copy.stat().st_size / MEGABYTE:>7.0f} MB")
        waits.sort()
        print(f"{'somebody else waited':<28} {waits[len(waits) // 2] * 1000:>7.0f} ms (median), "
              f"{waits[-1] * 1000:.0f} ms (longest of {len(waits)})")  # fmt: skip
        there = Running(elsewhere, free_port(), second, more=made.more)
        (elsewhere / "keys").symlink_to(made.folder / "keys")
        words = ("restore", str(copy), "--identity", str(identity))
        yield _timed("look (digests only)", there, "hoiam", *words, "--look")
        yield _timed("restore", there, "hoiam", *words)
        yield _timed("doctor", there, "hoiam", "doctor")
        yield _timed("doctor --all", there, "hoiam", "doctor", "--all")
        began = time.monotonic()
        there.start()
        yield Step("serve until the first page", time.monotonic() - began, 0)
        there.kill()


def _timed(name: str, made: Running, *words: str) -> Step:
    """One command to its end; the memory is its own, without that of what it starts."""
    began = time.monotonic()
    with (made.folder / "said.log").open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", *words], env=made.environment(), cwd=made.folder,
            stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError((made.folder / "said.log").read_text(errors="replace")[-3000:])
    return Step(name, time.monotonic() - began, used.ru_maxrss / 1024)


@contextmanager
def _writing(made: Running, waits: list[float]) -> Iterator[None]:
    """Somebody who saves a draft now and then, and how long each time took."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.filling", "--write"], env=made.environment(),
        cwd=Path(__file__).parent.parent, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    out = process.stdout
    assert out is not None
    out.readline()  # it has begun
    reader = threading.Thread(target=lambda: waits.extend(float(line) for line in out))
    reader.start()
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
        reader.join()


if __name__ == "__main__":
    main()
