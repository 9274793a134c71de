"""Making copies that strangers may hold: photos painted over, papers drawn page by page.

Nothing here knows a row. What is made lies under a random name of its own, apart from originals
and from the copies that officers see.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from PIL import Image

from hoiam.base import files
from hoiam.base.rendering.painting import Mask, paint
from hoiam.core.codes import Rand
from hoiam.core.refusals import Invalid

PAPER = "application/pdf"
PHOTO = "image/jpeg"
PATIENCE = 45  # seconds, by the wall; the child has fewer of its own
# Each child may take a gigabyte: never more than two beside one server process.
_AT_ONCE = BoundedSemaphore(2)
_ROOT = Path(__file__).resolve().parents[3]

type Masks = Mapping[int, Sequence[Mask]]


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """A file that may be given to everybody, as it lies on the disk."""

    name: str
    media: str
    width: int  # of the picture, or of the first page
    height: int
    pages: int  # none of a photo
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page of a paper as a picture, for whoever decides what to cover."""

    content: bytes
    width: int
    height: int
    pages: int


def of_photo(copy: str, masks: Iterable[Mask], *, rand: Rand) -> PublicCopy:
    """A photo painted over and written anew, from the copy that has lost its position."""
    with files.read_copy(copy).open() as file, Image.open(file, formats=["JPEG"]) as seen:
        painted = paint(seen, masks)
    content = io.BytesIO()
    painted.save(content, "JPEG", quality=files.COPY_QUALITY, optimize=True, progressive=True)
    return _kept(content.getvalue(), PHOTO, painted.width, painted.height, 0, rand)


def of_paper(original: str, masks: Masks, *, rand: Rand) -> PublicCopy:
    """A paper built from its drawn pages: no text layer, no names, nothing that runs."""
    content, told = _drawn(original, masks={str(page): list(of) for page, of in masks.items()})
    return _kept(content, PAPER, told["width"], told["height"], told["pages"], rand)


def page_of(original: str, page: int) -> Drawn:
    """One page of a paper, uncovered."""
    content, told = _drawn(original, page=page)
    return Drawn(content, told["width"], told["height"], told["pages"])


def _kept(
    content: bytes, media: str, width: int, height: int, pages: int, rand: Rand
) -> PublicCopy:
    name = files.keep_public(content, paper=media == PAPER, rand=rand)
    return PublicCopy(name, media, width, height, pages, len(content), sha256(content).hexdigest())


def _drawn(
    original: str, *, page: int = 0, masks: Mapping[str, list[Mask]] | None = None
) -> tuple[bytes, dict[str, Any]]:
    """What the child made. It is given a clean environment: no keys, no database."""
    source = files.read_original(original)
    with tempfile.TemporaryDirectory(
        dir=settings.FILE_UPLOAD_TEMP_DIR, prefix="tmp-pdf-"
    ) as folder:
        target, plain = Path(folder) / "drawn", Path(folder) / "source"
        # The child has no keys: it is given the paper readable, in a private folder that goes.
        with source.open() as sealed, plain.open("wb") as opened:
            shutil.copyfileobj(sealed, opened)
        job = json.dumps({"page": page, "masks": masks or {}})
        command = [sys.executable, "-s", "-P", "-m", "hoiam.base.rendering.child"]
        try:
            with _AT_ONCE:
                ended = subprocess.run(
                    [*command, str(plain), str(target), job],
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    timeout=PATIENCE,
                    check=False,
                    cwd=folder,
                    env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
                )
        except subprocess.TimeoutExpired as error:
            raise Invalid("base.paper-too-heavy", field="file") from error
        return _result(ended, target)


def _result(
    ended: subprocess.CompletedProcess[bytes], target: Path
) -> tuple[bytes, dict[str, Any]]:
    """Killed for its memory or its time, or with nothing to say: too heavy."""
    if ended.returncode or not ended.stdout:
        raise Invalid("base.paper-too-heavy", field="file")
    told: dict[str, Any] = json.loads(ended.stdout)
    match told.get("refused", ""):
        case "":
            return target.read_bytes(), told
        case "locked":
            raise Invalid("base.paper-locked", field="file")
        case "too-many-pages":
            raise Invalid("base.paper-too-many-pages", field="file")
        case "page-size":
            raise Invalid("base.paper-page-size", field="file")
        case _:
            raise Invalid("base.paper-unreadable", field="file")
