import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0003_outsidenumber"),
        ("units", "0003_designations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
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
                            ("case", "vụ việc, phản ánh"),
                            ("visit", "lượt tiếp công dân"),
                            ("dossier", "hồ sơ thủ tục"),
                        ],
                        max_length=10,
                    ),
                ),
                ("system", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("zone", models.CharField(max_length=60)),
                ("records", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                ("shown_at", models.DateTimeField(null=True)),
                ("shown_by", models.CharField(blank=True, max_length=60)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=60)),
                ("withdrawn_why", models.CharField(blank=True, max_length=300)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="record_batches",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by", "")),
                            models.Q(
                                ("opened_at__isnull", False),
                                models.Q(("opened_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="batch_opened_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("shown_at__isnull", True), ("shown_by", "")),
                            models.Q(
                                ("shown_at__isnull", False),
                                models.Q(("shown_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="batch_shown_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="batch_withdrawn_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Continuation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("record", models.CharField(max_length=40, unique=True)),
                ("continued_at", models.DateTimeField()),
                ("continued_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continues",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("continued_at__isnull", True), ("continued_by", "")),
                            models.Q(
                                ("continued_at__isnull", False),
                                models.Q(("continued_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="continuation_continued_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("digest", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("case", "vụ việc, phản ánh"),
                            ("visit", "lượt tiếp công dân"),
                            ("dossier", "hồ sơ thủ tục"),
                        ],
                        max_length=10,
                    ),
                ),
                ("system", models.CharField(max_length=60)),
                ("number", models.CharField(max_length=120)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("opened_moment", models.DateTimeField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("due_moment", models.DateTimeField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_moment", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "chưa giải quyết"),
                            ("working", "đang giải quyết"),
                            ("ended", "đã kết thúc"),
                            ("duplicate", "trùng, gộp vào việc khác"),
                            ("transferred", "chuyển nơi khác"),
                            ("refused", "không thụ lý"),
                            ("unknown", "nguồn không nói"),
                        ],
                        default="unknown",
                        max_length=12,
                    ),
                ),
                ("state_said", models.CharField(blank=True, max_length=120)),
                ("category", models.CharField(blank=True, max_length=500)),
                ("channel", models.CharField(blank=True, max_length=120)),
                ("agency", models.CharField(blank=True, max_length=1000)),
                ("territory", models.CharField(blank=True, max_length=300)),
                ("times_reopened", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("rating", models.CharField(blank=True, max_length=20)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records_in",
                        to="units.unit",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="registers.batch",
                    ),
                ),
                (
                    "followed_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follows",
                        to="registers.batch",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["batch", "id"], name="record_batch"),
                    models.Index(fields=["system", "kind", "number"], name="record_number"),
                    models.Index(fields=["unit", "id"], name="record_unit"),
                    models.Index(fields=["area", "id"], name="record_area"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="record_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("record", models.CharField(max_length=40)),
                ("digest", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "trạng thái"),
                            ("note", "ghi chú"),
                            ("reopened", "mở lại"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField(blank=True, null=True)),
                ("moment", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "chưa giải quyết"),
                            ("working", "đang giải quyết"),
                            ("ended", "đã kết thúc"),
                            ("duplicate", "trùng, gộp vào việc khác"),
                            ("transferred", "chuyển nơi khác"),
                            ("refused", "không thụ lý"),
                            ("unknown", "nguồn không nói"),
                        ],
                        max_length=12,
                    ),
                ),
                ("state_said", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField(blank=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="registers.batch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "digest", "batch"), name="recordstep_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=500)),
                ("source", models.JSONField(default=dict)),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="registers.record",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
