"""The index of words made anew beside everybody's work, after a migration that left it."""

from collections.abc import Iterator
from importlib import import_module
from threading import Event

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from hoiam.base import indexing, search
from hoiam.base.finding import Readable, find
from hoiam.base.models import SearchEntry
from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.core.wanted import wanted
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db(transaction=True)
IS_POSTGRES = connection.vendor == "postgresql"
BEFORE, AFTER = ("base", "0009_near"), ("base", "0010_search_by_unit")


def to(step: tuple[str, str]) -> None:
    MigrationExecutor(connection).migrate([step])


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cast]:
    """A case and its page from before, in an installation that is too large to stand still."""
    cast = make_cast()
    case = cast.receive().case
    search.put(kind="page", code=case.code, place=case.pk, text="Cống vỡ")
    to(BEFORE)
    monkeypatch.setattr(import_module("hoiam.base.migrations.0010_search_by_unit"), "SMALL", 0)
    to(AFTER)
    yield cast
    indexing.make(Event())


def found(words: str, unit: int = 0) -> list[int]:
    asked = wanted(words)
    assert asked is not None
    rows = Case.objects.filter(unit=unit) if unit else Case.objects.all()
    return find(Readable(rows, "case", unit=unit), asked, least=5, most=5).keys


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE indexname LIKE 'base\\_searchentry\\_%%'"
            if IS_POSTGRES
            else "SELECT name FROM sqlite_master WHERE name = 'base_searchentry_words'"
        )
        return {name for (name,) in cursor.fetchall()} - {"base_searchentry_pkey"}


OLD = {"base_searchentry_words"}
NEW = {"base_searchentry_found"} if IS_POSTGRES else OLD


def test_what_is_there_is_found_before_and_after(left: Cast) -> None:
    case, office = Case.objects.get(), left.units["commune-office"]
    assert indexing.is_due() is IS_POSTGRES
    assert indexes() == OLD
    assert found("cống vỡ") == found("cống vỡ", office.pk) == [case.pk]

    indexing.make(Event())

    assert not indexing.is_due()
    assert indexes() == NEW
    assert found("cống vỡ") == found("cống vỡ", office.pk) == [case.pk]
    held = {office.pk if IS_POSTGRES else None}
    assert {*SearchEntry.objects.values_list("unit", flat=True)} == held


def test_what_comes_and_goes_meanwhile_is_where_it_lies(left: Cast) -> None:
    old, department = Case.objects.get(), left.units["department"]
    cases.hand_over(
        case=old, unit=department, reason="Đường tỉnh", by=left.actor("handler"), at=later(1)
    )
    new = left.receive("k2").case

    indexing.make(Event())

    assert found("cống vỡ", department.pk) == [old.pk]
    assert found("cống vỡ", left.units["commune-office"].pk) == [new.pk]


def test_a_worker_that_was_stopped_leaves_the_rest_to_the_next_one(left: Cast) -> None:
    stopped = Event()
    stopped.set()

    indexing.make(stopped)

    assert indexing.is_due() is IS_POSTGRES
    assert found("cống vỡ") == [Case.objects.get().pk]
    thread = indexing.beside(Event())
    if thread is not None:
        thread.join(60)
    assert not indexing.is_due()
    assert found("cống vỡ", left.units["commune-office"].pk) == [Case.objects.get().pk]


def test_a_worker_that_was_killed_holds_up_the_next_one_and_does_not_end_it(
    left: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_AGAIN", 0.01)
    if not IS_POSTGRES:
        assert indexing.beside(Event()) is None
        return
    gone = connection.copy()  # what goes on in the database after its worker
    try:
        with gone.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [indexing._LOCK])
        thread = indexing.beside(Event())
        assert thread is not None
        thread.join(0.5)
        assert thread.is_alive()
        assert indexing.is_due()
    finally:
        gone.close()
    thread.join(60)

    assert not indexing.is_due()
    assert found("cống vỡ", left.units["commune-office"].pk) == [Case.objects.get().pk]


def test_an_index_that_was_broken_off_is_made_again(left: Cast) -> None:
    if IS_POSTGRES:
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE INDEX base_searchentry_found ON base_searchentry (id);"
                "UPDATE pg_index SET indisvalid = false"
                " WHERE indexrelid = 'base_searchentry_found'::regclass"
            )

    indexing.make(Event())

    assert found("cống vỡ", left.units["commune-office"].pk) == [Case.objects.get().pk]
    assert indexes() == NEW
