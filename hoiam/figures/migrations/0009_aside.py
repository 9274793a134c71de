"""Cells of large batches are kept apart, and counted before the batch is shown."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0008_cell_index")]

    operations = [
        migrations.CreateModel(
            name="Aside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dataset", models.CharField(max_length=20)),
                ("batch_key", models.BigIntegerField()),
                ("months", models.JSONField(default=list)),
                ("stamp", models.PositiveBigIntegerField()),
                ("is_ready", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("batch_key", "dataset"), name="aside_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="cell",
            name="batch_key",
            field=models.BigIntegerField(default=0),
        ),
        migrations.RemoveIndex(model_name="cell", name="cell_where"),
        migrations.AddIndex(
            model_name="cell",
            index=models.Index(
                fields=["dataset", "month", "unit", "text_2", "day_1", "number", "batch_key"],
                name="cell_where",
            ),
        ),
        migrations.AddIndex(
            model_name="cell",
            index=models.Index(fields=["batch_key", "dataset", "month"], name="cell_aside"),
        ),
    ]
