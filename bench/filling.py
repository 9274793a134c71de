"""`python -m bench.filling CASES PHOTOS`: an installation with so many cases and photos, for drills.

`--write` saves one draft after the other until it is ended, and prints how long each took.
"""

import os
import secrets
import sys
import time
from datetime import UTC, datetime

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django
from django.conf import settings

django.setup()

from hoiam.base.files import StoredFile  # noqa: E402 - models need the set-up above
from hoiam.cases import actions as cases  # noqa: E402
from hoiam.core import actor as actors  # noqa: E402
from hoiam.units.models import Field, Unit  # noqa: E402
from hoiam.voices import actions as voices  # noqa: E402
from hoiam.voices.told import Reach, Told  # noqa: E402

BETWEEN = 0.02
SIZE = 2 * 1024 * 1024


def _photo() -> StoredFile:
    """Bytes as large as a photo of a telephone; to decode so many real ones would take an hour."""
    name = secrets.token_hex(16)
    place = f"originals/{name[:2]}/{name}"
    path = settings.UPLOADS_DIR / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(os.urandom(SIZE))
    return StoredFile(f"f-{name}", "anh.jpg", "image/jpeg", SIZE, "", place, "", 0, 0)


def fill(count: int, photos: int) -> None:
    """So many cases; the first ones have a photo each."""
    by, at = actors.public(act="b-fill"), datetime.now(UTC)
    field = Field.objects.exclude(code="khac").first()
    area = Unit.objects.filter(kind="commune").first()
    assert field is not None
    assert area is not None
    for number in range(count):
        told = Told(
            key=secrets.token_hex(16), channel="web", kind="feedback", field=field, area=area,
            text=f"Cống số {number} trước trường bị vỡ, nước tràn ra đường, xe máy ngã hai lần.",
            place=f"thôn {number % 12}", reach=Reach(name="Lò Thị Mẫu", phone="0900 000 123"),
        )  # fmt: skip
        stored = [_photo()] if number < photos else []
        cases.receive(told=told, stored=stored, by=by, at=at)


def write() -> None:
    """One draft after the other."""
    by = actors.public(act="b-write")
    token = voices.start_draft(kind="feedback", by=by, at=datetime.now(UTC))
    print("begun", flush=True)
    while True:
        began = time.perf_counter()
        voices.save_draft(token=token, content={"text": "đang viết"}, by=by, at=datetime.now(UTC))
        print(time.perf_counter() - began, flush=True)
        time.sleep(BETWEEN)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        fill(int(sys.argv[1]), int(sys.argv[2]))
