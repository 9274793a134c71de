"""The loop that accepts answers new readers itself, and hands everybody else to a thread."""

import socket
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from gunicorn.workers.gthread import ThreadWorker

from hoiam.web import shedding
from hoiam.web.serving import Worker
from hoiam.web.shedding import Shedding, Tally

HEAD = b"Host: localhost\r\n\r\n"


def _application(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    return [b"served"]


@pytest.fixture
def lines() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A caller's end and ours."""
    theirs, ours = socket.socketpair()
    ours.setblocking(False)
    with theirs, ours:
        theirs.settimeout(5)
        yield theirs, ours


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was given to the queue of threads."""
    told: list[Any] = []
    monkeypatch.setattr(ThreadWorker, "enqueue_req", lambda _self, conn: told.append(conn))
    monkeypatch.setattr(shedding, "TALLY", Tally())
    monkeypatch.setattr(shedding, "LASTING", 0.0)
    return told


def _worker(*, waiting: bool) -> Any:
    worker: Any = Worker.__new__(Worker)
    worker.wsgi, worker.nr_conns = Shedding(_application, after=0.2), 1
    worker._waiting = deque([0.0] if waiting else [])
    return worker


def _conn(line: socket.socket, read: bytes = b"") -> Any:
    parser = SimpleNamespace(unreader=SimpleNamespace(buf=BytesIO(read))) if read else None
    return SimpleNamespace(sock=line, parser=parser, close=line.close)


def test_new_reader_is_answered_without_a_thread(
    lines: tuple[socket.socket, socket.socket], handed: list[Any]
) -> None:
    theirs, ours = lines
    theirs.sendall(b"GET /vu-viec?q=1 HTTP/1.1\r\n" + HEAD)
    worker = _worker(waiting=True)

    worker.enqueue_req(_conn(ours))

    got = b"".join(iter(lambda: theirs.recv(65536), b""))
    assert (handed, worker.nr_conns) == ([], 0)
    assert got.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
    assert b"\r\nConnection: close\r\n" in got
    assert b"\r\nX-Frame-Options: DENY\r\n" in got
    assert got.rstrip().endswith(b"</html>")


@pytest.mark.parametrize(
    "sent",
    [
        b"",  # nothing has arrived yet
        b"GET /vu-viec HTTP/1.1\r\nHost: local",  # nor all of it
        b"POST /gui/xem-lai HTTP/1.1\r\nContent-Length: 3\r\n" + HEAD,
        b"GET /vu-viec HTTP/1.1\r\nContent-Length: 3\r\n" + HEAD,
        b"GET /vu-viec HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + HEAD,
        b"GET /vu-viec HTTP/1.1\r\n" + HEAD + b"GET /gui HTTP/1.1\r\n" + HEAD,
        b"GET /gui HTTP/1.1\r\n" + HEAD,
        b"GET /tra-cuu/cua-toi HTTP/1.1\r\n" + HEAD,
        b"GET http://localhost/vu-viec HTTP/1.1\r\n" + HEAD,
        b"GET /vu-viec HTTP/1.1\r\nCookie: a=b\r\nCookie: hoiam_csrf=x\r\n" + HEAD,
        b"GET /vu-viec HTTP/1.1\r\ncookie:hoiam_session=x\r\n" + HEAD,
    ],
)
def test_everybody_else_is_handed_on_untouched(
    lines: tuple[socket.socket, socket.socket], handed: list[Any], sent: bytes
) -> None:
    theirs, ours = lines
    theirs.sendall(sent)
    worker, conn = _worker(waiting=True), _conn(ours)

    worker.enqueue_req(conn)

    assert (handed, worker.nr_conns) == ([conn], 1)
    if sent:
        assert ours.recv(65536) == sent


def test_nobody_waiting_nobody_is_put_off(
    lines: tuple[socket.socket, socket.socket], handed: list[Any]
) -> None:
    lines[0].sendall(b"GET /vu-viec HTTP/1.1\r\n" + HEAD)

    _worker(waiting=False).enqueue_req(conn := _conn(lines[1]))

    assert handed == [conn]


def test_bytes_read_ahead_go_to_who_has_read_them(
    lines: tuple[socket.socket, socket.socket], handed: list[Any]
) -> None:
    lines[0].sendall(b"GET /vu-viec HTTP/1.1\r\n" + HEAD)

    _worker(waiting=True).enqueue_req(conn := _conn(lines[1], read=b"POST /gui"))

    assert handed == [conn]
