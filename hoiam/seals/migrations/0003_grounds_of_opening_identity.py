from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("seals", "0002_references_found"),
    ]

    operations = [
        migrations.CreateModel(
            name="IdentityOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("ground", models.CharField(max_length=12)),
                ("opened_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=models.CASCADE,
                        related_name="identity_openings",
                        to="seals.sealedcase",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=models.CASCADE,
                        related_name="identity_openings",
                        to="seals.sealedmember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "number"), name="identityopening_number"
                    )
                ],
            },
        ),
    ]
