"""Imports on their way are given up: their rows are staged otherwise from now on, and whoever has
the file hands it in once more. Nothing of them was ever shown."""

from typing import Any

from django.db import migrations
from django.db.models.functions import Now

_ON_THEIR_WAY = ("reading", "read", "judging", "judged", "committing")


def _give_up(apps: Any, schema_editor: Any) -> None:
    apps.get_model("imports", "Import").objects.filter(state__in=_ON_THEIR_WAY).update(
        state="dropped", clearing=True, lease_until=None, paused_at=None, paused_by="",
        ended_at=Now(), ended_by="system:migrate",
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("imports", "0004_meetings")]

    operations = [migrations.RunPython(_give_up, migrations.RunPython.noop)]
