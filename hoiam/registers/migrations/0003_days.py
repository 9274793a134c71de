# Lists by the day of receiving, page by page, and whether any day lies ahead.

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registers", "0002_encrypted")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["opened_on", "code"], name="record_opened"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["ended_on"], name="record_ended"),
        ),
    ]
