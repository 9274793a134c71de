"""What is measured over HTTP: the bare pages and the product's, in the same sitting."""

import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench import drafts, load, product
from bench.citizen import Citizen
from bench.drafts import STORY, TEXT
from bench.kept import Row
from bench.load import Result
from bench.product import Running, cpu_seconds
from bench.wire import Request, Wire, form_body

CONNECTIONS = (1, 16)
FORM, WIDE_FORM, PAGE = "bare form, 2 rows", "bare form, as many rows", "bare page, 1 row"
SETTLE = 6.0  # seconds within which the worker has taken up what an acceptance left to it
MOST_WAIT = 60.0  # seconds that a worker is given to come to rest


@dataclass(frozen=True, slots=True)
class Size:
    """How many requests stand behind each figure, and how often each is measured."""

    receipts: int
    pages: int
    rounds: int


FULL = Size(receipts=150, pages=400, rounds=3)
QUICK = Size(receipts=40, pages=60, rounds=1)


@dataclass(frozen=True, slots=True)
class Database:
    """Where the rows lie; `pid` is the database server's first process, if it has one."""

    name: str
    version: str
    url: str = ""
    pid: int = 0


class Meter:
    """Measures requests against one running server."""

    def __init__(self, server: Running, database: Database, size: Size) -> None:
        self.server, self.database, self.size = server, database, size
        self.rows: list[Row] = []

    def measure(
        self,
        name: str,
        batches: Iterator[Sequence[bytes]],
        status: int,
        *,
        connections: Sequence[int] = CONNECTIONS,
        **more: Any,
    ) -> None:
        """Each number of connections in turn, some rounds of each; the middle one counts."""
        for at_once in connections:
            rounds = [self._round(next(batches), at_once, status) for _ in range(self.size.rounds)]
            rounds.sort(key=lambda one: one[0].per_second)
            result, cpu, beside = rounds[len(rounds) // 2]
            self.rows.append(
                Row(
                    name,
                    at_once,
                    p50=result.percentile(0.50),
                    p95=result.percentile(0.95),
                    p99=result.percentile(0.99),
                    cpu=cpu,
                    beside=beside,
                    per_second=result.per_second,
                    least=rounds[0][0].per_second,
                    most=rounds[-1][0].per_second,
                    count=len(result.times),
                    **more,
                )
            )

    def _round(
        self, batch: Sequence[bytes], connections: int, status: int
    ) -> tuple[Result, float, float]:
        before, beside = self.cpu(), self.beside()
        result = load.offer(self.server.port, batch, connections=connections, statuses=(status,))
        spent = (self.cpu() - before, self.beside() - beside)
        return result, *(one / len(batch) * 1000 for one in spent)  # type: ignore[return-value]

    def cpu(self) -> float:
        """Processor time of what answers, and of the database for it; the worker's is not in it."""
        if not self.database.pid:
            return cpu_seconds(self.server.serving())
        mine = set(product.tree_pids(self.database.pid)) - set(self._backends())
        return cpu_seconds([*self.server.serving(), *mine])

    def beside(self) -> float:
        """Processor time of the worker, and of the database for it."""
        return cpu_seconds([*self.server.working(), *self._backends()])

    def rest(self) -> None:
        """Wait until the worker has done what it found when it started, if that is soon."""
        until = time.monotonic() + MOST_WAIT
        while time.monotonic() < until:
            before = self.beside()
            time.sleep(2)
            if self.beside() - before < 0.1:
                return

    def _backends(self) -> list[int]:
        return (
            product.backends(self.database.pid, self.server.working()) if self.database.pid else []
        )


def always(raw: bytes, count: int) -> Iterator[Sequence[bytes]]:
    """The same request as often as wanted."""
    while True:
        yield [raw] * count


def in_turn(raws: Sequence[bytes], count: int) -> Iterator[Sequence[bytes]]:
    """These requests one after the other, as often as wanted."""
    while True:
        yield [raws[number % len(raws)] for number in range(count)]


def floor(database: Database, size: Size, rows: int | None = None) -> list[Row]:
    """The bare pages on the same database: what writes two rows and so many, or what reads one."""
    with product.floor(database_url=database.url) as server:
        meter = Meter(server, database, size)
        wire = Wire(server.port)
        page = wire.ask(Request("GET", "/"))
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token is not None, page.text
        media, body = form_body({"csrfmiddlewaretoken": token[1], "text": TEXT})
        headers = {"Cookie": page.header("Set-Cookie").partition(";")[0], "Content-Type": media}
        posts = [Request("POST", f"/write/{count}", headers, body) for count in (2, rows or 2)]
        written = wire.ask(posts[0])
        if rows:
            for name, post in zip((FORM, WIDE_FORM), posts, strict=True):
                meter.measure(name, always(post.raw(wire.host), size.receipts), 302)
        else:
            get = Request("GET", written.header("Location"))
            meter.measure(PAGE, always(get.raw(wire.host), size.pages), 200)
        return meter.rows


def receipts(server: Running, database: Database, size: Size) -> list[Row]:
    """The last press of the button. All drafts are made before the first is sent: what is measured
    is the sending alone, and the work asked of a quiet day's browser is done by then."""
    counted = _counted(server)
    bare = floor(database, size, counted["accept: rows"])
    server.start()
    meter, wire = Meter(server, database, size), Wire(server.port)
    count = len(CONNECTIONS) * size.rounds * size.receipts
    raws = [raw for _token, raw in drafts.presses(server, *drafts.template(wire), count)]
    meter.rest()
    batches = (raws[first : first + size.receipts] for first in range(0, count, size.receipts))
    spent = meter.beside()
    meter.measure(
        "receipt", batches, 302, statements=counted["accept"], rows=counted["accept: rows"]
    )
    time.sleep(SETTLE)
    spent = (meter.beside() - spent) / count * 1000
    return [*bare, *meter.rows, Row("receipt: jobs of the worker", cpu=spent, count=count)]


def pages(server: Running, database: Database, size: Size) -> list[Row]:
    """One's own case and a public one: kept, made anew each time, and asked for again."""
    bare = floor(database, size)
    server.start()
    meter, wire = Meter(server, database, size), Wire(server.port)
    reference, citizen = _staged(server, wire)
    counted = _counted(server, reference)
    own = citizen.request(citizen.at)
    meter.rest()
    shown = Request("GET", f"/vu-viec/{reference}")
    for name, request, statements in (
        ("tracking page", own, counted["track"]),
        ("public case page", shown, counted["case"]),
    ):
        whole = always(request.raw(wire.host), size.pages)
        meter.measure(name, whole, 200, statements=statements)
        # An address with a question in it is never kept (`hoiam.web.kept`).
        anew = Request("GET", f"{request.path}?lam-lai", request.headers)
        meter.measure(f"{name}, made anew", always(anew.raw(wire.host), size.pages // 4), 200)
        again = _unchanged(wire, request)
        if again is not None:
            meter.measure(f"{name}, not changed", always(again.raw(wire.host), size.pages), 304)
    return [*bare, *meter.rows]


def _unchanged(wire: Wire, request: Request) -> Request | None:
    """The same with the tag of the page, if it has one. The page may change meanwhile, once: the
    worker gives what was released its place in the log."""
    for _time in range(5):
        tag = wire.ask(request).header("ETag")
        if not tag:
            return None
        again = Request("GET", request.path, {**request.headers, "If-None-Match": tag})
        if wire.ask(again).status == 304:
            return again
        time.sleep(1)
    raise RuntimeError(f"{request.path} is another page each time")


def _staged(server: Running, wire: Wire) -> tuple[str, Citizen]:
    """A case that is answered and released, and the browser of who sent it, on its page."""
    citizen = Citizen(wire)
    receipt = citizen.send(citizen.prepare(STORY, work=True))
    server.run("bench.stage", receipt.reference)
    citizen.track(receipt.tracking_code)
    return receipt.reference, citizen


def _counted(server: Running, *reference: str) -> dict[str, int]:
    said = server.run("bench.inside", *reference)
    found: dict[str, int] = json.loads(said.splitlines()[-1])
    return found
