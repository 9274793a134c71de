"""How a chunk is written: only where the import still stands as it did when it was taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from hoiam.base import pace
from hoiam.imports.actions import _shared
from hoiam.imports.models import Import


class Lost(Exception):
    """Somebody else went on meanwhile, or a person stopped it: the chunk is not written."""


@contextmanager
def chunk(of: Import) -> Iterator[Import]:
    """The transaction of a chunk."""
    with pace.part(), held(of) as now:
        yield now


@contextmanager
def end(of: Import) -> Iterator[Import]:
    """The same behind the last one of the reading, on the disk when it ends: then the file goes,
    and nothing could be read again."""
    with transaction.atomic(), held(of) as now:
        yield now


@contextmanager
def held(of: Import, *, goes_on: bool = False) -> Iterator[Import]:
    """The import under a lock, and put down at the end of what is written in here; whoever goes on
    keeps the lease."""
    now = mine(of)
    yield now
    put_down(now, until=now.lease_until if goes_on else None)


def mine(of: Import) -> Import:
    """The import under a lock, for the transaction of a chunk."""
    now = _shared.locked(of)
    if _standing(now) != _standing(of):
        raise Lost
    return now


def _standing(of: Import) -> tuple[object, ...]:
    return (of.lease_until, of.state, of.total, of.done, of.place, of.clearing)


def put_down(of: Import, *, until: datetime | None = None) -> None:
    """The chunk is done: whoever comes next may take the next one."""
    of.lease_until = until
    of.save()
