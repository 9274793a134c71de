# Whom a message goes to and what it says lie encrypted from here on.

from typing import ClassVar

from django.db import migrations

import hoiam.base.encryption
from hoiam.base.sealing import sealed


class Migration(migrations.Migration):
    dependencies: ClassVar = [("base", "0006_data_key"), ("notices", "0002_withheld")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="notice",
            name="email",
            field=hoiam.base.encryption.EncryptedText(blank=True, max_length=254),
        ),
        migrations.AlterField(
            model_name="notice",
            name="phone",
            field=hoiam.base.encryption.EncryptedText(blank=True, max_length=20),
        ),
        migrations.AlterField(
            model_name="notice",
            name="subject",
            field=hoiam.base.encryption.EncryptedText(max_length=200),
        ),
        migrations.AlterField(
            model_name="notice", name="text", field=hoiam.base.encryption.EncryptedText()
        ),
        sealed("notices", "Notice", texts="email phone subject text"),
    ]
