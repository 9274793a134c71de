"""What strangers may read of a case: prepared by the office, released by a human, hidden with
a reason that stays public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import policies, queries
from hoiam.cases.actions import _shared
from hoiam.cases.models import Case, PublicDraft
from hoiam.core.actor import Actor
from hoiam.core.refusals import WrongState
from hoiam.core.text import normalise
from hoiam.publication import actions as publication
from hoiam.voices.models import Attachment


@dataclass(frozen=True, slots=True)
class Prepared:
    """The public version that a human wrote beside the original."""

    title: str
    text: str
    answer: str = ""
    place: str = ""
    show_point: bool = False
    photos: Sequence[str] = ()


@transaction.atomic
def prepare_publication(*, case: Case, prepared: Prepared, by: Actor, at: datetime) -> PublicDraft:
    """Write the public version; nothing of it is public until somebody releases it."""
    case = _shared.locked(case)
    policies.check_can_prepare_publication(case, by)
    title = _shared.given(normalise(prepared.title), code="cases.text-needed", field="title")
    text = _shared.given(normalise(prepared.text), code="cases.text-needed", field="text")
    draft = PublicDraft.objects.filter(case=case).first() or PublicDraft(case=case)
    draft.title, draft.text = title, text
    draft.answer, draft.place = normalise(prepared.answer).strip(), prepared.place.strip()
    draft.show_point = prepared.show_point
    draft.photos = [photo.code for photo in _photos(case, prepared.photos)]
    draft.prepared_at, draft.prepared_by = at, by.code
    draft.save()
    audit.record("cases.public-draft.prepared", subject=_shared.subject(case), by=by, at=at)
    return draft


def _photos(case: Case, chosen: Sequence[str]) -> list[Attachment]:
    """Only re-encoded photos of this case's own voices, in the order of the case."""
    voices = queries.voices_of(case).values("voice")
    return [
        photo
        for photo in Attachment.objects.filter(voice__in=voices, code__in=chosen).order_by("id")
        if photo.is_photo
    ]


@transaction.atomic
def publish(*, case: Case, by: Actor, at: datetime, seen: datetime | None = None) -> Case:
    """Release the prepared version to everybody. This is the human's decision, about the version
    that they have `seen` and no later one."""
    case = _shared.locked(case)
    policies.check_can_release(case, by)
    draft = PublicDraft.objects.filter(case=case).first()
    if draft is None:
        raise WrongState("cases.nothing-public-yet")
    _shared.check_seen(seen, draft.prepared_at)
    voice = queries.first_voice(case)
    photos = [
        publication.Photo(
            source=photo.code,
            copy=photo.copy,
            width=photo.width,
            height=photo.height,
            alt=f"Ảnh {number} về: {draft.title}"[:200],
        )
        for number, photo in enumerate(_photos(case, draft.photos), start=1)
    ]
    page = publication.release(
        code=case.code,
        content=publication.Content(
            title=draft.title,
            text=draft.text,
            answer=draft.answer,
            place=draft.place,
            latitude=voice.latitude if draft.show_point else None,
            longitude=voice.longitude if draft.show_point else None,
            photos=photos,
        ),
        by=by,
        at=at,
    )
    case.page = page
    case.save()
    audit.record("cases.case.published", subject=_shared.subject(case), by=by, at=at)
    return case


@transaction.atomic
def hide(*, case: Case, reason: str, ground: str, by: Actor, at: datetime) -> Case:
    """Take the page from the public; a place-holder with the reason stays."""
    case = _shared.locked(case)
    policies.check_can_hide(case, by)
    if case.page is None:
        raise WrongState("cases.nothing-public-yet")
    publication.hide(page=case.page, reason=reason, ground=ground, by=by, at=at)
    audit.record(
        "cases.case.hidden",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"reason": reason.strip()},
    )
    return case


@transaction.atomic
def show_again(*, case: Case, reason: str, by: Actor, at: datetime) -> Case:
    """Undo a hiding."""
    case = _shared.locked(case)
    policies.check_can_hide(case, by)
    if case.page is None:
        raise WrongState("cases.nothing-public-yet")
    publication.show_again(page=case.page, reason=reason, by=by, at=at)
    audit.record(
        "cases.case.shown-again",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"reason": reason.strip()},
    )
    return case
