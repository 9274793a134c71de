"""Without the index of numbers: rows of a source are found by their codes, which are made of the
same. It was the widest of those that are in no order that a file has."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0005_fewer_indexes"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="record", name="record_number"),
    ]
