"""Entries of denunciations in the public log; what is sealed lies in a room of its own by now."""

import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    dependencies = [("denunciations", "0001_files")]

    operations = [
        migrations.CreateModel(
            name="DenunciationOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("act", models.CharField(max_length=20)),
                ("entry", models.CharField(max_length=64, unique=True)),
                ("salt", hoiam.base.encryption.EncryptedText(blank=True)),
                ("record", hoiam.base.encryption.EncryptedText(blank=True)),
                ("opened_on", models.DateField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="denunciations.denunciationfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("file", "number"), name="denunciationopening_number"
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="denunciationfile", name="denunciationfile_not_sealed_yet"
        ),
        migrations.RemoveField(model_name="denunciationfile", name="sealed"),
    ]
