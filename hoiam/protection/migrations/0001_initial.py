import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0003_designations"),
        ("voices", "0002_received_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("what", models.TextField()),
                ("kinds", models.JSONField(default=list)),
                ("people", models.PositiveIntegerField(null=True)),
                ("records", models.PositiveIntegerField(null=True)),
                ("cause", models.TextField(blank=True)),
                ("harm", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "đang xử lý"),
                            ("notified", "đã thông báo cơ quan chuyên trách"),
                            ("not-needed", "kết luận không phải thông báo"),
                            ("closed", "đã khép lại"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("noticed_at", models.DateTimeField()),
                ("noticed_by", models.CharField(max_length=60)),
                ("due_moment", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=60)),
                ("authority", models.CharField(blank=True, max_length=200)),
                ("paper_number", models.CharField(blank=True, max_length=60)),
                ("paper_date", models.DateField(null=True)),
                ("no_notice_reason", models.CharField(blank=True, max_length=300)),
                ("notified_at", models.DateTimeField(null=True)),
                ("notified_by", models.CharField(blank=True, max_length=60)),
                ("people_told", models.PositiveIntegerField(default=0)),
                ("released_note", models.TextField(blank=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("released_by", models.CharField(blank=True, max_length=60)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=60)),
                ("closed_reason", models.CharField(blank=True, max_length=300)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("noticed_at__isnull", True), ("noticed_by", "")),
                            models.Q(
                                ("noticed_at__isnull", False),
                                models.Q(("noticed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breach_noticed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded_at__isnull", True), ("recorded_by", "")),
                            models.Q(
                                ("recorded_at__isnull", False),
                                models.Q(("recorded_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breach_recorded_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notified_at__isnull", True), ("notified_by", "")),
                            models.Q(
                                ("notified_at__isnull", False),
                                models.Q(("notified_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breach_notified_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by", "")),
                            models.Q(
                                ("released_at__isnull", False),
                                models.Q(("released_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breach_released_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by", "")),
                            models.Q(
                                ("closed_at__isnull", False),
                                models.Q(("closed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breach_closed_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BreachStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=500)),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.CharField(max_length=60)),
                (
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="protection.breach",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at__isnull", True), ("taken_by", "")),
                            models.Q(
                                ("taken_at__isnull", False),
                                models.Q(("taken_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breachstep_taken_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
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
                            ("know", "cho biết đang giữ những gì"),
                            ("copy", "cấp bản sao dữ liệu của tôi"),
                            ("correct", "sửa dữ liệu sai"),
                            ("delete", "xóa hoặc khử nhận dạng"),
                            ("restrict", "hạn chế xử lý"),
                            ("withdraw", "rút lại sự đồng ý"),
                            ("object", "phản đối việc xử lý"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "chờ trả lời"),
                            ("answered", "đã trả lời, đang làm"),
                            ("done", "đã làm xong"),
                            ("refused", "không làm được"),
                            ("taken-back", "người yêu cầu rút lại"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("channel", models.CharField(default="web", max_length=10)),
                ("words", hoiam.base.encryption.EncryptedText(blank=True, max_length=2000)),
                ("answer", hoiam.base.encryption.EncryptedText(blank=True, max_length=2000)),
                ("result", hoiam.base.encryption.EncryptedText(blank=True, max_length=2000)),
                ("received_at", models.DateTimeField()),
                ("received_by", models.CharField(max_length=60)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.CharField(blank=True, max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="units.unit",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "state", "id"], name="datarequest_queue")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at__isnull", True), ("received_by", "")),
                            models.Q(
                                ("received_at__isnull", False),
                                models.Q(("received_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="datarequest_received_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("answered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="datarequest_answered_pair",
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
                        name="datarequest_ended_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by", "")),
                            models.Q(
                                ("lifted_at__isnull", False),
                                models.Q(("lifted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="datarequest_lifted_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True), ("state__in", ["open", "answered"])
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state__in", ["done", "refused", "taken-back"]),
                            ),
                            _connector="OR",
                        ),
                        name="datarequest_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about_kind", models.CharField(max_length=20)),
                ("about_code", models.CharField(max_length=60)),
                ("part", models.CharField(max_length=20)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("term", "hết thời hạn lưu giữ"),
                            ("request", "người có dữ liệu yêu cầu"),
                            ("decision", "quyết định của lãnh đạo"),
                            ("replayed", "xóa lại sau khi khôi phục bản sao lưu"),
                        ],
                        max_length=10,
                    ),
                ),
                ("entry", models.PositiveIntegerField(null=True)),
                ("count", models.PositiveIntegerField(default=1)),
                ("mark", models.CharField(blank=True, max_length=64)),
                ("day", models.DateField()),
                ("disposed_at", models.DateTimeField()),
                ("disposed_by", models.CharField(max_length=60)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about_kind", "about_code"], name="disposal_about"),
                    models.Index(fields=["entry"], name="disposal_entry"),
                    models.Index(fields=["day", "part"], name="disposal_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disposed_at__isnull", True), ("disposed_by", "")),
                            models.Q(
                                ("disposed_at__isnull", False),
                                models.Q(("disposed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disposal_disposed_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("case_code", models.CharField(db_index=True, max_length=20)),
                ("reason", models.CharField(max_length=300)),
                ("held_until", models.DateField()),
                ("held_at", models.DateTimeField()),
                ("held_by", models.CharField(max_length=60)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.CharField(blank=True, max_length=60)),
                ("lifted_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at__isnull", True), ("held_by", "")),
                            models.Q(
                                ("held_at__isnull", False), models.Q(("held_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="hold_held_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by", "")),
                            models.Q(
                                ("lifted_at__isnull", False),
                                models.Q(("lifted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hold_lifted_pair",
                    ),
                ],
            },
        ),
    ]
