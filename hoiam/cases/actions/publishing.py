"""What strangers may read of a case: prepared by the office, released by a human."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256

from django.db import transaction

from hoiam.base import audit, files
from hoiam.cases import hidings, policies, previewing
from hoiam.cases.actions import _shared
from hoiam.cases.models import Case, FileChoice, PublicDraft
from hoiam.cases.previewing import Preview
from hoiam.core.actor import Actor
from hoiam.core.redact import proposals
from hoiam.core.refusals import NotFound, WrongState
from hoiam.core.text import normalise
from hoiam.publication import actions as publication
from hoiam.publication import queries as published
from hoiam.publication.actions import FIRST, Correction, What, Why
from hoiam.publication.models import Cause, Page
from hoiam.publication.openness import Part

# Corrections that cover somebody's data, and the ground on which what stood before is closed.
CLOSING = {Cause.MASKING: "personal-data", Cause.REQUEST: "data-subject"}

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
def publish(*, case: Case, seen: str, by: Actor, at: datetime, why: Correction = FIRST) -> Case:
    """Release the prepared version to everybody. This is the human's decision, about exactly the
    version that they have `seen`, with nothing left in it that looks personal and undecided; what
    replaces an earlier one says `why`."""
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
    case.page = _released(case, preview, why, by=by, at=at)
    case.save()
    _close_earlier(case, case.page, why, by=by, at=at)
    _drop_unused(before - published.copies_of(case.page))
    audit.record("cases.case.published", subject=_shared.subject(case), by=by, at=at)
    return case


def _close_earlier(case: Case, page: Page, why: Correction, *, by: Actor, at: datetime) -> None:
    """What was made to cover somebody's data would show it by its difference from what stood
    before: then the earlier releases close with it, and the register counts them."""
    ground = CLOSING.get(Cause(why.cause))
    if ground is None:
        return
    unit = hidings.unit_of(case, by)
    for earlier in published.releases_of(page):
        if earlier.release.number < page.number and earlier.whole is None:
            publication.hide(
                page=page,
                what=What(Part.RELEASE, release=earlier.release.number),
                why=Why(ground, why.reason),
                unit=unit,
                by=by,
                at=at,
            )


def _released(case: Case, preview: Preview, why: Correction, *, by: Actor, at: datetime) -> Page:
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
        why=why,
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
