"""Without three indexes that Django made besides which others begin with: each row of a register
had to be put into twelve. Taken away by name, as to tell SQLite that a column has no index of its
own, Django would write the whole table anew."""

from django.db import migrations, models

TABLE, COLUMNS = "registers_record", ("batch_id", "unit_id", "area_id")


def drop(apps, schema_editor):
    """The index of each of these columns alone."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        made = connection.introspection.get_constraints(cursor, TABLE)
    for name, one in made.items():
        alone = len(one["columns"]) == 1 and one["columns"][0] in COLUMNS
        if one["index"] and not one["unique"] and not one["primary_key"] and alone:
            schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


def put_back(apps, schema_editor):
    """Under names that no other version gives."""
    quote = schema_editor.connection.ops.quote_name
    for column in COLUMNS:
        schema_editor.execute(
            f"CREATE INDEX {quote(f'{TABLE}_{column}_alone')} ON {TABLE} ({column})"
        )


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0004_words_afterwards"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="record",
                    name="batch",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="rows",
                        to="registers.batch",
                    ),
                ),
                migrations.AlterField(
                    model_name="record",
                    name="unit",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="records",
                        to="units.unit",
                    ),
                ),
                migrations.AlterField(
                    model_name="record",
                    name="area",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="records_in",
                        to="units.unit",
                    ),
                ),
            ],
        ),
    ]
