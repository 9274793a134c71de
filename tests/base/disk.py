"""Whether what the database is asked to keep is on the disk when a transaction has ended."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def awaits_the_disk() -> bool:
    """As this connection is set at the moment."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW synchronous_commit")
            return cursor.fetchone() == ("on",)
        cursor.execute("PRAGMA synchronous")
        return cursor.fetchone() == (2,)  # FULL


@contextmanager
def awaiting_it() -> Iterator[None]:
    """A connection that waits for the disk; what it is set to goes with it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO on")
    yield
    connection.close()
