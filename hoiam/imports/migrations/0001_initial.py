import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0003_designations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("cases", "vụ việc các năm trước"),
                            ("visits", "lượt tiếp công dân các năm trước"),
                            ("dossiers", "hồ sơ thủ tục các năm trước"),
                            ("steps", "diễn biến của vụ việc đã nạp"),
                            ("units", "đơn vị, thôn, tổ dân phố"),
                            ("officers", "cán bộ"),
                            ("competences", "thẩm quyền"),
                            ("exchange", "số hồ sơ ở Cơ sở dữ liệu quốc gia"),
                        ],
                        max_length=12,
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("media", models.CharField(blank=True, max_length=10)),
                ("encoding", models.CharField(blank=True, max_length=20)),
                ("legacy", models.CharField(blank=True, max_length=10)),
                ("guess", models.JSONField(default=dict)),
                ("sheet", models.CharField(blank=True, max_length=120)),
                ("sheets", models.JSONField(default=list)),
                ("columns", models.JSONField(default=list)),
                ("content", models.JSONField(default=dict)),
                ("profile_name", models.CharField(blank=True, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "đang đọc tệp"),
                            ("read", "chờ nối cột"),
                            ("judging", "đang xét từng dòng"),
                            ("judged", "chờ xác nhận"),
                            ("committing", "đang ghi"),
                            ("committed", "đã ghi xong"),
                            ("refused", "không đọc được"),
                            ("dropped", "đã bỏ"),
                        ],
                        default="reading",
                        max_length=10,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("place", models.PositiveIntegerField(default=0)),
                ("clearing", models.BooleanField(default=False)),
                ("refusal", models.CharField(blank=True, max_length=60)),
                ("details", models.JSONField(default=dict)),
                ("batch", models.CharField(blank=True, max_length=40)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("paused_at", models.DateTimeField(null=True)),
                ("paused_by", models.CharField(blank=True, max_length=60)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=60)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "id"], name="import_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paused_at__isnull", True), ("paused_by", "")),
                            models.Q(
                                ("paused_at__isnull", False),
                                models.Q(("paused_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="import_paused_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("started_at__isnull", True), ("started_by", "")),
                            models.Q(
                                ("started_at__isnull", False),
                                models.Q(("started_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="import_started_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by", "")),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                models.Q(("confirmed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="import_confirmed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="import_ended_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField()),
                ("cells", models.JSONField(default=dict)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "chưa xét"),
                            ("new", "mới"),
                            ("known", "đã có"),
                            ("changed", "thay đổi"),
                            ("refused", "không nhận"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=60)),
                ("details", models.JSONField(default=dict)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("done", models.BooleanField(default=False)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="imports.import",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["of", "verdict", "line"], name="importrow_verdict"),
                    models.Index(fields=["of", "code"], name="importrow_code"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "line"), name="importrow_line")
                ],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("cases", "vụ việc các năm trước"),
                            ("visits", "lượt tiếp công dân các năm trước"),
                            ("dossiers", "hồ sơ thủ tục các năm trước"),
                            ("steps", "diễn biến của vụ việc đã nạp"),
                            ("units", "đơn vị, thôn, tổ dân phố"),
                            ("officers", "cán bộ"),
                            ("competences", "thẩm quyền"),
                            ("exchange", "số hồ sơ ở Cơ sở dữ liệu quốc gia"),
                        ],
                        max_length=12,
                    ),
                ),
                ("system", models.CharField(max_length=60)),
                ("content", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by", "")),
                            models.Q(
                                ("saved_at__isnull", False),
                                models.Q(("saved_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="profile_saved_pair",
                    )
                ],
            },
        ),
    ]
