"""On a bad day new readers get a light page at once, and nobody else does."""

import base64
import hashlib
import logging
import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as live
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.web import shedding, training
from hoiam.web.public import cookies
from hoiam.web.shedding import CALM, LASTING, Pressure, Shedding, Tally

AFTER = 0.2
LATE = 1.0


@pytest.fixture(autouse=True)
def tally(monkeypatch: pytest.MonkeyPatch) -> Tally:
    """Of this test alone."""
    mine = Tally()
    monkeypatch.setattr(shedding, "TALLY", mine)
    return mine


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each next request has waited; the pressure has lasted long enough."""
    told = [LATE]
    monkeypatch.setattr(shedding, "waited", lambda _environ: told[0])
    monkeypatch.setattr(shedding, "LASTING", 0.0)
    return told


def _environ(path: str = "/vu-viec", method: str = "GET", cookie: str = "") -> dict[str, Any]:
    return {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "HTTP_HOST": "localhost", "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "HTTP_COOKIE": cookie,
    }  # fmt: skip


def _application(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    return [b"served"]


def _asked(application: Any, environ: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    answer = application(environ, lambda *given: told.extend(given))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return told[0], dict(told[1]), body


def _status(cookie: str = "", path: str = "/vu-viec", method: str = "GET") -> str:
    served = Shedding(_application, after=AFTER)
    return _asked(served, _environ(path, method, cookie))[0][:3]


def test_new_reader_who_waited_is_asked_to_come_back(waits: list[float]) -> None:
    served = Shedding(_application, after=AFTER)

    status, headers, body = _asked(served, _environ())

    text = body.decode()
    assert status == "503 Service Unavailable"
    assert int(headers["Retry-After"]) in shedding.AGAIN
    assert f'http-equiv="refresh" content="{headers["Retry-After"]}"' in text
    assert "Trang này tự mở lại" in text
    assert "tries again by itself" in text
    assert 'href="/gui"' in text
    assert int(headers["Content-Length"]) == len(body) < 5000
    # Not one request more: neither a style nor a picture is fetched for it.
    assert not re.search(r'<link(?![^>]*"data:,")|<script|<img|src=', text)


def test_a_head_is_answered_without_a_body(waits: list[float]) -> None:
    status, headers, body = _asked(Shedding(_application, after=AFTER), _environ(method="HEAD"))

    assert (status[:3], body) == ("503", b"")
    assert int(headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    "path", ["/", "/vu-viec", "/vu-viec/LC-7KQ4-M2XD", "/don-vi/x", "/so-lieu"]
)
def test_pages_that_are_only_read_are_put_off(waits: list[float], path: str) -> None:
    assert _status(path=path) == "503"


@pytest.mark.parametrize(
    "path",
    [
        "/gui", "/gui/viet", "/gui/bien-nhan", "/tra-cuu", "/tra-cuu/cua-toi", "/niem-phong/",
        "/niem-phong/doc", "/van-phong/", "/van-phong/vao", "/suc-khoe", "/tinh/hoiam/hoiam.css",
        "/nhat-ky/checkpoint", "/anh/x", "/hoi/1", "/tiep-cong-dan", "/thong-bao/x/tra-loi",
    ],
)  # fmt: skip
def test_who_sends_follows_signs_in_or_seals_is_always_served(
    waits: list[float], path: str
) -> None:
    assert _status(path=path) == "200"


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
def test_an_act_is_never_put_off(waits: list[float], method: str) -> None:
    assert _status(path="/vu-viec", method=method) == "200"


@pytest.mark.parametrize(
    "name",
    [
        live.SESSION_COOKIE_NAME, live.CSRF_COOKIE_NAME, cookies.DRAFT, cookies.VISIT,
        live.SENT_COOKIE_NAME, live.DEVICE_COOKIE_NAME, live.ENTRY_COOKIE_NAME,
        live.MESSAGES_COOKIE_NAME,
    ],
)  # fmt: skip
def test_a_browser_that_was_here_is_served(waits: list[float], name: str) -> None:
    assert _status(f"other=1; {name}=x") == "200"


def test_the_language_alone_makes_nobody_known(waits: list[float]) -> None:
    assert _status(f"{live.LANGUAGE_COOKIE_NAME}=en; other=hoiam_session") == "503"


def test_over_as_soon_as_requests_no_longer_wait(waits: list[float]) -> None:
    served = Shedding(_application, after=AFTER)
    assert _asked(served, _environ())[0][:3] == "503"

    waits[0] = 0.01

    assert _asked(served, _environ())[2] == b"served"


def test_one_hitch_is_no_pressure() -> None:
    pressure = Pressure(AFTER)

    late = [pressure.is_on(LATE, 100 + part * LASTING / 10) for part in range(10)]
    assert not any(late)
    assert pressure.is_on(LATE, 100 + LASTING)
    assert not pressure.is_on(AFTER, 100 + LASTING)  # this one itself did not wait
    assert pressure.is_on(LATE, 100 + LASTING + CALM)
    assert not pressure.is_on(LATE, 100 + LASTING + CALM + CALM + 0.1)  # it was over in between


@pytest.mark.django_db
def test_the_answer_asks_nothing_of_the_database(waits: list[float]) -> None:
    served = Shedding(_application, after=AFTER)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        Shedding(_application, after=AFTER)
        _asked(served, _environ())

    assert len(asked) == 0


# What the page says of itself, beside what every page is protected by.
OF_ITSELF = {"Retry-After", "Content-Length", "Cache-Control", "Content-Language", "Content-Type"}


@pytest.mark.django_db
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("trained", [False, True])
def test_headers_are_those_of_every_page(
    waits: list[float], settings: Any, scheme: str, trained: bool
) -> None:
    settings.SECURE_HSTS_SECONDS = 60
    environ = _environ("/gioi-thieu") | {"wsgi.url_scheme": scheme}
    usual = _asked(WSGIHandler(), dict(environ))[1]
    settings.TRAINING = trained
    _said, headers, body = _asked(Shedding(_application, after=AFTER), environ)

    said = {name: value for name, value in headers.items() if name not in OF_ITSELF}
    policy = said.pop("Content-Security-Policy")
    style = re.search(rb"<style>(.*?)</style>", body, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()).decode()
    assert policy == f"{usual['Content-Security-Policy']}; style-src 'sha256-{digest}'"
    assert headers["Cache-Control"] == "no-store"
    mark = {training.HEADER: training.SAID, "X-Robots-Tag": "noindex, nofollow"} if trained else {}
    assert said == {name: usual[name] for name in said if name not in mark} | mark
    assert {
        "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
    } <= set(said)  # fmt: skip
    assert ("Strict-Transport-Security" in said) == (scheme == "https")
    assert (training.WORDS in body.decode()) == trained


def test_not_wanted_nothing_stands_between(settings: Any) -> None:
    settings.SHED_AFTER = 0
    assert shedding.wrap(_application) is _application

    settings.SHED_AFTER = 150
    assert isinstance(shedding.wrap(_application), Shedding)


def test_said_once_a_minute_without_saying_of_whom(
    waits: list[float], tally: Tally, caplog: pytest.LogCaptureFixture
) -> None:
    served = Shedding(_application, after=AFTER)
    for _turn in range(3):
        _asked(served, _environ("/vu-viec/LC-7KQ4-M2XD"))
    with caplog.at_level(logging.WARNING):
        tally.tell(time.monotonic())
        assert not caplog.messages
        tally.tell(time.monotonic() + shedding.MINUTE)
        tally.tell(time.monotonic() + 2 * shedding.MINUTE)

    assert caplog.messages == ["Đông người xem: 3 lượt được mời thử lại trong phút qua"]


def test_how_many_lately_is_counted_over_all_processes_of_a_server(tally: Tally) -> None:
    tally.add(600.0)
    child = os.fork()
    if not child:
        tally.add(630.0)
        tally.add(661.0)
        os._exit(0)
    os.waitpid(child, 0)

    assert tally.count == 1  # each process says its own in the log
    assert [tally.recent(moment) for moment in (600.0, 661.0, 730.0, 790.0)] == [2, 3, 1, 0]


@pytest.mark.django_db
def test_a_monitor_is_told_how_many_were_asked_to_come_back(
    waits: list[float], client: Client
) -> None:
    served = Shedding(_application, after=AFTER)
    for _turn in range(3):
        _asked(served, _environ("/vu-viec"))

    assert client.get("/suc-khoe").json()["asked_to_come_back"] == 3


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A connection whose request lies in the queue of the kernel."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with socket.create_connection(listener.getsockname()) as caller:
            caller.sendall(b"GET / HTTP/1.1\r\n\r\n")
            time.sleep(0.05)
            taken, _address = listener.accept()
            with taken:
                yield caller, taken


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of another system does not say")
def test_waiting_begins_before_the_server_accepts(
    line: tuple[socket.socket, socket.socket],
) -> None:
    assert shedding.waited({"gunicorn.socket": line[1]}) >= 0.03


def test_where_nobody_tells_how_long_nobody_waited() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert shedding.waited({"gunicorn.socket": ours}) == 0.0
    assert shedding.waited({}) == 0.0
