import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0003_designations"),
        ("voices", "0003_encrypted"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dialogue", "đối thoại trực tiếp"),
                            ("reception", "tiếp công dân"),
                            ("voters", "tiếp xúc cử tri"),
                            ("cell", "sinh hoạt chi bộ"),
                            ("cluster", "giao ban cụm"),
                            ("field", "đi cơ sở"),
                            ("working", "làm việc"),
                            ("conference", "hội nghị"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("people", "Nhân dân"),
                            ("enterprises", "doanh nghiệp"),
                            ("both", "Nhân dân và doanh nghiệp"),
                            ("members", "cán bộ, đảng viên"),
                        ],
                        default="people",
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("subject", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=300)),
                ("starts", models.DateTimeField(blank=True, null=True)),
                ("ends", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "dự kiến"),
                            ("announced", "đã công bố"),
                            ("open", "đang diễn ra"),
                            ("held", "đã họp, chưa khép biên bản"),
                            ("closed", "đã khép biên bản"),
                            ("cancelled", "không tổ chức"),
                        ],
                        default="planned",
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=60)),
                ("announced_at", models.DateTimeField(null=True)),
                ("announced_by", models.CharField(blank=True, max_length=60)),
                ("opened_at", models.DateTimeField(null=True)),
                ("opened_by", models.CharField(blank=True, max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=60)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("cancelled_by", models.CharField(blank=True, max_length=60)),
                ("history", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_day", models.DateField(blank=True, null=True)),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_kept",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "starts"], name="meeting_unit"),
                    models.Index(fields=["state", "starts", "id"], name="meeting_coming"),
                    models.Index(fields=["held_on", "id"], name="meeting_held"),
                ],
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
                        name="meeting_recorded_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("announced_at__isnull", True), ("announced_by", "")),
                            models.Q(
                                ("announced_at__isnull", False),
                                models.Q(("announced_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_announced_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by", "")),
                            models.Q(
                                ("opened_at__isnull", False),
                                models.Q(("opened_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_opened_pair",
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
                        name="meeting_ended_pair",
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
                        name="meeting_closed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_by", "")),
                            models.Q(
                                ("cancelled_at__isnull", False),
                                models.Q(("cancelled_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_cancelled_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_cancelled_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("history", False),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_history_sourced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Host",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("head_in_person", models.BooleanField(blank=True, null=True)),
                ("chair", models.CharField(blank=True, max_length=120)),
                ("position", models.CharField(blank=True, max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_hosted",
                        to="units.unit",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosts",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "unit"), name="host_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("commitment", models.CharField(max_length=40)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="units.unit",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("written_at__isnull", True), ("written_by", "")),
                            models.Q(
                                ("written_at__isnull", False),
                                models.Q(("written_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conclusion_written_pair",
                    ),
                    models.UniqueConstraint(fields=("meeting", "number"), name="conclusion_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_for",
                        to="units.unit",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "unit"), name="area_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Postponement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_starts", models.DateTimeField()),
                ("new_starts", models.DateTimeField()),
                ("reason", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=60)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postponements",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="postponement_decided_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="postponement_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("web", "gửi trước qua trang web"),
                            ("hall", "quét mã tại hội trường"),
                            ("paper", "phiếu giấy"),
                            ("microphone", "hỏi trực tiếp"),
                        ],
                        max_length=12,
                    ),
                ),
                ("shown", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "đã trả lời tại chỗ"),
                            ("assigned", "đã giao trả lời"),
                            ("outside", "không thuộc nội dung, có lý do"),
                        ],
                        max_length=12,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("commitment", models.CharField(blank=True, max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=60)),
                ("shown_at", models.DateTimeField(null=True)),
                ("shown_by", models.CharField(blank=True, max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "gathered_under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gathered",
                        to="meetings.question",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="units.unit",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="question",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["meeting", "outcome", "number"], name="question_meeting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_at__isnull", True), ("asked_by", "")),
                            models.Q(
                                ("asked_at__isnull", False),
                                models.Q(("asked_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="question_asked_pair",
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
                        name="question_shown_pair",
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
                        name="question_ended_pair",
                    ),
                    models.UniqueConstraint(fields=("meeting", "number"), name="question_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="question_ended_somehow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "outside"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="question_outside_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "assigned"), _negated=True),
                            models.Q(
                                ("unit__isnull", False), models.Q(("commitment", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="question_assigned_whom",
                    ),
                ],
            },
        ),
    ]
