"""The one lawful way to take words out of rows that are otherwise only ever added to.

The row stays with everything that is counted: when, which kind, which unit. What named a
person goes, and something stands in its place that says so. Called by actions of
`hoiam.protection` alone (a test says so); a database hides what it deletes until it is tidied,
so that this module makes the page itself be overwritten.
"""

import time
from collections.abc import Mapping
from typing import Any

from django.db import connection, models
from django.db.models import QuerySet


def blank(rows: QuerySet[Any], values: Mapping[str, Any]) -> int:
    """Put these values in place of what the rows hold; how many rows there were.

    Only what is classed as personal goes by sight: everything else is struck row by row.
    """
    classes = rows.model.PRIVACY
    wrong = [name for name in values if classes[name] not in {"personal", "secret"}]
    if wrong:
        raise TypeError(f"{rows.model.__name__}: {', '.join(wrong)} are not personal.")
    return _plainly(rows).update(**values)


def put_struck(row: models.Model, values: Mapping[str, Any]) -> None:
    """Put texts in which a person was struck in place of the ones that named them."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    _plainly(rows).update(**values)


def _plainly(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows without the refusal of append-only ones."""
    return QuerySet(model=rows.model, query=rows.query.chain(), using=rows.db)


def overwrite_what_goes() -> None:
    """SQLite keeps what was deleted in its file until the place is needed: from here on, on this
    connection, it is written over with zeros. PostgreSQL knows no such thing: see `tidy`."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def tidy() -> None:
    """After an erasure, outside a transaction: what is gone by row goes from the files as well.

    On SQLite the index of words is written anew without the words that went, in small steps between
    which others write, and the log beside the database is emptied. On PostgreSQL the dead versions
    of rows are swept; its own log and copies made of it keep them until they are gone by their own
    rule.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete = ON")
            _merge_words(cursor)
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM")


# Of the index in one step: some 40 ms. All steps together took 12 seconds among a million cases.
_PAGES = 200
_BREATH = 0.01  # seconds in which others write
_TELL = "INSERT INTO base_searchentry_words(base_searchentry_words, rank) VALUES(%s, %s)"


def _merge_words(cursor: Any) -> None:
    """What SQLite's 'optimize' does, step by step: a negative number begins to make one part of all
    that there are, a positive one goes on, and a step that changes less than two rows found nothing
    more to do (https://sqlite.org/fts5.html#the_merge_command).

    What others add meanwhile makes new parts, and a step looks at those where they are more: fewer
    of them than `usermerge` would end it all in the middle. SQLite's own merging does not ask it.
    """
    own = connection.connection
    cursor.execute(_TELL, ["usermerge", 2])
    pages = -_PAGES
    while True:
        before = own.total_changes
        cursor.execute(_TELL, ["merge", pages])
        if own.total_changes - before < 2:
            return
        pages = _PAGES
        time.sleep(_BREATH)
