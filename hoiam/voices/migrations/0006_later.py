"""The index of what somebody added later, over such rows alone.

Nearly every voice is the first one: an index that also holds those of no origin looks to SQLite,
once it has counted, as if each origin had thousands, so that it walks through all voices to find
the two that were added to one. Taken away and made by name, as SQLite would else write the whole
table anew.
"""

from django.db import migrations, models

TABLE, COLUMN = "voices_voice", "origin_id"


def drop(apps, schema_editor):
    """The index of the column alone."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        made = connection.introspection.get_constraints(cursor, TABLE)
    for name, one in made.items():
        if one["index"] and one["columns"] == [COLUMN]:
            schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


def put_back(apps, schema_editor):
    """Under a name that no other version gives."""
    name = schema_editor.connection.ops.quote_name(f"{TABLE}_{COLUMN}_alone")
    schema_editor.execute(f"CREATE INDEX {name} ON {TABLE} ({COLUMN})")


class Migration(migrations.Migration):
    dependencies = [
        ("voices", "0005_petitions"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="voice",
                    name="origin",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        related_name="later",
                        to="voices.voice",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(
                condition=models.Q(("origin__isnull", False)),
                fields=["origin", "id"],
                name="voice_later",
            ),
        ),
    ]
