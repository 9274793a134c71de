"""Cases of a body in a field, public ones that are open, and those of many people."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_indexes_of_lists"),
        ("publication", "0009_moments_of_the_log"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["unit", "field", "id"], name="case_unit_field"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("page__isnull", False), ("state__in", ("new", "waiting", "handling"))
                ),
                fields=["state", "id"],
                name="case_public_open",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("people__gte", 5)), fields=["code"], name="case_crowd"
            ),
        ),
    ]
