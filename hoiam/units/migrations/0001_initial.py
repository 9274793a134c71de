import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("decision", models.CharField(max_length=200)),
                ("day", models.DateField()),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Field",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("help", models.CharField(blank=True, max_length=300)),
                ("examples", models.TextField(blank=True)),
                ("folded", models.TextField(blank=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Unit",
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
                            ("province", "tỉnh, thành phố"),
                            ("district", "huyện (trước 1/7/2025)"),
                            ("commune", "xã"),
                            ("ward", "phường"),
                            ("township", "thị trấn (trước 1/7/2025)"),
                            ("special-zone", "đặc khu"),
                            ("hamlet", "thôn, bản, tổ dân phố"),
                            ("peoples-committee", "Ủy ban nhân dân"),
                            ("office", "văn phòng"),
                            ("department", "sở, phòng chuyên môn"),
                            ("centre", "trung tâm phục vụ hành chính công"),
                            ("reception", "Ban Tiếp công dân"),
                            ("inspectorate", "thanh tra"),
                            ("party-committee", "cấp ủy"),
                            ("front", "Mặt trận Tổ quốc"),
                            ("council", "Hội đồng nhân dân"),
                            ("police", "công an"),
                            ("outside", "cơ quan ngoài chính quyền địa phương"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=120)),
                ("folded", models.CharField(max_length=200)),
                ("official_code", models.CharField(blank=True, max_length=20)),
                ("template", models.CharField(blank=True, max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("outside", models.BooleanField(default=False)),
                ("advice", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="units.unit",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "folded"], name="unit_kind_name"),
                    models.Index(fields=["official_code"], name="unit_official_code"),
                    models.Index(fields=["template", "area"], name="unit_template_area"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="unit_period",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Competence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kinds", models.CharField(default="", max_length=80)),
                ("rule", models.CharField(default="unit", max_length=20)),
                ("why", models.CharField(max_length=300)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField(null=True)),
                ("set_by", models.CharField(blank=True, max_length=60)),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competences",
                        to="units.field",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competences_in",
                        to="units.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competences",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["field", "area"], name="competence_field_area")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="competence_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_at__isnull", True), ("set_by", "")),
                            models.Q(
                                ("set_at__isnull", False), models.Q(("set_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="competence_set_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__isnull", False),
                            models.Q(("rule", "unit"), _negated=True),
                            _connector="OR",
                        ),
                        name="competence_unit_or_rule",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("share", models.CharField(default="whole", max_length=20)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="units.change",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor_links",
                        to="units.unit",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessor_links",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("change", "predecessor", "successor"), name="changelink_once"
                    )
                ],
            },
        ),
    ]
