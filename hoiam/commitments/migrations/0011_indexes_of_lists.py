"""Indexes of the lists, and one that Django made besides which another begins with.

Taken away and made by name: to tell SQLite that a column has no index of its own, Django would
write the whole table anew. With a million cases PostgreSQL takes some ten seconds, in which nobody
writes: the product is brought forward before it serves.
"""

from django.db import migrations, models

TABLE, COLUMNS = "commitments_commitment", ("unit_id",)


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
        ("commitments", "0010_open_since"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="commitment",
                    name="unit",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="commitments",
                        to="units.unit",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["unit", "about_code"],
                condition=models.Q(("about_kind", "case"), ("kind__in", ("consult", "promise"))),
                name="commitment_lent",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["due_on", "id"],
                condition=models.Q(("asked_at__isnull", False)),
                name="commitment_asked",
            ),
        ),
    ]
