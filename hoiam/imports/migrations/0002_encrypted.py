# The cells of files on their way in lie encrypted from here on, samples of them too.

from typing import ClassVar

from django.db import migrations

import hoiam.base.encryption
from hoiam.base.sealing import sealed


class Migration(migrations.Migration):
    dependencies: ClassVar = [("base", "0006_data_key"), ("imports", "0001_initial")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="import",
            name="guess",
            field=hoiam.base.encryption.EncryptedJSON(default=dict),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="cells",
            field=hoiam.base.encryption.EncryptedJSON(default=dict),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="details",
            field=hoiam.base.encryption.EncryptedJSON(default=dict),
        ),
        sealed("imports", "Import", objects="guess"),
        sealed("imports", "ImportRow", objects="cells details"),
    ]
