"""What a preview says that rows would write is kept until they are written."""

from django.db import migrations

import hoiam.base.encryption


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0007_fewer_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="importpack",
            name="plans",
            field=hoiam.base.encryption.EncryptedJSON(default=dict),
        ),
    ]
