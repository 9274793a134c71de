import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_notes_encrypted"),
        ("units", "0003_designations"),
        ("voices", "0003_encrypted"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssistedSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "identity",
                    models.CharField(
                        choices=[
                            ("card", "thẻ căn cước"),
                            ("passport", "hộ chiếu"),
                            ("picture", "giấy tờ khác có ảnh"),
                            ("known", "người địa phương, cán bộ biết mặt"),
                            ("receipt", "biên nhận giấy, không có giấy tờ"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("until", models.DateTimeField()),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=60)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pressed", "bấm kết thúc"),
                            ("signed-out", "cán bộ ra khỏi hệ thống"),
                            ("time", "hết 30 phút"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assisted_sessions",
                        to="units.unit",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assisted_sessions",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("started_at__isnull", True), ("started_by", "")),
                            models.Q(
                                ("started_at__isnull", False),
                                models.Q(("started_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assistedsession_started_pair",
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
                        name="assistedsession_ended_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("started_by",),
                        name="assistedsession_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssistedAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=20)),
                ("act", models.CharField(db_index=True, max_length=40)),
                ("done_at", models.DateTimeField()),
                ("done_by", models.CharField(max_length=60)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="cases.assistedsession",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by", "")),
                            models.Q(
                                ("done_at__isnull", False), models.Q(("done_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="assistedact_done_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "body_kind",
                    models.CharField(
                        choices=[
                            ("police", "công an"),
                            ("procuracy", "viện kiểm sát"),
                            ("court", "tòa án"),
                            ("enforcement", "thi hành án"),
                            ("inspection", "thanh tra"),
                            ("party", "ủy ban kiểm tra, cơ quan đảng"),
                            ("authority", "cơ quan nhà nước khác"),
                            ("press", "báo chí"),
                            ("lawyer", "luật sư, tổ chức đại diện"),
                            ("other", "tổ chức, cá nhân khác"),
                        ],
                        max_length=12,
                    ),
                ),
                ("body", models.CharField(max_length=200)),
                ("number", models.CharField(max_length=60)),
                ("dated_on", models.DateField()),
                ("ground", models.CharField(max_length=300)),
                ("scope", models.CharField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "chờ lãnh đạo quyết định"),
                            ("granted", "được cung cấp"),
                            ("refused", "không được cung cấp"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=60)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demands",
                        to="cases.case",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demands",
                        to="units.unit",
                    ),
                ),
            ],
            options={
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
                        name="demand_recorded_pair",
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
                        name="demand_decided_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="demand_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "granted"), _negated=True),
                            ("case__isnull", False),
                            _connector="OR",
                        ),
                        name="demand_granted_of_a_case",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="reading",
            name="demand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="cases.demand",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("demand__isnull", False), ("purpose", "demanded")),
                    models.Q(
                        models.Q(("purpose", "demanded"), _negated=True), ("demand__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="reading_demanded",
            ),
        ),
    ]
