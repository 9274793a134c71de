"""Offering requests over some connections at once and timing each one.

One process, one loop over sockets that do not block: the generator takes so little of the two
cores that it shares with the server that a thread per connection would have cost more. A request
counts from its first byte out to its last byte in; nothing is left out of the percentiles.
"""

import selectors
import socket
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_HEAD_END = b"\r\n\r\n"
TIMEOUT = 60.0


class Unexpected(RuntimeError):
    """An answer that the measurement does not count."""


@dataclass
class Result:
    """Times of every request, in seconds, and how long all of them took together."""

    seconds: float
    times: Sequence[float]

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds under which this share of the requests stayed (nearest rank)."""
        ordered = sorted(self.times)
        rank = max(0, -(-int(len(ordered) * share * 1000) // 1000) - 1)
        return ordered[min(rank, len(ordered) - 1)] * 1000


@dataclass
class _Line:
    """One connection and what is on it."""

    socket: socket.socket
    out: bytes = b""
    got: bytearray = field(default_factory=bytearray)
    wanted: int = 0
    began: float = 0.0


def offer(
    port: int, requests: Iterable[bytes], *, connections: int, statuses: Sequence[int]
) -> Result:
    """Send every request once, the next one on whichever connection is free."""
    waiting = iter(requests)
    times: list[float] = []
    with selectors.DefaultSelector() as selector:
        began = time.perf_counter()
        for _ in range(connections):
            _next(selector, _open(port), waiting)
        while selector.get_map():
            ready = selector.select(TIMEOUT)
            if not ready:
                raise Unexpected(f"no answer within {TIMEOUT:.0f} seconds")
            for key, events in ready:
                line: _Line = key.data
                if events & selectors.EVENT_WRITE:
                    _write(selector, line)
                else:
                    _read(selector, line, port, waiting, times, statuses)
        return Result(time.perf_counter() - began, times)


def _open(port: int) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made.setblocking(False)
    return made


def _next(selector: selectors.BaseSelector, made: socket.socket, waiting: Iterator[bytes]) -> None:
    raw = next(waiting, None)
    if raw is None:
        made.close()
        return
    line = _Line(made, raw, began=time.perf_counter())
    selector.register(made, selectors.EVENT_WRITE, line)
    _write(selector, line)


def _write(selector: selectors.BaseSelector, line: _Line) -> None:
    try:
        sent = line.socket.send(line.out)
    except BlockingIOError:
        return
    line.out = line.out[sent:]
    if not line.out:
        selector.modify(line.socket, selectors.EVENT_READ, line)


def _read(
    selector: selectors.BaseSelector,
    line: _Line,
    port: int,
    waiting: Iterator[bytes],
    times: list[float],
    statuses: Sequence[int],
) -> None:
    try:
        chunk = line.socket.recv(262_144)
    except BlockingIOError:
        return
    if not chunk:
        raise Unexpected(f"the server closed the connection after {bytes(line.got)[:200]!r}")
    line.got += chunk
    if not line.wanted:
        line.wanted = _whole_length(line.got)
    if not line.wanted or len(line.got) < line.wanted:
        return
    times.append(time.perf_counter() - line.began)
    status = int(line.got[9:12])
    if status not in statuses:
        raise Unexpected(f"status {status}: {bytes(line.got)[:2000].decode(errors='replace')}")
    selector.unregister(line.socket)
    if b"connection: close" in bytes(line.got[: line.wanted]).partition(_HEAD_END)[0].lower():
        line.socket.close()
        line.socket = _open(port)
    _next(selector, line.socket, waiting)


def _whole_length(got: bytearray) -> int:
    """Length of head and body once the head is complete, else 0."""
    end = got.find(_HEAD_END)
    if end < 0:
        return 0
    head = bytes(got[:end]).lower()
    if b"transfer-encoding" in head:
        raise Unexpected("an answer in pieces is not counted on")
    place = head.find(b"\r\ncontent-length:")
    length = int(head[place + 17 :].partition(b"\r\n")[0]) if place >= 0 else 0
    return end + len(_HEAD_END) + length
