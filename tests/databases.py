"""A real PostgreSQL for tests, kill tests and benchmarks: started here, stopped here.

The server programs of the machine are used, never a service that somebody else runs.
PostgreSQL refuses to run as root, so root gives the data folder to `postgres` and drops to it.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

OWNER = "hoiam"
START_TIMEOUT = 30.0
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    # Rows of tests are rolled back. A sweep of its own accord, in the middle of a test, takes
    # what it finds for empty tables, and joins of a thousand rows then stand still for minutes;
    # tests/conftest.py sweeps between tests.
    "autovacuum=off",
)
DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")


class NoServerPrograms(RuntimeError):
    """PostgreSQL is not installed; the sentence says what to install."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens and where its files are."""

    host: str
    port: int
    password: str
    folder: Path
    durability: Sequence[str]
    # Every server process ever started here: the last one is the one that runs.
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def url(self, database: str = "postgres") -> str:
        """The address in the form that `HOIAM_DATABASE_URL` takes."""
        return f"postgres://{OWNER}:{self.password}@{self.host}:{self.port}/{database}"


def programs() -> Path:
    """The folder of `initdb` and `postgres`, the newest version first."""
    for folder in _candidates():
        if all((folder / name).is_file() for name in ("initdb", "postgres", "pg_ctl")):
            return folder
    raise NoServerPrograms(
        "PostgreSQL server programs were not found; on Debian: apt-get install postgresql"
    )


def _candidates() -> Iterator[Path]:
    debian = Path("/usr/lib/postgresql")
    versions = debian.iterdir() if debian.is_dir() else iter(())
    yield from (version / "bin" for version in sorted(versions, key=_version_number, reverse=True))
    if shutil.which("pg_config"):
        answer = subprocess.run(
            ["pg_config", "--bindir"], capture_output=True, text=True, check=True
        )
        yield Path(answer.stdout.strip())
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent


def _version_number(folder: Path) -> float:
    try:
        return float(folder.name)
    except ValueError:
        return 0.0


def fast_server() -> contextlib.AbstractContextManager[Server]:
    """A server that may lose everything when the machine stops: for ordinary tests."""
    return _running(FAST)


def durable_server(more: Sequence[str] = ()) -> contextlib.AbstractContextManager[Server]:
    """A server that waits for the disk, as in earnest: for kill tests and benchmarks; `more` are
    settings of a larger machine."""
    return _running((*DURABLE, *more))


@contextlib.contextmanager
def follower(server: Server) -> Iterator[Server]:
    """A second server that follows this one, byte by byte, and takes no writes."""
    bin_folder = programs()
    root = Path(tempfile.mkdtemp(prefix="hoiam-follower-"))
    try:
        _give_to_server_user(root)
        copy = Server(
            host=server.host,
            port=_free_port(),
            password=server.password,
            folder=root / "data",
            durability=server.durability,
        )
        source = (
            f"host={server.host} port={server.port} user={OWNER} password={server.password}"
            " dbname=postgres"
        )
        _run(
            [
                str(bin_folder / "pg_basebackup"),
                f"--dbname={source}",
                f"--pgdata={copy.folder}",
                "--wal-method=stream",
                "--checkpoint=fast",
                "--write-recovery-conf",
                "--no-sync",
            ]
        )
        _start(copy, bin_folder)
        try:
            _wait_until_ready(copy, bin_folder)
            yield copy
        finally:
            _stop(copy, bin_folder)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def version() -> str:
    """The version of the server program, for reports."""
    said = subprocess.run(
        [str(programs() / "postgres"), "--version"], capture_output=True, text=True, check=True
    )
    return said.stdout.split()[2]


def kill_and_start_again(server: Server) -> None:
    """End the first of its processes without warning, as a machine out of memory would; the
    others notice and end too. Then start, which replays what was written ahead."""
    killed = server.processes[-1]
    # setpriv has replaced itself by the server, so this is the server's own process.
    killed.send_signal(signal.SIGKILL)
    killed.wait(timeout=START_TIMEOUT)
    deadline = time.monotonic() + START_TIMEOUT
    while _still_attached(server) and time.monotonic() < deadline:
        time.sleep(0.02)
    (server.folder / "postmaster.pid").unlink(missing_ok=True)
    _start(server, programs())
    _wait_until_ready(server, programs())


def _still_attached(server: Server) -> bool:
    """Whether a process of the killed server still works on its folder."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if (entry / "cwd").readlink() == server.folder:
                    return True
    return False


@contextlib.contextmanager
def _running(durability: Sequence[str]) -> Iterator[Server]:
    bin_folder = programs()
    root = Path(tempfile.mkdtemp(prefix="hoiam-postgres-"))
    try:
        server = Server(
            host="127.0.0.1",
            port=_free_port(),
            password=secrets.token_hex(16),
            folder=root / "data",
            durability=durability,
        )
        _initialise(server, bin_folder)
        _start(server, bin_folder)
        try:
            _wait_until_ready(server, bin_folder)
            yield server
        finally:
            _stop(server, bin_folder)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _initialise(server: Server, bin_folder: Path) -> None:
    root = server.folder.parent
    password_file = root / "password"
    password_file.write_text(server.password + "\n", encoding="ascii")
    _give_to_server_user(root)
    _run(
        [
            str(bin_folder / "initdb"),
            f"--pgdata={server.folder}",
            f"--username={OWNER}",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
    )
    password_file.unlink()


def _start(server: Server, bin_folder: Path) -> None:
    options = [
        f"listen_addresses={server.host}",
        f"port={server.port}",
        "unix_socket_directories=",  # loopback alone: one address works for every client
        "max_connections=100",
        "shared_buffers=64MB",
        *server.durability,  # of two settings the later one counts
    ]
    arguments = [part for option in options for part in ("-c", option)]
    log = server.folder.parent / "log"
    with log.open("ab") as output:
        started = subprocess.Popen(
            [
                *_as_server_user(),
                str(bin_folder / "postgres"),
                "-D",
                str(server.folder),
                *arguments,
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            # Its own session: Ctrl-C in the terminal must not stop it under a running test.
            start_new_session=True,
        )
    server.processes.append(started)


def _wait_until_ready(server: Server, bin_folder: Path) -> None:
    status = server.folder / "postmaster.pid"
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if server.processes[-1].poll() is not None:
            break
        # The eighth line says "ready" once connections are taken.
        with contextlib.suppress(FileNotFoundError):
            lines = status.read_text(encoding="utf-8").splitlines()
            if len(lines) >= 8 and lines[7].strip() == "ready":
                return
        time.sleep(0.02)
    log = (server.folder.parent / "log").read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"PostgreSQL from {bin_folder} did not start:\n{log}")


def _stop(server: Server, bin_folder: Path) -> None:
    process = server.processes[-1]
    if process.poll() is None:
        _run([str(bin_folder / "pg_ctl"), "stop", f"--pgdata={server.folder}", "--mode=immediate"])
    process.wait(timeout=START_TIMEOUT)


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(
        [*_as_server_user(), *command], capture_output=True, text=True, check=False, cwd="/"
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def _as_server_user() -> list[str]:
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


def _give_to_server_user(root: Path) -> None:
    if os.geteuid() != 0:
        return
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        raise NoServerPrograms(
            "there is no user `postgres`; on Debian: apt-get install postgresql"
        ) from None
    for path in (root, *root.iterdir()):
        os.chown(path, user.pw_uid, user.pw_gid)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
