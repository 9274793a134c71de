"""The fixed cast of these tests, and real servers on this machine to deliver to."""

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from hoiam.core import actor as actors
from hoiam.core.actor import Held, Role
from hoiam.notices import actions as notices
from hoiam.notices.models import Notice

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)  # 12:00 in Viet Nam
WORKER = actors.system("work", act="w-1")
CITIZEN = actors.public(act="a-1")
CLERK = actors.officer("cb-clerk", act="a-2", held=[Held(Role.CLERK, "xa")])
SUBJECT = "Đã trả lời phản ánh của ông/bà về đèn đường"
TEXT = "Ủy ban nhân dân xã đã trả lời.\nMở trang tra cứu để đọc “câu trả lời”."


def queue(**given: Any) -> Notice:
    """A message to somebody with an address and a telephone, unless said otherwise."""
    usual: dict[str, Any] = {
        "template": "cases.answered",
        "about": ("case", "LC-7KQ4-M2XD"),
        "recipient": "voice/v-1",
        "subject": SUBJECT,
        "text": TEXT,
        "email": "an@example.vn",
        "phone": "0912345678",
        "by": CITIZEN,
        "at": NOON,
    }
    return notices.queue(**{**usual, **given})


def after(**spent: float) -> datetime:
    """Noon and a while."""
    return NOON + timedelta(**spent)


@dataclass
class Mailbox:
    """What a real mail server was given, and how it is to answer the next time."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answers and self.answers[0].startswith("RCPT "):
            return self.answers.pop(0).removeprefix("RCPT ").replace("{address}", address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content
        assert isinstance(content, bytes)
        letter = BytesParser(policy=default).parsebytes(content)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


@contextlib.contextmanager
def mail_server() -> Iterator[Mailbox]:
    with socket.socket() as probe:  # the controller asks its own port, so it cannot be 0
        probe.bind(("127.0.0.1", 0))
        box = Mailbox(port=probe.getsockname()[1])
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@dataclass(frozen=True)
class Call:
    """One request that the gateway got."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: Any


@dataclass
class Gateway:
    """A real HTTP gateway for SMS."""

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    # Set: answers at once. Cleared: takes every request and lets it wait.
    answering: threading.Event = field(default_factory=threading.Event)

    def url(self, rest: str = "/sms") -> str:
        return f"http://127.0.0.1:{self.port}{rest}"


@contextlib.contextmanager
def sms_gateway() -> Iterator[Gateway]:
    gateway = Gateway()
    gateway.answering.set()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            raw = self.rfile.read(length)
            parts = urlsplit(self.path)
            gateway.calls.append(
                Call(
                    method=self.command,
                    path=parts.path,
                    query=parse_qs(parts.query),
                    headers=dict(self.headers.items()),
                    body=json.loads(raw) if raw else None,
                )
            )
            gateway.answering.wait()
            self.send_response(gateway.statuses.pop(0) if gateway.statuses else 200)
            for name, value in gateway.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "2")
            with contextlib.suppress(ConnectionError):  # the caller may have been killed
                self.end_headers()
                self.wfile.write(b"OK")

        do_GET = do_POST = _answer

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its own name)
            """Silent: a test prints nothing of its own accord."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        gateway.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield gateway
        finally:
            gateway.answering.set()
            server.shutdown()
            thread.join()
