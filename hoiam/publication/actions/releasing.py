"""Making something public, and putting right what is public by a new release."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.publication import queries
from hoiam.publication.actions import _changes, _logging, _standing
from hoiam.publication.models import Cause, Page, PublicFile, Release
from hoiam.publication.openness import ChangeKind

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


@dataclass(frozen=True, slots=True)
class Correction:
    """Why there is a new release: what kind of correction, and the reason that everybody reads."""

    cause: Cause
    reason: str = ""


FIRST = Correction(Cause.FIRST)


@transaction.atomic
def release(
    *, code: str, content: Content, by: Actor, at: datetime, why: Correction = FIRST
) -> Page:
    """Make a case public, or replace what is public by a new release, which says why; the old one
    is kept. What is hidden stays hidden in the new one until somebody shows it again.

    The part above has checked who decides: nothing reaches this without a human.
    """
    title, text = normalise(content.title).strip(), normalise(content.text).strip()
    if not title or not text:
        raise Invalid("publication.nothing-to-say", field="title")
    page = Page.objects.select_for_update().filter(code=code).first()
    if page is None:
        page = Page(code=code, number=0)
    page.number += 1
    _check_says_why(page, why)
    page.published_at, page.published_by = at, by.code
    page.save()
    _replace_files(page=page, files=content.files, by=by, at=at)
    beside = PublicFile.objects.filter(page=page).order_by("order", "id")
    Release(
        page=page,
        number=page.number,
        title=title,
        text=text,
        answer=normalise(content.answer).strip(),
        place=normalise(content.place).strip(),
        latitude=_rounded(content.latitude),
        longitude=_rounded(content.longitude),
        photos=list(beside.values_list("code", flat=True)),
        cause=why.cause,
        reason=why.reason.strip()[:300],
        released_at=at,
        released_by=by.code,
    ).save()
    _standing.restand(page)
    kind = ChangeKind.RELEASED if page.number == 1 else ChangeKind.CORRECTED
    _changes.note(kind, page=page.code, release=page.number, by=by, at=at)
    act = Act.RELEASE if page.number == 1 else Act.CORRECTION
    _logging.commit(page, act, step="released", cause=str(why.cause), at=at)
    audit.record(
        "publication.page.released",
        subject=("page", page.code),
        by=by,
        at=at,
        details={"number": page.number},
    )
    return page


@transaction.atomic
def erase(*, page: Page, by: Actor, at: datetime) -> Page:
    """Words about a person were struck from the releases of a page, as the law on personal data
    asks: the page stands anew on what is left, and whoever keeps a copy learns of it."""
    page = Page.objects.select_for_update().get(pk=page.pk)
    _standing.restand(page)
    _changes.note(ChangeKind.ERASED, page=page.code, release=page.number, by=by, at=at)
    _logging.commit(page, Act.CORRECTION, step="erased", at=at)
    audit.record("publication.page.erased", subject=("page", page.code), by=by, at=at)
    return page


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, POINT_DIGITS)


def _check_says_why(page: Page, why: Correction) -> None:
    """The first release needs no reason; whatever replaces it says what is put right and why."""
    if page.number == 1:
        return
    if why.cause == Cause.FIRST or (why.cause != Cause.ANSWER and not why.reason.strip()):
        raise Invalid("publication.correction-needs-reason", field="reason")


def _replace_files(*, page: Page, files: Sequence[FileCopy], by: Actor, at: datetime) -> None:
    """The same copy keeps its address; other rows go, and their addresses with them: an earlier
    copy may have shown what the new one covers. What is hidden stays hidden, whatever copy of it
    comes: its address is the hidden one."""
    rows = PublicFile.objects.filter(page=page)
    known = dict(rows.values_list("copy", "code"))
    closed = queries.hidden_files(page)
    hidden = dict(rows.filter(code__in=closed).values_list("source", "code"))
    rows.delete()
    PublicFile.objects.bulk_create(
        PublicFile(
            page=page,
            code=hidden.get(file.source)
            or known.get(file.copy)
            or codes.new_code("tep", os.urandom),
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
