"""How much one transaction writes, told by the one before it; and what is put away behind it."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import connection, transaction

from hoiam.base.models import Allowance
from hoiam.base.pace import AIM, Pace, part
from hoiam.base.sqlite import checkpoint
from tests.base.disk import awaiting_it, awaits_the_disk
from tests.cast import NOW


def test_slow_transaction_makes_the_next_one_smaller() -> None:
    pace = Pace(400, least=100, most=1_000)

    pace.took(400, 2 * AIM)

    assert pace.rows == 200


def test_quick_transactions_make_the_next_ones_larger_by_and_by() -> None:
    pace = Pace(400, least=100, most=600)

    sizes = []
    for _ in range(3):
        pace.took(pace.rows, AIM / 10)
        sizes.append(pace.rows)

    assert sizes == [500, 600, 600]


def test_a_few_rows_that_took_less_than_the_aim_make_nothing_smaller() -> None:
    pace = Pace(400, least=100, most=1_000)

    pace.took(3, AIM / 2)

    assert pace.rows == 400


def test_what_is_dear_now_and_then_may_aim_lower() -> None:
    pace = Pace(400, least=100, most=1_000, aim=AIM / 2)

    pace.took(400, AIM)

    assert pace.rows == 200


def test_there_is_a_least() -> None:
    pace = Pace(400, least=100, most=1_000)

    pace.took(400, 100 * AIM)

    assert pace.rows == 100


def _lies_in_the_file(name: str) -> bool:
    """Whether a row lies in the file of the database itself, and not in its log alone."""
    place = f"file:{os.fspath(connection.settings_dict['NAME'])}?immutable=1"
    with closing(sqlite3.connect(place, uri=True)) as own:
        asked = own.execute("SELECT COUNT(*) FROM base_allowance WHERE name = ?", [name])
        return bool(asked.fetchone()[0])


def _settled() -> None:
    for thread in threading.enumerate():
        if thread.name == "checkpoint":
            thread.join()


@pytest.fixture
def _usual() -> Iterator[None]:
    with awaiting_it():
        yield
        _settled()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_usual")
def test_what_is_written_at_a_pace_is_put_into_the_database_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checkpoint, "_MUCH", 1)

    with Pace(1, least=1, most=1).writing(1):
        Allowance.objects.create(name="pace", key_hash="1", tries=1, until=NOW)
    _settled()

    assert Allowance.objects.filter(name="pace").count() == 1
    if connection.vendor == "sqlite":  # nothing else has a log of that kind
        assert _lies_in_the_file("pace")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_usual")
def test_long_log_is_put_away_before_more_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "_LONG", 1)
    monkeypatch.setattr(checkpoint._Behind, "go", lambda self: None)  # what was behind is not yet
    pace = Pace(1, least=1, most=1)
    lies = []
    for number in range(2):
        with pace.writing(1):
            lies.append(connection.vendor != "sqlite" or number == 0 or _lies_in_the_file("long"))
            Allowance.objects.create(name="long", key_hash=str(number), tries=1, until=NOW)

    assert lies == [True, True]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_usual")
def test_inside_somebodys_transaction_nothing_is_put_away() -> None:
    with transaction.atomic(), checkpoint.afterwards():
        Allowance.objects.create(name="inside", key_hash="1", tries=1, until=NOW)

    assert not [one for one in threading.enumerate() if one.name == "checkpoint"]
    assert Allowance.objects.filter(name="inside").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_usual")
def test_part_of_something_long_does_not_wait_for_the_disk_and_what_follows_does() -> None:
    with part():
        inside = awaits_the_disk()
    with pytest.raises(ValueError, match="in the middle"), part():
        raise ValueError("in the middle")

    assert (inside, awaits_the_disk()) == (False, True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_usual")
def test_part_inside_somebodys_transaction_waits_with_it() -> None:
    with transaction.atomic():
        with part():
            inside = awaits_the_disk()
        behind = awaits_the_disk()

    assert (inside, behind) == (True, True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_usual")
def test_little_that_was_written_is_left_in_the_log() -> None:
    with part():
        Allowance.objects.create(name="little", key_hash="1", tries=1, until=NOW)
    _settled()

    assert connection.vendor != "sqlite" or not _lies_in_the_file("little")
