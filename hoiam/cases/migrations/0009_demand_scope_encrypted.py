# What an outside body asks for names people: it lies encrypted from here on.

from typing import ClassVar

from django.db import migrations

import hoiam.base.encryption
from hoiam.base.sealing import sealed


class Migration(migrations.Migration):
    dependencies: ClassVar = [("base", "0006_data_key"), ("cases", "0008_demands_and_assisting")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="demand",
            name="scope",
            field=hoiam.base.encryption.EncryptedText(max_length=500),
        ),
        sealed("cases", "Demand", texts="scope"),
    ]
