import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0002_no_folded_page"),
        ("units", "0003_designations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20, unique=True)),
                ("last", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="release",
            name="cause",
            field=models.CharField(
                choices=[
                    ("first", "công khai lần đầu"),
                    ("answer", "thêm câu trả lời"),
                    ("mistake", "sửa sai sót"),
                    ("addition", "bổ sung"),
                    ("request", "theo yêu cầu của người được nhắc đến"),
                    ("masking", "che thêm thông tin riêng"),
                ],
                default="first",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="latitude",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="longitude",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="photos",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="release",
            name="reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("page", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("released", "công khai"),
                            ("corrected", "ra bản mới"),
                            ("hidden", "ẩn"),
                            ("shown-again", "hiện lại"),
                            ("appealed", "có người đề nghị xem lại việc ẩn"),
                            ("opinion", "Mặt trận nêu ý kiến về việc ẩn"),
                            ("decided", "cấp trên quyết định về việc ẩn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("release", models.PositiveIntegerField(default=0)),
                ("hiding", models.CharField(blank=True, max_length=40)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=60)),
            ],
            options={
                "indexes": [models.Index(fields=["page", "number"], name="change_of_page")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded_at__isnull", True), ("recorded_by", "")),
                            models.Q(
                                ("recorded_at__isnull", False),
                                models.Q(("recorded_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="change_recorded_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hiding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("whole", "toàn bộ trang"),
                            ("title", "tiêu đề"),
                            ("text", "nội dung"),
                            ("answer", "câu trả lời"),
                            ("place", "nơi xảy ra"),
                            ("file", "một tệp"),
                            ("release", "một bản cũ"),
                        ],
                        max_length=10,
                    ),
                ),
                ("file", models.CharField(blank=True, max_length=40)),
                ("release", models.PositiveIntegerField(default=0)),
                ("ground", models.CharField(max_length=40)),
                ("reason", models.CharField(max_length=300)),
                ("hidden_at", models.DateTimeField()),
                ("hidden_by", models.CharField(max_length=60)),
                ("shown_at", models.DateTimeField(null=True)),
                ("shown_by", models.CharField(blank=True, max_length=60)),
                ("shown_reason", models.CharField(blank=True, max_length=300)),
                ("shown_from", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hidings",
                        to="publication.page",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hidings",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "ground"], name="hiding_counted")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_at__isnull", True), ("hidden_by", "")),
                            models.Q(
                                ("hidden_at__isnull", False),
                                models.Q(("hidden_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hiding_hidden_pair",
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
                        name="hiding_shown_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("part", "file"),
                                ("release", 0),
                                models.Q(("file", ""), _negated=True),
                            ),
                            models.Q(
                                ("file", ""),
                                ("part", "release"),
                                models.Q(("release", 0), _negated=True),
                            ),
                            models.Q(
                                models.Q(("part__in", ("file", "release")), _negated=True),
                                ("file", ""),
                                ("release", 0),
                            ),
                            _connector="OR",
                        ),
                        name="hiding_names_its_part",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("shown_at__isnull", True)),
                        fields=("page", "part", "file", "release"),
                        name="hiding_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("commitment", models.CharField(blank=True, max_length=40)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("upheld", "giữ nguyên việc ẩn"), ("lifted", "hiện lại")],
                        max_length=10,
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=1000)),
                ("filed_at", models.DateTimeField()),
                ("filed_by", models.CharField(max_length=60)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=60)),
                (
                    "front",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals_watched",
                        to="units.unit",
                    ),
                ),
                (
                    "superior",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals_decided",
                        to="units.unit",
                    ),
                ),
                (
                    "hiding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeal",
                        to="publication.hiding",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("filed_at__isnull", True), ("filed_by", "")),
                            models.Q(
                                ("filed_at__isnull", False),
                                models.Q(("filed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="appeal_filed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="appeal_decided_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True), ("outcome", ""), ("reasons", "")
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                models.Q(("outcome", ""), ("reasons", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="appeal_decided_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=1000)),
                ("stated_at", models.DateTimeField()),
                ("stated_by", models.CharField(max_length=60)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="publication.appeal",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions_on_hiding",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stated_at__isnull", True), ("stated_by", "")),
                            models.Q(
                                ("stated_at__isnull", False),
                                models.Q(("stated_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_stated_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("text", models.TextField()),
                ("voice", models.CharField(blank=True, max_length=60)),
                ("filed_at", models.DateTimeField()),
                ("filed_by", models.CharField(max_length=60)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pleas",
                        to="publication.appeal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("filed_at__isnull", True), ("filed_by", "")),
                            models.Q(
                                ("filed_at__isnull", False),
                                models.Q(("filed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plea_filed_pair",
                    )
                ],
            },
        ),
    ]
