"""Narrative reports, what was written in them, and what an office starts them from."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def _key():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def _pair(at, by, name):
    return models.CheckConstraint(
        condition=Q((f"{at}__isnull", True), (by, ""))
        | Q((f"{at}__isnull", False), models.Q((by, ""), _negated=True)),
        name=name,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0004_closed_periods_and_open_data"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.CreateModel(
            name="NarrativeReport",
            fields=[
                ("id", _key()),
                ("code", models.CharField(max_length=40, unique=True)),
                ("period", models.CharField(max_length=40)),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("own", "riêng đơn vị"),
                            ("below", "cả đơn vị và cấp dưới trực tiếp"),
                        ],
                        max_length=8,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="narrative_reports",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    _pair("begun_at", "begun_by", "narrativereport_begun_pair"),
                    models.UniqueConstraint(
                        fields=("unit", "period", "reach"), name="narrativereport_once"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="NarrativeText",
            fields=[
                ("id", _key()),
                ("section", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=60)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="figures.narrativereport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    _pair("written_at", "written_by", "narrativetext_written_pair"),
                    models.UniqueConstraint(
                        fields=("report", "section", "version"), name="narrativetext_version"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="OutlineText",
            fields=[
                ("id", _key()),
                ("section", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                ("kept_at", models.DateTimeField()),
                ("kept_by", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outline_texts",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    _pair("kept_at", "kept_by", "outlinetext_kept_pair"),
                    models.UniqueConstraint(
                        fields=("unit", "section", "version"), name="outlinetext_version"
                    ),
                ]
            },
        ),
    ]
