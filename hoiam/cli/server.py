"""gunicorn in this process, static files made ready, and the worker beside it."""

import ctypes
import gc
import hashlib
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from hoiam.base.logs import WordlessFormatter


def collect_static() -> None:
    """Copy, hash and compress the static files once per version; later starts skip it."""
    source = Path(__file__).resolve().parent.parent / "web" / "static"
    parts = [settings.VERSION.encode()]
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        parts += [str(path.relative_to(source)).encode(), path.read_bytes()]
    stamp = settings.STATIC_ROOT / ".made-from"
    wanted = hashlib.sha256(b"\0".join(parts)).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(wanted)


class WordlessLogger(Logger):
    """gunicorn's lines; of an error that reaches it, where and of which kind, never the words."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(WordlessFormatter(self.error_fmt, self.datefmt))


class Server(BaseApplication):
    """gunicorn configured in code: nothing is read from files or from the command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Once, before a process is forked off: what is loaded by then is shared. The first page
        brings in what only a page needs."""
        _keep_little()
        gc.disable()  # nothing of what is loaded is garbage
        application = import_string(settings.OUTERMOST)(get_wsgi_application())
        _show_first_page(application)
        _share()
        return application

    def run(self) -> None:
        """Until it is stopped."""
        Opening(self).run()


class Opening(Arbiter):
    """Opens with one process, as soon as there is a first page. What other pages need besides is
    loaded behind it, here, where the processes that stay are forked off and share it; the first
    one, which would load a copy of its own, then ends as at every reload: its requests are
    answered, and none is lost."""

    is_whole = False

    def manage_workers(self) -> None:
        """As ever, but for the first time."""
        if self.is_whole:
            super().manage_workers()
            return
        self.is_whole, self.num_workers = True, 1
        super().manage_workers()
        gc.disable()
        import_string(settings.THE_REST)()
        _share()
        self.num_workers = self.cfg.workers
        for _worker in range(self.num_workers):
            self.spawn_worker()
        super().manage_workers()


def _share() -> None:
    """All of it is put where no collector of garbage looks, which would write into each thing and
    so give every process a copy of its own."""
    connections.close_all()  # every process opens its own
    gc.collect()
    gc.freeze()
    gc.enable()


_ARENAS = -8  # M_ARENA_MAX of the GNU library


def _keep_little() -> None:
    """Sixteen threads must not each keep what one could: the pages of a SQLite file, which the
    machine keeps for all of them anyway, and a heap, which it gives each for lack of better
    knowledge though they take turns in one interpreter."""
    connection_created.connect(_keep_few_pages)
    with suppress(AttributeError, OSError):  # another library has one heap, or other ways
        ctypes.CDLL(None).mallopt(_ARENAS, 1)


def _keep_few_pages(*, connection: BaseDatabaseWrapper, **_given: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -2000")


def _show_first_page(application: Any) -> None:
    environ: dict[str, Any] = {"HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    answer = application(environ, lambda *_given: None)
    for _part in answer:
        pass
    answer.close()


def options(*, host: str, port: int, workers: int) -> dict[str, Any]:
    """How gunicorn serves; the bare pages of the benchmark are served in the same way."""
    return {
        "bind": f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": 8,
        "preload_app": True,
        "keepalive": 5,
        "timeout": 60,
        "graceful_timeout": 20,
        "control_socket_disable": True,
        "loglevel": "warning",
        "logger_class": WordlessLogger,
    }


def begin_anew() -> None:
    """The same command in a fresh process. Making papers starts threads that a forked server does
    not have: whoever made some must not serve, or every PDF waits for them for ever."""
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - the command that the operator gave


def serve(*, host: str, port: int, workers: int) -> int:
    """Serve until stopped. Threads: a slow telephone that sends a photo must not hold up others."""
    worker: list[subprocess.Popen[bytes]] = []

    def when_ready(_server: Any) -> None:
        worker.append(subprocess.Popen([sys.executable, "-m", "hoiam", "work"]))

    def on_exit(_server: Any) -> None:
        for process in worker:
            process.terminate()

    hooks = {"when_ready": when_ready, "on_exit": on_exit, "worker_class": settings.SERVER_WORKER}
    Server(options(host=host, port=port, workers=workers) | hooks).run()
    return 0
