"""Limits: so many tries in a span, each counted once, over processes and both databases."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from hoiam.base import limits
from hoiam.base.models import Allowance

AT = datetime(2026, 10, 2, 2, 0, tzinfo=UTC)
SPAN = timedelta(minutes=5)


def take(key: str = "a-b", *, after: float = 0, name: str = "sign-in") -> bool:
    return limits.take(name, key, most=3, within=SPAN, at=AT + timedelta(seconds=after))


@pytest.mark.usefixtures("db")
def test_tries_are_counted_for_a_span_and_begin_anew() -> None:
    assert [take(after=second) for second in range(5)] == [True, True, True, False, False]
    assert take("ab")  # a dash makes another name
    assert take(name="other")
    assert not take(after=299.5)  # what was refused has not made the wait longer
    assert take(after=300)

    told = limits.count("sign-in", "x", most=0, within=SPAN, at=AT)

    assert (told.tries, told.is_allowed, told.is_first_refused) == (1, False, True)
    assert told.until == AT + SPAN


@pytest.mark.usefixtures("db")
def test_success_forgives_and_the_worker_sweeps() -> None:
    for _ in range(4):
        take()
    limits.forgive("sign-in", "a-b")

    assert take()
    assert limits.sweep(before=AT + SPAN - timedelta(seconds=1)) == 0
    assert limits.sweep(before=AT + SPAN) == 1


@pytest.mark.usefixtures("db")
def test_no_key_is_readable() -> None:
    take("0912 345 678")

    row = Allowance.objects.get()

    assert re.search(r"0912\W?345", f"{row.name}{row.key_hash}") is None
    assert len(row.key_hash) == 64


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_than_the_limit() -> None:
    def one(_: int) -> bool:
        try:
            return take("together")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(one, range(12))) == 3
