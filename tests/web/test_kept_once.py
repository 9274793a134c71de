"""Of a crowd that looks at one kept page one request makes it anew, and the others wait for that."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, cast

import pytest
from django.db import DEFAULT_DB_ALIAS, router
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hoiam.web import kept
from hoiam.web.kept import KeptMiddleware, Stamp

CROWD = 12


@pytest.fixture
def stamps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """What is true now; no database is asked."""
    numbers = [1]
    monkeypatch.setattr(kept, "stamp_of", lambda _entry: Stamp(date(2026, 11, 2), tuple(numbers)))
    monkeypatch.setattr(router, "db_for_read", lambda _model: DEFAULT_DB_ALIAS)
    kept.SHELF.clear()
    yield numbers
    kept.SHELF.clear()


def _view(make: Callable[[], HttpResponse]) -> Any:
    @kept.keeps
    def view(request: HttpRequest) -> HttpResponse:
        kept.shows(request, ("case", "x"))
        return make()

    return KeptMiddleware(cast(Any, view))


def _crowd(view: Any) -> list[HttpResponse]:
    ready, found = threading.Barrier(CROWD), list[HttpResponse]()

    def look() -> None:
        ready.wait()
        found.append(view(RequestFactory().get("/vu-viec/x")))

    threads = [threading.Thread(target=look) for _one in range(CROWD)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def test_one_makes_it_and_the_others_are_given_what_it_made(stamps: list[int]) -> None:
    made: list[int] = []

    def make() -> HttpResponse:
        made.append(stamps[0])
        time.sleep(0.05)
        return HttpResponse(f"trang {stamps[0]}")

    view = _view(make)
    for _look in range(2):  # from the second look on it is kept
        view(RequestFactory().get("/vu-viec/x"))
    stamps[0] = 2  # something on it changed

    found = _crowd(view)

    assert {one.content for one in found} == {b"trang 2"}
    assert made == [1, 1, 2]


def test_a_page_that_fails_holds_up_nobody(stamps: list[int]) -> None:
    failing = False
    made: list[int] = []

    def make() -> HttpResponse:
        made.append(1)
        time.sleep(0.01)
        return HttpResponse("không", status=500) if failing else HttpResponse("trang")

    view = _view(make)
    for _look in range(2):
        view(RequestFactory().get("/vu-viec/x"))
    stamps[0], failing = 2, True

    found = _crowd(view)

    assert [one.status_code for one in found] == [500] * CROWD
    assert len(made) == 2 + CROWD  # nobody is given the error of another


def test_nobody_waits_for_ever(stamps: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PATIENCE", 0.01)
    go_on = threading.Event()
    turns = iter([False, False, True])

    def make() -> HttpResponse:
        if next(turns, False):
            assert go_on.wait(10)
        return HttpResponse("trang")

    view = _view(make)
    for _look in range(2):
        view(RequestFactory().get("/vu-viec/x"))
    stamps[0] = 2
    slow = threading.Thread(target=lambda: view(RequestFactory().get("/vu-viec/x")))
    slow.start()
    while not any(entry.making.locked() for entry in kept.SHELF._entries.values()):
        time.sleep(0.001)

    found = view(RequestFactory().get("/vu-viec/x"))

    assert found.content == b"trang"
    assert slow.is_alive()
    go_on.set()
    slow.join()
