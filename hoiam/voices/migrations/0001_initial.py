import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReceiptBlock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("size", models.PositiveSmallIntegerField()),
                ("reserved_at", models.DateTimeField()),
                ("reserved_by", models.CharField(max_length=60)),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt_blocks",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reserved_at__isnull", True), ("reserved_by", "")),
                            models.Q(
                                ("reserved_at__isnull", False),
                                models.Q(("reserved_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="receiptblock_reserved_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "trang web"),
                            ("phone", "điện thoại"),
                            ("box", "hòm thư góp ý"),
                            ("desk", "bàn tiếp nhận"),
                            ("post", "bưu điện"),
                            ("email", "thư điện tử"),
                            ("visit", "cán bộ đi cơ sở"),
                            ("hamlet-meeting", "họp thôn"),
                        ],
                        max_length=20,
                    ),
                ),
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
                ("text", models.TextField()),
                ("place", models.CharField(blank=True, max_length=300)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("anonymous", models.BooleanField(default=False)),
                ("language", models.CharField(default="vi", max_length=5)),
                ("spoken_at", models.DateTimeField()),
                ("spoken_by", models.CharField(max_length=60)),
                ("received_at", models.DateTimeField()),
                ("received_by", models.CharField(max_length=60)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices",
                        to="units.unit",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices_typed",
                        to="units.unit",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices",
                        to="units.field",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["area", "field", "id"], name="voice_nearby")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("spoken_at__isnull", True), ("spoken_by", "")),
                            models.Q(
                                ("spoken_at__isnull", False),
                                models.Q(("spoken_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="voice_spoken_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at__isnull", True), ("received_by", "")),
                            models.Q(
                                ("received_at__isnull", False),
                                models.Q(("received_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="voice_received_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("tracking_hash", models.CharField(max_length=64, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.CharField(max_length=60)),
                ("replaced_at", models.DateTimeField(null=True)),
                ("replaced_by", models.CharField(blank=True, max_length=60)),
                (
                    "block",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="voices.receiptblock",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt",
                        to="voices.voice",
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
                        name="receipt_issued_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaced_at__isnull", True), ("replaced_by", "")),
                            models.Q(
                                ("replaced_at__isnull", False),
                                models.Q(("replaced_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="receipt_replaced_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("voice__isnull", False), ("block__isnull", False), _connector="OR"
                        ),
                        name="receipt_for_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
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
                ("content", models.JSONField(default=dict)),
                ("kept_until", models.DateTimeField(db_index=True)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=60)),
                (
                    "sent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
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
                        name="draft_started_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=300)),
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("media", models.CharField(max_length=60)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("original", models.CharField(max_length=200)),
                ("copy", models.CharField(blank=True, max_length=200)),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("stored_at", models.DateTimeField()),
                ("stored_by", models.CharField(max_length=60)),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="voices.voice",
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
                        name="attachment_stored_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="voices.draft",
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
                        name="draftfile_stored_pair",
                    )
                ],
            },
        ),
    ]
