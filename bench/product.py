"""The real product in a folder of its own: started, stopped, killed, weighed."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.wire import Request, Wire

ROOT = Path(__file__).resolve().parent.parent
START_TIMEOUT = 120.0
_TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Running:
    """A server in a process group of its own, so that it can be ended whole."""

    folder: Path
    port: int
    database_url: str = ""
    workers: int = 2
    more: Mapping[str, str] = field(default_factory=dict)
    module: Sequence[str] = ("hoiam", "serve")
    first_path: str = "/"
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def environment(self) -> dict[str, str]:
        """The person's own settings are left out: results must not depend on them."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HOIAM_")}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        return kept | {
            "HOIAM_DATA_DIR": str(self.folder / "data"),
            "HOIAM_KEYS_DIR": str(self.folder / "keys"),
            "HOIAM_DATABASE_URL": self.database_url,
            "HOIAM_SITE_URL": f"http://127.0.0.1:{self.port}",
            "PYTHONPATH": str(ROOT),
            **self.more,
        }

    def run(self, *arguments: str) -> str:
        """One command with the product's settings; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=self.environment(),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(
                f"{' '.join(arguments)} failed:\n{done.stdout[-2000:]}{done.stderr[-3000:]}"
            )
        return done.stdout

    def _arguments(self) -> list[str]:
        if self.module[0] == "hoiam":
            return [*self.module, "--port", str(self.port), "--workers", str(self.workers)]
        return [*self.module, str(self.port), str(self.workers)]

    def start(self) -> float:
        """Start and wait for the first page; seconds from the command to its last byte."""
        began = time.monotonic()
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self._arguments()],
                env=self.environment(),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - began > START_TIMEOUT:
                log = self.log.read_text(errors="replace")
                self.kill()
                raise RuntimeError(f"the server did not start:\n{log[-4000:]}")
            time.sleep(0.01)
        return time.monotonic() - began

    def _answers(self) -> bool:
        wire = Wire(self.port, timeout=5.0)
        try:
            return wire.ask(Request("GET", self.first_path)).status < 500
        except OSError:
            return False
        finally:
            wire.close()

    def stop(self) -> None:
        """End it as an operator does; what does not end in time is killed."""
        if self.process is None:
            return
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=30)
        self.kill()

    def kill(self) -> None:
        """Every process of it at once, with no time to finish anything."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)
        self.process = None

    def pids(self) -> list[int]:
        """Every process of it, the worker beside the pages too."""
        return group_pids(self.process.pid) if self.process is not None else []

    def working(self) -> list[int]:
        """The worker beside the pages, and what it started."""
        found = [pid for pid in self.pids() if b"\0work\0" in _command(pid)]
        return sorted({below for pid in found for below in tree_pids(pid)})

    def settled(self) -> list[int]:
        """Those of `serving` that stay: the process that opens gives way to them."""
        before: list[int] = []
        while (there := self.serving()) != before or len(there) != self.workers + 1:
            before = there
            time.sleep(1)
        return there

    def serving(self) -> list[int]:
        """The processes that answer requests."""
        return sorted(set(self.pids()) - set(self.working()))


@contextlib.contextmanager
def folder(prefix: str = "hoiam-bench-") -> Iterator[Path]:
    """A folder that is gone afterwards."""
    path = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def product(*, database_url: str = "", more: Mapping[str, str] | None = None) -> Iterator[Running]:
    """An installation with the province of Lào Cai in it, not started yet."""
    with folder() as path:
        made = Running(path, free_port(), database_url, more=more or {})
        try:
            made.run("hoiam", "migrate")
            made.run("hoiam", "units", "load", "--province", "lc")
            yield made
        finally:
            made.kill()


@contextlib.contextmanager
def floor(*, database_url: str = "") -> Iterator[Running]:
    """The bare pages, started."""
    with folder() as path:
        made = Running(path, free_port(), database_url, module=("bench.floor",))
        try:
            made.start()
            yield made
        finally:
            made.kill()


def group_pids(leader: int) -> list[int]:
    """The processes of a group."""
    return [pid for pid, fields in _processes() if int(fields[2]) == leader]


def tree_pids(root: int) -> list[int]:
    """A process and everything below it."""
    children: dict[int, list[int]] = {}
    for pid, fields in _processes():
        children.setdefault(int(fields[1]), []).append(pid)
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def backends(root: int, clients: Sequence[int]) -> list[int]:
    """Which processes below this PostgreSQL answer these clients, by the ports they come from."""
    ports = _ports(clients)
    titles = {pid: re.search(rb"\((\d+)\)", _command(pid)) for pid in tree_pids(root)}
    return [pid for pid, found in titles.items() if found and int(found[1]) in ports]


def _ports(pids: Sequence[int]) -> set[int]:
    """The ports of this machine that these processes hold connections from."""
    held = set()
    for pid in pids:
        with contextlib.suppress(OSError):
            held |= {str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir()}
    found = set()
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        fields = line.split()
        if f"socket:[{fields[9]}]" in held:
            found.add(int(fields[1].rpartition(":")[2], 16))
    return found


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # ended meanwhile
        return b""


def _processes() -> Iterator[tuple[int, list[str]]]:
    """(pid, fields of its stat line after the name): state, parent, group, …"""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                line = (entry / "stat").read_text(errors="replace")
                yield int(entry.name), line.rpartition(")")[2].split()


def cpu_seconds(pids: Sequence[int]) -> float:
    """Processor time that these processes used so far, their ended children's too."""
    wanted, total = set(pids), 0
    for pid, fields in _processes():
        if pid in wanted:
            total += sum(int(field) for field in fields[11:15])
    return total / _TICKS


def megabytes(pids: Sequence[int]) -> float:
    """Proportional share of memory: pages that several processes share count once."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024
