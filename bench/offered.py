"""Offering requests at planned moments, whether earlier ones were answered or not.

A crowd does not wait for the one in front: each request counts from the moment at which it was
planned, so that a server (or this generator) that falls behind shows in the times.
"""

import contextlib
import selectors
import socket
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_LINES = 4_000
IDLE = 2.0  # seconds after which a connection is not trusted: the server keeps it for five
PATIENCE = 30.0  # of whoever asks
_HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Planned:
    """One request: when after the beginning, of which kind, and its bytes."""

    at: float
    kind: str
    raw: bytes
    token: str = ""


@dataclass
class Offered:
    """What came of it. Times are seconds from the planned moment to the last byte."""

    seconds: float = 0.0
    times: dict[str, list[float]] = field(default_factory=dict)  # of what was answered, by kind
    put_off: list[float] = field(default_factory=list)  # asked to come back
    errors: Counter[str] = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    behind: float = 0.0  # the latest that this generator itself sent one

    @property
    def served(self) -> list[float]:
        return [one for times in self.times.values() for one in times]


@dataclass(slots=True)
class _Line:
    socket: socket.socket
    planned: Planned
    out: bytes
    got: bytearray = field(default_factory=bytearray)
    used: float = 0.0
    again: bool = False  # kept from an earlier request: it may have ended meanwhile


class Crowd:
    """One run."""

    def __init__(self, port: int, planned: Sequence[Planned]) -> None:
        self._port, self._planned = port, planned
        self._selector = selectors.DefaultSelector()
        self._free: list[_Line] = []
        self._told, self._began = Offered(), 0.0

    def run(self) -> Offered:
        """Until everything was sent and answered, or nobody waits any longer."""
        told, place, count = self._told, 0, len(self._planned)
        self._began = time.perf_counter()
        while place < count or self._selector.get_map():
            now = time.perf_counter() - self._began
            while place < count and self._planned[place].at <= now:
                told.behind = max(told.behind, now - self._planned[place].at)
                self._send(self._planned[place])
                place += 1
            rest = self._planned[place].at - now if place < count else 1.0
            for key, events in self._selector.select(max(0.0, min(rest, 1.0))):
                self._move(key.data, events)
            if place == count and now > self._planned[-1].at + PATIENCE:
                told.errors["no answer"] += len(self._selector.get_map())
                break
        told.seconds = time.perf_counter() - self._began
        for line in [key.data for key in self._selector.get_map().values()] + self._free:
            line.socket.close()
        self._selector.close()
        return told

    def _send(self, planned: Planned, *, fresh: bool = False) -> None:
        now = time.perf_counter()
        while self._free and not fresh:
            line = self._free.pop()
            if now - line.used < IDLE:
                line.planned, line.out, line.again = planned, planned.raw, True
                line.got = bytearray()
                break
            line.socket.close()
        else:
            if len(self._selector.get_map()) >= MOST_LINES:
                self._told.errors["no line left"] += 1
                return
            made = socket.socket()
            made.setblocking(False)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.connect_ex(("127.0.0.1", self._port))
            line = _Line(made, planned, planned.raw)
        self._selector.register(line.socket, selectors.EVENT_WRITE, line)

    def _move(self, line: _Line, events: int) -> None:
        try:
            if events & selectors.EVENT_WRITE:
                line.out = line.out[line.socket.send(line.out) :]
                if not line.out:
                    self._selector.modify(line.socket, selectors.EVENT_READ, line)
                return
            chunk = line.socket.recv(262_144)
        except BlockingIOError:
            return
        except OSError as error:
            self._lost(line, type(error).__name__)
            return
        if not chunk:
            self._lost(line, "closed without an answer")
            return
        line.got += chunk
        self._look(line)

    def _lost(self, line: _Line, why: str) -> None:
        """As in a browser, asked again once where a kept connection had ended."""
        self._selector.unregister(line.socket)
        line.socket.close()
        if line.again and not line.got:
            self._send(line.planned, fresh=True)
        else:
            self._told.errors[f"{line.planned.kind}: {why}"] += 1

    def _look(self, line: _Line) -> None:
        end = line.got.find(_HEAD_END)
        if end < 0:
            return
        head = bytes(line.got[:end]).lower()
        place = head.find(b"\r\ncontent-length:")
        length = int(head[place + 17 :].partition(b"\r\n")[0]) if place >= 0 else 0
        if len(line.got) < end + 4 + length:
            return
        now = time.perf_counter()
        self._count(line.planned, head, now - self._began - line.planned.at)
        self._selector.unregister(line.socket)
        if b"\r\nconnection: close" in head:
            with contextlib.suppress(OSError):
                line.socket.close()
        else:
            line.used = now
            self._free.append(line)

    def _count(self, planned: Planned, head: bytes, took: float) -> None:
        told, status = self._told, head[9:12].decode()
        if status == "503" and b"\r\nretry-after:" in head:
            told.put_off.append(took)
            if planned.token:
                told.errors["a voice was put off"] += 1
        elif planned.token and not (status == "302" and b"/gui/bien-nhan\r\n" in head + b"\r\n"):
            told.errors[f"{planned.kind}: status {status} instead of a receipt"] += 1
        elif not planned.token and status != "200":
            told.errors[f"{planned.kind}: status {status}"] += 1
        else:
            told.times.setdefault(planned.kind, []).append(took)
            if planned.token:
                told.acknowledged.append(planned.token)
