import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecipientList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("note", models.TextField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("entry", models.CharField(blank=True, max_length=64)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("published_by", "")),
                            models.Q(
                                ("published_at__isnull", False),
                                models.Q(("published_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="recipientlist_published_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("reference_hash", models.CharField(max_length=64, unique=True)),
                ("request_hash", models.CharField(max_length=64)),
                ("group", models.CharField(max_length=40)),
                ("list_number", models.PositiveIntegerField()),
                ("received_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "đã nhận, chưa phân loại"),
                            ("waiting", "đã mời ký hoặc trình bày trực tiếp"),
                            ("eligible", "đủ điều kiện xử lý, không thụ lý là tố cáo"),
                            ("denunciation", "đã ký hoặc trình bày trực tiếp, vào sổ tố cáo"),
                            ("inspection", "chuyển theo kênh thanh tra, kiểm tra"),
                            ("passed-on", "đã hướng dẫn gửi đúng nơi có thẩm quyền"),
                            ("ineligible", "không đủ điều kiện xử lý, lưu đơn"),
                            ("closed", "đã kết thúc"),
                        ],
                        default="received",
                        max_length=16,
                    ),
                ),
                ("register_code", models.CharField(blank=True, max_length=40)),
                ("ended_on", models.DateField(null=True)),
                ("told_on", models.DateField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sealed_cases",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["received_on"], name="sealedcase_received")],
            },
        ),
        migrations.CreateModel(
            name="RecoveryOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("list_number", models.PositiveIntegerField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("keys-lost", "người giải quyết mất khóa"),
                            ("nobody-left", "không còn ai trong nhóm làm việc"),
                            ("damaged", "khóa lưu ở máy chủ bị hỏng"),
                        ],
                        max_length=12,
                    ),
                ),
                ("paper", models.CharField(blank=True, max_length=40)),
                ("opened_on", models.DateField()),
                ("writer", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recoveries",
                        to="seals.sealedcase",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "number"), name="recoveryopening_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("content", "nội dung"),
                            ("identity", "họ tên, bản gốc"),
                            ("copy", "bản sao cho người xác minh"),
                        ],
                        max_length=10,
                    ),
                ),
                ("recipient", models.CharField(max_length=62)),
                ("wrapped", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("list_number", models.PositiveIntegerField()),
                ("made_on", models.DateField()),
                ("writer", models.CharField(max_length=60)),
                ("superseded_on", models.DateField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="seals.sealedcase",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="sealedkey_number"),
                    models.UniqueConstraint(fields=("case", "digest"), name="sealedkey_digest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("from-sender", "người gửi gửi đến"),
                            ("to-sender", "gửi lại người gửi"),
                            ("within", "trong nội bộ người được giao"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statement", "nội dung đã gửi"),
                            ("identity", "phần danh tính, bản gốc"),
                            ("message", "tin nhắn thêm"),
                            ("answer", "trả lời"),
                            ("copy", "bản sao cho người xác minh"),
                            ("paper", "văn bản"),
                            ("register-line", "dòng sổ"),
                            ("protection", "bảo vệ người tố cáo"),
                            ("minutes", "biên bản"),
                        ],
                        max_length=14,
                    ),
                ),
                ("original", models.CharField(max_length=120)),
                ("size", models.PositiveBigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("kept_on", models.DateField()),
                ("writer", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="seals.sealedcase",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="seals.sealedkey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="sealeditem_number"),
                    models.UniqueConstraint(fields=("case", "digest"), name="sealeditem_digest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("handler", "người được chọn nhận"),
                            ("verifier", "người xác minh"),
                        ],
                        max_length=10,
                    ),
                ),
                ("recipient", models.CharField(max_length=62)),
                ("named_on", models.DateField()),
                ("writer", models.CharField(max_length=60)),
                ("declared_on", models.DateField(null=True)),
                ("conflict", models.BooleanField(default=False)),
                ("relieved_on", models.DateField(null=True)),
                ("last_key", models.PositiveSmallIntegerField(null=True)),
                ("mailed_on", models.DateField(null=True)),
                ("identity_on", models.DateField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="seals.sealedcase",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sealed_cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conflict", False),
                            models.Q(
                                ("declared_on__isnull", False), ("relieved_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="sealedmember_conflict",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("relieved_on__isnull", True)),
                        fields=("case", "officer"),
                        name="sealedmember_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("act", models.CharField(max_length=20)),
                ("entry", models.CharField(max_length=64, unique=True)),
                ("salt", hoiam.base.encryption.EncryptedText(blank=True)),
                ("record", hoiam.base.encryption.EncryptedText(blank=True)),
                ("opened_on", models.DateField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="seals.sealedcase",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="sealedopening_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("step", models.CharField(max_length=24)),
                ("from_state", models.CharField(max_length=16)),
                ("to_state", models.CharField(max_length=16)),
                ("day", models.DateField()),
                ("paper", models.CharField(blank=True, max_length=40)),
                ("writer", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="seals.sealedcase",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="sealedstep_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="SenderKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recipient", models.CharField(max_length=62)),
                ("locked", models.TextField()),
                ("memory", models.TextField()),
                ("access_hash", models.CharField(max_length=64)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sender",
                        to="seals.sealedcase",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HandlerKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recipient", models.CharField(max_length=62, unique=True)),
                ("locked", models.TextField()),
                ("second", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=60)),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_by", models.CharField(blank=True, max_length=60)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handler_keys",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("made_at__isnull", True), ("made_by", "")),
                            models.Q(
                                ("made_at__isnull", False), models.Q(("made_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="handlerkey_made_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by", "")),
                            models.Q(
                                ("retired_at__isnull", False),
                                models.Q(("retired_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="handlerkey_retired_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("officer",),
                        name="handlerkey_one",
                    ),
                ],
            },
        ),
    ]
