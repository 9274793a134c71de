"""Words of a batch go into the index after it is shown; and an index for figures of one month."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0003_days"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="worded",
            field=models.BooleanField(default=True),  # of all that were written until now
        ),
        migrations.AlterField(
            model_name="batch",
            name="worded",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="batch",
            name="worded_to",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["unit", "opened_on"], name="record_unit_opened"),
        ),
    ]
