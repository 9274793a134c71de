import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0003_clocks"),
        ("units", "0003_designations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Escalation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=40)),
                ("due_on", models.DateField()),
                ("day", models.DateField()),
                ("raised_at", models.DateTimeField()),
                ("raised_by", models.CharField(max_length=60)),
            ],
            options={
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
                        name="escalation_raised_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("soon", "sắp đến hạn"),
                            ("today", "đến hạn"),
                            ("late", "quá hạn"),
                            ("very-late", "quá hạn kéo dài"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("day", models.DateField()),
                ("officer", models.CharField(blank=True, max_length=40)),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by", "")),
                            models.Q(
                                ("sent_at__isnull", False), models.Q(("sent_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="reminder_sent_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "part",
                    models.CharField(
                        choices=[("first", "đầu ngày"), ("last", "cuối ngày")], max_length=10
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reminding", "đang nhắc"),
                            ("escalating", "đang chuyển lên cấp trên"),
                            ("telling", "đang gửi thư"),
                            ("done", "đã xong"),
                        ],
                        default="reminding",
                        max_length=12,
                    ),
                ),
                ("place_on", models.DateField(blank=True, null=True)),
                ("place", models.PositiveBigIntegerField(default=0)),
                ("missed_from", models.DateField(blank=True, null=True)),
                ("reminded", models.PositiveIntegerField(default=0)),
                ("escalated", models.PositiveIntegerField(default=0)),
                ("told", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
            ],
            options={
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
                        name="reminderround_opened_pair",
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
                        name="reminderround_ended_pair",
                    ),
                    models.UniqueConstraint(fields=("day", "part"), name="reminderround_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportDemand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("demanded_at", models.DateTimeField()),
                ("demanded_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("demanded_at__isnull", True), ("demanded_by", "")),
                            models.Q(
                                ("demanded_at__isnull", False),
                                models.Q(("demanded_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reportdemand_demanded_pair",
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="commitment",
            name="kind",
            field=models.CharField(
                choices=[
                    ("answer", "trả lời người dân"),
                    ("consult", "góp ý cho đơn vị chủ trì"),
                    ("promise", "lời hứa"),
                    ("clock", "thời hạn theo luật"),
                    ("report", "báo cáo cấp trên"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["due_on", "id"],
                name="commitment_open_due",
            ),
        ),
        migrations.AddField(
            model_name="escalation",
            name="commitment",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="escalations",
                to="commitments.commitment",
            ),
        ),
        migrations.AddField(
            model_name="escalation",
            name="superior",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="escalated_to",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="escalation",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="escalations",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="commitment",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reminders",
                to="commitments.commitment",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reminders",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="reminderround",
            name="told_with",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tells_of",
                to="commitments.reminderround",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reminders",
                to="commitments.reminderround",
            ),
        ),
        migrations.AddField(
            model_name="escalation",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="escalations",
                to="commitments.reminderround",
            ),
        ),
        migrations.AddField(
            model_name="reportdemand",
            name="escalation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="demand",
                to="commitments.escalation",
            ),
        ),
        migrations.AddField(
            model_name="reportdemand",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="demand",
                to="commitments.commitment",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("commitment", "due_on", "step"), name="reminder_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="escalation",
            constraint=models.UniqueConstraint(
                fields=("commitment", "due_on"), name="escalation_once"
            ),
        ),
    ]
