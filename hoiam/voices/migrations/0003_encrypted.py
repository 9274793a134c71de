# How to reach people, drafts and names of files lie encrypted from here on.

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import migrations, models

import hoiam.base.encryption
from hoiam.base.encryption import blind
from hoiam.base.sealing import sealed

AT_ONCE = 500


def mark_phones(apps: Any, schema_editor: Any) -> None:
    """Who left a telephone before is found by it too."""
    del schema_editor
    Contact = apps.get_model("voices", "Contact")
    for rows in _chunks(Contact.objects.exclude(phone="").select_related("voice")):
        for one in rows:
            one.phone_mark = blind(f"{one.voice.code}\0{one.phone}", purpose="voices.phone")
        Contact.objects.bulk_update(rows, ["phone_mark"])


def _chunks(found: Any) -> Iterator[list[Any]]:
    last = 0
    while rows := list(found.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield rows
        last = rows[-1].pk


def _text(model: str, name: str, **options: Any) -> migrations.AlterField:
    return migrations.AlterField(
        model_name=model, name=name, field=hoiam.base.encryption.EncryptedText(**options)
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("base", "0006_data_key"), ("voices", "0002_received_index")]

    operations: ClassVar = [
        _text("contact", "name", blank=True, max_length=120),
        _text("contact", "phone", blank=True, max_length=20),
        _text("contact", "email", blank=True, max_length=254),
        _text("contact", "address", blank=True, max_length=300),
        migrations.AddField(
            model_name="contact",
            name="phone_mark",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="contact",
            name="paper_mark",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        _text("attachment", "name", max_length=200),
        _text("draftfile", "name", max_length=200),
        migrations.AlterField(
            model_name="draft",
            name="content",
            field=hoiam.base.encryption.EncryptedJSON(default=dict),
        ),
        sealed("voices", "Contact", texts="name phone email address"),
        migrations.RunPython(mark_phones, migrations.RunPython.noop),
        sealed("voices", "Attachment", texts="name"),
        sealed("voices", "DraftFile", texts="name"),
        sealed("voices", "Draft", objects="content"),
    ]
