from django.db import migrations, models


class Migration(migrations.Migration):
    """A step knows every fact it put on record; a hearing knows the steps that called and held it."""

    dependencies = [("petitions", "0002_petition_days")]

    operations = [
        migrations.RemoveField("petitionstep", "fact"),
        migrations.AddField("petitionstep", "facts", models.JSONField(default=list)),
        migrations.AddField(
            "hearing",
            "call",
            models.OneToOneField(
                default=0,
                on_delete=models.PROTECT,
                related_name="hearing",
                to="petitions.petitionstep",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "hearing",
            "minutes",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=models.PROTECT,
                related_name="hearing_held",
                to="petitions.petitionstep",
            ),
        ),
    ]
