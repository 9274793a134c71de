"""What somebody is still writing: kept whatever happens, forgotten when its time is over."""

import os
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from hoiam.base import audit, files
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound
from hoiam.voices import queries
from hoiam.voices.actions.speaking import MOST_FILES
from hoiam.voices.models import (
    Draft,
    DraftFile,
    VoiceKind,
)
from hoiam.voices.told import without_denunciation

DRAFT_LIFE = timedelta(days=7)


@transaction.atomic
def start_draft(*, kind: str, by: Actor, at: datetime) -> str:
    """Begin to write, once a kind was chosen that doors take. Returns the unguessable id."""
    if kind not in VoiceKind.values:
        raise Invalid("voices.kind-unknown", field="kind")
    token = secrets.token_urlsafe(32)
    draft = Draft(
        token_hash=queries.token_hash(token),
        kind=kind,
        kept_until=at + DRAFT_LIFE,
        started_at=at,
        started_by=by.code,
    )
    draft.save()
    audit.record("voices.draft.started", subject=("draft", str(draft.pk)), by=by, at=at)
    return token


@transaction.atomic
def save_draft(*, token: str, content: Mapping[str, str], by: Actor, at: datetime) -> Draft:
    """Keep what is typed so far, whatever happens to the telephone."""
    draft = _locked(token, at)
    draft.content = without_denunciation(content)
    draft.kept_until = at + DRAFT_LIFE
    draft.save()
    audit.record("voices.draft.saved", subject=("draft", str(draft.pk)), by=by, at=at)
    return draft


def _locked(token: str, at: datetime) -> Draft:
    """The draft under a lock, unless another page of the same browser has sent it meanwhile."""
    queries.draft(token, at=at)
    draft = Draft.objects.select_for_update().filter(token_hash=queries.token_hash(token)).first()
    if draft is None or draft.sent_id is not None:
        raise NotFound("voices.draft-gone")
    return draft


def attach(*, token: str, file: files.Sent, by: Actor, at: datetime) -> DraftFile:
    """Attach a photo, recording or file to a draft; it survives errors elsewhere in the form.

    The file is judged and written before the transaction begins: to decode a photo takes long,
    and nobody else who writes should wait for it.
    """
    _check_room(queries.draft(token, at=at))
    stored = files.store(file, rand=os.urandom)
    try:
        return _attached(token=token, stored=stored, by=by, at=at)
    except BaseException:
        files.remove([stored.original, stored.copy])  # no row would ever lead to them
        raise


def _check_room(draft: Draft) -> None:
    if draft.files.count() >= MOST_FILES:
        raise Invalid("base.too-many-files", field="files", limit=MOST_FILES)


@transaction.atomic
def _attached(*, token: str, stored: files.StoredFile, by: Actor, at: datetime) -> DraftFile:
    draft = _locked(token, at)
    _check_room(draft)
    kept = DraftFile(
        draft=draft,
        code=stored.code,
        name=stored.name,
        media=stored.media,
        size=stored.size,
        digest=stored.digest,
        original=stored.original,
        copy=stored.copy,
        width=stored.width,
        height=stored.height,
        stored_at=at,
        stored_by=by.code,
    )
    kept.save()
    audit.record("voices.draft.file-added", subject=("draft", str(draft.pk)), by=by, at=at)
    return kept


@transaction.atomic
def detach(*, token: str, code: str, by: Actor, at: datetime) -> None:
    """Take a file out of a draft again."""
    draft = _locked(token, at)
    file = draft.files.filter(code=code).first()
    if file is None:
        raise NotFound("base.not-found")
    names = [file.original, file.copy]
    file.delete()
    transaction.on_commit(lambda: files.remove(names))
    audit.record("voices.draft.file-removed", subject=("draft", str(draft.pk)), by=by, at=at)


@transaction.atomic
def forget_drafts(*, before: datetime, by: Actor, at: datetime) -> int:
    """Empty drafts whose time is over: nothing half-written stays with us."""
    over = list(
        Draft.objects.select_for_update()
        .filter(kept_until__lte=before, sent__isnull=True)
        .values_list("pk", flat=True)[:500]
    )
    if not over:
        return 0
    names = [
        name
        for pair in DraftFile.objects.filter(draft__in=over).values_list("original", "copy")
        for name in pair
        if name
    ]
    DraftFile.objects.filter(draft__in=over).delete()
    Draft.objects.filter(pk__in=over).delete()
    transaction.on_commit(lambda: files.remove(names))
    audit.record(
        "voices.drafts.forgotten",
        subject=("draft", "all"),
        by=by,
        at=at,
        details={"count": len(over)},
    )
    return len(over)
