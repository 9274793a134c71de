"""Numbers of the press, with their source and qualifier, never verified here."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0006_form_entries"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.CreateModel(
            name="PressFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("said", models.CharField(max_length=80)),
                ("value", models.DecimalField(decimal_places=4, max_digits=24)),
                ("measured", models.CharField(blank=True, max_length=80)),
                (
                    "holding",
                    models.CharField(
                        choices=[
                            ("exact", "đúng bằng"),
                            ("about", "khoảng"),
                            ("below", "gần (kém một ít)"),
                            ("above", "hơn"),
                            ("under", "dưới"),
                            ("at-least", "ít nhất"),
                            ("at-most", "nhiều nhất"),
                        ],
                        max_length=10,
                    ),
                ),
                ("about", models.CharField(max_length=200)),
                ("method", models.CharField(blank=True, max_length=200)),
                ("period", models.CharField(blank=True, max_length=80)),
                ("source", models.CharField(max_length=300)),
                ("source_day", models.DateField(blank=True, null=True)),
                ("kept_at", models.DateTimeField()),
                ("kept_by", models.CharField(max_length=60)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="figures.pressfigure",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept_at__isnull", True), ("kept_by", "")),
                            models.Q(
                                ("kept_at__isnull", False), models.Q(("kept_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="pressfigure_kept_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="pressfigure_sourced",
                    ),
                ],
            },
        ),
    ]
