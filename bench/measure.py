"""What is measured, on one database: the bare pages first, then the product, in the same sitting."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench import load, product
from bench.citizen import Citizen, Story
from bench.load import Result
from bench.product import Running, cpu_seconds, megabytes
from bench.wire import Request, Wire, form_body

CONNECTIONS = (1, 16)
TEXT = (
    "Cống trước trường tiểu học thôn 3 bị vỡ từ hôm mưa lớn tuần trước, nước tràn ra đường, "
    "bùn đất đọng lại trước cổng. Trẻ con đi học phải lội qua, xe máy trượt ngã hai lần rồi. "
    "Bà con đã lấp tạm bằng đá nhưng mưa xuống lại trôi. Đề nghị xã cho người đến xem và thay "
    "ống cống lớn hơn, vì ống cũ nhỏ nên năm nào cũng tắc. "
) * 3
# Rows of one acceptance, counted in its statements: what the second bare form writes as well.
ROWS = 13


@dataclass(frozen=True, slots=True)
class Size:
    """How many requests stand behind each figure, and how often each is measured."""

    receipts: int
    pages: int
    rounds: int


FULL = Size(receipts=150, pages=400, rounds=3)
QUICK = Size(receipts=60, pages=200, rounds=1)


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured at one number of connections: the round in the middle."""

    per_second: float
    least: float
    most: float
    p50: float
    p95: float
    p99: float
    cpu: float  # milliseconds of processor time per request, server and database together
    requests: int


@dataclass
class Measured:
    """Everything about one database."""

    database: str
    version: str
    figures: dict[tuple[str, int], Figure] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)
    first_start: float = 0.0
    second_start: float = 0.0
    idle_megabytes: float = 0.0
    megabytes: float = 0.0
    database_megabytes: float = 0.0
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Database:
    """Where the rows lie; `pid` is the database server's first process, if it has one."""

    name: str
    version: str
    url: str = ""
    pid: int = 0


class Meter:
    """Measures requests against one running server."""

    def __init__(self, server: Running, database: Database, into: Measured, size: Size) -> None:
        self.server, self.database, self.into, self.size = server, database, into, size

    def measure(self, name: str, batches: Iterator[Sequence[bytes]], status: int) -> None:
        """Each number of connections in turn, some rounds of each; the middle one counts."""
        for connections in CONNECTIONS:
            rounds = [
                self._round(next(batches), connections, status) for _ in range(self.size.rounds)
            ]
            rounds.sort(key=lambda one: one[0].per_second)
            result, cpu = rounds[len(rounds) // 2]
            self.into.figures[name, connections] = Figure(
                per_second=result.per_second,
                least=rounds[0][0].per_second,
                most=rounds[-1][0].per_second,
                p50=result.percentile(0.50),
                p95=result.percentile(0.95),
                p99=result.percentile(0.99),
                cpu=cpu,
                requests=len(result.times),
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


def measure(database: Database, size: Size) -> Measured:
    """The floor and the product on one database."""
    into = Measured(database.name, database.version)
    with product.floor(database_url=database.url) as server:
        _floor(Meter(server, database, into, size))
    with product.product(database_url=database.url) as server:
        into.first_start = server.start()
        server.stop()
        into.second_start = server.start()
        into.idle_megabytes = megabytes(server.pids())
        _product(Meter(server, database, into, size))
        into.megabytes = megabytes(server.pids())
        if database.pid:
            into.database_megabytes = megabytes(product.tree_pids(database.pid))
    return into


def _floor(meter: Meter) -> None:
    wire, size = Wire(meter.server.port), meter.size
    page = wire.ask(Request("GET", "/"))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token is not None, page.text
    media, body = form_body({"csrfmiddlewaretoken": token[1], "text": TEXT})
    headers = {"Cookie": page.header("Set-Cookie").partition(";")[0], "Content-Type": media}
    for name, rows in (("bare form, 2 rows", 2), (f"bare form, {ROWS} rows", ROWS)):
        post = Request("POST", f"/write/{rows}", headers, body)
        written = wire.ask(post)
        meter.measure(name, always(post.raw(wire.host), size.receipts), 302)
    get = Request("GET", written.header("Location"))
    meter.measure("bare page, 1 row", always(get.raw(wire.host), size.pages), 200)


def _product(meter: Meter) -> None:
    server, size = meter.server, meter.size
    wire = Wire(server.port)
    story = Story(TEXT, email="nguoi-gui@example.vn")
    # All drafts are made before the first is sent: what is measured is the sending alone, and
    # the work asked of a quiet day's browser is done by then.
    count = len(CONNECTIONS) * size.rounds
    batches = [_prepared(wire, story, size.receipts) for _ in range(count)]
    first = Citizen(wire)
    receipt = first.send(first.prepare(story, work=True))
    meter.measure("receipt", iter(batches), 302)
    server.run("bench.stage", receipt.reference)
    first.track(receipt.tracking_code)
    own = first.request(first.at).raw(wire.host)
    meter.measure("tracking page", always(own, size.pages), 200)
    shown = Request("GET", f"/vu-viec/{receipt.reference}").raw(wire.host)
    meter.measure("public case page", always(shown, size.pages), 200)
    meter.into.cases = size.receipts * count + 1
    said = server.run("bench.inside", receipt.reference)
    meter.into.statements = json.loads(said.splitlines()[-1])


def _prepared(wire: Wire, story: Story, count: int) -> list[bytes]:
    """So many people, each one press of the button away from a receipt."""
    return [Citizen(wire).prepare(story, work=True).raw(wire.host) for _ in range(count)]
