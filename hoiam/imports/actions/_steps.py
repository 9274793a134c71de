"""How a chunk is written: only where the import still stands as it did when it was taken."""

from hoiam.imports.actions import _shared
from hoiam.imports.models import Import


class Lost(Exception):
    """Somebody else went on meanwhile, or a person stopped it: the chunk is not written."""


def mine(of: Import) -> Import:
    """The import under a lock, for the transaction of a chunk."""
    now = _shared.locked(of)
    if _standing(now) != _standing(of):
        raise Lost
    return now


def _standing(of: Import) -> tuple[object, ...]:
    return (of.lease_until, of.state, of.total, of.done, of.place, of.clearing)


def put_down(of: Import) -> None:
    """The chunk is done: whoever comes next may take the next one."""
    of.lease_until = None
    of.save()
