"""The index of words, in the form each database has for it.

A later migration that alters `base_searchentry` on SQLite makes Django build the table anew,
which drops the triggers: such a migration runs `drop_index` before and `make_index` after.
"""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE base_searchentry_words USING fts5(
        folded, content='base_searchentry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
    """
    CREATE TRIGGER base_searchentry_added AFTER INSERT ON base_searchentry BEGIN
        INSERT INTO base_searchentry_words(rowid, folded) VALUES (new.id, new.folded);
    END
    """,
    """
    CREATE TRIGGER base_searchentry_gone AFTER DELETE ON base_searchentry BEGIN
        INSERT INTO base_searchentry_words(base_searchentry_words, rowid, folded)
        VALUES ('delete', old.id, old.folded);
    END
    """,
    """
    CREATE TRIGGER base_searchentry_changed AFTER UPDATE ON base_searchentry BEGIN
        INSERT INTO base_searchentry_words(base_searchentry_words, rowid, folded)
        VALUES ('delete', old.id, old.folded);
        INSERT INTO base_searchentry_words(rowid, folded) VALUES (new.id, new.folded);
    END
    """,
    # Rows that were there before the index.
    "INSERT INTO base_searchentry_words(base_searchentry_words) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER base_searchentry_changed",
    "DROP TRIGGER base_searchentry_gone",
    "DROP TRIGGER base_searchentry_added",
    "DROP TABLE base_searchentry_words",
)
POSTGRES = (
    """
    ALTER TABLE base_searchentry ADD COLUMN words tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED
    """,
    "CREATE INDEX base_searchentry_words ON base_searchentry USING gin (words)",
)
POSTGRES_BACK = (
    "DROP INDEX base_searchentry_words",
    "ALTER TABLE base_searchentry DROP COLUMN words",
)


def make_index(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES if postgres else SQLITE:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES_BACK if postgres else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("base", "0002_searchentry")]

    operations = [migrations.RunPython(make_index, drop_index)]
