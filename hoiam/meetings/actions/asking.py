"""Taking in a question: a voice with its receipt, and a place in the row of this meeting."""

import os
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.meetings import asking_policies, policies, questions
from hoiam.meetings.actions import _hall, _shared
from hoiam.meetings.models import Meeting, MeetingKind, Question, Way
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.voices import actions as voices
from hoiam.voices.actions import Accepted
from hoiam.voices.models import Channel, Receipt, VoiceKind
from hoiam.voices.policies import WRITERS
from hoiam.voices.told import NOBODY, Reach, Told

# The way in which it was said; a hamlet's meeting and a visit have a channel of their own.
_CHANNELS = {MeetingKind.CELL: Channel.HAMLET, MeetingKind.FIELD: Channel.VISIT}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a door received it. `key` makes a retry give the same one."""

    key: str
    text: str
    way: str
    reach: Reach = NOBODY
    area: Unit | None = None  # where the asker lives or what it is about; empty: of the meeting
    language: str = "vi"
    spoken_at: datetime | None = None  # empty: now


@dataclass(frozen=True, slots=True)
class Received:
    """The question with the receipt of its voice."""

    question: Question
    accepted: Accepted


def ask(
    *, meeting: Meeting, asked: Asked, by: Actor, at: datetime, reserved: Receipt | None = None
) -> Received:
    """Take in a question and give it the next number. The same key gives the same question."""
    told = _told(meeting, asked, by=by, at=at)
    try:
        return _ask(meeting=meeting, told=told, way=asked.way, by=by, at=at, reserved=reserved)
    except IntegrityError:
        # Two requests with one key met in the database: the second is given what the first made.
        known = questions.with_key(meeting, told.key)
        if known is None:
            raise
        accepted = voices.accept(told=told, by=by, at=at)
        return Received(known, accepted)


@transaction.atomic
def _ask(
    *, meeting: Meeting, told: Told, way: str, by: Actor, at: datetime, reserved: Receipt | None
) -> Received:
    # Numbers are given one after the other: who asks at the same moment waits here.
    meeting = _shared.locked(meeting)
    known = questions.with_key(meeting, told.key)
    if known is not None:
        return Received(known, voices.accept(told=told, by=by, at=at))
    if by.kind is Kind.OFFICER:
        policies.check_can_keep(meeting, by)
    asking_policies.check_takes_questions(meeting, way, at=at)
    if _shared.is_denunciation(told.text):
        raise Invalid("meetings.question-denunciation", field="text")
    last = Question.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    asking_policies.check_has_room(way, last)
    accepted = voices.accept(told=told, by=by, at=at, reserved=reserved)
    question = Question(
        code=codes.new_code("hoi", os.urandom),
        meeting=meeting,
        voice=accepted.voice,
        number=last + 1,
        way=way,
        asked_at=at,
        asked_by=by.code,
    )
    question.save(force_insert=True)
    _hall.stir(meeting)
    audit.record(
        "meetings.question.asked",
        subject=("question", question.code),
        by=by,
        at=at,
        details={"number": question.number, "way": str(Way(way).label), "meeting": meeting.code},
    )
    return Received(question, accepted)


def _told(meeting: Meeting, asked: Asked, *, by: Actor, at: datetime) -> Told:
    if asked.way not in Way.values:
        raise Invalid("meetings.question-way", field="way")
    if not asked.key.strip():
        raise Invalid("meetings.question-key", field="key")
    text = normalise(asked.text).strip()
    return Told(
        key=questions.key_of(meeting, asked.key),
        channel=_channel(meeting, asked.way),
        kind=VoiceKind.QUESTION,
        field=_field(text),
        area=asked.area or area_of(meeting),
        text=text,
        reach=asked.reach,
        desk=_desk(meeting, by),
        language=asked.language,
        spoken_at=asked.spoken_at,
    )


def _channel(meeting: Meeting, way: str) -> str:
    if way == Way.WEB:
        return Channel.WEB
    return _CHANNELS.get(MeetingKind(meeting.kind), Channel.HALL)


def _field(text: str) -> Field:
    likely = units.fields_for(text, limit=1)
    return likely[0] if likely else units.field(units.OTHER)


def area_of(meeting: Meeting) -> Unit:
    """Where a question belongs whose asker named no place: the only area of the meeting, or the
    territory of whoever keeps its record."""
    areas = [row.unit for row in meeting.areas.select_related("unit").order_by("pk")[:2]]
    if len(areas) == 1:
        return areas[0]
    here = meeting.unit
    return here.area or here


def _desk(meeting: Meeting, by: Actor) -> Unit | None:
    """The unit for which an officer writes: the one that keeps the record, a host, or their own."""
    mine = by.units(*WRITERS)
    if by.kind is not Kind.OFFICER or not mine:
        return None
    if meeting.unit.code in mine:
        return meeting.unit
    host = meeting.hosts.filter(unit__code__in=mine).select_related("unit").order_by("pk").first()
    return host.unit if host else units.by_code(min(mine))
