"""Cells of a few territories are found by these."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0009_aside"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="cell",
            index=models.Index(fields=["dataset", "area", "month"], name="cell_area"),
        ),
    ]
