"""Threads of a process that write to SQLite pass on one connection with their turn."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, connections, transaction

from hoiam.base.models import Allowance
from hoiam.base.sqlite import queue
from hoiam.base.sqlite.queue import Line

pytestmark = pytest.mark.django_db(transaction=True)
UNTIL = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line | None]:
    """The line before the database of this test, as a process that has just begun has it."""
    if connection.vendor != "sqlite":
        yield None  # a line stands before SQLite alone
        return
    connection.ensure_connection()
    monkeypatch.setattr(queue, "_lines", {})
    made = queue.line(os.fspath(connection.settings_dict["NAME"]))
    yield made
    if made.pen is not None:
        made.pen.close()


def wrapper() -> Any:
    return connections["default"]


def elsewhere(act: Callable[[], Any]) -> Any:
    """What this gives in a thread of its own, with a connection of its own."""
    found: list[Any] = []

    def run() -> None:
        try:
            found.append(act())
        except Exception as error:  # told to the test
            found.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return found[0]


def note(name: str) -> Any:
    """The connection by which a row was written."""
    with transaction.atomic():
        Allowance.objects.create(name=name, key_hash="", tries=1, until=UNTIL)
        return wrapper().connection


def names() -> list[str]:
    return list(Allowance.objects.order_by("name").values_list("name", flat=True))


def test_who_writes_alone_writes_by_its_own_connection(line: Line | None) -> None:
    own = wrapper().connection

    assert note("a") is own
    assert line is None or line.pen is None


def test_threads_write_by_the_pen_and_read_by_their_own(line: Line | None) -> None:
    own = wrapper().connection
    by = [elsewhere(lambda: note("a")), note("b"), elsewhere(lambda: note("c"))]

    assert names() == ["a", "b", "c"]
    assert wrapper().connection is own
    if line is not None:
        assert by == [line.pen] * 3
        assert line.pen is not own


def test_what_is_undone_was_not_written(line: Line | None) -> None:
    def undone() -> Any:
        with transaction.atomic():
            note("a")
            raise ValueError("no")

    assert isinstance(elsewhere(undone), ValueError)
    note("b")

    assert names() == ["b"]
    assert line is None or line.enter(0.01)
    if line is not None:
        line.leave()


def test_pen_that_was_closed_is_made_anew_and_its_act_undone(line: Line | None) -> None:
    def closed() -> Any:
        with transaction.atomic():
            note("a")
            connection.close()

    elsewhere(closed)
    assert line is None or line.pen is None
    note("b")

    assert names() == ["b"]


def test_pen_by_which_somebody_still_reads_is_left_to_them(line: Line | None) -> None:
    elsewhere(lambda: [note(name) for name in ("a", "b", "c")])
    if line is None:
        return
    pen = line.pen
    reading = pen.execute("SELECT name FROM base_allowance ORDER BY name")
    assert reading.fetchone() == ("a",)
    line.is_shared = False
    note("d")  # as another process would
    line.is_shared = True

    used = note("e")

    assert used is wrapper().connection
    assert line.pen is None
    assert [name for (name,) in reading] == ["b", "c"]
    assert names() == ["a", "b", "c", "d", "e"]
    pen.close()


def test_who_changes_tables_keeps_to_its_own_connection(line: Line | None) -> None:
    elsewhere(lambda: note("a"))
    own = wrapper().connection
    with connection.constraint_checks_disabled():
        by = note("b")

    assert by is own
    assert line is None or note("c") is line.pen
