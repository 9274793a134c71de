"""Public papers beside public photos: what kind of file it is, its pages, its size."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publication", "0004_changes_so_far")]

    operations = [
        migrations.AddField(
            "publicfile", "media", models.CharField(default="image/jpeg", max_length=60)
        ),
        migrations.AddField("publicfile", "pages", models.PositiveIntegerField(default=0)),
        migrations.AddField("publicfile", "size", models.PositiveIntegerField(default=0)),
        migrations.AddField(
            "publicfile",
            "digest",
            models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
    ]
