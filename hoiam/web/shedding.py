"""On a bad day: new readers are asked to come back in a moment, so that whoever sends is served.

Judged for each request by how long it has waited itself, and by nothing else: from the moment its
bytes arrived in this machine until a thread took it up. The kernel tells that of every connection
(`TCP_INFO`), so that all queues count, the one before gunicorn accepts too; load or processor time
would be a guess. Where it is not told (another system, a Unix socket, a server that is not
gunicorn) nobody is asked to come back.

Only who reads is asked: a GET of a page that shows everybody the same, by a browser that carries
nothing of ours but its language. Sending, tracking, the office, sealed pages, the log, pictures and
the health check are answered, however long that takes. The answer is made once at the start,
costs no database and no template, and is counted; from where it was asked is kept nowhere.

Who is not asked to come back is told apart too, by the same few things (`lane_of`): who sends is
taken up first, who was here already next (`hoiam.web.waiting`).
"""

import base64
import hashlib
import logging
import os
import random
import re
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import formatdate
from io import BytesIO
from mmap import mmap
from threading import Lock
from typing import Any, cast

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse, HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.loader import render_to_string

from hoiam.units import catalogue
from hoiam.web import training
from hoiam.web.waiting import Lane

log = logging.getLogger(__name__)

# First parts of the addresses of pages that are only read. What is not named is never put off.
READ = frozenset({
    "", "vu-viec", "vu-viec.atom", "so-lieu", "so-an", "so-an.json", "thay-doi", "thay-doi.json",
    "thay-doi.atom", "ban-do", "don-vi", "chu-de", "quy-dinh", "quyet-dinh", "lich", "gap-dan",
    "yeu-cau-cung-cap", "du-lieu-ca-nhan", "gioi-thieu",
})  # fmt: skip
# Of those where somebody sends: their pages are as urgent as what is sent from them.
SEND = frozenset({"gui", "niem-phong"})
# A single hitch is no pressure: readers are put off when requests have come too late for so long,
# with no second between two of them.
LASTING, CALM = 0.5, 1.0
# Seconds after which the page tries again: not all at once.
AGAIN = range(10, 40, 2)
MINUTE = 60.0
# A minute and a number, two of each process in turn; processes by their numbers.
_SLOT, _PROCESSES = struct.Struct("=qq"), 64
_SLOTS = 2 * _PROCESSES
STATUS = "503 Service Unavailable"
MOST_HEAD = 8192  # bytes; who sends more is left to the server
# `tcpi_last_data_recv` of Linux: milliseconds since the last bytes came in.
_INFO, _RECEIVED = 56, 52
_OURS = "hoiam_"  # how the names of all our cookies begin, of training too
_COOKIES = re.compile(rb"\r\ncookie:([^\r]*)", re.IGNORECASE)

type Environ = dict[str, Any]
type Application = Callable[[Environ, Any], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Page:
    """The finished answer."""

    headers: list[tuple[str, str]]
    body: bytes


class Pressure:
    """Whether requests of this process wait longer than they should, and not for a moment only."""

    def __init__(self, after: float) -> None:
        self._after, self._lock = after, Lock()
        self._since = self._last = float("-inf")

    def is_on(self, waited: float, now: float) -> bool:
        """For a request that waited so long until now."""
        if waited <= self._after:
            return False
        with self._lock:
            if now - self._last > CALM:
                self._since = now
            self._last = now
            return now - self._since >= LASTING


@dataclass(slots=True)
class Tally:
    """How many were asked to come back: a line of the log each minute for this process, and a
    number of all processes, which `shared` holds, for whoever asks how the house does."""

    lock: Lock = field(default_factory=Lock)
    count: int = 0
    since: float = 0.0
    shared: mmap = field(default_factory=lambda: mmap(-1, _SLOTS * _SLOT.size))

    def add(self, now: float) -> None:
        """One more."""
        with self.lock:
            if not self.count:
                self.since = now
            self.count += 1
        self._note(now)

    def _note(self, now: float) -> None:
        """In the slot of this process and minute. Processes that were forked off after this was
        made write into one memory; two that share a slot may miss one of a thousand."""
        minute = int(now // MINUTE)
        place = (os.getpid() % _PROCESSES * 2 + minute % 2) * _SLOT.size
        with self.lock:
            noted, number = _SLOT.unpack_from(self.shared, place)
            _SLOT.pack_into(self.shared, place, minute, number + 1 if noted == minute else 1)

    def recent(self, now: float) -> int:
        """How many of all processes in this minute and the one before it."""
        minute = int(now // MINUTE)
        slots = (_SLOT.unpack_from(self.shared, n * _SLOT.size) for n in range(_SLOTS))
        return sum(number for noted, number in slots if minute - noted in (0, 1))

    def tell(self, now: float) -> None:
        """Once a minute, by whichever request comes then."""
        if not self.count or now - self.since < MINUTE:
            return
        with self.lock:
            count, self.count = self.count, 0
        if count:
            log.warning("Đông người xem: %d lượt được mời thử lại trong phút qua", count)


TALLY = Tally()


class Shedding:
    """The application, and the page that stands in for it."""

    def __init__(self, application: Application, *, after: float) -> None:
        self._application, self._pressure = application, Pressure(after)
        self._pages = {
            secure: [page(seconds, secure=secure) for seconds in AGAIN] for secure in (False, True)
        }

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        now = time.monotonic()
        TALLY.tell(now)
        if not (self._pressure.is_on(waited(environ), now) and is_new_reader(environ)):
            return self._application(environ, start_response)
        TALLY.add(now)
        made = self._page(environ)
        start_response(STATUS, list(made.headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [made.body]

    def answers(self, line: socket.socket, oldest: float) -> bool:
        """Whether it was answered here, before a thread took it up: a request that has arrived on
        this line, in front of which the oldest one has waited so long. The caller closes it."""
        now = time.monotonic()
        if not self._pressure.is_on(max(oldest, _waited(line)), now):
            return False
        try:
            environ = environ_of(line.recv(MOST_HEAD, socket.MSG_PEEK))
            if environ is None or not is_new_reader(environ):
                return False
            made = self._page(environ)
            line.recv(MOST_HEAD)  # what is left unread would break the line before it was heard
            line.send(_raw(made, is_head=environ["REQUEST_METHOD"] == "HEAD"))
        except OSError:  # nothing has arrived yet, or nobody is there any more
            return False
        TALLY.add(now)
        return True

    def _page(self, environ: Environ) -> Page:
        return random.choice(self._pages[bool(WSGIRequest(environ).is_secure())])  # noqa: S311 - jitter


def wrap(application: Application) -> Application:
    """What a web server calls; the application itself where nobody is ever put off."""
    after = settings.SHED_AFTER
    return Shedding(application, after=after / 1000) if after else application


def waited(environ: Environ) -> float:
    """Seconds since the request arrived, as the kernel counts them; 0 where it does not."""
    return _waited(environ.get("gunicorn.socket"))


def _waited(line: socket.socket | None) -> float:
    if line is None or sys.platform != "linux":
        return 0.0
    try:
        told = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO)
    except OSError:  # no such thing on this kind of socket
        return 0.0
    if len(told) < _INFO:
        return 0.0
    milliseconds: int = struct.unpack_from("=I", told, _RECEIVED)[0]
    return milliseconds / 1000


def environ_of(head: bytes) -> Environ | None:
    """What has to be known of a request that is nothing but its head; nothing where these bytes
    are anything else, which is then left to the server."""
    if not head.endswith(b"\r\n\r\n") or head.count(b"\r\n\r\n") > 1:
        return None
    first, *lines = head[:-4].decode("latin-1").split("\r\n")
    method, _, rest = first.partition(" ")
    target, _, version = rest.partition(" ")
    if version != "HTTP/1.1" or not target.startswith("/"):
        return None
    environ: Environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": target.partition("?")[0],
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    for line in lines:
        name, _, value = line.partition(":")
        name = f"HTTP_{name.upper().replace('-', '_')}"
        environ[name] = f"{environ[name]}; {value.strip()}" if name in environ else value.strip()
    has_body = environ.keys() & {"HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "HTTP_UPGRADE"}
    return None if has_body else environ


def _raw(made: Page, *, is_head: bool) -> bytes:
    told = [*made.headers, ("Date", formatdate(usegmt=True)), ("Connection", "close")]
    head = f"HTTP/1.1 {STATUS}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told)
    return head.encode("latin-1") + b"\r\n" + (b"" if is_head else made.body)


def is_new_reader(environ: Environ) -> bool:
    """Nobody who sends, follows a matter of their own, signs in, or was here already."""
    told = environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""), environ.get("HTTP_COOKIE", "")
    return _lane(*told) is Lane.READS


def lane_of(line: socket.socket) -> Lane:
    """How urgent the request is whose first bytes have arrived; they stay where they are."""
    try:
        head = line.recv(MOST_HEAD, socket.MSG_PEEK).partition(b"\r\n\r\n")[0]
    except OSError:  # nothing has arrived yet, or nobody is there any more
        return Lane.KNOWN
    method, _, rest = head.partition(b"\r\n")[0].decode("latin-1").partition(" ")
    path = rest.partition(" ")[0].partition("?")[0]
    return _lane(method, path, b";".join(_COOKIES.findall(head)).decode("latin-1"))


def _lane(method: str, path: str, cookies: str) -> Lane:
    place = path.lstrip("/").partition("/")[0]
    if method not in ("GET", "HEAD") or place in SEND:
        return Lane.SENDS
    if place not in READ:
        return Lane.KNOWN
    names = (pair.partition("=")[0].strip() for pair in cookies.split(";"))
    known = (one.startswith(_OURS) and one != settings.LANGUAGE_COOKIE_NAME for one in names)
    return Lane.KNOWN if any(known) else Lane.READS


def page(seconds: int, *, secure: bool) -> Page:
    """The answer that tries again by itself after so many seconds, with the headers that every
    page has; of its style, which is in it, the policy names the hash and allows no other."""
    context = {
        "seconds": seconds,
        "training": training.WORDS if settings.TRAINING else "",
        "emergencies": catalogue.emergencies(),
    }
    body = render_to_string("errors/busy.html", context).encode()
    headers = {
        "Retry-After": str(seconds),
        "Cache-Control": "no-store",
        "Content-Language": "vi, en",
        "Content-Length": str(len(body)),
    }
    response = HttpResponse(body, status=503, headers=headers)
    style = body.partition(b"<style>")[2].partition(b"</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    response._csp_config = {**settings.SECURE_CSP, "style-src": [f"'sha256-{digest}'"]}  # type: ignore[attr-defined]
    if settings.TRAINING:
        training.say(response)
    sent = _outward(response, secure=secure)
    return Page(list(sent.items()), body)


def _outward(response: HttpResponse, *, secure: bool) -> HttpResponseBase:
    """Through what gives every page its headers, and asks nothing of a database."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443" if secure else "80",
        "wsgi.url_scheme": "https" if secure else "http",
        "wsgi.input": BytesIO(),
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = value if secure else "http"
    inner = XFrameOptionsMiddleware(lambda _request: response)
    outer = SecurityMiddleware(ContentSecurityPolicyMiddleware(inner))
    return cast(HttpResponseBase, outer(WSGIRequest(environ)))
