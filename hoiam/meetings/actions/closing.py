"""Closing the minutes: composed from the records and fixed. Questions in = answered + assigned +
put outside, or they stay open."""

import os
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import WrongState
from hoiam.meetings import after_policies as policies
from hoiam.meetings import minutes, notice
from hoiam.meetings.actions import _shared
from hoiam.meetings.models import Meeting, MeetingState, Minutes, MinutesDraft


@transaction.atomic
def write_minutes(
    *, meeting: Meeting, preface: str, ending: str, by: Actor, at: datetime
) -> MinutesDraft:
    """What a clerk writes around the records. Until the minutes are closed, as often as needed;
    afterwards only for a correction."""
    meeting = _shared.locked(meeting)
    if meeting.state == MeetingState.CLOSED:
        policies.check_can_correct(meeting, by)
    else:
        policies.check_can_write_minutes(meeting, by)
    row = MinutesDraft.objects.filter(meeting=meeting).first() or MinutesDraft(meeting=meeting)
    row.preface = _shared.plain(preface, field="preface")
    row.ending = _shared.plain(ending, field="ending")
    row.prepared_at, row.prepared_by = at, by.code
    row.save()
    audit.record("meetings.minutes.written", subject=notice.subject(meeting), by=by, at=at)
    return row


@transaction.atomic
def close_minutes(*, meeting: Meeting, by: Actor, at: datetime) -> Minutes:
    """Fix the minutes. Refused while any question has not ended, naming each by its number."""
    meeting = _shared.locked(meeting)
    policies.check_can_close(meeting, by)
    left = minutes.open_numbers(meeting)
    if left:
        raise WrongState(
            "meetings.questions-open", count=len(left), numbers=", ".join(map(str, left))
        )
    version = _fixed(meeting, number=1, why="", by=by, at=at)
    meeting.state, meeting.closed_at, meeting.closed_by = MeetingState.CLOSED, at, by.code
    meeting.save()
    audit.record(
        "meetings.minutes.closed",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"digest": version.digest[:16]},
    )
    return version


@transaction.atomic
def correct_minutes(*, meeting: Meeting, why: str, by: Actor, at: datetime) -> Minutes:
    """A new version, which names the one it replaces and what it puts right. The old one stays."""
    meeting = _shared.locked(meeting)
    policies.check_can_correct(meeting, by)
    why = _shared.given(why)[:300]
    last = minutes.versions(meeting).first()
    number = last.number + 1 if last is not None else 1
    version = _fixed(meeting, number=number, why=why, by=by, at=at)
    audit.record(
        "meetings.minutes.corrected",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"number": number, "why": why},
    )
    return version


def _fixed(meeting: Meeting, *, number: int, why: str, by: Actor, at: datetime) -> Minutes:
    paper = minutes.composed(meeting, calendar.day_of(at), correction=why, number=number)
    paper = replace(paper, body=(*paper.body, *minutes.root_lines()))
    content = minutes.content_of(paper)
    version = Minutes(
        code=codes.new_code("bb", os.urandom),
        meeting=meeting,
        number=number,
        why=why,
        content=content,
        digest=minutes.digest_of(content),
        fixed_at=at,
        fixed_by=by.code,
    )
    version.save(force_insert=True)
    return version
