"""The index of what was joined to another case, over such cases alone: every acceptance wrote an
entry that says nothing.

Taken away and made by name, as SQLite would else write the whole table anew.
"""

from django.db import migrations, models

ALONE = (("cases_case", "joined_to_id"),)


def drop(apps, schema_editor):
    """The index of each of these columns alone."""
    connection = schema_editor.connection
    for table, column in ALONE:
        with connection.cursor() as cursor:
            made = connection.introspection.get_constraints(cursor, table)
        for name, one in made.items():
            if one["index"] and not one["unique"] and one["columns"] == [column]:
                schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


def put_back(apps, schema_editor):
    """Under names that no other version gives."""
    quote = schema_editor.connection.ops.quote_name
    for table, column in ALONE:
        name = quote(f"{table}_{column}_alone")
        schema_editor.execute(f"CREATE INDEX {name} ON {table} ({column})")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_more_indexes_of_lists"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="case",
                    name="joined_to",
                    field=models.ForeignKey(
                        db_index=False,
                        blank=True,
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        related_name="joined",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("joined_to__isnull", False)),
                fields=["joined_to"],
                name="case_joined",
            ),
        ),
    ]
