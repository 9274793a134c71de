from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0009_words_and_topics"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["started_on", "id"],
                name="commitment_open_since",
            ),
        ),
    ]
