"""Statistics that a database plans its questions by.

PostgreSQL's own job collects them a minute or so after many rows came; until then it takes a table
of thousands for a handful, and a page that joins a few of them may stand still for minutes.
SQLite has no such job. It guesses that every index finds ten rows, and walks through all that is
open, or in one state, where the rows of one unit were meant. The worker has it look when it begins
and twice a day, at some entries of each index, which takes milliseconds. A process that is running
keeps to what it knew until it opens the database again.
"""

from django.apps import apps
from django.db import connection, models

LOOKED_AT = 10_000  # entries of an index: of fewer, what all rows have in common looks rare


def collect(*tables: type[models.Model]) -> None:
    """Look at these tables now, after many rows were written at once."""
    for table in tables:
        _look_at(table)


def collect_all() -> bool:
    """Look at every table of SQLite, each by itself: who wants to write waits for one at most.
    Nothing is left over for another round."""
    if connection.vendor != "postgresql":
        collect(*apps.get_models())
    return False


def _look_at(table: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute(f"ANALYZE {connection.ops.quote_name(table._meta.db_table)}")
