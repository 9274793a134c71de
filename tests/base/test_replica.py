"""The copy of the database: who reads it, when it is near enough, and that nothing is written there."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse

from hoiam.base import replica
from hoiam.base.replica import ALIAS, MOST_BEHIND, Router, Watch
from hoiam.cases.models import Case
from hoiam.web import reading
from hoiam.web.reading import ReadingMiddleware
from tests import databases


def test_reads_go_to_the_copy_inside_and_writes_never() -> None:
    router = Router()
    assert router.db_for_read(Case) is None
    with replica.reading():
        assert router.db_for_read(Case) == ALIAS
        assert router.db_for_write(Case) == DEFAULT_DB_ALIAS
    assert router.db_for_read(Case) is None
    assert not router.allow_migrate(ALIAS, "cases")
    assert router.allow_migrate(DEFAULT_DB_ALIAS, "cases")


class Places:
    """Where both databases are, as a test says."""

    def __init__(self) -> None:
        self.here: int | None = 0
        self.there: int | None = 0
        self.fails = False

    def __call__(self, alias: str, asked: str) -> int | None:
        del asked
        if alias == ALIAS and self.fails:
            raise OperationalError
        return self.there if alias == ALIAS else self.here


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Places:
    found = Places()
    monkeypatch.setattr(replica, "_place", found)
    monkeypatch.setattr(Watch, "_close", lambda self: None)
    return found


def test_a_quiet_copy_is_near(places: Places) -> None:
    watch = Watch()
    assert all(watch.is_near(float(second)) for second in range(0, 100, 10))


def test_a_copy_a_little_behind_is_near_and_one_that_stands_still_is_not(places: Places) -> None:
    watch = Watch()
    assert watch.is_near(0)
    for second in range(1, 10):
        places.here = second * 100
        places.there = (second - 1) * 100
        assert watch.is_near(float(second))
    for second in range(10, 20):  # it replays nothing more
        places.here = second * 100
        near = watch.is_near(float(second))
    assert not near
    places.there = places.here
    assert watch.is_near(20.0)


def test_after_a_pause_an_old_note_proves_nothing(places: Places) -> None:
    watch = Watch()
    assert watch.is_near(0)
    places.here = 1_000  # written a minute ago, and never replayed
    assert not watch.is_near(600.0)
    assert not watch.is_near(600.0 + MOST_BEHIND + 2)


def test_one_that_is_gone_or_follows_nobody_is_not_read(places: Places) -> None:
    watch = Watch()
    places.there = None
    assert not watch.is_near(0)
    places.there, places.fails = 0, True
    assert not watch.is_near(2.0)
    places.fails = False
    assert not watch.is_near(4.0)  # not asked again so soon
    assert watch.is_near(10.0)


@pytest.fixture(scope="module")
def followed() -> Iterator[tuple[databases.Server, databases.Server]]:
    with databases.durable_server() as first, databases.follower(first) as copy:
        yield first, copy


def test_a_real_copy_follows_stands_still_and_refuses_to_be_written(
    followed: tuple[databases.Server, databases.Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, copy = followed
    with (
        psycopg.connect(first.url(), autocommit=True) as here,
        psycopg.connect(copy.url(), autocommit=True) as there,
    ):

        def place(alias: str, asked: str) -> int | None:
            row = (there if alias == ALIAS else here).execute(asked).fetchone()
            assert row is not None
            return None if row[0] is None else int(row[0])

        def caught_up(machine: float) -> bool:
            # A second of the watch may be less of the machine's: it looks until it is there.
            return any(watch.is_near(machine + step * 2) for step in range(500))

        monkeypatch.setattr(replica, "_place", place)
        watch = Watch()
        here.execute("CREATE TABLE word (said text)")
        assert caught_up(0)
        there.execute("SELECT pg_wal_replay_pause()")
        while there.execute("SELECT pg_get_wal_replay_pause_state()").fetchone() != ("paused",):
            pass
        here.execute("INSERT INTO word SELECT repeat('a', 1000) FROM generate_series(1, 1000)")
        assert not watch.is_near(5_000.0)
        assert not watch.is_near(5_010.0)
        there.execute("SELECT pg_wal_replay_resume()")
        assert caught_up(6_000.0)
        assert there.execute("SELECT count(*) FROM word").fetchone() == (1000,)
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            there.execute("INSERT INTO word VALUES ('b')")
        with (
            psycopg.connect(
                first.url(), options="-c default_transaction_read_only=on", autocommit=True
            ) as careful,
            pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
        ):
            # One that became a database of its own is not written either.
            careful.execute("INSERT INTO word VALUES ('c')")
        assert place(DEFAULT_DB_ALIAS, replica._HERE) is not None
        assert here.execute(replica._THERE).fetchone() == (None,)


class Page:
    """A view that notes where it was read."""

    def __init__(self, *faults: Exception | None) -> None:
        self.faults, self.read = list(faults), list[str]()

    def __call__(self, request: object, *args: object, **kwargs: object) -> HttpResponse:
        self.read.append(Router().db_for_read(Case) or DEFAULT_DB_ALIAS)
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        return HttpResponse("a page")


def _ask(page: Page, path: str = "/vu-viec", method: str = "get", **cookies: str) -> HttpResponse:
    """As Django does: the middleware may answer, else the view is asked."""
    request = getattr(RequestFactory(), method)(path)
    request.COOKIES.update(cookies)
    request.resolver_match = resolve(path)

    def inner(asked: object) -> HttpResponse:
        answer = middleware.process_view(request, page, (), {})
        return answer or page(asked)  # type: ignore[return-value]

    middleware = ReadingMiddleware(inner)
    return middleware(request)


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    gone: list[str] = []
    monkeypatch.setattr(replica, "is_used", lambda: True)
    monkeypatch.setattr(replica, "is_near", lambda: not gone)
    monkeypatch.setattr(replica, "went_away", lambda: gone.append("away"))
    return gone


def test_a_stranger_reads_public_pages_from_the_copy(near: list[str]) -> None:
    for path in ("/", "/vu-viec", "/don-vi", "/so-lieu/bang", "/vu-viec/abc"):
        page = Page()
        _ask(page, path)
        assert page.read == [ALIAS], path


def test_nobody_else_and_nothing_else_does(near: list[str], settings) -> None:
    for path in ("/van-phong/", "/van-phong/vu-viec", "/tra-cuu/cua-toi", "/gui", "/suc-khoe"):
        page = Page()
        _ask(page, path)
        assert page.read == [DEFAULT_DB_ALIAS], path
    for name in ("SESSION", "DRAFT", "VISIT", "ENTRY", "SENT"):
        page = Page()
        _ask(page, **{getattr(settings, f"{name}_COOKIE_NAME"): "1"})
        assert page.read == [DEFAULT_DB_ALIAS], name
    page = Page()
    _ask(page, method="post")
    assert page.read == [DEFAULT_DB_ALIAS]


def test_who_just_sent_something_reads_the_first(near: list[str], settings) -> None:
    sent = _ask(Page(), "/gui/xem-lai", method="post")
    cookie = sent.cookies[settings.SENT_COOKIE_NAME]
    assert int(cookie["max-age"]) > MOST_BEHIND + replica.LOOK_EVERY
    assert not _ask(Page(), "/gui").cookies


def test_a_page_that_the_copy_does_not_give_is_read_from_the_first(near: list[str]) -> None:
    page = Page(OperationalError())
    assert _ask(page).content == b"a page"
    assert page.read == [ALIAS, DEFAULT_DB_ALIAS]
    assert near == ["away"]
    page = Page()
    _ask(page)
    assert page.read == [DEFAULT_DB_ALIAS]


def test_what_is_not_there_yet_is_looked_for_in_the_first(near: list[str]) -> None:
    page = Page(LookupError())
    assert _ask(page, "/vu-viec/abc").content == b"a page"
    assert page.read == [ALIAS, DEFAULT_DB_ALIAS]
    assert not near


def test_every_page_named_is_public() -> None:
    for name in sorted(reading.PAGES):
        tries: tuple[dict[str, object], ...] = ({}, {"code": "a"}, {"code": "a", "number": 1},
                 {"code": "a", "day": "2026-01-01", "media": "csv"})  # fmt: skip
        view = next(found for given in tries if (found := _view(name, given)) is not None)
        assert view.access == "public", name  # type: ignore[attr-defined]


def _view(name: str, given: dict[str, object]) -> object | None:
    try:
        return resolve(reverse(name, kwargs=given)).func
    except Exception:  # an address of another shape
        return None
