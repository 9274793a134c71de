"""The day a petition bears, where else it was sent, and the day of the appointment of those who
speak for the others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petitions", "0001_petitions")]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="written_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="petition",
            name="sent_to",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="petition",
            name="appointed_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
