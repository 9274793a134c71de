"""Bands of what says nearly the same, beside the word index, and what is still to get them.

A later migration that alters `base_searchentry` on SQLite makes Django build the table anew,
which drops the triggers: such a migration runs `let_go` before and `keep` after.
"""

from django.db import migrations, models

# Cases and pages alone are compared; their numbers stand below those of old registers, which
# begin at three times 2 to the power of 40: 3298534883328.

SQLITE_TABLE = (
    # One tree in the order of its key instead of a table and its index: half the pages. In one
    # line, because Django's look at the columns stumbles over a blank at the end.
    "CREATE TABLE base_nearband (band integer NOT NULL, entry bigint NOT NULL, "
    "PRIMARY KEY (band, entry)) WITHOUT ROWID",
    "CREATE INDEX nearband_entry ON base_nearband (entry)",
)
POSTGRES_TABLE = (
    """
    CREATE TABLE base_nearband (
        band integer NOT NULL, entry bigint NOT NULL, PRIMARY KEY (band, entry)
    )
    """,
    "CREATE INDEX nearband_entry ON base_nearband (entry)",
)
# Not "OR IGNORE": SQLite takes the way of the statement outside for the one in the trigger.
SQLITE_KEEP = (
    """
    CREATE TRIGGER base_near_added AFTER INSERT ON base_searchentry WHEN new.id < 3298534883328 BEGIN
        INSERT INTO base_nearwaiting (entry) SELECT new.id
        WHERE NOT EXISTS (SELECT 1 FROM base_nearwaiting WHERE entry = new.id);
    END
    """,
    """
    CREATE TRIGGER base_near_changed AFTER UPDATE ON base_searchentry
    WHEN new.id < 3298534883328 AND (new.folded <> old.folded OR new.id <> old.id) BEGIN
        DELETE FROM base_nearband WHERE entry = old.id;
        INSERT INTO base_nearwaiting (entry) SELECT new.id
        WHERE NOT EXISTS (SELECT 1 FROM base_nearwaiting WHERE entry = new.id);
    END
    """,
    """
    CREATE TRIGGER base_near_gone AFTER DELETE ON base_searchentry BEGIN
        DELETE FROM base_nearband WHERE entry = old.id;
        DELETE FROM base_nearwaiting WHERE entry = old.id;
    END
    """,
)
SQLITE_LET_GO = (
    "DROP TRIGGER base_near_gone",
    "DROP TRIGGER base_near_changed",
    "DROP TRIGGER base_near_added",
)
POSTGRES_KEEP = (
    """
    CREATE FUNCTION base_near_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' THEN
            DELETE FROM base_nearband WHERE entry = old.id;
        END IF;
        IF TG_OP = 'DELETE' THEN
            DELETE FROM base_nearwaiting WHERE entry = old.id;
        ELSE
            INSERT INTO base_nearwaiting (entry) VALUES (new.id) ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER base_near_added AFTER INSERT ON base_searchentry
    FOR EACH ROW WHEN (new.id < 3298534883328) EXECUTE FUNCTION base_near_keep()
    """,
    """
    CREATE TRIGGER base_near_changed AFTER UPDATE ON base_searchentry FOR EACH ROW
    WHEN (new.id < 3298534883328 AND (new.folded <> old.folded OR new.id <> old.id))
    EXECUTE FUNCTION base_near_keep()
    """,
    """
    CREATE TRIGGER base_near_gone AFTER DELETE ON base_searchentry
    FOR EACH ROW EXECUTE FUNCTION base_near_keep()
    """,
)
POSTGRES_LET_GO = (
    "DROP TRIGGER base_near_gone ON base_searchentry",
    "DROP TRIGGER base_near_changed ON base_searchentry",
    "DROP TRIGGER base_near_added ON base_searchentry",
    "DROP FUNCTION base_near_keep",
)
# What was there before waits as well; the worker takes the newest first.
THERE = (
    """
    INSERT INTO base_nearwaiting (entry)
    SELECT id FROM base_searchentry WHERE id < 3298534883328
    """,
)


def _run(schema_editor, sqlite, postgres):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in postgres if postgresql else sqlite:
        schema_editor.execute(statement)


def make_table(apps, schema_editor):
    _run(schema_editor, SQLITE_TABLE, POSTGRES_TABLE)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE base_nearband")


def keep(apps, schema_editor):
    _run(schema_editor, (*SQLITE_KEEP, *THERE), (*POSTGRES_KEEP, *THERE))


def let_go(apps, schema_editor):
    _run(schema_editor, SQLITE_LET_GO, POSTGRES_LET_GO)


class Migration(migrations.Migration):
    dependencies = [("base", "0008_search_order")]

    operations = [
        migrations.CreateModel(
            name="NearWaiting",
            fields=[("entry", models.BigIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="NearBand",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "band",
                                "entry",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("band", models.IntegerField()),
                        ("entry", models.BigIntegerField()),
                    ],
                    options={"indexes": [models.Index(fields=["entry"], name="nearband_entry")]},
                ),
            ],
            database_operations=[migrations.RunPython(make_table, drop_table)],
        ),
        migrations.RunPython(keep, let_go),
    ]
