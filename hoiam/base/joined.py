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
        if not _is_part():
            with transaction.atomic():
                return act(*args, **kwargs)
        try:
            return act(*args, **kwargs)
        except BaseException:
            connection.needs_rollback = True
            raise

    return done


def _is_part() -> bool:
    """Inside an act; the transaction that a test undoes is none."""
    blocks: list[Any] = connection.atomic_blocks if connection.in_atomic_block else []
    return bool(blocks) and not blocks[-1]._from_testcase
