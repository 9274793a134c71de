"""The cells of rows lie together, some hundred rows to a pack."""

import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0005_begun_anew"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="importrow",
            name="cells",
        ),
        migrations.RemoveField(
            model_name="importrow",
            name="done",
        ),
        migrations.AddField(
            model_name="importrow",
            name="mark",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.CreateModel(
            name="ImportPack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("cells", hoiam.base.encryption.EncryptedJSON(default=dict)),
                (
                    "of",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="packs",
                        to="imports.import",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("of", "last"), name="importpack_last")
                ],
            },
        ),
    ]
