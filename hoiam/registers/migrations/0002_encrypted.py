# The whole row of an old register lies encrypted from here on: names and telephones stand there.

from typing import ClassVar

from django.db import migrations

import hoiam.base.encryption
from hoiam.base.sealing import sealed


class Migration(migrations.Migration):
    dependencies: ClassVar = [("base", "0006_data_key"), ("registers", "0001_initial")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="recordtext",
            name="source",
            field=hoiam.base.encryption.EncryptedJSON(default=dict),
        ),
        sealed("registers", "RecordText", objects="source"),
    ]
