"""Decisions about files of a case, and the same by an officer of another commune."""

import io
import os
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.base import files
from hoiam.base.rendering.copies import PublicCopy
from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange


def acts(cast: Cast, at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor("handler")},
        refused={**given, "by": cast.actor("stranger")},
    )


def with_file(cast: Cast, at: datetime, *, paper: bool) -> tuple[Case, str]:
    """A case of the commune with one file."""
    content = b"%PDF-1.4 " if paper else _jpeg()
    stored = files.store(SimpleUploadedFile("a", content), rand=os.urandom)
    told = cast.told("file")
    by = cast.actor("public")
    return cases.receive(told=told, stored=[stored], by=by, at=at).case, stored.code


def _jpeg() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    return picture.getvalue()


@arrange("cases.cover_page")
def cover_page(at: datetime) -> Acts:
    cast = make_cast()
    case, source = with_file(cast, at, paper=True)
    return acts(cast, at, case=case, source=source, page=1, masks=[(0, 0, 500, 500)])


@arrange("cases.show_file")
def show_file(at: datetime) -> Acts:
    cast = make_cast()
    case, source = with_file(cast, at, paper=False)
    made = PublicCopy("public/00/" + "0" * 32 + ".jpg", "image/jpeg", 8, 8, 0, 9, "f" * 64)
    return acts(cast, at, case=case, source=source, masks={}, made=made, alt="Cống vỡ")


@arrange("cases.withhold_file")
def withhold_file(at: datetime) -> Acts:
    cast = make_cast()
    case, source = with_file(cast, at, paper=False)
    return acts(cast, at, case=case, source=source)
