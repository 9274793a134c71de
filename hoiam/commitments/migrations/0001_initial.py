import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
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
                            ("answer", "trả lời người dân"),
                            ("consult", "góp ý cho đơn vị chủ trì"),
                            ("promise", "lời hứa"),
                        ],
                        max_length=10,
                    ),
                ),
                ("about_kind", models.CharField(max_length=20)),
                ("about_code", models.CharField(max_length=60)),
                ("assignee", models.CharField(blank=True, max_length=40)),
                ("what", models.CharField(max_length=300)),
                ("rule", models.CharField(max_length=40)),
                ("paper_number", models.CharField(blank=True, max_length=60)),
                ("paper_date", models.DateField(blank=True, null=True)),
                ("started_on", models.DateField()),
                ("first_due_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "đang mở"),
                            ("done", "đã làm xong"),
                            ("undone", "khép lại khi chưa làm"),
                            ("merged", "nhập vào việc khác"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("result", models.TextField(blank=True)),
                ("result_public", models.TextField(blank=True)),
                ("evidence", models.CharField(blank=True, max_length=300)),
                ("asked_due_on", models.DateField(blank=True, null=True)),
                ("asked_reason", models.CharField(blank=True, max_length=300)),
                ("asked_at", models.DateTimeField(null=True)),
                ("asked_by", models.CharField(blank=True, max_length=60)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "assigned_by_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments_assigned",
                        to="units.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "due_on", "id"], name="commitment_work"),
                    models.Index(
                        fields=["about_kind", "about_code", "kind"], name="commitment_about"
                    ),
                    models.Index(fields=["state", "kind", "due_on"], name="commitment_due"),
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
                        name="commitment_opened_pair",
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
                        name="commitment_ended_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_at__isnull", True), ("asked_by", "")),
                            models.Q(
                                ("asked_at__isnull", False),
                                models.Q(("asked_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="commitment_asked_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                ("ended_on__isnull", True),
                                ("state", "open"),
                            ),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("ended_at__isnull", False),
                                ("ended_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="commitment_open_or_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(("result", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="commitment_result_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_due_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField()),
                ("ground", models.CharField(max_length=20)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("rule", models.CharField(max_length=40)),
                ("explanation", models.JSONField(default=dict)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=60)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="due_dates",
                        to="commitments.commitment",
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
                        name="duedate_set_pair",
                    )
                ],
            },
        ),
    ]
