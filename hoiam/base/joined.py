"""Actions that are nearly always a part of another one.

A savepoint costs two statements, and on PostgreSQL two ways to the server, to make an action undone
alone when somebody goes on after its refusal. Nobody goes on after the refusal of a part: what is
decorated here is done or undone with the whole.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection, transaction


def joined[**P, R](act: Callable[P, R]) -> Callable[P, R]:
    """One transaction; inside another one no savepoint, and whatever is raised undoes the whole."""

    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(savepoint=_is_tested()):
            return act(*args, **kwargs)

    return done


def _is_tested() -> bool:
    """Directly inside the transaction that a test undoes, which is no act to be a part of."""
    blocks: list[Any] = connection.atomic_blocks
    return bool(blocks) and blocks[-1]._from_testcase
