"""What is measured over HTTP: the bare pages and the product's, in the same sitting."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench import load, product
from bench.citizen import Citizen, Story
from bench.kept import Row
from bench.load import Result
from bench.product import Running, cpu_seconds
from bench.wire import Request, Wire, form_body

CONNECTIONS = (1, 16)
TEXT = (
    "Cống trước trường tiểu học thôn 3 bị vỡ từ hôm mưa lớn tuần trước, nước tràn ra đường, "
    "bùn đất đọng lại trước cổng. Trẻ con đi học phải lội qua, xe máy trượt ngã hai lần rồi. "
    "Bà con đã lấp tạm bằng đá nhưng mưa xuống lại trôi. Đề nghị xã cho người đến xem và thay "
    "ống cống lớn hơn, vì ống cũ nhỏ nên năm nào cũng tắc. "
) * 3
# Rows of one acceptance, counted in its statements: what the second bare form writes as well.
ROWS = 15
FORM, WIDE_FORM, PAGE = "bare form, 2 rows", f"bare form, {ROWS} rows", "bare page, 1 row"


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
            result, cpu = rounds[len(rounds) // 2]
            self.rows.append(
                Row(
                    name,
                    at_once,
                    p50=result.percentile(0.50),
                    p95=result.percentile(0.95),
                    p99=result.percentile(0.99),
                    cpu=cpu,
                    per_second=result.per_second,
                    least=rounds[0][0].per_second,
                    most=rounds[-1][0].per_second,
                    count=len(result.times),
                    **more,
                )
            )

    def _round(self, batch: Sequence[bytes], connections: int, status: int) -> tuple[Result, float]:
        before = self._cpu()
        result = load.offer(self.server.port, batch, connections=connections, statuses=(status,))
        return result, (self._cpu() - before) / len(batch) * 1000

    def _cpu(self) -> float:
        pids = self.server.pids()
        return cpu_seconds(
            pids + (product.tree_pids(self.database.pid) if self.database.pid else [])
        )


def always(raw: bytes, count: int) -> Iterator[Sequence[bytes]]:
    """The same request as often as wanted."""
    while True:
        yield [raw] * count


def in_turn(raws: Sequence[bytes], count: int) -> Iterator[Sequence[bytes]]:
    """These requests one after the other, as often as wanted."""
    while True:
        yield [raws[number % len(raws)] for number in range(count)]


def floor(database: Database, size: Size, *, forms: bool) -> list[Row]:
    """The bare pages on the same database: what writes, or what reads."""
    with product.floor(database_url=database.url) as server:
        meter = Meter(server, database, size)
        wire = Wire(server.port)
        page = wire.ask(Request("GET", "/"))
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token is not None, page.text
        media, body = form_body({"csrfmiddlewaretoken": token[1], "text": TEXT})
        headers = {"Cookie": page.header("Set-Cookie").partition(";")[0], "Content-Type": media}
        for name, rows in ((FORM, 2), (WIDE_FORM, ROWS)):
            post = Request("POST", f"/write/{rows}", headers, body)
            written = wire.ask(post)
            if forms:
                meter.measure(name, always(post.raw(wire.host), size.receipts), 302)
        if not forms:
            get = Request("GET", written.header("Location"))
            meter.measure(PAGE, always(get.raw(wire.host), size.pages), 200)
        return meter.rows


def receipts(server: Running, database: Database, size: Size) -> list[Row]:
    """The last press of the button. All drafts are made before the first is sent: what is measured
    is the sending alone, and the work asked of a quiet day's browser is done by then."""
    meter, wire = Meter(server, database, size), Wire(server.port)
    story = Story(TEXT, email="nguoi-gui@example.vn")
    count = len(CONNECTIONS) * size.rounds
    batches = [_prepared(wire, story, size.receipts) for _ in range(count)]
    staged = _staged(server, wire)
    counted = _counted(server, staged[0])
    meter.measure("receipt", iter(batches), 302, statements=counted["accept"])
    return meter.rows


def pages(server: Running, database: Database, size: Size) -> list[Row]:
    """One's own case and a public one: kept, made anew each time, and asked for again."""
    meter, wire = Meter(server, database, size), Wire(server.port)
    reference, citizen = _staged(server, wire)
    counted = _counted(server, reference)
    own = citizen.request(citizen.at)
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
        tag = wire.ask(request).header("ETag")
        if not tag:
            continue
        again = Request("GET", request.path, {**request.headers, "If-None-Match": tag})
        if wire.ask(again).status == 304:
            meter.measure(f"{name}, not changed", always(again.raw(wire.host), size.pages), 304)
    return meter.rows


def _staged(server: Running, wire: Wire) -> tuple[str, Citizen]:
    """A case that is answered and released, and the browser of who sent it, on its page."""
    citizen = Citizen(wire)
    receipt = citizen.send(citizen.prepare(Story(TEXT, email="nguoi-gui@example.vn"), work=True))
    server.run("bench.stage", receipt.reference)
    citizen.track(receipt.tracking_code)
    return receipt.reference, citizen


def _counted(server: Running, reference: str) -> dict[str, int]:
    said = server.run("bench.inside", reference)
    found: dict[str, int] = json.loads(said.splitlines()[-1])
    return found


def _prepared(wire: Wire, story: Story, count: int) -> list[bytes]:
    """So many people, each one press of the button away from a receipt."""
    return [Citizen(wire).prepare(story, work=True).raw(wire.host) for _ in range(count)]
