"""A program run to its end, with its time and the memory of it and of all it starts."""

import contextlib
import resource
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Took:
    """What a program came to."""

    code: int
    said: str
    seconds: float
    processor: float
    megabytes: int


def watched(command: list[str]) -> Took:
    """Run it; memory is summed over the tree of processes twenty times a second."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        ended = threading.Event()
        most = [0]
        watcher = threading.Thread(target=_watch, args=(process.pid, ended, most))
        watcher.start()
        said, _ = process.communicate()
        ended.set()
        watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(process.returncode, said, time.monotonic() - began, processor, most[0] // 1024)


def _watch(pid: int, ended: threading.Event, most: list[int]) -> None:
    while not ended.wait(EVERY):
        most[0] = max(most[0], sum(map(_kilobytes, _tree(pid))))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            with contextlib.suppress(OSError):
                children = (task / "children").read_text()
                for child in children.split():
                    yield from _tree(int(child))


def _kilobytes(pid: int) -> int:
    with contextlib.suppress(OSError, IndexError, ValueError):
        status = (PROC / str(pid) / "status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])
    return 0
