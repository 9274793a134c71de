import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0003_designations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("form", models.CharField(max_length=40)),
                ("form_from", models.DateField()),
                ("about_kind", models.CharField(max_length=20)),
                ("about_code", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("letters", models.CharField(blank=True, max_length=20)),
                ("symbol", models.CharField(blank=True, max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("content", hoiam.base.encryption.EncryptedJSON(default=dict)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("issued_on", models.DateField()),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.CharField(max_length=60)),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="papers.paper",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about_kind", "about_code", "id"], name="paper_about"),
                    models.Index(fields=["unit", "year", "id"], name="paper_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at__isnull", True), ("issued_by", "")),
                            models.Q(
                                ("issued_at__isnull", False),
                                models.Q(("issued_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paper_issued_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "year", "letters", "number"), name="paper_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces__isnull", True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="paper_replaces_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", True), ("symbol", "")),
                            models.Q(
                                ("number__isnull", False), models.Q(("symbol", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="paper_numbered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "bản PDF"),
                            ("word", "bản Word"),
                            ("signed", "bản đã ký số"),
                            ("scan", "bản chụp đã ký, đóng dấu"),
                        ],
                        max_length=12,
                    ),
                ),
                ("media", models.CharField(max_length=100)),
                ("original", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("stored_at", models.DateTimeField()),
                ("stored_by", models.CharField(max_length=60)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stored_at__isnull", True), ("stored_by", "")),
                            models.Q(
                                ("stored_at__isnull", False),
                                models.Q(("stored_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paperfile_stored_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["pdf", "word"])),
                        fields=("paper", "kind"),
                        name="paperfile_made_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("letters", models.CharField(blank=True, max_length=20)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_series",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year", "letters"), name="series_once")
                ],
            },
        ),
    ]
