"""gunicorn's worker of threads, which answers new readers before they stand in its queue.

A request that a thread has to take up in order to put it off has cost most of what it can cost:
under pressure the threads are what is short. So the loop that accepts looks at the first bytes
that have arrived, and answers a new reader itself, in one write (`hoiam.web.shedding`).
"""

import errno
import socket
import time
from collections import deque
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from hoiam.web.shedding import Shedding

AT_ONCE = 32  # connections accepted in one turn of the loop; gunicorn's own takes one
_NONE_THERE = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)


class Worker(ThreadWorker):
    """Knows since when the request waits that a free thread will take up next."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: deque[float] = deque()  # in the order of the queue of threads

    def accept(self, listener: socket.socket) -> None:
        """All that stand at the door, some at a time."""
        for _turn in range(AT_ONCE):
            try:
                line, caller = listener.accept()
            except OSError as error:
                if error.errno in _NONE_THERE:
                    return
                raise
            self.nr_conns += 1
            self.enqueue_req(TConn(self.cfg, line, caller, listener.getsockname()))
            if self.nr_conns >= self.worker_connections:
                return

    def enqueue_req(self, conn: Any) -> None:
        """Into the queue of threads, if it is not answered here."""
        now = time.monotonic()
        if isinstance(self.wsgi, Shedding) and not _has_read(conn):
            oldest = now - self._waiting[0] if self._waiting else 0.0
            if self.wsgi.answers(conn.sock, oldest):
                self.nr_conns -= 1
                conn.close()
                return
        self._waiting.append(now)
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """In a thread: this one no longer waits."""
        self._waiting.popleft()
        return super().handle(conn)


def _has_read(conn: Any) -> bool:
    """Whether bytes of the next request lie in the parser already, where they cannot be seen."""
    return conn.parser is not None and bool(conn.parser.unreader.buf.getvalue())
