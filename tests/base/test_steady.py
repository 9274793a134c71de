"""What a process keeps of rows that change rarely is never older than the last commit."""

from datetime import date

import pytest
from django.db import connection, transaction

from hoiam.base import steady
from hoiam.units.models import Field

DAY = date(2026, 11, 23)


def names() -> list[str]:
    return [one.name for one in steady.rows("names", lambda: Field.objects.order_by("pk"))]


@pytest.mark.django_db
def test_every_table_that_is_kept_has_its_triggers() -> None:
    assert steady.tables()
    assert steady.standing() == set(steady.wanted())


@pytest.mark.django_db
def test_change_is_seen_by_whatever_statement_and_rows_are_not_shared() -> None:
    field = Field.objects.create(code="nuoc", name="Nước")
    seen = steady.row(Field, field.pk)
    seen.name = "somebody else's"

    assert steady.row(Field, field.pk).name == "Nước"
    Field.objects.filter(pk=field.pk).update(name="Nước sạch")
    assert steady.row(Field, field.pk).name == "Nước sạch"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE units_field SET name = 'Nước máy'")
    assert names() == ["Nước máy"]
    Field.objects.all().delete()
    assert names() == []


@pytest.mark.django_db
def test_what_was_undone_is_kept_nowhere() -> None:
    field = Field.objects.create(code="nuoc", name="Nước")
    assert names() == ["Nước"]

    with transaction.atomic():
        Field.objects.filter(pk=field.pk).update(name="Undone")
        assert names() == ["Undone"]
        transaction.set_rollback(True)
    assert names() == ["Nước"]
    with transaction.atomic():
        Field.objects.filter(pk=field.pk).update(name="Done")
    assert names() == ["Done"]


@pytest.mark.django_db
def test_second_look_costs_one_statement(django_assert_num_queries) -> None:
    Field.objects.create(code="nuoc", name="Nước")
    names()

    with django_assert_num_queries(1):
        names()
    with django_assert_num_queries(1), steady.held():
        names()
        names()


@pytest.mark.django_db(transaction=True)
def test_commit_of_another_connection_is_seen_at_once() -> None:
    Field.objects.create(code="nuoc", name="Nước")
    assert names() == ["Nước"]
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("UPDATE units_field SET name = 'Nước sạch'")
    finally:
        other.close()

    assert names() == ["Nước sạch"]
