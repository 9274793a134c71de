import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_demand_scope_encrypted"),
        ("reception", "0001_visits"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.CreateModel(
            name="Box",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("place", models.CharField(max_length=200)),
                ("opened_each", models.PositiveSmallIntegerField(default=7)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("hung_at", models.DateTimeField()),
                ("hung_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="boxes",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "valid_to"], name="box_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="box_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hung_at__isnull", True), ("hung_by", "")),
                            models.Q(
                                ("hung_at__isnull", False), models.Q(("hung_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="box_hung_pair",
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
                        name="box_ended_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Call",
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
                ("called_on", models.DateField()),
                ("called", models.DateTimeField()),
                ("phone", hoiam.base.encryption.EncryptedText(blank=True, max_length=20)),
                ("caller", hoiam.base.encryption.EncryptedText(blank=True, max_length=120)),
                ("about", hoiam.base.encryption.EncryptedText(blank=True, max_length=300)),
                ("said", hoiam.base.encryption.EncryptedText(blank=True, max_length=1000)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("answered", "trả lời ngay"),
                            ("taken", "ghi thành ý kiến, có biên nhận"),
                            ("back", "hẹn gọi lại"),
                            ("emergency", "đã chuyển số khẩn cấp"),
                            ("silent", "không có nội dung"),
                            ("guided", "hướng dẫn thủ tục khác"),
                            ("test", "gọi thử"),
                        ],
                        max_length=12,
                    ),
                ),
                ("guided_to", models.CharField(blank=True, max_length=200)),
                ("commitment", models.CharField(blank=True, max_length=40)),
                ("logged_at", models.DateTimeField()),
                ("logged_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("logged_at__isnull", True), ("logged_by", "")),
                            models.Q(
                                ("logged_at__isnull", False),
                                models.Q(("logged_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="call_logged_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "back"), _negated=True),
                            models.Q(("commitment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="call_back_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("outcome", "taken")),
                            models.Q(
                                models.Q(("outcome", "taken"), _negated=True),
                                ("case__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="call_taken_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallBack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reached", models.BooleanField()),
                ("said", hoiam.base.encryption.EncryptedText(blank=True, max_length=1000)),
                ("tried_at", models.DateTimeField()),
                ("tried_by", models.CharField(max_length=60)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tries",
                        to="reception.call",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tried_at__isnull", True), ("tried_by", "")),
                            models.Q(
                                ("tried_at__isnull", False),
                                models.Q(("tried_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="callback_tried_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CallClass",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("days", models.PositiveSmallIntegerField()),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call_classes",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="call",
            name="kind",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="reception.callclass",
            ),
        ),
        migrations.CreateModel(
            name="Hotline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("number", models.CharField(max_length=20)),
                ("published", models.CharField(max_length=300)),
                ("hours", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hotlines",
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
                        name="hotline_period",
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
                        name="hotline_opened_pair",
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
                        name="hotline_ended_pair",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="call",
            name="hotline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="reception.hotline",
            ),
        ),
        migrations.CreateModel(
            name="HotlineRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("paper", models.CharField(max_length=120)),
                ("valid_from", models.DateField()),
                ("text", models.TextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=60)),
                (
                    "hotline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="reception.hotline",
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
                        name="hotlinerule_set_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("hotline", "valid_from"), name="hotlinerule_day"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="callclass",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="classes",
                to="reception.hotlinerule",
            ),
        ),
        migrations.AddField(
            model_name="call",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="reception.hotlinerule",
            ),
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("opened_on", models.DateField()),
                ("openers", models.CharField(max_length=300)),
                ("witnesses", models.CharField(max_length=300)),
                ("letters", models.PositiveSmallIntegerField()),
                ("aside", models.PositiveSmallIntegerField(default=0)),
                ("aside_paper", models.CharField(blank=True, max_length=60)),
                ("aside_to", models.CharField(blank=True, max_length=200)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("counted_at", models.DateTimeField()),
                ("counted_by", models.CharField(max_length=60)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=60)),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="reception.box",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["box", "-opened_on"], name="opening_latest")],
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
                        name="opening_counted_pair",
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
                        name="opening_closed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aside__lte", models.F("letters"))),
                        name="opening_aside_of_all",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("box",),
                        name="opening_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BoxLetter",
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
                    "found",
                    models.CharField(
                        choices=[
                            ("voice", "ghi thành ý kiến"),
                            ("known", "việc đã có, ghi thêm"),
                            ("procedure", "đơn khiếu nại, giữ bản giấy"),
                            ("empty", "không phải thư, không đọc được"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("sorted_at", models.DateTimeField()),
                ("sorted_by", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="box_letters",
                        to="cases.case",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="reception.opening",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sorted_at__isnull", True), ("sorted_by", "")),
                            models.Q(
                                ("sorted_at__isnull", False),
                                models.Q(("sorted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="boxletter_sorted_pair",
                    ),
                    models.UniqueConstraint(fields=("opening", "number"), name="boxletter_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("found__in", ["voice", "known"])),
                            models.Q(
                                ("case__isnull", True),
                                ("found__in", ["procedure", "empty"]),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="boxletter_case",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["hotline", "-id"], name="call_latest"),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.UniqueConstraint(
                fields=("hotline", "year", "number"), name="call_number"
            ),
        ),
    ]
