# Internal notes lie encrypted from here on: telephones and names of neighbours are jotted down.

from typing import ClassVar

from django.db import migrations

import hoiam.base.encryption
from hoiam.base.sealing import sealed


class Migration(migrations.Migration):
    dependencies: ClassVar = [("base", "0006_data_key"), ("cases", "0006_file_choices")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="note", name="text", field=hoiam.base.encryption.EncryptedText()
        ),
        sealed("cases", "Note", texts="text"),
    ]
