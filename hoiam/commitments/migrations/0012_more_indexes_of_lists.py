"""What a unit lends a hand in, by kind; dates that people moved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0011_indexes_of_lists"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_lent",
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("about_kind", "case"), ("kind__in", ("consult", "promise"))),
                fields=["unit", "kind", "about_code"],
                name="commitment_lent",
            ),
        ),
        migrations.AddIndex(
            model_name="duedate",
            index=models.Index(
                condition=models.Q(("ground__in", ("extension", "agreed", "prolonged"))),
                fields=["commitment"],
                name="duedate_moved",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("officer", "")),
                fields=["commitment"],
                name="assignment_nobody",
            ),
        ),
    ]
