import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("publication", "0001_initial"),
        ("units", "0001_initial"),
        ("voices", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("feedback", "phản ánh"),
                            ("recommendation", "kiến nghị"),
                            ("question", "câu hỏi"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("folded", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "mới tiếp nhận"),
                            ("waiting", "chờ người gửi bổ sung"),
                            ("handling", "đang xử lý"),
                            ("answered", "đã trả lời"),
                            ("closed", "đã khép lại"),
                            ("joined", "đã nhập vào vụ việc khác"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("held", models.CharField(blank=True, max_length=40)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "đã làm xong"),
                            ("promised", "sẽ làm, có thời hạn"),
                            ("cannot", "không thể, vì quy định"),
                            ("not-ours", "không thuộc thẩm quyền"),
                        ],
                        max_length=10,
                    ),
                ),
                ("people", models.PositiveIntegerField(default=1)),
                ("opened_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("accepted_by", models.CharField(blank=True, max_length=60)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=60)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=60)),
                ("reopened_at", models.DateTimeField(null=True)),
                ("reopened_by", models.CharField(blank=True, max_length=60)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases_in",
                        to="units.unit",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases_received",
                        to="units.unit",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="units.field",
                    ),
                ),
                (
                    "joined_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="cases.case",
                    ),
                ),
                (
                    "page",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="publication.page",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "id"], name="case_unit_state"),
                    models.Index(fields=["area", "field", "id"], name="case_area_field"),
                    models.Index(fields=["field", "id"], name="case_field"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by", "")),
                            models.Q(
                                ("opened_at__isnull", False),
                                models.Q(("opened_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_opened_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at__isnull", True), ("accepted_by", "")),
                            models.Q(
                                ("accepted_at__isnull", False),
                                models.Q(("accepted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_accepted_pair",
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
                        name="case_answered_pair",
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
                        name="case_closed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reopened_at__isnull", True), ("reopened_by", "")),
                            models.Q(
                                ("reopened_at__isnull", False),
                                models.Q(("reopened_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_reopened_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("joined_to__isnull", False), ("state", "joined")),
                            models.Q(
                                models.Q(("state", "joined"), _negated=True),
                                ("joined_to__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="case_joined_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                    "result",
                    models.CharField(
                        choices=[
                            ("done", "đã làm xong"),
                            ("promised", "sẽ làm, có thời hạn"),
                            ("cannot", "không thể, vì quy định"),
                            ("not-ours", "không thuộc thẩm quyền"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("rule", models.CharField(blank=True, max_length=300)),
                ("paper_number", models.CharField(blank=True, max_length=60)),
                ("paper_date", models.DateField(blank=True, null=True)),
                ("promise", models.CharField(blank=True, max_length=300)),
                ("promise_due_on", models.DateField(blank=True, null=True)),
                ("returned", models.CharField(blank=True, max_length=300)),
                ("drafted_at", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=60)),
                ("approved_at", models.DateTimeField(null=True)),
                ("approved_by", models.CharField(blank=True, max_length=60)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_by", models.CharField(blank=True, max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drafted_at__isnull", True), ("drafted_by", "")),
                            models.Q(
                                ("drafted_at__isnull", False),
                                models.Q(("drafted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answer_drafted_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by", "")),
                            models.Q(
                                ("approved_at__isnull", False),
                                models.Q(("approved_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answer_approved_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by", "")),
                            models.Q(
                                ("sent_at__isnull", False), models.Q(("sent_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="answer_sent_pair",
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="answer_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", "promised"), _negated=True),
                            models.Q(
                                models.Q(("promise", ""), _negated=True),
                                ("promise_due_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answer_promise_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result__in", ["cannot", "not-ours"]), _negated=True),
                            models.Q(("rule", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="answer_refusal_grounded",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gathering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("how", models.CharField(max_length=10)),
                ("gathered_at", models.DateTimeField()),
                ("gathered_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gatherings",
                        to="cases.case",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gathering",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gathered_at__isnull", True), ("gathered_by", "")),
                            models.Q(
                                ("gathered_at__isnull", False),
                                models.Q(("gathered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="gathering_gathered_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("handed_at", models.DateTimeField()),
                ("handed_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="cases.case",
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_from",
                        to="units.unit",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_to",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_at__isnull", True), ("handed_by", "")),
                            models.Q(
                                ("handed_at__isnull", False),
                                models.Q(("handed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="handover_handed_pair",
                    )
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
                ("how", models.CharField(default="note", max_length=10)),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="cases.case",
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
                        name="note_written_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("show_point", models.BooleanField(default=False)),
                ("photos", models.JSONField(default=list)),
                ("prepared_at", models.DateTimeField()),
                ("prepared_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_draft",
                        to="cases.case",
                    ),
                ),
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
                        name="publicdraft_prepared_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("settled", "được"), ("not-done", "chưa xong")], max_length=10
                    ),
                ),
                ("rated_at", models.DateTimeField()),
                ("rated_by", models.CharField(max_length=60)),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="cases.answer",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="cases.case",
                    ),
                ),
                (
                    "more",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rating_reason",
                        to="voices.voice",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rated_at__isnull", True), ("rated_by", "")),
                            models.Q(
                                ("rated_at__isnull", False),
                                models.Q(("rated_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="rating_rated_pair",
                    ),
                    models.UniqueConstraint(fields=("answer", "voice"), name="rating_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reveal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(max_length=10)),
                ("role", models.CharField(max_length=20)),
                ("reason", models.CharField(max_length=300)),
                ("revealed_at", models.DateTimeField()),
                ("revealed_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reveals",
                        to="cases.case",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reveals",
                        to="units.unit",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reveals",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revealed_at__isnull", True), ("revealed_by", "")),
                            models.Q(
                                ("revealed_at__isnull", False),
                                models.Q(("revealed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reveal_revealed_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("title", models.CharField(max_length=120)),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("done", "đã làm xong"),
                            ("promised", "sẽ làm, có thời hạn"),
                            ("cannot", "không thể, vì quy định"),
                            ("not-ours", "không thuộc thẩm quyền"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("active", models.BooleanField(default=True)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=60)),
                (
                    "field",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="units.field",
                    ),
                ),
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
                        name="answertemplate_saved_pair",
                    )
                ],
            },
        ),
    ]
