import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.CreateModel(
            name="DenunciationFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("matter", models.CharField(max_length=30)),
                ("received_on", models.DateField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("written", "đơn tố cáo"),
                            ("in-person", "tố cáo trực tiếp"),
                            ("forwarded", "đơn do cơ quan khác chuyển đến"),
                        ],
                        default="written",
                        max_length=12,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("administrative", "hành chính"),
                            ("corruption", "tham nhũng"),
                            ("justice", "tư pháp"),
                            ("other", "lĩnh vực khác"),
                        ],
                        default="other",
                        max_length=16,
                    ),
                ),
                ("papers", models.PositiveSmallIntegerField(default=1)),
                ("state", models.CharField(max_length=20)),
                ("sealed", models.TextField(blank=True, default="")),
                ("registered_at", models.DateTimeField()),
                ("registered_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="further",
                        to="denunciations.denunciationfile",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="denunciation_files",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("registered_at__isnull", True), ("registered_by", "")),
                            models.Q(
                                ("registered_at__isnull", False),
                                models.Q(("registered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="denunciationfile_registered_pair",
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
                        name="denunciationfile_ended_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("matter__in", ["denunciation", "further-denunciation"])
                        ),
                        name="denunciationfile_matter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("papers__gte", 1)), name="denunciationfile_papers"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sealed", "")), name="denunciationfile_not_sealed_yet"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DenunciationEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[("due", "phải làm"), ("done", "đã làm")], max_length=4
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("recover-money", "thu hồi cho Nhà nước: tiền (đồng)"),
                            ("recover-land", "thu hồi cho Nhà nước: đất (m²)"),
                            ("return-money", "trả lại tổ chức, cá nhân: tiền (đồng)"),
                            ("return-land", "trả lại tổ chức, cá nhân: đất (m²)"),
                            ("return-bodies", "tổ chức được trả lại quyền lợi"),
                            ("return-people", "cá nhân được trả lại quyền lợi"),
                            ("handle-bodies", "tổ chức bị xử lý"),
                            ("handle-people", "cá nhân bị xử lý"),
                            ("handle-officials", "trong đó cán bộ, công chức bị xử lý"),
                            ("refer-cases", "vụ chuyển cơ quan điều tra"),
                            ("refer-people", "đối tượng chuyển cơ quan điều tra"),
                            (
                                "refer-officials",
                                "trong đó cán bộ, công chức chuyển cơ quan điều tra",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("amount", models.PositiveBigIntegerField()),
                ("day", models.DateField()),
                ("paper", models.CharField(blank=True, max_length=40)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.CharField(max_length=60)),
                (
                    "takes_back",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back_by",
                        to="denunciations.denunciationentry",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="denunciations.denunciationfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_at__isnull", True), ("entered_by", "")),
                            models.Q(
                                ("entered_at__isnull", False),
                                models.Q(("entered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="denunciationentry_entered_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("file", "number"), name="denunciationentry_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 1)), name="denunciationentry_amount"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DenunciationMember",
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
                            ("receiver", "người tiếp nhận"),
                            ("head", "người giải quyết"),
                            ("handler", "người xác minh"),
                        ],
                        max_length=10,
                    ),
                ),
                ("conflict", models.BooleanField(default=False)),
                ("named_at", models.DateTimeField()),
                ("named_by", models.CharField(max_length=60)),
                ("declared_at", models.DateTimeField(null=True)),
                ("declared_by", models.CharField(blank=True, max_length=60)),
                ("relieved_at", models.DateTimeField(null=True)),
                ("relieved_by", models.CharField(blank=True, max_length=60)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="denunciations.denunciationfile",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="denunciations",
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
                            models.Q(("named_at__isnull", True), ("named_by", "")),
                            models.Q(
                                ("named_at__isnull", False),
                                models.Q(("named_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="denunciationmember_named_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("declared_at__isnull", True), ("declared_by", "")),
                            models.Q(
                                ("declared_at__isnull", False),
                                models.Q(("declared_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="denunciationmember_declared_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("relieved_at__isnull", True), ("relieved_by", "")),
                            models.Q(
                                ("relieved_at__isnull", False),
                                models.Q(("relieved_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="denunciationmember_relieved_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conflict", False),
                            models.Q(
                                ("declared_at__isnull", False), ("relieved_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="denunciationmember_conflict",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("relieved_at__isnull", True)),
                        fields=("file", "officer"),
                        name="denunciationmember_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("part", "head"), ("relieved_at__isnull", True)),
                        fields=("file",),
                        name="denunciationmember_one_head",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DenunciationStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("step", models.CharField(max_length=30)),
                ("from_state", models.CharField(max_length=20)),
                ("to_state", models.CharField(max_length=20)),
                ("acts", models.JSONField(default=list)),
                ("day", models.DateField()),
                ("ground", models.CharField(blank=True, max_length=20)),
                ("criteria", models.JSONField(default=list)),
                ("paper", models.CharField(blank=True, max_length=40)),
                ("paper_on", models.DateField(blank=True, null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right", "tố cáo đúng"),
                            ("wrong", "tố cáo sai"),
                            ("mixed", "tố cáo có đúng, có sai"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "goes_on",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("violation", "có dấu hiệu vi phạm pháp luật"),
                            ("coercion", "người tố cáo bị đe dọa, ép buộc"),
                            ("slander", "có dấu hiệu vu khống"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "slip",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "ghi nhầm ngày"),
                            ("step", "ghi nhầm bước"),
                            ("file", "ghi nhầm hồ sơ"),
                            ("paper", "ghi nhầm văn bản, căn cứ"),
                        ],
                        max_length=10,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.CharField(max_length=60)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="denunciations.denunciationfile",
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back_by",
                        to="denunciations.denunciationstep",
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
                        name="denunciationstep_taken_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("file", "number"), name="denunciationstep_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("slip", ""), ("takes_back__isnull", True)),
                            models.Q(
                                ("takes_back__isnull", False), models.Q(("slip", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="denunciationstep_slip",
                    ),
                ],
            },
        ),
    ]
