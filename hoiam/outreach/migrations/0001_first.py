import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0009_demand_scope_encrypted"),
        ("meetings", "0001_initial"),
        ("units", "0003_designations"),
        ("voices", "0003_encrypted"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("lead", "phụ trách thôn"),
                            ("member", "thành viên tổ tuyên vận"),
                            (
                                "head",
                                "người của thôn (trưởng thôn, bí thư chi bộ, trưởng ban công tác Mặt trận)",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("officer", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("position", models.CharField(blank=True, max_length=160)),
                ("team", models.CharField(blank=True, max_length=120)),
                ("paper", models.CharField(blank=True, max_length=200)),
                ("phone", hoiam.base.encryption.EncryptedText(blank=True, max_length=20)),
                ("email", hoiam.base.encryption.EncryptedText(blank=True, max_length=254)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                ("ended_why", models.CharField(blank=True, max_length=300)),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments_here",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["hamlet", "duty", "valid_from"], name="hamletassignment_here"
                    ),
                    models.Index(fields=["officer"], name="hamletassignment_officer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="hamletassignment_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_at__isnull", True), ("set_by", "")),
                            models.Q(
                                ("set_at__isnull", False), models.Q(("set_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="hamletassignment_set_pair",
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
                        name="hamletassignment_ended_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("duty", "lead"), ("valid_to__isnull", True)),
                        fields=("hamlet",),
                        name="hamletassignment_one_lead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("present", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=60)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="outreach.assignment",
                    ),
                ),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="units.unit",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["hamlet", "meeting"], name="attendance_hamlet")],
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
                        name="attendance_recorded_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "assignment"), name="attendance_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("present", True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="attendance_absent_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Broadcast",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("paper_number", models.CharField(blank=True, max_length=60)),
                ("replies_until", models.DateField(blank=True, null=True)),
                ("ways", models.JSONField(default=list)),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.CharField(max_length=60)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=60)),
                ("withdrawn_why", models.CharField(blank=True, max_length=300)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="broadcasts",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "-id"], name="broadcast_unit")],
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
                        name="broadcast_issued_pair",
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
                        name="broadcast_withdrawn_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(("withdrawn_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="broadcast_withdrawn_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cluster",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("paper", models.CharField(blank=True, max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clusters",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["area", "valid_from"], name="cluster_area")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="cluster_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_at__isnull", True), ("set_by", "")),
                            models.Q(
                                ("set_at__isnull", False), models.Q(("set_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="cluster_set_pair",
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
                        name="cluster_ended_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClusterMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "cluster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="outreach.cluster",
                    ),
                ),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clusters_of",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="clustermember_period",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)),
                        fields=("hamlet",),
                        name="clustermember_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("ways_done", models.JSONField(default=list)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_by", models.CharField(blank=True, max_length=60)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=60)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("link", "tự xác nhận bằng mã"),
                            ("phone", "xác nhận qua điện thoại"),
                            ("person", "xác nhận trực tiếp"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "broadcast",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="outreach.broadcast",
                    ),
                ),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries_here",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["hamlet", "-id"], name="delivery_hamlet")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by", "")),
                            models.Q(
                                ("sent_at__isnull", False), models.Q(("sent_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="delivery_sent_pair",
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
                        name="delivery_confirmed_pair",
                    ),
                    models.UniqueConstraint(fields=("broadcast", "hamlet"), name="delivery_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("how", "")),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                models.Q(("how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="delivery_confirmed_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("text", hoiam.base.encryption.EncryptedText(max_length=10000)),
                ("place", hoiam.base.encryption.EncryptedText(blank=True, max_length=300)),
                ("speaker", hoiam.base.encryption.EncryptedText(blank=True, max_length=120)),
                ("phone", hoiam.base.encryption.EncryptedText(blank=True, max_length=20)),
                ("noted_on", models.DateField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=60)),
                ("raised_at", models.DateTimeField(null=True)),
                ("raised_by", models.CharField(blank=True, max_length=60)),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="field_note",
                        to="cases.case",
                    ),
                ),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes_here",
                        to="units.unit",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["hamlet", "noted_on", "id"], name="fieldnote_hamlet")
                ],
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
                        name="fieldnote_written_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("raised_at__isnull", True), ("raised_by", "")),
                            models.Q(
                                ("raised_at__isnull", False),
                                models.Q(("raised_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fieldnote_raised_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", True), ("raised_at__isnull", True)),
                            models.Q(("case__isnull", False), ("raised_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="fieldnote_raised_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoteFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", hoiam.base.encryption.EncryptedText(max_length=200)),
                ("media", models.CharField(max_length=60)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("original", models.CharField(max_length=200)),
                ("copy", models.CharField(blank=True, max_length=200)),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("stored_at", models.DateTimeField()),
                ("stored_by", models.CharField(max_length=60)),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="outreach.note",
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
                        name="notefile_stored_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("counted_at", models.DateTimeField()),
                ("counted_by", models.CharField(max_length=60)),
                (
                    "broadcast",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="outreach.broadcast",
                    ),
                ),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies_here",
                        to="units.unit",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reply_to_notice",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["broadcast", "hamlet"], name="reply_hamlet")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("counted_at__isnull", True), ("counted_by", "")),
                            models.Q(
                                ("counted_at__isnull", False),
                                models.Q(("counted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reply_counted_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResidentCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("residents", models.PositiveIntegerField()),
                ("households", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                ("counted_at", models.DateTimeField()),
                ("counted_by", models.CharField(max_length=60)),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resident_counts",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["hamlet", "day", "id"], name="residentcount_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("counted_at__isnull", True), ("counted_by", "")),
                            models.Q(
                                ("counted_at__isnull", False),
                                models.Q(("counted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="residentcount_counted_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="residentcount_sourced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "organisation",
                    models.CharField(
                        choices=[
                            ("party", "Đảng ủy, các chi bộ"),
                            ("authority", "Ủy ban nhân dân"),
                            ("front", "Mặt trận Tổ quốc"),
                            ("women", "Hội Liên hiệp Phụ nữ"),
                            ("farmers", "Hội Nông dân"),
                            ("veterans", "Hội Cựu chiến binh"),
                            ("youth", "Đoàn Thanh niên"),
                            ("union", "Công đoàn"),
                            ("media", "đài truyền thanh, trang thông tin"),
                        ],
                        max_length=12,
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                ("commitment", models.CharField(max_length=40, unique=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=60)),
                ("reported_at", models.DateTimeField(null=True)),
                ("reported_by", models.CharField(blank=True, max_length=60)),
                ("report", models.TextField(blank=True)),
                ("reached", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "broadcast",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="outreach.broadcast",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outreach_tasks",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_at__isnull", True), ("set_by", "")),
                            models.Q(
                                ("set_at__isnull", False), models.Q(("set_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="outreachtask_set_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reported_at__isnull", True), ("reported_by", "")),
                            models.Q(
                                ("reported_at__isnull", False),
                                models.Q(("reported_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="outreachtask_reported_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("broadcast", "organisation"), name="outreachtask_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[("answered", "đã trả lời"), ("open", "còn mở")], max_length=10
                    ),
                ),
                ("told_at", models.DateTimeField()),
                ("told_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told_at_hamlets",
                        to="cases.case",
                    ),
                ),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told_here",
                        to="units.unit",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_at__isnull", True), ("told_by", "")),
                            models.Q(
                                ("told_at__isnull", False), models.Q(("told_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="told_told_pair",
                    ),
                    models.UniqueConstraint(fields=("meeting", "hamlet", "case"), name="told_once"),
                ],
            },
        ),
    ]
