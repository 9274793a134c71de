import django.db.models.deletion
from django.db import migrations, models

import hoiam.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0010_petitions"),
        ("publication", "0007_erased_changes"),
        ("units", "0004_peoples_inspection"),
        ("voices", "0005_petitions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("right", "khiếu nại đúng"),
                            ("wrong", "khiếu nại sai"),
                            ("partly", "khiếu nại đúng một phần"),
                            ("upheld", "công nhận quyết định lần đầu"),
                            ("changed", "hủy, sửa quyết định lần đầu"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60)),
                ("issued_on", models.DateField()),
                ("findings", hoiam.base.encryption.EncryptedText(blank=True, max_length=20000)),
                ("orders", hoiam.base.encryption.EncryptedText(blank=True, max_length=10000)),
                ("standing", models.BooleanField(default=True)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=60)),
                (
                    "page",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="publication.page",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_decided_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("recover-money", "thu hồi cho Nhà nước: tiền"),
                            ("recover-land", "thu hồi cho Nhà nước: đất"),
                            ("return-money", "trả cho tổ chức, cá nhân: tiền"),
                            ("return-land", "trả cho tổ chức, cá nhân: đất"),
                            ("discipline", "xử lý hành chính, kỷ luật"),
                            ("refer", "chuyển cơ quan điều tra"),
                            ("other", "việc khác phải làm"),
                        ],
                        max_length=16,
                    ),
                ),
                ("what", hoiam.base.encryption.EncryptedText(blank=True, max_length=500)),
                (
                    "money",
                    models.DecimalField(blank=True, decimal_places=0, max_digits=18, null=True),
                ),
                (
                    "area",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=14, null=True),
                ),
                ("organisations", models.PositiveIntegerField(default=0)),
                ("people", models.PositiveIntegerField(default=0)),
                ("officials", models.PositiveIntegerField(default=0)),
                ("cases", models.PositiveIntegerField(default=0)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("commitment", models.CharField(blank=True, max_length=40)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=60)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders_given",
                        to="petitions.decision",
                    ),
                ),
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
                        name="order_given_pair",
                    ),
                    models.UniqueConstraint(fields=("decision", "number"), name="order_number"),
                    models.CheckConstraint(
                        condition=models.Q(("officials__lte", models.F("people"))),
                        name="order_officials",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarriedOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField()),
                (
                    "money",
                    models.DecimalField(blank=True, decimal_places=0, max_digits=18, null=True),
                ),
                (
                    "area",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=14, null=True),
                ),
                ("organisations", models.PositiveIntegerField(default=0)),
                ("people", models.PositiveIntegerField(default=0)),
                ("officials", models.PositiveIntegerField(default=0)),
                ("cases", models.PositiveIntegerField(default=0)),
                ("paper", models.CharField(blank=True, max_length=60)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("done_at", models.DateTimeField()),
                ("done_by", models.CharField(max_length=60)),
                (
                    "takes_back",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back_by",
                        to="petitions.carriedout",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_out",
                        to="petitions.order",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by", "")),
                            models.Q(
                                ("done_at__isnull", False), models.Q(("done_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="carriedout_done_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Petition",
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
                ("state", models.CharField(default="received", max_length=20)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("handed", "nộp trực tiếp"),
                            ("post", "bưu điện"),
                            ("reception", "nhận tại buổi tiếp công dân"),
                            ("box", "hòm thư góp ý"),
                            ("forwarded", "cơ quan khác chuyển đến"),
                            ("handed-over", "nhận bàn giao khi sắp xếp đơn vị"),
                        ],
                        default="handed",
                        max_length=12,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("land", "đất đai, nhà cửa"),
                            ("policy", "chính sách, chế độ, cán bộ"),
                            ("other", "lĩnh vực khác"),
                        ],
                        default="other",
                        max_length=10,
                    ),
                ),
                (
                    "confirmed",
                    models.CharField(
                        choices=[
                            ("signed", "ký tên"),
                            ("fingerprint", "điểm chỉ"),
                            ("unsigned", "không ký, không điểm chỉ"),
                        ],
                        default="signed",
                        max_length=12,
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(default=1)),
                ("language", models.CharField(default="tiếng Việt", max_length=60)),
                ("forwarded_by", models.CharField(blank=True, max_length=200)),
                ("forwarded_paper", models.CharField(blank=True, max_length=60)),
                ("forwarded_on", models.DateField(blank=True, null=True)),
                ("forwarder_asks", models.BooleanField(default=False)),
                ("against", hoiam.base.encryption.EncryptedText(blank=True, max_length=500)),
                ("against_paper", models.CharField(blank=True, max_length=60)),
                ("against_on", models.DateField(blank=True, null=True)),
                ("known_on", models.DateField(blank=True, null=True)),
                ("demand", hoiam.base.encryption.EncryptedText(blank=True, max_length=2000)),
                ("eligible", models.BooleanField(blank=True, null=True)),
                ("own", models.BooleanField(blank=True, null=True)),
                ("earlier", models.BooleanField(default=False)),
                ("registered_at", models.DateTimeField()),
                ("registered_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "docket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petition",
                        to="cases.docket",
                    ),
                ),
                (
                    "first_instance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_instances",
                        to="petitions.petition",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petitions",
                        to="units.unit",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_again",
                        to="petitions.petition",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="split_into",
                        to="petitions.petition",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petition",
                        to="voices.voice",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["register", "year", "number"], name="petition_register"),
                    models.Index(fields=["state", "id"], name="petition_state"),
                ],
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
                        name="petition_registered_pair",
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
                        name="petition_ended_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("register", "year", "number"), name="petition_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1)), name="petition_people"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("planned_for", models.DateTimeField()),
                ("place", models.CharField(max_length=200)),
                ("chair", models.CharField(max_length=120)),
                ("called_at", models.DateTimeField()),
                ("called_by", models.CharField(max_length=60)),
                ("held_at", models.DateTimeField(null=True)),
                ("held_by", models.CharField(blank=True, max_length=60)),
                ("absent", models.BooleanField(default=False)),
                ("absent_why", hoiam.base.encryption.EncryptedText(blank=True, max_length=500)),
                ("attended", hoiam.base.encryption.EncryptedJSON(default=dict)),
                ("agreed", hoiam.base.encryption.EncryptedText(blank=True, max_length=5000)),
                ("disputed", hoiam.base.encryption.EncryptedText(blank=True, max_length=5000)),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="petitions.petition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_at__isnull", True), ("called_by", "")),
                            models.Q(
                                ("called_at__isnull", False),
                                models.Q(("called_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hearing_called_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at__isnull", True), ("held_by", "")),
                            models.Q(
                                ("held_at__isnull", False), models.Q(("held_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="hearing_held_pair",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="petition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="petitions.petition",
            ),
        ),
        migrations.CreateModel(
            name="Petitioner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("person", "cá nhân"),
                            ("organisation", "cơ quan, tổ chức"),
                            ("official", "cán bộ, công chức"),
                        ],
                        default="person",
                        max_length=14,
                    ),
                ),
                ("name", hoiam.base.encryption.EncryptedText(blank=True, max_length=120)),
                ("address", hoiam.base.encryption.EncryptedText(blank=True, max_length=300)),
                ("paper", hoiam.base.encryption.EncryptedText(blank=True, max_length=40)),
                ("phone", hoiam.base.encryption.EncryptedText(blank=True, max_length=20)),
                ("represents", models.BooleanField(default=False)),
                ("authorised", models.CharField(blank=True, max_length=60)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_paper", models.CharField(blank=True, max_length=60)),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petitioners",
                        to="petitions.petition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("petition", "number"), name="petitioner_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="PetitionStep",
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
                ("step", models.CharField(max_length=30)),
                ("from_state", models.CharField(max_length=20)),
                ("to_state", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("ground", models.CharField(blank=True, max_length=20)),
                ("criteria", models.JSONField(default=list)),
                ("body", models.CharField(blank=True, max_length=200)),
                ("paper", models.CharField(blank=True, max_length=60)),
                ("paper_on", models.DateField(blank=True, null=True)),
                ("about", models.CharField(blank=True, max_length=40)),
                ("text", hoiam.base.encryption.EncryptedText(blank=True, max_length=10000)),
                ("fact", models.PositiveIntegerField(blank=True, null=True)),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.CharField(max_length=60)),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="petitions.petition",
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back_by",
                        to="petitions.petitionstep",
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
                        name="petitionstep_taken_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("petition", "number"), name="petitionstep_number"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="step",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision",
                to="petitions.petitionstep",
            ),
        ),
        migrations.CreateModel(
            name="ReviewPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("number", models.CharField(max_length=60)),
                ("issued_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("frozen_by", models.CharField(blank=True, max_length=60)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_plans",
                        to="units.unit",
                    ),
                ),
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
                        name="reviewplan_opened_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("frozen_at__isnull", True), ("frozen_by", "")),
                            models.Q(
                                ("frozen_at__isnull", False),
                                models.Q(("frozen_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reviewplan_frozen_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("register_number", models.CharField(blank=True, max_length=60)),
                ("result_paper", models.CharField(blank=True, max_length=60)),
                ("result_on", models.DateField(blank=True, null=True)),
                ("listed_at", models.DateTimeField()),
                ("listed_by", models.CharField(max_length=60)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by", models.CharField(blank=True, max_length=60)),
                (
                    "petition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="petitions.petition",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="petitions.reviewplan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("listed_at__isnull", True), ("listed_by", "")),
                            models.Q(
                                ("listed_at__isnull", False),
                                models.Q(("listed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reviewitem_listed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", True), ("reviewed_by", "")),
                            models.Q(
                                ("reviewed_at__isnull", False),
                                models.Q(("reviewed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reviewitem_reviewed_pair",
                    ),
                    models.UniqueConstraint(fields=("plan", "number"), name="reviewitem_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sorting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                ("found", models.CharField(max_length=20)),
                ("chosen", models.CharField(max_length=20)),
                ("basis", models.CharField(max_length=300)),
                ("override_why", models.CharField(blank=True, max_length=300)),
                ("sorted_at", models.DateTimeField()),
                ("sorted_by", models.CharField(max_length=60)),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sortings",
                        to="petitions.petition",
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
                        name="sorting_sorted_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("found", models.F("chosen")),
                            models.Q(("override_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sorting_override_why",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("standing", True)),
                fields=("petition",),
                name="decision_standing",
            ),
        ),
    ]
