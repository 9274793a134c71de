"""Indexes of the lists, and four that Django made besides which each of these begins with.

Taken away and made by name: to tell SQLite that a column has no index of its own, Django would
write the whole table anew. With a million cases PostgreSQL takes some ten seconds, in which nobody
writes: the product is brought forward before it serves.
"""

from django.db import migrations, models

TABLE, COLUMNS = "cases_case", ("field_id", "area_id", "unit_id", "desk_id")


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
        ("cases", "0011_routing"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="case",
                    name="field",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="cases",
                        to="units.field",
                    ),
                ),
                migrations.AlterField(
                    model_name="case",
                    name="area",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="cases_in",
                        to="units.unit",
                    ),
                ),
                migrations.AlterField(
                    model_name="case",
                    name="unit",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="cases",
                        to="units.unit",
                    ),
                ),
                migrations.AlterField(
                    model_name="case",
                    name="desk",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="cases_received",
                        to="units.unit",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["unit", "id"], name="case_unit"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["desk", "id"], name="case_desk"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["area", "id"], name="case_area"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "id"], name="case_state"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["opened_on", "id"], name="case_opened"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["unit", "id"],
                condition=models.Q(("held", ""), _negated=True),
                name="case_held",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["answered_on", "id"],
                condition=models.Q(("page__isnull", False)),
                name="case_answered",
            ),
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                fields=["case"], condition=models.Q(("sent_at__isnull", True)), name="answer_unsent"
            ),
        ),
    ]
