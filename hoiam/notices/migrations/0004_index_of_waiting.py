from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0003_encrypted"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("state__in", ("queued", "by-hand"))),
                fields=["about_kind", "id"],
                name="notice_waiting",
            ),
        ),
    ]
