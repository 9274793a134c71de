"""The loop that accepts answers new readers itself, and hands everybody else to a thread: who sends
first, who was here already next."""

import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

from hoiam.web import shedding
from hoiam.web.serving import Worker
from hoiam.web.shedding import Shedding, Tally
from hoiam.web.waiting import FAIR, Lane, Lanes

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


class Unbusy:
    """Threads that do nothing until they are told to; a loop that keeps what it is told."""

    def __init__(self) -> None:
        self.waiting: list[Any] = []
        self.finished: list[tuple[Any, Any]] = []

    def submit(self, work: Any) -> None:
        self.waiting.append(work)

    def defer(self, _finish: Any, conn: Any, done: Any) -> None:
        self.finished.append((conn, done))


LONG_AGO = SimpleNamespace(name="one that has waited")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pressure that need not last."""
    monkeypatch.setattr(shedding, "TALLY", Tally())
    monkeypatch.setattr(shedding, "LASTING", 0.0)


def _worker(*, waiting: bool = False) -> Any:
    worker: Any = Worker.__new__(Worker)
    worker.wsgi, worker.nr_conns = Shedding(_application, after=0.2), 1
    worker.tpool = worker.method_queue = Unbusy()
    worker._lanes = Lanes(most=1)
    if waiting:
        worker._lanes.put(Lane.KNOWN, 0.0, LONG_AGO)
    return worker


def _conn(line: socket.socket, read: bytes = b"") -> Any:
    parser = SimpleNamespace(unreader=SimpleNamespace(buf=BytesIO(read))) if read else None
    return SimpleNamespace(sock=line, parser=parser, close=line.close)


def _handed(worker: Any) -> list[Any]:
    """In the order in which threads take them, without the one that was there before."""
    taken = []
    for _work in worker.tpool.waiting:
        lane, one = worker._lanes.take()
        worker._lanes.done(lane)
        taken.append(one)
    return [one for one in taken if one is not LONG_AGO]


def _taken(lanes: Lanes[str]) -> str:
    found = lanes.take()
    assert found is not None
    lanes.done(found[0])
    return found[1]


def test_new_reader_is_answered_without_a_thread(
    lines: tuple[socket.socket, socket.socket],
) -> None:
    theirs, ours = lines
    theirs.sendall(b"GET /vu-viec?q=1 HTTP/1.1\r\n" + HEAD)
    worker = _worker(waiting=True)

    worker.enqueue_req(_conn(ours))

    got = b"".join(iter(lambda: theirs.recv(65536), b""))
    assert (_handed(worker), worker.nr_conns) == ([], 0)
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
    lines: tuple[socket.socket, socket.socket], sent: bytes
) -> None:
    theirs, ours = lines
    theirs.sendall(sent)
    worker, conn = _worker(waiting=True), _conn(ours)

    worker.enqueue_req(conn)
    worker.tpool.submit(None)  # for the one that was there before

    assert (_handed(worker), worker.nr_conns) == ([conn], 1)
    if sent:
        assert ours.recv(65536) == sent


def test_nobody_waiting_nobody_is_put_off(lines: tuple[socket.socket, socket.socket]) -> None:
    lines[0].sendall(b"GET /vu-viec HTTP/1.1\r\n" + HEAD)
    worker, conn = _worker(), _conn(lines[1])

    worker.enqueue_req(conn)

    assert _handed(worker) == [conn]


def test_bytes_read_ahead_go_to_who_has_read_them(
    lines: tuple[socket.socket, socket.socket],
) -> None:
    lines[0].sendall(b"GET /vu-viec HTTP/1.1\r\n" + HEAD)
    worker, conn = _worker(waiting=True), _conn(lines[1], read=b"POST /gui")

    worker.enqueue_req(conn)
    worker.tpool.submit(None)

    assert _handed(worker) == [conn]


@pytest.mark.parametrize(
    ("sent", "lane"),
    [
        (b"POST /gui/xem-lai HTTP/1.1\r\nContent-Length: 3\r\n" + HEAD + b"a=b", Lane.SENDS),
        (b"POST /van-phong/vao HTTP/1.1\r\n" + HEAD, Lane.SENDS),
        (b"POST /gui/xem-lai HTTP/1.1\r\nHost: loc", Lane.SENDS),  # the rest is on its way
        (b"GET /gui?viec=1 HTTP/1.1\r\n" + HEAD, Lane.SENDS),
        (b"GET /niem-phong/ HTTP/1.1\r\n" + HEAD, Lane.SENDS),
        (b"GET /tra-cuu/cua-toi HTTP/1.1\r\n" + HEAD, Lane.KNOWN),
        (b"GET /van-phong/ HTTP/1.1\r\n" + HEAD, Lane.KNOWN),
        (b"GET /tinh/hoiam/hoiam.css HTTP/1.1\r\n" + HEAD, Lane.KNOWN),
        (b"GET /vu-viec HTTP/1.1\r\nCookie: a=b\r\ncookie: hoiam_csrf=x\r\n" + HEAD, Lane.KNOWN),
        (b"GET /vu-viec?q=hoiam_csrf=x HTTP/1.1\r\nCookie: a=b\r\n" + HEAD, Lane.READS),
        (b"GET /vu-viec HTTP/1.1\r\nCookie: hoiam_language=en\r\n" + HEAD, Lane.READS),
        (b"HEAD / HTTP/1.1\r\n" + HEAD, Lane.READS),
        (b"", Lane.KNOWN),
    ],
)
def test_how_urgent_a_request_is_stands_in_its_first_bytes(
    lines: tuple[socket.socket, socket.socket], sent: bytes, lane: Lane
) -> None:
    lines[0].sendall(sent)

    assert shedding.lane_of(lines[1]) is lane
    if sent:
        assert lines[1].recv(65536) == sent


def test_who_sends_is_taken_up_first_and_nobody_waits_for_ever() -> None:
    lanes: Lanes[str] = Lanes(most=8)
    lanes.put(Lane.READS, 1.0, "reader")
    lanes.put(Lane.KNOWN, 2.0, "known")
    for number in range(FAIR):
        lanes.put(Lane.SENDS, 3.0 + number, f"sender {number}")

    taken = [_taken(lanes) for _turn in range(FAIR + 2)]

    # One turn of four is that of the longest waiting.
    assert taken == ["sender 0", "sender 1", "sender 2", "reader", "sender 3", "known"]


def test_however_many_send_a_quarter_of_the_turns_is_of_the_longest_waiting() -> None:
    lanes: Lanes[str] = Lanes(most=8)
    readers = 50
    for number in range(readers):
        lanes.put(Lane.READS, float(number), f"reader {number}")
    taken = []
    for turn in range(readers * FAIR):
        lanes.put(Lane.SENDS, 1000.0 + turn, "sender")
        taken.append(_taken(lanes))

    assert [one for one in taken if one != "sender"] == [f"reader {n}" for n in range(readers)]
    assert lanes.since() == 1000.0 + readers * (FAIR - 1)


def test_who_sends_never_has_all_threads() -> None:
    lanes: Lanes[str] = Lanes(most=2)
    for number in range(3):
        lanes.put(Lane.SENDS, 0.0, f"sender {number}")
    lanes.put(Lane.READS, 9.0, "reader")

    taken = [lanes.take() for _thread in range(4)]

    assert taken == [
        (Lane.SENDS, "sender 0"), (Lane.SENDS, "sender 1"), (Lane.READS, "reader"), None,
    ]  # fmt: skip
    assert not lanes.done(Lane.READS)  # nobody of those who wait may go for it
    assert lanes.done(Lane.SENDS)
    assert lanes.take() == (Lane.SENDS, "sender 2")
    assert not lanes.done(Lane.SENDS)  # nobody sends any more


def test_who_waited_for_others_who_send_is_served_when_one_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = _worker()
    monkeypatch.setattr(Worker, "handle", lambda _self, conn: conn.name)
    for name in ("first", "second"):
        worker._lanes.put(Lane.SENDS, 0.0, SimpleNamespace(name=name))
    assert worker._lanes.take()[1].name == "first"  # another thread is at it

    worker._take()  # this one may not take the second
    assert (worker.tpool.waiting, worker.method_queue.finished) == ([], [])
    worker._lanes.done(Lane.SENDS)
    worker._take()

    assert [conn.name for conn, _done in worker.method_queue.finished] == ["second"]


def test_whoever_ends_sending_tells_a_thread_of_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = _worker()
    monkeypatch.setattr(Worker, "handle", lambda _self, conn: conn.name)
    for name in ("first", "second"):
        worker._lanes.put(Lane.SENDS, 0.0, SimpleNamespace(name=name))

    worker._take()
    assert worker.tpool.waiting == [worker._take]
    worker._take()

    assert worker.tpool.waiting == [worker._take]
    assert [conn.name for conn, _done in worker.method_queue.finished] == ["first", "second"]


def test_a_thread_serves_whoever_is_next_when_it_is_free(
    lines: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = _worker()
    monkeypatch.setattr(Worker, "handle", lambda _self, conn: conn.name)
    for lane, name in ((Lane.READS, "reader"), (Lane.SENDS, "sender")):
        worker._lanes.put(lane, 0.0, SimpleNamespace(name=name))
        worker.tpool.submit(worker._take)

    for work in worker.tpool.waiting:
        work()

    finished = [(conn.name, done.result()) for conn, done in worker.method_queue.finished]
    assert finished == [("sender", "sender"), ("reader", "reader")]


def test_what_fails_in_a_thread_is_the_loops_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: Any, _conn: Any) -> bool:
        raise StopIteration

    worker = _worker(waiting=True)
    monkeypatch.setattr(Worker, "handle", broken)

    worker._take()

    ((conn, done),) = worker.method_queue.finished
    assert conn is LONG_AGO
    assert isinstance(done.exception(), StopIteration)


@pytest.fixture
def served() -> Iterator[tuple[Any, tuple[str, int]]]:
    """A worker with a door, whose loop the test turns, and its address."""
    cfg: Any = SimpleNamespace(is_ssl=False, keepalive=5)
    worker = _worker()
    worker.cfg, worker.worker_connections, worker.nr_conns = cfg, 10, 0
    worker.poller, worker.pending_conns = selectors.DefaultSelector(), deque()
    with socket.socket() as door, worker.poller:
        door.bind(("127.0.0.1", 0))
        door.listen()
        door.setblocking(False)
        worker.poller.register(door, selectors.EVENT_READ, worker.accept)
        yield worker, door.getsockname()


def test_a_line_on_which_nothing_arrives_holds_no_thread(
    served: tuple[Any, tuple[str, int]],
) -> None:
    worker, address = served
    with socket.create_connection(address) as slow:
        worker.wait_for_and_dispatch_events(5)
        assert (len(worker.pending_conns), worker.tpool.waiting, worker.nr_conns) == (1, [], 1)

        late = threading.Timer(0.02, slow.sendall, [b"GET / HTTP/1.1\r\n" + HEAD])
        late.start()
        worker.wait_for_and_dispatch_events(5)
        late.join()

        assert (len(worker.pending_conns), len(worker.tpool.waiting)) == (0, 1)
        (conn,) = _handed(worker)
        assert conn.data_ready
        conn.close()


def test_a_line_that_says_nothing_is_ended_like_a_kept_one(
    served: tuple[Any, tuple[str, int]],
) -> None:
    worker, address = served
    with socket.create_connection(address) as silent:
        worker.wait_for_and_dispatch_events(5)
        worker.pending_conns[0].timeout = time.monotonic()
        worker.murder_pending()

        assert (worker.nr_conns, silent.recv(1)) == (0, b"")


def test_who_has_hung_up_is_handed_on(served: tuple[Any, tuple[str, int]]) -> None:
    worker, address = served
    socket.create_connection(address).close()
    time.sleep(0.02)

    worker.wait_for_and_dispatch_events(5)

    (conn,) = _handed(worker)
    conn.close()
