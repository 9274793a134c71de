"""Reading voices: by tracking code, by draft, by desk."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import connections, router
from django.db.models import Q, QuerySet

from hoiam.base import quick
from hoiam.base.prepared import Prepared
from hoiam.base.queries import only
from hoiam.core import codes
from hoiam.core.actor import Actor, Role
from hoiam.core.pow import LEAST_BITS, MOST_BITS, QUIET
from hoiam.core.refusals import NotFound
from hoiam.voices.models import Attachment, Channel, Draft, DraftFile, Receipt, ReceiptBlock, Voice

# From here on `core.pow` asks for the most effort there is.
MOST_RECENT = QUIET * 2 ** (MOST_BITS - LEAST_BITS)

_BY_CODE: Prepared[Voice] = Prepared(
    lambda code: Voice.objects.filter(code=code).select_related("area", "field", "receipt"), str
)
_LATER = Prepared(lambda key: Voice.objects.filter(origin=key).order_by("id"), int)
_FILES = Prepared(lambda key: Attachment.objects.filter(voice=key).order_by("order"), int)
_FILES_LATER = Prepared(
    lambda key: Attachment.objects.filter(voice__origin=key).order_by("order"), int
)


def visible_to(person: Actor) -> QuerySet[Voice]:
    """Voices written down at desks where the person works. What belongs to a case is read
    through the case."""
    return Voice.objects.filter(desk__code__in=person.units(Role.CLERK, Role.HANDLER, Role.LEADER))


def tracking_hash(code: str) -> str:
    """What is kept of a tracking code."""
    return codes.keyed_hash(settings.TRACKING_KEY.encode(), code)


def by_tracking_code(typed: str) -> Voice:
    """The voice whose secret code was typed; a wrong code and a missing one look the same."""
    code = codes.parse_tracking_code(typed)
    receipt = only(
        Receipt.objects.select_related("voice__area", "voice__field").filter(
            tracking_hash=tracking_hash(code), voice__isnull=False
        )
    )
    if receipt is None or receipt.voice is None:
        raise NotFound("base.not-found")
    return receipt.voice


def by_code(code: str) -> Voice:
    """The voice that a signed visit of the tracking page stands for."""
    voice = _BY_CODE.first(code)
    if voice is None:
        raise NotFound("base.not-found")
    return voice


def said(voice: Voice) -> list[tuple[Voice, list[Attachment]]]:
    """What somebody said, first and later, each with its files."""
    later = _LATER(voice.pk)
    files: dict[int, list[Attachment]] = {}
    for one in _FILES_LATER(voice.pk) if later else ():
        files.setdefault(one.voice_id, []).append(one)
    return [(voice, _FILES(voice.pk)), *((one, files.get(one.pk, [])) for one in later)]


def tracking_hash_of(code: str) -> str:
    """What is kept now of the secret code of a voice; nothing where none opens it. Asked on every
    look at one's own page, and so in plain words to the database."""
    with connections[router.db_for_read(Receipt)].cursor() as cursor:
        cursor.execute(
            "SELECT receipt.tracking_hash FROM voices_receipt receipt"
            " JOIN voices_voice voice ON voice.id = receipt.voice_id WHERE voice.code = %s",
            [code],
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def token_hash(token: str) -> str:
    """What is kept of a random id: of a draft, or of the key of a form."""
    return hashlib.sha256(token.encode()).hexdigest()


def with_key(key: str) -> Voice | None:
    """What was already accepted under this key of a form or sheet."""
    return next(iter(quick.found(Voice, "key", token_hash(key))), None)


def draft(token: str, *, at: datetime) -> Draft:
    """An unsent draft that is still kept."""
    rows = quick.found(Draft, "token_hash", token_hash(token)) if token else []
    for found in rows:
        if found.sent_id is None and found.kept_until > at:
            return found
    raise NotFound("voices.draft-gone")


def files_of(draft: Draft) -> list[DraftFile]:
    """The files of a draft in the order in which they came."""
    return quick.found(DraftFile, "draft_id", draft.pk)


def sent_draft(token: str, *, since: datetime) -> Draft:
    """A draft that was sent a short while ago, so that its receipt can be shown again."""
    found = (
        only(
            Draft.objects.select_related("sent__receipt", "sent__area", "sent__field").filter(
                token_hash=token_hash(token), sent__received_at__gte=since
            )
        )
        if token
        else None
    )
    if found is None:
        raise NotFound("voices.draft-gone")
    return found


def recent_count(*, since: datetime, most: int = MOST_RECENT) -> int:
    """How many voices came through the web since then: what the effort asked depends on.

    Counted no further than matters, which is where the effort is greatest: every page of a flood
    asks this.
    """
    recent = Voice.objects.filter(received_at__gt=since, channel=Channel.WEB)
    return recent[:most].count()


def blocks_of(person: Actor) -> QuerySet[ReceiptBlock]:
    """Reserved blocks of the person's desks, newest first."""
    return (
        ReceiptBlock.objects.filter(desk__code__in=person.units(Role.CLERK))
        .select_related("desk")
        .order_by("-id")
    )


def reserved(reference: str, *, desk_codes: frozenset[str]) -> Receipt | None:
    """A printed-ahead receipt of one of these desks."""
    return (
        Receipt.objects.filter(reference=reference)
        .filter(Q(block__desk__code__in=desk_codes))
        .first()
    )


def attachment(code: str) -> Attachment:
    """One attachment; who may open it is decided through the case."""
    found: Attachment | None = Attachment.objects.select_related("voice").filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def attached(codes: list[str]) -> set[str]:
    """Which of these files belong to a voice; the others came with a retry and may go."""
    return set(Attachment.objects.filter(code__in=codes).values_list("code", flat=True))
