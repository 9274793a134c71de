"""What is loaded before the processes of the server part, and what each of them keeps."""

import gc
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_finished
from django.db import connection
from django.db.backends.signals import connection_created
from django.test.utils import CaptureQueriesContext
from gunicorn.arbiter import Arbiter

from hoiam.cli import server


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was done, in its order; nothing is frozen and no connection closed here."""
    done: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: done.append("frozen"))
    closing = SimpleNamespace(close_all=lambda: done.append("closed"))
    monkeypatch.setattr(server, "connections", closing)

    def shown(**_given: Any) -> None:
        done.append("shown")

    request_finished.connect(shown)
    yield done
    request_finished.disconnect(shown)
    connection_created.disconnect(server._keep_few_pages)


@pytest.mark.django_db
def test_a_page_is_shown_before_the_processes_part_and_then_all_is_shared(told: list[str]) -> None:
    application = server.Server.load(SimpleNamespace())  # type: ignore[arg-type]

    assert told == ["shown", "closed", "frozen"]
    assert callable(application)


@pytest.mark.django_db
def test_one_process_opens_and_ends_when_all_is_loaded(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Arbiter, "__init__", lambda *_given: None)
    monkeypatch.setattr(Arbiter, "spawn_worker", lambda _self: told.append("forked"))
    managed = lambda self: told.append(f"{self.num_workers} wanted")  # noqa: E731
    monkeypatch.setattr(Arbiter, "manage_workers", managed)
    monkeypatch.setattr(server, "import_string", lambda name: lambda: told.append(name))
    arbiter = server.Opening(SimpleNamespace())
    arbiter.cfg = SimpleNamespace(workers=2, nworkers_changed=lambda *_given: None)
    arbiter._num_workers = 2

    arbiter.manage_workers()
    arbiter.manage_workers()

    opened, rest = ["1 wanted"], [settings.THE_REST, "closed", "frozen"]
    assert told == [*opened, *rest, "forked", "forked", "2 wanted", "2 wanted"]


@pytest.mark.django_db
def test_a_connection_that_serves_keeps_few_pages(told: list[str]) -> None:
    with CaptureQueriesContext(connection) as asked:
        server._keep_little()
        connection_created.send(sender=type(connection), connection=connection)

    wanted = ["PRAGMA cache_size = -2000"] if connection.vendor == "sqlite" else []
    assert [one["sql"] for one in asked] == wanted
