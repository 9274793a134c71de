"""What becomes of each file: nothing, until a human covered what is personal and said so."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from hoiam.base import audit, files
from hoiam.base.rendering.copies import PAPER, PHOTO, Masks, PublicCopy
from hoiam.base.rendering.painting import WHOLE, Mask
from hoiam.cases import policies, previewing, queries
from hoiam.cases.actions import _shared
from hoiam.cases.models import Case, Decided, FileChoice
from hoiam.core.actor import Actor
from hoiam.core.redact import proposals
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise
from hoiam.publication import queries as published
from hoiam.voices.models import Attachment

MOST_MASKS = 60  # on one page
LONGEST_ALT = 200


@transaction.atomic
def cover_page(
    *, case: Case, source: str, page: int, masks: Sequence[Mask], by: Actor, at: datetime
) -> FileChoice:
    """Say what is covered on one page of a paper. A copy that was made before is one no more."""
    case, file = _opened(case, source, by)
    if file.media != PAPER:
        raise Invalid("cases.file-not-shown", field="file")
    choice = _choice(case, file)
    _drop(choice)
    covered = {**choice.masks, str(page): _masks(masks)}
    choice.masks = {number: of for number, of in covered.items() if of}
    choice.decided = Decided.OPEN
    return _written(choice, "cases.public-file.covered", by=by, at=at)


@transaction.atomic
def show_file(
    *,
    case: Case,
    source: str,
    masks: Masks,
    made: PublicCopy,
    alt: str,
    kept: Sequence[tuple[int, int]] = (),
    by: Actor,
    at: datetime,
) -> FileChoice:
    """Choose this file for everybody, as the copy that was made of it with these masks. It is
    public with the next release and not before."""
    case, file = _opened(case, source, by)
    wanted = PHOTO if file.is_photo else PAPER
    if not can_be_shown(file) or made.media != wanted:
        raise Invalid("cases.file-not-shown", field="file")
    choice = _choice(case, file)
    covered = {str(page): _masks(of) for page, of in masks.items() if of}
    if file.media == PAPER and covered != choice.masks:
        raise WrongState("cases.changed-meanwhile")
    _drop(choice)
    choice.decided, choice.masks = Decided.SHOWN, covered
    choice.alt = _shared.given(normalise(alt), code="cases.alt-needed", field="alt")[:LONGEST_ALT]
    choice.kept = _kept(case, choice.alt, kept)
    choice.copy, choice.media, choice.digest = made.name, made.media, made.digest
    choice.width, choice.height = made.width, made.height
    choice.pages, choice.size = made.pages, made.size
    return _written(choice, "cases.public-file.chosen", by=by, at=at)


@transaction.atomic
def withhold_file(*, case: Case, source: str, by: Actor, at: datetime) -> FileChoice:
    """Leave this file unpublished; a copy that was made of it goes."""
    case, file = _opened(case, source, by)
    choice = _choice(case, file)
    _drop(choice)
    choice.decided = Decided.WITHHELD
    return _written(choice, "cases.public-file.withheld", by=by, at=at)


def can_be_shown(file: Attachment) -> bool:
    """Photos and papers can be covered; a voice in a recording cannot be, in this version."""
    return file.is_photo or file.media == PAPER


def _opened(case: Case, source: str, by: Actor) -> tuple[Case, Attachment]:
    case = _shared.locked(case)
    policies.check_can_prepare_publication(case, by)
    return case, queries.attachment_of(case, source)


def _choice(case: Case, file: Attachment) -> FileChoice:
    found = FileChoice.objects.select_for_update().filter(source=file.code).first()
    return found or FileChoice(case=case, source=file.code)


def _masks(masks: Sequence[Mask]) -> list[list[int]]:
    """Rectangles that lie on the picture at least in part."""
    if len(masks) > MOST_MASKS:
        raise Invalid("cases.too-many-masks", field="masks", most=MOST_MASKS)
    cut = [
        [max(x, 0), max(y, 0), min(x + wide, WHOLE) - max(x, 0), min(y + high, WHOLE) - max(y, 0)]
        for x, y, wide, high in masks
    ]
    return [one for one in cut if one[2] > 0 and one[3] > 0]


def _kept(case: Case, alt: str, kept: Sequence[tuple[int, int]]) -> list[list[int]]:
    proposed = {(one.start, one.end) for one in proposals(alt, previewing.names_of(case))}
    return [[start, end] for start, end in sorted(proposed & set(kept))]


def _drop(choice: FileChoice) -> None:
    """The copy that was made goes from the disk, unless it is public now: then the next release
    takes it away."""
    if choice.copy and not published.is_public(choice.copy):
        transaction.on_commit(partial(files.remove, [choice.copy]))
    choice.copy = choice.media = choice.digest = ""
    choice.width = choice.height = choice.pages = choice.size = 0


def _written(choice: FileChoice, tag: str, *, by: Actor, at: datetime) -> FileChoice:
    choice.chosen_at, choice.chosen_by = at, by.code
    choice.save()
    covered = sum(len(of) for of in choice.masks.values())
    audit.record(
        tag, subject=_shared.subject(choice.case), by=by, at=at, details={"masks": covered}
    )
    return choice
