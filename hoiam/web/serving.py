"""gunicorn's worker of threads, which answers new readers before they stand in its queue, and lets
whoever sends go first.

A request that a thread has to take up in order to put it off has cost most of what it can cost:
under pressure the threads are what is short. So the loop that accepts looks at the first bytes
that have arrived, answers a new reader itself where that is due, in one write
(`hoiam.web.shedding`), and puts everybody else into one of three lanes (`hoiam.web.waiting`).
A line on which nothing has arrived yet waits in the loop and holds no thread.
"""

import errno
import socket
import time
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from hoiam.web.shedding import Shedding, lane_of
from hoiam.web.waiting import Lane, Lanes

FOR_OTHERS = 2  # threads that those who send leave to everybody else
AT_ONCE = 32  # connections accepted in one turn of the loop; gunicorn's own takes one
_NONE_THERE = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)


class Worker(ThreadWorker):
    """Knows who waits for a thread, how urgently, and since when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lanes: Lanes[Any] = Lanes(most=max(1, self.cfg.threads - FOR_OTHERS))

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
            conn = TConn(self.cfg, line, caller, listener.getsockname())
            if _has_arrived(line):
                conn.data_ready = True  # no thread has to look again
                self.enqueue_req(conn)
            else:
                self._await(conn)
            if self.nr_conns >= self.worker_connections:
                return

    def enqueue_req(self, conn: Any) -> None:
        """Into a lane, if it is not answered here. A free thread takes whoever is next then."""
        now, lane = time.monotonic(), Lane.KNOWN
        if not _has_read(conn):
            since = self._lanes.since()
            if isinstance(self.wsgi, Shedding):
                oldest = now - since if since is not None else 0.0
                if self.wsgi.answers(conn.sock, oldest):
                    self.nr_conns -= 1
                    conn.close()
                    return
            lane = lane_of(conn.sock)
        self._lanes.put(lane, now, conn)
        self.tpool.submit(self._take)

    def _take(self) -> None:
        """In a thread: whoever is next, as gunicorn serves one."""
        found = self._lanes.take()
        if found is None:
            return
        (lane, conn), done = found, Future[Any]()
        try:
            done.set_result(self.handle(conn))
        except BaseException as error:  # gunicorn's own loop says what comes of it
            done.set_exception(error)
        if self._lanes.done(lane):
            self.tpool.submit(self._take)
        self.method_queue.defer(self.finish_request, conn, done)

    def _await(self, conn: Any) -> None:
        """As gunicorn does with one of which a thread has seen nothing for five seconds."""
        conn.set_timeout()
        self.pending_conns.append(conn)
        waits = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, waits)


def _has_arrived(line: socket.socket) -> bool:
    """Whether there is anything to be read, be it that nobody is there any more."""
    try:
        line.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _has_read(conn: Any) -> bool:
    """Whether bytes of the next request lie in the parser already, where they cannot be seen."""
    return conn.parser is not None and bool(conn.parser.unreader.buf.getvalue())
