from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0004_index_of_waiting"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["recipient"], name="notice_recipient"),
        ),
    ]
