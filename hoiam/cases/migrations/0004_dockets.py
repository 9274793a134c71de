import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_outsidenumber"),
        ("units", "0003_designations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Docket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("kind", models.CharField(max_length=30)),
                ("number", models.CharField(max_length=40)),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("ordinary", "vùng thường"),
                            ("remote", "vùng sâu, vùng xa, đi lại khó khăn"),
                        ],
                        default="ordinary",
                        max_length=10,
                    ),
                ),
                ("place_decision", models.CharField(blank=True, max_length=200)),
                ("received_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=60)),
                ("closed_reason", models.CharField(blank=True, max_length=300)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dockets_in",
                        to="units.unit",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dockets_registered",
                        to="units.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dockets",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "closed_at", "id"], name="docket_unit")],
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
                        name="docket_opened_pair",
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
                        name="docket_closed_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("register", "kind", "number"), name="docket_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["denunciation", "further-denunciation"]), _negated=True
                        ),
                        name="docket_no_denunciation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocketPart",
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
                        choices=[("person", "người"), ("content", "nội dung")], max_length=10
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=60)),
                (
                    "docket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cases.docket",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("added_at__isnull", True), ("added_by", "")),
                            models.Q(
                                ("added_at__isnull", False),
                                models.Q(("added_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="docketpart_added_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("docket", "kind", "number"), name="docketpart_once"
                    ),
                ],
            },
        ),
    ]
