"""Making something public, hiding it with a reason, showing it again."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit, search
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise
from hoiam.publication.models import Page, PublicFile, Release

# About a hundred metres: enough to find the place, not the house (house rule).
POINT_DIGITS = 3


@dataclass(frozen=True, slots=True)
class FileCopy:
    """A copy of a photo or a paper that a human chose to release, as it lies on the disk."""

    source: str
    copy: str
    media: str
    width: int
    height: int
    pages: int
    size: int
    digest: str
    alt: str


@dataclass(frozen=True, slots=True)
class Content:
    """What strangers are to read, after masking."""

    title: str
    text: str
    answer: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    files: Sequence[FileCopy] = ()


@transaction.atomic
def release(*, code: str, content: Content, by: Actor, at: datetime) -> Page:
    """Make a case public, or replace what is public by a new release; the old one is kept.

    The part above has checked who decides: nothing reaches this without a human.
    """
    title, text = normalise(content.title).strip(), normalise(content.text).strip()
    if not title or not text:
        raise Invalid("publication.nothing-to-say", field="title")
    page = Page.objects.select_for_update().filter(code=code).first()
    if page is None:
        page = Page(code=code, number=0)
    page.number += 1
    page.title, page.text = title, text
    page.answer, page.place = normalise(content.answer).strip(), content.place.strip()
    page.latitude = _rounded(content.latitude)
    page.longitude = _rounded(content.longitude)
    page.published_at, page.published_by = at, by.code
    page.save()
    Release(
        page=page,
        number=page.number,
        title=page.title,
        text=page.text,
        answer=page.answer,
        place=page.place,
        released_at=at,
        released_by=by.code,
    ).save()
    _replace_files(page=page, files=content.files, by=by, at=at)
    if page.hidden_at is None:
        _index(page)
    audit.record(
        "publication.page.released",
        subject=("page", page.code),
        by=by,
        at=at,
        details={"number": page.number},
    )
    return page


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, POINT_DIGITS)


def _index(page: Page) -> None:
    search.put(kind="page", code=page.code, text=f"{page.title}\n{page.text}\n{page.answer}")


def _replace_files(*, page: Page, files: Sequence[FileCopy], by: Actor, at: datetime) -> None:
    """The same copy keeps its address; other rows go, and their addresses with them: an earlier
    copy may have shown what the new one covers."""
    rows = PublicFile.objects.filter(page=page)
    known = dict(rows.values_list("copy", "code"))
    rows.delete()
    PublicFile.objects.bulk_create(
        PublicFile(
            page=page,
            code=known.get(file.copy) or codes.new_code("tep", os.urandom),
            source=file.source,
            copy=file.copy,
            media=file.media,
            width=file.width,
            height=file.height,
            pages=file.pages,
            size=file.size,
            digest=file.digest,
            alt=file.alt,
            order=order,
            released_at=at,
            released_by=by.code,
        )
        for order, file in enumerate(files)
    )


@transaction.atomic
def hide(*, page: Page, reason: str, ground: str, by: Actor, at: datetime) -> Page:
    """Take a page from the public; a place-holder with reason and ground stays."""
    if not reason.strip() or not ground.strip():
        raise Invalid("publication.reason-needed", field="reason")
    page = Page.objects.select_for_update().get(pk=page.pk)
    if page.hidden_at is not None:
        raise WrongState("publication.already-hidden")
    page.hidden_at, page.hidden_by = at, by.code
    page.hidden_reason, page.hidden_ground = reason.strip(), ground.strip()
    page.save()
    search.drop(kind="page", code=page.code)
    audit.record(
        "publication.page.hidden",
        subject=("page", page.code),
        by=by,
        at=at,
        details={"reason": page.hidden_reason, "ground": page.hidden_ground},
    )
    return page


@transaction.atomic
def show_again(*, page: Page, reason: str, by: Actor, at: datetime) -> Page:
    """Undo a hiding; that it was hidden stays in the history."""
    if not reason.strip():
        raise Invalid("publication.reason-needed", field="reason")
    page = Page.objects.select_for_update().get(pk=page.pk)
    if page.hidden_at is None:
        raise WrongState("publication.not-hidden")
    page.hidden_at, page.hidden_by, page.hidden_reason, page.hidden_ground = None, "", "", ""
    page.save()
    _index(page)
    audit.record(
        "publication.page.shown-again",
        subject=("page", page.code),
        by=by,
        at=at,
        details={"reason": reason.strip()},
    )
    return page
