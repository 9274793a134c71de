"""Statistics that PostgreSQL plans its questions by.

Its own job collects them a minute or so after many rows came. Until then it takes a table of
thousands for a handful, and a page that joins a few of them may stand still for minutes.
"""

from django.db import connection, models


def collect(*tables: type[models.Model]) -> None:
    """Look at these tables now, after many rows were written at once. SQLite needs none of it."""
    if connection.vendor != "postgresql":
        return
    names = ", ".join(connection.ops.quote_name(table._meta.db_table) for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {names}")
