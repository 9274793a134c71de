"""Indexes of what hardly any row has, over such rows alone; and none of the area by itself, with
which another one begins. Every acceptance wrote an entry into each.

Taken away and made by name, as SQLite would else write the whole table anew.
"""

from django.db import migrations, models

ALONE = (
    ("voices_voice", "area_id"),
    ("voices_voice", "desk_id"),
    ("voices_receipt", "block_id"),
    ("voices_draft", "sent_id"),
)


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
        ("voices", "0006_later"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, put_back)],
            state_operations=[
                migrations.AlterField(
                    model_name="voice",
                    name="area",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.PROTECT,
                        related_name="voices",
                        to="units.unit",
                    ),
                ),
                migrations.AlterField(
                    model_name="voice",
                    name="desk",
                    field=models.ForeignKey(
                        db_index=False,
                        blank=True,
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        related_name="voices_typed",
                        to="units.unit",
                    ),
                ),
                migrations.AlterField(
                    model_name="receipt",
                    name="block",
                    field=models.ForeignKey(
                        db_index=False,
                        blank=True,
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        related_name="receipts",
                        to="voices.receiptblock",
                    ),
                ),
                migrations.AlterField(
                    model_name="draft",
                    name="sent",
                    field=models.ForeignKey(
                        db_index=False,
                        blank=True,
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        to="voices.voice",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(
                condition=models.Q(("desk__isnull", False)),
                fields=["desk"],
                name="voice_desk",
            ),
        ),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(
                condition=models.Q(("block__isnull", False)),
                fields=["block"],
                name="receipt_block",
            ),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(
                condition=models.Q(("sent__isnull", False)),
                fields=["sent"],
                name="draft_sent",
            ),
        ),
    ]
