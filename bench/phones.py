"""Telephones in one hall: each opens the form, sends its question and then reads the screen.

One process, one loop: several hundred telephones cost the two cores, which they share with the
server, as little as they can. A telephone whose line broke does what a person does: it sends the
same form again.
"""

import asyncio
import random
import re
import time
import urllib.parse
from collections import defaultdict
from dataclasses import dataclass, field

from bench.citizen import REFERENCE, TRACKING_CODE

ONCE = re.compile(r'name="once" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 60.0
FORM, SEND, SCREEN, CHANGED, SAME = (
    "open the form", "send a question", "open the screen", "read: changed", "read: nothing new",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Hall:
    """Where the telephones are, and what they were told."""

    port: int
    code: str
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    receipts: dict[str, tuple[str, str]] = field(default_factory=dict)  # words: number, code
    sent: set[str] = field(default_factory=set)
    again: int = 0  # how often a line broke
    busy: int = 0  # how often the server said that it could not
    odd: list[str] = field(default_factory=list)


class Phone:
    """One telephone with its own line, kept as long as the server keeps it."""

    def __init__(self, hall: Hall, number: int, rand: random.Random) -> None:
        self.hall, self.number, self.rand = hall, number, rand
        self.cookies: dict[str, str] = {}
        self.line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.tag = ""

    async def live(self, *, seconds: float, patience: float) -> None:
        """Form, a while of typing, question, screen, then reading until the time is over."""
        until = time.monotonic() + seconds
        base = f"/hoi/{self.hall.code}"
        # People take out their telephones within the first third.
        await asyncio.sleep(self.rand.uniform(0, seconds / 3))
        page = await self._patiently(FORM, "GET", base, "", patience)
        once, token = ONCE.search(page.body), TOKEN.search(page.body)
        if once is None or token is None:
            self.hall.odd.append(f"no form: {page.status} {page.body[:300]}")
            return
        await asyncio.sleep(self.rand.uniform(0, seconds / 3))
        await self._ask(base, once[1], token[1], patience)
        await self._patiently(SCREEN, "GET", f"{base}/man-hinh", "", patience)
        while time.monotonic() < until:
            await asyncio.sleep(self.rand.uniform(3, 5))
            await self._patiently("", "GET", f"{base}/hoi-truong.json", "", patience)
        self._hang_up()

    async def _ask(self, base: str, once: str, token: str, patience: float) -> None:
        words = f"Câu {self.number}: đường vào thôn {self.number % 17} bao giờ đổ bê tông?"
        values = {"text": words, "once": once, "csrfmiddlewaretoken": token}
        self.hall.sent.add(words)
        page = await self._patiently(SEND, "POST", base, urllib.parse.urlencode(values), patience)
        plain = re.sub(r"<[^>]*>", "", page.body)
        reference, code = REFERENCE.search(plain), TRACKING_CODE.search(plain)
        if page.status != 200 or reference is None or code is None:
            self.hall.odd.append(f"no receipt: {page.status} {plain[:300]}")
            return
        self.hall.receipts[words] = (reference[0], code[0])

    async def _patiently(self, kind: str, how: str, path: str, body: str, patience: float) -> Reply:
        """The same request until it is answered."""
        until = time.monotonic() + patience
        while True:
            began = time.perf_counter()
            try:
                reply = await asyncio.wait_for(self._once(how, path, body), PATIENCE)
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                self._hang_up()
                self.hall.again += 1
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(self.rand.uniform(0.2, 1))
                continue
            took = time.perf_counter() - began
            name = kind or (SAME if reply.status == 304 else CHANGED)
            self.hall.times[name].append(took)
            if reply.status >= 500 and time.monotonic() < until:
                # The page says that sending again makes no second one; people do.
                self.hall.busy += 1
                await asyncio.sleep(self.rand.uniform(0.5, 2))
                continue
            if reply.status not in (200, 304):
                self.hall.odd.append(f"{name}: {reply.status} {reply.body[:200]}")
            return reply

    async def _once(self, how: str, path: str, body: str) -> Reply:
        kept = self.line is not None
        if self.line is None:
            self.line = await asyncio.open_connection("127.0.0.1", self.hall.port)
        reader, writer = self.line
        try:
            writer.write(self._raw(how, path, body))
            await writer.drain()
            return await self._read(reader)
        except (OSError, asyncio.IncompleteReadError):
            self._hang_up()
            if kept:  # the server had closed a line that nobody used; a form has its own key
                return await self._once(how, path, body)
            raise

    def _raw(self, how: str, path: str, body: str) -> bytes:
        head = [f"{how} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.hall.port}"]
        if self.cookies:
            head.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if path.endswith(".json") and self.tag:
            head.append(f"If-None-Match: {self.tag}")
        if how == "POST":
            head += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body.encode())}",
                f"Origin: http://127.0.0.1:{self.hall.port}",
            ]
        return "\r\n".join(head).encode() + b"\r\n\r\n" + body.encode()

    async def _read(self, reader: asyncio.StreamReader) -> Reply:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status, headers = int(head[0].split()[1]), {}
        for line in head[1:]:
            name, _, value = line.partition(":")
            if name.lower() == "set-cookie":
                pair = value.strip().partition(";")[0]
                self.cookies[pair.partition("=")[0]] = pair.partition("=")[2]
            elif name:
                headers[name.lower()] = value.strip()
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            self._hang_up()
        if "etag" in headers:
            self.tag = headers["etag"]
        return Reply(status, headers, body.decode("utf-8", "replace"))

    def _hang_up(self) -> None:
        if self.line is not None:
            self.line[1].close()
            self.line = None


async def gather(hall: Hall, *, phones: int, seconds: float, patience: float, seed: int) -> None:
    """All of them at once."""
    people = [
        Phone(hall, number, random.Random(seed * 10_000 + number)) for number in range(phones)
    ]
    await asyncio.gather(*(one.live(seconds=seconds, patience=patience) for one in people))
