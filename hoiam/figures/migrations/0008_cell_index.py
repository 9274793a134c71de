"""Cells are read by body, month and state out of their index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0007_press_figures")]

    operations = [
        migrations.RemoveIndex(model_name="cell", name="cell_where"),
        migrations.AddIndex(
            model_name="cell",
            index=models.Index(
                fields=["dataset", "month", "unit", "text_2", "day_1", "number"], name="cell_where"
            ),
        ),
    ]
