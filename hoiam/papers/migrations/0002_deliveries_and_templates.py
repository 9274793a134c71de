import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_first"),
        ("units", "0004_peoples_inspection"),
    ]

    operations = [
        migrations.AlterField(
            model_name="paperfile",
            name="kind",
            field=models.CharField(
                choices=[
                    ("pdf", "bản PDF"),
                    ("word", "bản Word"),
                    ("signed", "bản đã ký số"),
                    ("scan", "bản chụp đã ký, đóng dấu"),
                    ("note", "phiếu giao nhận, báo phát"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="WordTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("form", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField()),
                ("original", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("fields", models.JSONField(default=list)),
                ("put_at", models.DateTimeField()),
                ("put_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="word_templates",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("put_at__isnull", True), ("put_by", "")),
                            models.Q(
                                ("put_at__isnull", False), models.Q(("put_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="wordtemplate_put_pair",
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
                        name="wordtemplate_ended_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("unit", "form"),
                        name="wordtemplate_standing",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "form", "version"), name="wordtemplate_version"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="paper",
            name="template",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="papers.wordtemplate",
            ),
        ),
        migrations.CreateModel(
            name="PaperDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("recipient", hoiam.base.encryption.EncryptedText(max_length=200)),
                ("address", hoiam.base.encryption.EncryptedText(blank=True, max_length=300)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("hand", "giao tận tay, có phiếu giao nhận"),
                            ("post", "bưu điện, có báo phát"),
                            ("commune", "nhờ xã, thôn giao, có phiếu giao nhận"),
                            ("documents", "trục liên thông văn bản"),
                            ("screen", "trang tra cứu của người gửi"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=60)),
                ("sent_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "đã nhận"),
                            ("refused", "từ chối nhận"),
                            ("absent", "không gặp người nhận"),
                            ("unknown", "không có ai ở địa chỉ đó"),
                            ("lost", "thất lạc, bị trả lại"),
                        ],
                        max_length=12,
                    ),
                ),
                ("came_on", models.DateField(blank=True, null=True)),
                ("said", hoiam.base.encryption.EncryptedText(blank=True, max_length=300)),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(max_length=60)),
                ("came_at", models.DateTimeField(null=True)),
                ("came_by", models.CharField(blank=True, max_length=60)),
                (
                    "again",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tried_again",
                        to="papers.paperdelivery",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="papers.paper",
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proves",
                        to="papers.paperfile",
                    ),
                ),
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
                        name="paperdelivery_sent_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("came_at__isnull", True), ("came_by", "")),
                            models.Q(
                                ("came_at__isnull", False), models.Q(("came_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="paperdelivery_came_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("paper", "number"), name="paperdelivery_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("came_at__isnull", True),
                                ("came_on__isnull", True),
                                ("outcome", ""),
                            ),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("came_at__isnull", False),
                                ("came_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="paperdelivery_outcome_told",
                    ),
                ],
            },
        ),
    ]
