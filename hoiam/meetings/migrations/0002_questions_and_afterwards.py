import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("publication", "0007_erased_changes"),
        ("units", "0003_designations"),
        ("voices", "0004_hall"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("satisfied", models.BooleanField()),
                ("why", hoiam.base.encryption.EncryptedText(blank=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_at__isnull", True), ("given_by", "")),
                            models.Q(
                                ("given_at__isnull", False),
                                models.Q(("given_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answermark_given_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Carried",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("question", "câu hỏi đã giao trả lời"),
                            ("conclusion", "việc giao theo kết luận"),
                        ],
                        max_length=12,
                    ),
                ),
                ("about_code", models.CharField(max_length=40)),
                ("commitment", models.CharField(max_length=40)),
                (
                    "word",
                    models.CharField(
                        choices=[
                            ("done", "đã làm"),
                            ("not-yet", "chưa làm xong"),
                            ("not-kept", "không giữ lời hẹn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=500)),
                ("due_on", models.DateField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=60)),
            ],
            options={
                "indexes": [models.Index(fields=["commitment", "word"], name="carried_words")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said_at__isnull", True), ("said_by", "")),
                            models.Q(
                                ("said_at__isnull", False), models.Q(("said_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="carried_said_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("word", "done"), models.Q(("why", ""), _negated=True), _connector="OR"
                        ),
                        name="carried_not_done_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("prepared_at", models.DateTimeField()),
                ("prepared_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prepared_at__isnull", True), ("prepared_by", "")),
                            models.Q(
                                ("prepared_at__isnull", False),
                                models.Q(("prepared_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hall_prepared_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                (
                    "mark",
                    models.PositiveSmallIntegerField(
                        choices=[(3, "Hài lòng"), (2, "Bình thường"), (1, "Chưa hài lòng")]
                    ),
                ),
                ("rated_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("why", models.CharField(blank=True, max_length=300)),
                ("content", hoiam.base.encryption.EncryptedJSON(default=dict)),
                ("digest", models.CharField(max_length=64)),
                ("fixed_at", models.DateTimeField()),
                ("fixed_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fixed_at__isnull", True), ("fixed_by", "")),
                            models.Q(
                                ("fixed_at__isnull", False),
                                models.Q(("fixed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_fixed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("why", ""), _negated=True), _connector="OR"
                        ),
                        name="minutes_correction_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("preface", hoiam.base.encryption.EncryptedText(blank=True)),
                ("ending", hoiam.base.encryption.EncryptedText(blank=True)),
                ("prepared_at", models.DateTimeField()),
                ("prepared_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prepared_at__isnull", True), ("prepared_by", "")),
                            models.Q(
                                ("prepared_at__isnull", False),
                                models.Q(("prepared_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="minutesdraft_prepared_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OldCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("opinions", "ý kiến, kiến nghị"),
                            ("answered", "đã trả lời tại chỗ"),
                            ("assigned", "đã giao trả lời"),
                            ("outside", "không thuộc nội dung"),
                        ],
                        max_length=12,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("qualifier", models.CharField(blank=True, max_length=30)),
            ],
        ),
        migrations.CreateModel(
            name="OldLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", hoiam.base.encryption.EncryptedText()),
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
                ("answer", hoiam.base.encryption.EncryptedText(blank=True)),
                ("unit_words", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="OldTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=200)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="OutsideAppeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("text", hoiam.base.encryption.EncryptedText(blank=True)),
                ("commitment", models.CharField(blank=True, max_length=40)),
                ("filed_at", models.DateTimeField()),
                ("filed_by", models.CharField(max_length=60)),
                (
                    "ruling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "giữ nguyên: không thuộc nội dung"),
                            ("to-answer", "phải trả lời"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=60)),
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
                        name="outsideappeal_filed_pair",
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
                        name="outsideappeal_decided_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("ruling", "")),
                            models.Q(
                                models.Q(("ruling", ""), _negated=True),
                                models.Q(("reasons", ""), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="outsideappeal_ruled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicMinutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lines", hoiam.base.encryption.EncryptedJSON(default=dict)),
                ("kept", models.JSONField(default=dict)),
                ("prepared_at", models.DateTimeField()),
                ("prepared_by", models.CharField(max_length=60)),
                ("posted_where", models.CharField(blank=True, max_length=300)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_by", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prepared_at__isnull", True), ("prepared_by", "")),
                            models.Q(
                                ("prepared_at__isnull", False),
                                models.Q(("prepared_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="publicminutes_prepared_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by", "")),
                            models.Q(
                                ("sent_at__isnull", False), models.Q(("sent_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="publicminutes_sent_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Raising",
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
                            ("question", "câu hỏi đã giao trả lời"),
                            ("conclusion", "việc giao theo kết luận"),
                        ],
                        max_length=12,
                    ),
                ),
                ("about_code", models.CharField(max_length=40)),
                ("commitment", models.CharField(max_length=40)),
                ("why", models.CharField(max_length=500)),
                ("raised_at", models.DateTimeField()),
                ("raised_by", models.CharField(max_length=60)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=60)),
                ("read_at", models.DateTimeField(null=True)),
                ("read_by", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "indexes": [models.Index(fields=["commitment", "id"], name="raising_chain")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("raised_at__isnull", True), ("raised_by", "")),
                            models.Q(
                                ("raised_at__isnull", False),
                                models.Q(("raised_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="raising_raised_pair",
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
                        name="raising_answered_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", True), ("read_by", "")),
                            models.Q(
                                ("read_at__isnull", False), models.Q(("read_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="raising_read_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="raising_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("text", hoiam.base.encryption.EncryptedText(max_length=5000)),
                ("heard", models.DateTimeField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("noted_at__isnull", True), ("noted_by", "")),
                            models.Q(
                                ("noted_at__isnull", False),
                                models.Q(("noted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="remark_noted_pair",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="question",
            name="end_key",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="question",
            name="held_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="question",
            name="held_by",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="question",
            name="held_why",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="question",
            name="stands_alone",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="question",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held_at__isnull", True), ("held_by", "")),
                    models.Q(("held_at__isnull", False), models.Q(("held_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="question_held_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held_at__isnull", True),
                    models.Q(("held_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="question_held_why",
            ),
        ),
        migrations.AddField(
            model_name="answermark",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="marks",
                to="meetings.question",
            ),
        ),
        migrations.AddField(
            model_name="carried",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="hall",
            name="meeting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hall",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="hall",
            name="now",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.question",
            ),
        ),
        migrations.AddField(
            model_name="meetingrating",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ratings",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="minutes",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="minutesdraft",
            name="meeting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="minutes_draft",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="oldcount",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="old_counts",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="oldline",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="old_lines",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="oldline",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="old_lines",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="oldtheme",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="old_themes",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="outsideappeal",
            name="front",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outside_appeals",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="outsideappeal",
            name="question",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appeal",
                to="meetings.question",
            ),
        ),
        migrations.AddField(
            model_name="publicminutes",
            name="meeting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="public_minutes",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="publicminutes",
            name="page",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="minutes",
                to="publication.page",
            ),
        ),
        migrations.AddField(
            model_name="raising",
            name="from_unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="raised_up",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="raising",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="raisings",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="raising",
            name="read_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers_read",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="raising",
            name="to_unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="raised_to",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remarks",
                to="meetings.question",
            ),
        ),
        migrations.AddIndex(
            model_name="answermark",
            index=models.Index(fields=["question", "id"], name="answermark_last"),
        ),
        migrations.AddIndex(
            model_name="carried",
            index=models.Index(fields=["meeting", "commitment", "id"], name="carried_read"),
        ),
        migrations.AddIndex(
            model_name="meetingrating",
            index=models.Index(fields=["meeting", "mark"], name="meetingrating_marks"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="minutes_number"),
        ),
        migrations.AddConstraint(
            model_name="oldcount",
            constraint=models.UniqueConstraint(fields=("meeting", "of"), name="oldcount_once"),
        ),
        migrations.AddConstraint(
            model_name="oldline",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="oldline_number"),
        ),
        migrations.AddConstraint(
            model_name="oldtheme",
            constraint=models.UniqueConstraint(fields=("meeting", "words"), name="oldtheme_once"),
        ),
        migrations.AddIndex(
            model_name="raising",
            index=models.Index(fields=["to_unit", "answered_at"], name="raising_open"),
        ),
        migrations.AddIndex(
            model_name="remark",
            index=models.Index(fields=["question", "id"], name="remark_question"),
        ),
    ]
