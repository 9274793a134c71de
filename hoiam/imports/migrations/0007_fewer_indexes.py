"""Without an index of rows by their import alone, which three others begin with. Taken away by
name, as in `registers.0005`."""

from django.db import migrations, models

TABLE, COLUMN = "imports_importrow", "of_id"


def drop(apps, schema_editor):
    """The index of this column alone."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        made = connection.introspection.get_constraints(cursor, TABLE)
    for name, one in made.items():
        if one["index"] and not one["unique"] and one["columns"] == [COLUMN]:
            schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


def put_back(apps, schema_editor):
    """Under a name that no other version gives."""
    name = schema_editor.connection.ops.quote_name(f"{TABLE}_{COLUMN}_alone")
    schema_editor.execute(f"CREATE INDEX {name} ON {TABLE} ({COLUMN})")


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0006_packs"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="importrow",
                    name="of",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.CASCADE,
                        related_name="rows",
                        to="imports.import",
                    ),
                ),
            ],
        ),
    ]
