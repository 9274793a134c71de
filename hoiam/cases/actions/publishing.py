"""What strangers may read of a case: prepared by the office, released by a human, hidden with
a reason that stays public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256

from django.db import transaction

from hoiam.base import audit, files
from hoiam.cases import policies, previewing
from hoiam.cases.actions import _shared
from hoiam.cases.models import Case, FileChoice, PublicDraft
from hoiam.cases.previewing import Preview
from hoiam.core.actor import Actor
from hoiam.core.redact import proposals
from hoiam.core.refusals import NotFound, WrongState
from hoiam.core.text import normalise
from hoiam.publication import actions as publication
from hoiam.publication import queries as published
from hoiam.publication.models import Page

type Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The public version that a human wrote beside the original, and the places in it that look
    personal and may stay, by field."""

    title: str
    text: str
    answer: str = ""
    place: str = ""
    show_point: bool = False
    kept: Mapping[str, Places] = field(default_factory=dict)


@transaction.atomic
def prepare_publication(*, case: Case, prepared: Prepared, by: Actor, at: datetime) -> PublicDraft:
    """Write the public version; nothing of it is public until somebody releases it."""
    case = _shared.locked(case)
    policies.check_can_prepare_publication(case, by)
    title = _shared.given(normalise(prepared.title), code="cases.text-needed", field="title")
    text = _shared.given(normalise(prepared.text), code="cases.text-needed", field="text")
    draft = PublicDraft.objects.filter(case=case).first() or PublicDraft(case=case)
    draft.title, draft.text = title, text
    draft.answer, draft.place = normalise(prepared.answer), normalise(prepared.place)
    draft.show_point = prepared.show_point
    draft.kept = _kept(case, draft, prepared.kept)
    draft.prepared_at, draft.prepared_by = at, by.code
    draft.save()
    audit.record("cases.public-draft.prepared", subject=_shared.subject(case), by=by, at=at)
    return draft


def _kept(case: Case, draft: PublicDraft, kept: Mapping[str, Places]) -> dict[str, list[list[int]]]:
    """Of the confirmed places those that are proposals in the text as it is stored."""
    names, found = previewing.names_of(case), {}
    for name in previewing.FIELDS:
        proposed = {(one.start, one.end) for one in proposals(getattr(draft, name), names)}
        places = sorted(proposed & {(start, end) for start, end in kept.get(name, ())})
        if places:
            found[name] = [[start, end] for start, end in places]
    return found


@transaction.atomic
def publish(*, case: Case, seen: str, by: Actor, at: datetime) -> Case:
    """Release the prepared version to everybody. This is the human's decision, about exactly the
    version that they have `seen`, with nothing left in it that looks personal and undecided."""
    case = _shared.locked(case)
    policies.check_can_release(case, by)
    preview = previewing.preview_of(case)
    if preview is None:
        raise WrongState("cases.nothing-public-yet")
    changed = preview.changed_since(seen)
    if changed:
        raise WrongState("cases.preview-changed", changed=", ".join(changed))
    if preview.left:
        # The words themselves go into no refusal: refusals are shown, logged, sent.
        raise WrongState("cases.personal-left", count=len(preview.left))
    _check_copies(preview)
    before = published.copies_of(case.page) if case.page is not None else set()
    case.page = _released(case, preview, by=by, at=at)
    case.save()
    _drop_unused(before - published.copies_of(case.page))
    audit.record("cases.case.published", subject=_shared.subject(case), by=by, at=at)
    return case


def _released(case: Case, preview: Preview, *, by: Actor, at: datetime) -> Page:
    draft = preview.draft
    return publication.release(
        code=case.code,
        content=publication.Content(
            title=draft.title,
            text=draft.text,
            answer=draft.answer,
            place=draft.place,
            latitude=preview.latitude,
            longitude=preview.longitude,
            files=[
                publication.FileCopy(
                    source=one.source,
                    copy=one.copy,
                    media=one.media,
                    width=one.width,
                    height=one.height,
                    pages=one.pages,
                    size=one.size,
                    digest=one.digest,
                    alt=one.alt,
                )
                for one in preview.files
            ],
        ),
        by=by,
        at=at,
    )


def _check_copies(preview: Preview) -> None:
    """The copies on the disk are the ones that were looked at."""
    for one in preview.files:
        try:
            content = files.read_public(one.copy).read_bytes()
        except NotFound:
            content = b""
        if sha256(content).hexdigest() != one.digest:
            raise WrongState("cases.file-copy-gone")


def _drop_unused(copies: set[str]) -> None:
    """Copies that were public and are not any more lie nowhere when this is done."""
    used = set(FileChoice.objects.filter(copy__in=copies).values_list("copy", flat=True))
    transaction.on_commit(partial(files.remove, [*(copies - used)]))


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
