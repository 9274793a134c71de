"""What is copied is what the actions wrote."""

from typing import Any

import pytest
from django.db import connection, transaction

from hoiam.base import stamps
from hoiam.publication.openness import Counter
from hoiam.units import actions
from hoiam.units.models import Field, Unit
from tests import snapshots
from tests.cast import NOW, SINCE, make_cast
from tests.contracts.arrange_units import PRODUCT
from tests.contracts.test_kept_pages import stand

MAKERS = {
    "cast": make_cast,
    "province": lambda: actions.load_province(code="lc", by=PRODUCT, at=NOW),
}


def _everything() -> dict[str, list[Any]]:
    """Every row of every table of the product."""
    found = {}
    with connection.cursor() as cursor:
        for table in snapshots.tables():
            columns = ", ".join(connection.ops.quote_name(name) for name in table.columns)
            cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(table.name)}")
            found[table.name] = sorted(map(repr, cursor.fetchall()))
    return {name: rows for name, rows in found.items() if rows}


@pytest.fixture
def first(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process in which nobody has asked yet."""
    monkeypatch.setattr(snapshots, "_kept", {})


@pytest.mark.parametrize("name", MAKERS)
def test_copy_is_every_row_that_the_actions_wrote(first: None, name: str) -> None:
    migrated = _everything()
    made = snapshots.of(f"test {name}", MAKERS[name])
    written = {table: rows for table, rows in _everything().items() if table not in migrated}
    assert len(written) > 4
    for table in reversed(snapshots.tables()):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table.name)}")
    assert not _everything()

    copied = snapshots.of(f"test {name}", _never)

    assert _everything() == written
    assert copied == made
    assert copied is not made


def _never() -> Any:
    raise AssertionError("what was written once is copied")


def test_rows_written_after_a_copy_get_keys_of_their_own(db: None) -> None:
    cast = make_cast()

    new = Field(code="moi", name="Mới", folded="moi", order=9)
    new.save()

    assert new.pk > max(one.pk for one in cast.fields.values())


def test_nothing_is_copied_where_rows_stand_already(first: None) -> None:
    def one_more() -> int:
        number = Unit.objects.count() + 1
        Unit(code=f"t-{number}", kind="province", name="Tỉnh", valid_from=SINCE).save()
        return number

    assert snapshots.of("test more", one_more) == 1
    assert snapshots.of("test more", one_more) == 2
    assert Unit.objects.count() == 2


def test_what_one_test_does_with_its_copy_no_other_sees(first: None) -> None:
    with transaction.atomic():
        make_cast()
        transaction.set_rollback(True)
    with transaction.atomic():
        spoilt = make_cast()
        spoilt.units["commune"].name = "Xã Khác"
        spoilt.units["commune"].save()
        transaction.set_rollback(True)

    cast = make_cast()

    assert cast.units["commune"].name == "Xã Bản Mẫu"
    assert Unit.objects.get(code="t-commune").name == "Xã Bản Mẫu"


def test_nothing_kept_is_good_after_a_copy_and_triggers_run_again(first: None) -> None:
    def stamp() -> int:
        return stamps.state((stamps.STEADY,))[0]

    with transaction.atomic():
        snapshots.of("test province", MAKERS["province"])
        transaction.set_rollback(True)
    empty = stamp()

    snapshots.of("test province", _never)
    copied = stamp()
    Unit.objects.filter(code="lc").update(advice="khác")

    assert len({empty, copied, stamp()}) == 3


def test_counter_of_the_migrations_counts_on_from_where_the_actions_left_it(first: None) -> None:
    def last() -> int:
        return Counter.objects.get().last

    def release() -> None:
        make_cast()
        assert stand()

    began = last()
    with transaction.atomic():
        snapshots.of("test released", release)
        counted = last()
        transaction.set_rollback(True)
    with transaction.atomic():
        Counter.objects.update(last=began + 7)
        snapshots.of("test released", lambda: None)
        assert not Unit.objects.exists()  # somebody counted meanwhile: nothing is copied
        transaction.set_rollback(True)
    snapshots.of("test released", _never)

    assert Unit.objects.exists()
    assert last() == counted != began
