"""How everything stands, as the worker counted it last: for pages that everybody asks for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0010_cells_by_territory")]

    operations = [
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dataset", models.CharField(max_length=20, unique=True)),
                ("day", models.DateField()),
                ("moment", models.DateTimeField()),
                ("shorts", models.JSONField()),
                ("lines", models.JSONField()),
            ],
        ),
    ]
