"""`python -m tests.upgrade.driver FACTS`: what an operator does with a database of another version."""

import contextlib
import io
import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django
from django.conf import settings

settings.STORAGES = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
django.setup()

from django.test import Client  # noqa: E402 - models need the set-up above

from hoiam.cli import main  # noqa: E402
from hoiam.voices import queries as voices  # noqa: E402
from hoiam.voices.models import Receipt, Voice  # noqa: E402


def said(*words: str) -> tuple[int, str]:
    """One command, and what it printed."""
    with contextlib.redirect_stdout(io.StringIO()) as told:
        code = main.main(words)
    return code, told.getvalue()


def run(facts: dict[str, Any]) -> dict[str, Any]:
    """Migrate, let the doctor look, and look as people do."""
    migrated, _ = said("migrate")
    again, _ = said("migrate")
    doctor, told = said("doctor", "--json", "--all")
    receipt = Receipt.objects.get(tracking_hash=voices.tracking_hash(facts["code"]))
    assert receipt.voice is not None
    contact = receipt.voice.contact
    stranger = Client(headers={"host": "localhost"})
    paths = ["/", "/vu-viec", f"/vu-viec/{facts['published']}", "/don-vi", "/so-lieu", "/quy-dinh"]
    return {
        "codes": [migrated, again, doctor],
        "wrong": [one for one in json.loads(told) if one["verdict"] == "bad"],
        "looked": {one["code"]: one["looked"] for one in json.loads(told)},
        "reference": receipt.reference,
        "contact": [contact.name, contact.phone],
        "voices": Voice.objects.count(),
        "pages": {path: stranger.get(path, follow=True).status_code for path in paths},
        "words": "Sẽ thay cống mới" in stranger.get(paths[2]).content.decode(),
        "hidden": "Rác ở bờ suối" in stranger.get(f"/vu-viec/{facts['hidden']}").content.decode(),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps(run(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
