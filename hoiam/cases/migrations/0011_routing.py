import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_petitions"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoutingModel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fields", models.JSONField()),
                ("words", models.TextField(blank=True)),
                ("weights", models.TextField(blank=True)),
                ("ends", models.JSONField(default=dict)),
                ("cases", models.PositiveIntegerField()),
                ("confirmed", models.PositiveIntegerField()),
                ("started", models.PositiveIntegerField()),
                ("asked", models.PositiveIntegerField()),
                ("first_right", models.PositiveIntegerField()),
                ("three_right", models.PositiveIntegerField()),
                ("commonest", models.PositiveIntegerField()),
                ("said", models.PositiveIntegerField()),
                ("said_right", models.PositiveIntegerField()),
                ("sure", models.FloatField(null=True)),
                ("on_examples", models.BooleanField(default=False)),
                ("trained_at", models.DateTimeField()),
                ("trained_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("trained_at__isnull", True), ("trained_by", "")),
                            models.Q(
                                ("trained_at__isnull", False),
                                models.Q(("trained_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="routingmodel_trained_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoutingStart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=200)),
                ("examples", models.JSONField()),
                ("read_at", models.DateTimeField()),
                ("read_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", True), ("read_by", "")),
                            models.Q(
                                ("read_at__isnull", False), models.Q(("read_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="routingstart_read_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoutingChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asked",
                    models.CharField(
                        choices=[("field", "lĩnh vực"), ("unit", "đơn vị")], max_length=10
                    ),
                ),
                ("proposed", models.JSONField()),
                ("chosen", models.CharField(max_length=40)),
                ("place", models.PositiveSmallIntegerField()),
                ("chosen_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routing_choices",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["asked", "id"], name="routingchoice_asked")],
            },
        ),
    ]
