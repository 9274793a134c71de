"""What strangers read of a meeting: masked by a human, released by a human; its result posted and
sent within the ten days of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.redact import proposals
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.meetings import after_policies as policies
from hoiam.meetings import minutes, notice, public_minutes
from hoiam.meetings.actions import _dating, _shared
from hoiam.meetings.models import Meeting, PublicMinutes
from hoiam.publication import actions as publication
from hoiam.publication import queries as published
from hoiam.publication.actions import FIRST, Content, Correction, What, Why
from hoiam.publication.models import Cause, Page
from hoiam.publication.openness import Part

# Corrections that cover somebody's data, and the ground on which what stood before is closed.
CLOSING = {Cause.MASKING: "personal-data", Cause.REQUEST: "data-subject"}

type Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Masked:
    """The public words by field, and the places in them that look personal and may stay."""

    lines: Mapping[str, str]
    kept: Mapping[str, Places] = field(default_factory=dict)


@transaction.atomic
def prepare_public(*, meeting: Meeting, masked: Masked, by: Actor, at: datetime) -> PublicMinutes:
    """Write what strangers will read; nothing of it is public until somebody releases it."""
    meeting = _shared.locked(meeting)
    policies.check_can_publish(meeting, by)
    row = PublicMinutes.objects.filter(meeting=meeting).first() or PublicMinutes(meeting=meeting)
    lines, kept = {}, {}
    for one in public_minutes.fields_of(meeting):
        said = masked.lines.get(one.name)
        if said is None:
            continue
        text = " ".join(_shared.plain(said, field=one.name).split("\n\n")).strip()
        if not text:
            raise Invalid("meetings.public-words-needed", field=one.name)
        lines[one.name] = text
        proposed = {(span.start, span.end) for span in proposals(text, one.names)}
        places = sorted(proposed & {(start, end) for start, end in masked.kept.get(one.name, ())})
        if places:
            kept[one.name] = [[start, end] for start, end in places]
    row.lines, row.kept = lines, kept
    row.prepared_at, row.prepared_by = at, by.code
    row.save()
    audit.record("meetings.public-minutes.prepared", subject=notice.subject(meeting), by=by, at=at)
    return row


@transaction.atomic
def publish_minutes(
    *, meeting: Meeting, seen: str, by: Actor, at: datetime, why: Correction = FIRST
) -> PublicMinutes:
    """Release exactly the version that somebody has `seen`, with nothing left in it that looks
    personal and undecided. What replaces an earlier one says `why`."""
    meeting = _shared.locked(meeting)
    policies.check_can_publish(meeting, by)
    row = PublicMinutes.objects.filter(meeting=meeting).first()
    if row is None:
        raise WrongState("meetings.nothing-prepared")
    if public_minutes.digest(meeting, row) != seen:
        raise WrongState("meetings.public-changed")
    left = public_minutes.left_in(meeting, row)
    if left:
        raise WrongState("meetings.personal-left", count=len(left))
    row.page = publication.release(
        code=meeting.code,
        content=Content(title=meeting.title, text=public_minutes.composed(meeting, row)),
        why=why,
        by=by,
        at=at,
    )
    row.save()
    _close_earlier(meeting, row.page, why, by=by, at=at)
    audit.record(
        "meetings.minutes.published",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"number": row.page.number},
    )
    return row


def _close_earlier(
    meeting: Meeting, page: Page, why: Correction, *, by: Actor, at: datetime
) -> None:
    """What covers somebody's data would show it by its difference from what stood before."""
    ground = CLOSING.get(Cause(why.cause))
    if ground is None:
        return
    for earlier in published.releases_of(page):
        if earlier.release.number < page.number and earlier.whole is None:
            publication.hide(
                page=page,
                what=What(Part.RELEASE, release=earlier.release.number),
                why=Why(ground, why.reason),
                unit=meeting.unit,
                by=by,
                at=at,
            )


@transaction.atomic
def record_result_sent(
    *, meeting: Meeting, where: str, on: date, by: Actor, at: datetime
) -> PublicMinutes:
    """The result was posted, and sent to the heads of the hamlets (Law 72/2025, art. 43)."""
    meeting = _shared.locked(meeting)
    policies.check_can_publish(meeting, by)
    row = minutes.public_of(meeting)
    if row is None or row.page is None:
        raise WrongState("meetings.publish-first")
    where = _shared.given(where, field="where", code="meetings.posted-where")
    if on > calendar.day_of(at) or (meeting.held_on is not None and on < meeting.held_on):
        raise Invalid("meetings.posted-when", field="on")
    row.posted_where, row.sent_at, row.sent_by = where[:300], at, by.code
    row.save()
    _dating.result_sent(meeting, on, by=by, at=at)
    audit.record(
        "meetings.result.sent",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"where": row.posted_where, "day": vn_date(on)},
    )
    return row
