"""New rows of an act go to PostgreSQL by one statement, with keys that were drawn ahead."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hoiam.base import audit, bundles, quick
from hoiam.base.bundles import bundle
from hoiam.base.models import Allowance, Event, SearchEntry, Stamp
from hoiam.core import actor as actors

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, tzinfo=UTC)


def allowance(name: str) -> Allowance:
    return Allowance(name=name, key_hash="", tries=1, until=AT)


def test_rows_are_written_at_the_end_by_one_statement() -> None:
    bundles._drawing.cache_clear()
    heard = CaptureQueriesContext(connection)
    with transaction.atomic(), heard, bundle(Allowance, Stamp), audit.together():
        one, two = allowance("một"), Stamp(name="x", number=7)
        one.save()
        two.save(force_insert=True)
        by = actors.public(act="a")
        for code in ("c-1", "c-2"):
            audit.record("base.thing.done", subject=("case", code), by=by, at=AT)
        assert one.pk
        assert two.pk
    tables = ('INTO "base_allowance"', 'INTO "base_event"')
    written = [
        asked["sql"]
        for asked in heard.captured_queries
        if any(table in asked["sql"] for table in tables)
    ]

    assert Allowance.objects.get(name="một") == one
    assert Stamp.objects.get(name="x") == two
    assert list(Event.every.order_by("id").values_list("subject_code", flat=True)) == ["c-1", "c-2"]
    assert not one._state.adding
    assert len(written) == (1 if connection.vendor == "postgresql" else 2)


def test_more_rows_of_a_model_than_were_expected_have_keys_of_their_own() -> None:
    with transaction.atomic(), bundle(Stamp):
        rows = [Stamp(name="x", number=number) for number in range(3)]
        for row in rows:
            row.save()
    later = Stamp.objects.create(name="x", number=3)

    assert len({row.pk for row in (*rows, later)}) == 4
    assert list(Stamp.objects.filter(name="x").order_by("number")) == [*rows, later]


def test_rows_with_a_key_and_their_changes_go_along() -> None:
    number = SearchEntry.ROOM + 1
    for folded in ("mot", "hai"):
        entry = SearchEntry(id=number, kind="case", code="x", folded=folded)
        with transaction.atomic(), bundle(Stamp):
            assert quick.put(entry, unique=("kind", "code"), change=("folded",))

    assert SearchEntry.objects.get(code="x").folded == "hai"


def test_what_is_raised_within_leaves_nothing_and_ends_the_waiting() -> None:
    with pytest.raises(ValueError, match="no"), transaction.atomic(), bundle(Stamp):
        Stamp(name="x", number=1).save()
        raise ValueError("no")
    Stamp(name="y", number=1).save()

    assert list(Stamp.objects.filter(name__in="xy").values_list("name", flat=True)) == ["y"]


def test_row_that_cannot_be_written_undoes_all_of_them() -> None:
    Allowance.objects.create(name="một", key_hash="", tries=1, until=AT)
    with pytest.raises(IntegrityError), transaction.atomic(), bundle(Allowance, Stamp):
        Stamp(name="x", number=1).save()
        allowance("một").save()

    assert not Stamp.objects.filter(name="x").exists()


def test_bundle_within_a_bundle_is_a_part_of_it() -> None:
    with transaction.atomic(), bundle(Stamp):
        with bundle(Allowance):
            allowance("một").save()
        is_there = Allowance.objects.filter(name="một").exists()

    assert is_there is (connection.vendor != "postgresql")
    assert Allowance.objects.filter(name="một").exists()
