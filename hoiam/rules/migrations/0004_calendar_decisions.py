import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rules", "0003_corrections"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("number", models.CharField(max_length=60)),
                ("decided_on", models.DateField()),
                ("body", models.CharField(max_length=100)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=60)),
                ("withdrawn_why", models.CharField(blank=True, max_length=200)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_at__isnull", True), ("set_by", "")),
                            models.Q(
                                ("set_at__isnull", False),
                                models.Q(("set_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="calendardecision_set_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="calendardecision_withdrawn_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("year",),
                        name="calendardecision_year",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="calendaroverride",
            name="moves",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="calendaroverride",
            name="within",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="days",
                to="rules.calendardecision",
            ),
        ),
    ]
