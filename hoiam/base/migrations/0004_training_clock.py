"""The rows of the training clock, and what keeps them from being changed or taken away.

A later migration that alters `base_trainingclock` on SQLite makes Django build the table anew,
which drops the triggers: such a migration runs `let_go` before and `keep` after.
"""

from django.db import migrations, models

SQLITE = tuple(
    f"""
    CREATE TRIGGER base_trainingclock_no_{what} BEFORE {what.upper()} ON base_trainingclock BEGIN
        SELECT RAISE(ABORT, 'the mark of a training installation stays');
    END
    """
    for what in ("update", "delete")
)
SQLITE_BACK = tuple(f"DROP TRIGGER base_trainingclock_no_{what}" for what in ("update", "delete"))
POSTGRES = (
    """
    CREATE FUNCTION base_trainingclock_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the mark of a training installation stays'; END $$
    """,
    """
    CREATE TRIGGER base_trainingclock_stays BEFORE UPDATE OR DELETE ON base_trainingclock
    FOR EACH ROW EXECUTE FUNCTION base_trainingclock_stays()
    """,
)
POSTGRES_BACK = (
    "DROP TRIGGER base_trainingclock_stays ON base_trainingclock",
    "DROP FUNCTION base_trainingclock_stays",
)


def keep(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES if postgres else SQLITE:
        schema_editor.execute(statement)


def let_go(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES_BACK if postgres else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("base", "0003_search_index")]

    operations = [
        migrations.CreateModel(
            name="TrainingClock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("since", models.DateTimeField()),
                ("speed", models.PositiveIntegerField()),
                ("until", models.DateTimeField(null=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("set_at__isnull", True), ("set_by", ""))
                        | models.Q(
                            ("set_at__isnull", False), models.Q(("set_by", ""), _negated=True)
                        ),
                        name="trainingclock_set_pair",
                    )
                ],
            },
        ),
        migrations.RunPython(keep, let_go),
    ]
