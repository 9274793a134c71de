import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0009_demand_scope_encrypted"),
        ("meetings", "0003_turnout_and_requests"),
        ("units", "0003_designations"),
        ("voices", "0004_hall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("received_on", models.DateField()),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("regular", "tiếp thường xuyên"),
                            ("head", "người đứng đầu trực tiếp tiếp"),
                            ("delegated", "người được ủy quyền tiếp"),
                        ],
                        default="regular",
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("feedback", "phản ánh"),
                            ("recommendation", "kiến nghị"),
                            ("question", "hỏi"),
                            ("complaint", "khiếu nại"),
                            ("denunciation", "tố cáo"),
                        ],
                        max_length=14,
                    ),
                ),
                ("people", models.PositiveSmallIntegerField()),
                ("same", models.PositiveSmallIntegerField()),
                ("appointed", models.BooleanField(default=False)),
                ("content", hoiam.base.encryption.EncryptedText(blank=True, max_length=10000)),
                ("settled_body", models.CharField(blank=True, max_length=200)),
                ("own", models.BooleanField(blank=True, null=True)),
                (
                    "handling",
                    models.CharField(
                        choices=[
                            ("taken", "nhận để trả lời"),
                            ("answered", "trả lời ngay"),
                            ("paper", "nhận đơn, giấy tờ"),
                            ("guided", "hướng dẫn đến nơi có thẩm quyền"),
                            ("forwarded", "chuyển nơi có thẩm quyền"),
                            ("again", "việc đã nhận trước, nói tình hình"),
                            ("turned-away", "từ chối tiếp"),
                        ],
                        max_length=12,
                    ),
                ),
                ("guided_to", models.CharField(blank=True, max_length=200)),
                ("guided_paper", models.CharField(blank=True, max_length=60)),
                ("passed_to", models.CharField(blank=True, max_length=200)),
                ("passed_paper", models.CharField(blank=True, max_length=60)),
                ("follow_up", hoiam.base.encryption.EncryptedText(blank=True, max_length=2000)),
                ("notes", hoiam.base.encryption.EncryptedText(blank=True, max_length=1000)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=60)),
                ("completed_at", models.DateTimeField(null=True)),
                ("completed_by", models.CharField(blank=True, max_length=60)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="units.unit",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits_at",
                        to="units.unit",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "received_on", "id"], name="visit_body"),
                    models.Index(fields=["desk", "id"], name="visit_desk"),
                    models.Index(fields=["session", "id"], name="visit_session"),
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
                        name="visit_recorded_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_at__isnull", True), ("completed_by", "")),
                            models.Q(
                                ("completed_at__isnull", False),
                                models.Q(("completed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="visit_completed_pair",
                    ),
                    models.UniqueConstraint(fields=("body", "year", "number"), name="visit_number"),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1), ("same__gte", models.F("people"))),
                        name="visit_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("session__isnull", True),
                            models.Q(("mode", "regular"), _negated=True),
                            _connector="OR",
                        ),
                        name="visit_session_of_head",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["complaint", "denunciation"]), _negated=True),
                            ("content", ""),
                            _connector="OR",
                        ),
                        name="visit_no_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "denunciation"), _negated=True),
                            models.Q(("follow_up", ""), ("notes", "")),
                            _connector="OR",
                        ),
                        name="visit_denunciation_bare",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TurnedAway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("unfit", "Người đến say, dùng chất kích thích, mất năng lực hành vi"),
                            ("threat", "Đe dọa, xúc phạm, vi phạm nội quy nơi tiếp"),
                            (
                                "persists",
                                "Việc đã giải quyết đúng, đã kiểm tra, đã trả lời bằng văn bản mà vẫn cố tình",
                            ),
                            ("weapon", "Mang vũ khí, chất cháy nổ, vật nguy hiểm"),
                            ("security", "Không chịu kiểm tra an ninh"),
                            ("recording", "Tự ý ghi âm, ghi hình, phát trực tiếp"),
                            ("disorder", "Gây rối trật tự nơi tiếp"),
                            ("capacity", "Không đủ năng lực và không có người đại diện"),
                            ("proof", "Không có giấy tờ chứng minh được đại diện"),
                            ("scope", "Việc không thuộc phạm vi tiếp công dân"),
                            ("nothing-new", "Kiến nghị, phản ánh đã trả lời, không có gì mới"),
                            ("judgment", "Đã có bản án, quyết định có hiệu lực của tòa án"),
                            ("elsewhere", "Cơ quan khác đang giải quyết"),
                        ],
                        max_length=12,
                    ),
                ),
                ("found_on", models.DateField()),
                ("explained", hoiam.base.encryption.EncryptedText(max_length=1000)),
                ("explained_at", models.DateTimeField()),
                ("explained_by", models.CharField(max_length=60)),
                ("notice_number", models.CharField(blank=True, max_length=60)),
                ("notice_on", models.DateField(blank=True, null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("told_by", models.CharField(blank=True, max_length=60)),
                (
                    "visit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turned_away",
                        to="reception.visit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("explained_at__isnull", True), ("explained_by", "")),
                            models.Q(
                                ("explained_at__isnull", False),
                                models.Q(("explained_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="turnedaway_explained_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_at__isnull", True), ("told_by", "")),
                            models.Q(
                                ("told_at__isnull", False), models.Q(("told_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="turnedaway_told_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField()),
                ("hour", models.TimeField(blank=True, null=True)),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("people", models.PositiveSmallIntegerField(default=1)),
                ("name", hoiam.base.encryption.EncryptedText(blank=True, max_length=120)),
                ("phone", hoiam.base.encryption.EncryptedText(blank=True, max_length=20)),
                ("booked_at", models.DateTimeField()),
                ("booked_by", models.CharField(max_length=60)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("arrived_by", models.CharField(blank=True, max_length=60)),
                ("called_at", models.DateTimeField(null=True)),
                ("called_by", models.CharField(blank=True, max_length=60)),
                ("missed_at", models.DateTimeField(null=True)),
                ("missed_by", models.CharField(blank=True, max_length=60)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("cancelled_by", models.CharField(blank=True, max_length=60)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="units.unit",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turn",
                        to="reception.visit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["body", "day", "id"], name="turn_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("booked_at__isnull", True), ("booked_by", "")),
                            models.Q(
                                ("booked_at__isnull", False),
                                models.Q(("booked_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="turn_booked_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrived_at__isnull", True), ("arrived_by", "")),
                            models.Q(
                                ("arrived_at__isnull", False),
                                models.Q(("arrived_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="turn_arrived_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_at__isnull", True), ("called_by", "")),
                            models.Q(
                                ("called_at__isnull", False),
                                models.Q(("called_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="turn_called_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("missed_at__isnull", True), ("missed_by", "")),
                            models.Q(
                                ("missed_at__isnull", False),
                                models.Q(("missed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="turn_missed_pair",
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
                        name="turn_cancelled_pair",
                    ),
                    models.UniqueConstraint(fields=("body", "day", "number"), name="turn_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.CharField(max_length=60)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_receipts",
                        to="units.unit",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_receipts",
                        to="reception.visit",
                    ),
                ),
            ],
            options={
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
                        name="paperreceipt_issued_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("body", "year", "number"), name="paperreceipt_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnlineReception",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("starts", models.DateTimeField()),
                ("points", models.CharField(max_length=200)),
                ("link", hoiam.base.encryption.EncryptedText(blank=True, max_length=300)),
                ("arranged_at", models.DateTimeField()),
                ("arranged_by", models.CharField(max_length=60)),
                ("halted_at", models.DateTimeField(null=True)),
                ("halted_by", models.CharField(blank=True, max_length=60)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="online_receptions",
                        to="units.unit",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="online_prepared",
                        to="units.unit",
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="online",
                        to="reception.visit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["body", "starts"], name="onlinereception_body")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arranged_at__isnull", True), ("arranged_by", "")),
                            models.Q(
                                ("arranged_at__isnull", False),
                                models.Q(("arranged_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="onlinereception_arranged_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("halted_at__isnull", True), ("halted_by", "")),
                            models.Q(
                                ("halted_at__isnull", False),
                                models.Q(("halted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="onlinereception_halted_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("identity", models.CharField(max_length=60)),
                ("again", models.BooleanField(default=False)),
                ("brought_at", models.DateTimeField()),
                ("brought_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="cases.case",
                    ),
                ),
                (
                    "docket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="cases.docket",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matter",
                        to="voices.voice",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="reception.visit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["identity"], name="matter_identity")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("brought_at__isnull", True), ("brought_by", "")),
                            models.Q(
                                ("brought_at__isnull", False),
                                models.Q(("brought_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="matter_brought_pair",
                    ),
                    models.UniqueConstraint(fields=("visit", "order"), name="matter_order"),
                    models.UniqueConstraint(fields=("visit", "identity"), name="matter_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("case__isnull", True), ("docket__isnull", True), _connector="OR"
                        ),
                        name="matter_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitConclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("text", hoiam.base.encryption.EncryptedText(max_length=1000)),
                ("due_on", models.DateField()),
                ("paper", models.CharField(blank=True, max_length=60)),
                ("commitment", models.CharField(max_length=40)),
                ("concluded_at", models.DateTimeField()),
                ("concluded_by", models.CharField(max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visit_conclusions",
                        to="units.unit",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="reception.visit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("concluded_at__isnull", True), ("concluded_by", "")),
                            models.Q(
                                ("concluded_at__isnull", False),
                                models.Q(("concluded_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="visitconclusion_concluded_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("visit", "number"), name="visitconclusion_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visitor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("represents", models.BooleanField(default=False)),
                ("name", hoiam.base.encryption.EncryptedText(blank=True, max_length=120)),
                ("address", hoiam.base.encryption.EncryptedText(blank=True, max_length=300)),
                ("paper", hoiam.base.encryption.EncryptedText(blank=True, max_length=40)),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visitors",
                        to="reception.visit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "order"), name="visitor_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("name", hoiam.base.encryption.EncryptedText(blank=True, max_length=200)),
                ("sheets", models.PositiveSmallIntegerField(default=1)),
                ("is_original", models.BooleanField(default=False)),
                ("back_on", models.DateField(blank=True, null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("returned_by", models.CharField(blank=True, max_length=60)),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="reception.paperreceipt",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("returned_at__isnull", True), ("returned_by", "")),
                            models.Q(
                                ("returned_at__isnull", False),
                                models.Q(("returned_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paperline_returned_pair",
                    ),
                    models.UniqueConstraint(fields=("receipt", "order"), name="paperline_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(default="tiếng Việt", max_length=60)),
                ("interpreter", hoiam.base.encryption.EncryptedText(blank=True, max_length=120)),
                (
                    "sealed",
                    models.CharField(
                        choices=[
                            ("signed", "ký tên"),
                            ("fingerprint", "điểm chỉ"),
                            ("refused", "không ký, có người làm chứng"),
                        ],
                        max_length=12,
                    ),
                ),
                ("read_back_at", models.DateTimeField()),
                ("read_back_by", models.CharField(max_length=60)),
                ("scanned_at", models.DateTimeField(null=True)),
                ("scanned_by", models.CharField(blank=True, max_length=60)),
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statement",
                        to="reception.matter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_back_at__isnull", True), ("read_back_by", "")),
                            models.Q(
                                ("read_back_at__isnull", False),
                                models.Q(("read_back_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="statement_read_back_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scanned_at__isnull", True), ("scanned_by", "")),
                            models.Q(
                                ("scanned_at__isnull", False),
                                models.Q(("scanned_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="statement_scanned_pair",
                    ),
                ],
            },
        ),
    ]
