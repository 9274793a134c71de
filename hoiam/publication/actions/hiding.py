"""Taking something from the public with a reason and a ground, and showing it again."""

import os
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.law import hiding as grounds
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, WrongState
from hoiam.publication import queries
from hoiam.publication.actions import _changes, _logging, _standing
from hoiam.publication.models import Page, PublicFile
from hoiam.publication.openness import ChangeKind, Hiding, Part
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class What:
    """The whole page, a part of its words, one file by its code, or one earlier release."""

    part: Part = Part.WHOLE
    file: str = ""
    release: int = 0


WHOLE = What()


@dataclass(frozen=True, slots=True)
class Why:
    """The ground from the list, and the reason that stands in public."""

    ground: str
    reason: str


def _given(reason: str) -> str:
    if not reason.strip():
        raise Invalid("publication.reason-needed", field="reason")
    return reason.strip()


def locked(page: Page) -> Page:
    """The page as it is, held until the transaction ends."""
    return Page.objects.select_for_update().get(pk=page.pk)


@transaction.atomic
def hide(*, page: Page, what: What, why: Why, unit: Unit, by: Actor, at: datetime) -> Hiding:
    """Take a page or a part of it from the public; a place-holder with reason and ground stays."""
    reason = _given(why.reason)
    ground = grounds.check_holds(why.ground, calendar.day_of(at))
    page = locked(page)
    _check_is_there(page, what)
    hiding = Hiding(
        code=codes.new_code("hide", os.urandom),
        page=page,
        part=what.part,
        file=what.file,
        release=what.release,
        unit=unit,
        ground=ground.code,
        reason=reason,
        hidden_at=at,
        hidden_by=by.code,
    )
    hiding.save(force_insert=True)
    if what.part is Part.WHOLE:
        page.hidden_at, page.hidden_by = at, by.code
        page.hidden_reason, page.hidden_ground = reason, f"{ground.name} ({ground.basis})"[:200]
    _standing.restand(page)
    _changes.note(ChangeKind.HIDDEN, page=page.code, hiding=hiding.code, by=by, at=at)
    _logging.commit(
        page, Act.WITHDRAWAL, step="hidden", part=str(what.part), ground=ground.code, at=at
    )
    audit.record(
        "publication.page.hidden",
        subject=("page", page.code),
        by=by,
        at=at,
        details={
            "reason": reason,
            "ground": ground.name,
            "what": str(Part(what.part).label),
            "hiding": hiding.code,
        },
    )
    return hiding


def _check_is_there(page: Page, what: What) -> None:
    """Only what is public can be hidden, and once."""
    closed = queries.hidden_parts(page)
    if Part.WHOLE in closed or queries.standing(page).filter(
        part=what.part, file=what.file, release=what.release
    ):
        raise WrongState("publication.already-hidden")
    if not _is_there(page, what):
        raise Invalid("publication.not-there", field="what")


def _is_there(page: Page, what: What) -> bool:
    match what.part:
        case Part.WHOLE:
            return True
        case Part.FILE:
            return PublicFile.objects.filter(page=page, code=what.file).exists()
        case Part.RELEASE:
            return 0 < what.release < page.number
        case Part.PLACE:
            return bool(page.place) or page.latitude is not None
        case part:
            return bool(getattr(page, part.value))


@transaction.atomic
def show_again(*, hiding: Hiding, reason: str, by: Actor, at: datetime) -> Hiding:
    """Undo a hiding; that it was hidden stays in the register."""
    return _shown(hiding, since=None, reason=reason, by=by, at=at)


@transaction.atomic
def show_corrected(*, hiding: Hiding, reason: str, by: Actor, at: datetime) -> Hiding:
    """Show what was put right since; what stood there before stays closed on the same ground."""
    page = locked(hiding.page)
    behind = page.releases.filter(released_at__gt=hiding.hidden_at).order_by("number").first()
    if behind is None or hiding.part in (Part.RELEASE, Part.FILE):
        raise WrongState("publication.not-corrected")
    return _shown(hiding, since=behind.number, reason=reason, by=by, at=at)


def _shown(hiding: Hiding, *, since: int | None, reason: str, by: Actor, at: datetime) -> Hiding:
    reason = _given(reason)
    page = locked(hiding.page)
    hiding = Hiding.objects.select_for_update().get(pk=hiding.pk)
    if hiding.shown_at is not None:
        raise WrongState("publication.not-hidden")
    hiding.shown_at, hiding.shown_by = at, by.code
    hiding.shown_reason, hiding.shown_from = reason[:300], since
    hiding.save()
    if hiding.part == Part.WHOLE:
        page.hidden_at, page.hidden_by, page.hidden_reason, page.hidden_ground = None, "", "", ""
    _standing.restand(page)
    _changes.note(ChangeKind.SHOWN_AGAIN, page=page.code, hiding=hiding.code, by=by, at=at)
    _logging.commit(page, Act.RELEASE, step="shown-again", part=str(hiding.part), at=at)
    audit.record(
        "publication.page.shown-again",
        subject=("page", page.code),
        by=by,
        at=at,
        details={"reason": reason, "what": str(Part(hiding.part).label), "hiding": hiding.code},
    )
    return hiding
