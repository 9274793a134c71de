"""What travels: requests as bytes, answers, and a connection that is kept."""

import contextlib
import http.client
import time
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

TIMEOUT = 60.0
IDLE = 2.0  # seconds after which a connection is not trusted: the server keeps it for five


@dataclass(frozen=True, slots=True)
class Request:
    """One request, ready to be sent as often as wanted."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def raw(self, host: str) -> bytes:
        """The bytes of a request over a connection that stays open."""
        head = [f"{self.method} {self.path} HTTP/1.1", f"Host: {host}"]
        head += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.method != "GET":
            head.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join(head).encode() + b"\r\n\r\n" + self.body


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Sequence[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """One header, or nothing."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Transport(Protocol):
    """Something that answers requests: a server over a socket, or the product in this process."""

    def ask(self, request: Request) -> Answer: ...


class Wire:
    """A connection to a server of this machine, kept as long as the server keeps it."""

    def __init__(self, port: int, *, timeout: float = TIMEOUT) -> None:
        self.host = f"127.0.0.1:{port}"
        self._used = time.monotonic()
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)

    def ask(self, request: Request) -> Answer:
        """Send. As in a browser, a page is asked for again where a kept connection had ended;
        whether a form is sent again is the caller's matter."""
        if time.monotonic() - self._used > IDLE:
            self.close()
        try:
            return self._once(request)
        except ConnectionError:  # how a connection that the server closed in between looks
            if request.method != "GET":
                raise
            return self._once(request)

    def _once(self, request: Request) -> Answer:
        try:
            self._connection.request(
                request.method,
                request.path,
                body=request.body or None,
                headers=dict(request.headers),
            )
            reply = self._connection.getresponse()
            answer = Answer(reply.status, reply.getheaders(), reply.read())
            self._used = time.monotonic()
            return answer
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def close(self) -> None:
        """The next request opens the connection anew."""
        with contextlib.suppress(OSError):
            self._connection.close()


def form_body(values: Mapping[str, str]) -> tuple[str, bytes]:
    """Content type and body of a plain form."""
    return "application/x-www-form-urlencoded", urllib.parse.urlencode(values).encode()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a form sends."""

    name: str
    media: str
    content: bytes


def multipart_body(
    values: Mapping[str, str], files: Mapping[str, Sequence[Upload]]
) -> tuple[str, bytes]:
    """Content type and body of a form with files."""
    boundary = "hoiam-bench-7d1f3a5c9e"
    parts: list[bytes] = []
    for name, value in values.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        parts.append(head.encode() + value.encode() + b"\r\n")
    for name, uploads in files.items():
        for upload in uploads:
            head = (
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; '
                f'filename="{upload.name}"\r\nContent-Type: {upload.media}\r\n\r\n'
            )
            parts.append(head.encode() + upload.content + b"\r\n")
    return f"multipart/form-data; boundary={boundary}", b"".join(
        parts
    ) + f"--{boundary}--\r\n".encode()
