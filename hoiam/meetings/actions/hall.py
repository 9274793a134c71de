"""The hall itself, and the sentences noted in it."""

import hashlib
import os
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.meetings import asking_policies, policies, questions
from hoiam.meetings.actions import _hall, _shared
from hoiam.meetings.models import Hall, Meeting, Question, Remark

LONGEST_REMARK = 5_000


@transaction.atomic
def prepare_hall(*, meeting: Meeting, by: Actor, at: datetime) -> Hall:
    """Give the meeting its short code, for posters and for the screen; once and for ever."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    known = questions.hall_of(meeting)
    if known is not None:
        return known
    hall = Hall(meeting=meeting, code=_free_code(), prepared_at=at, prepared_by=by.code)
    hall.save(force_insert=True)
    audit.record(
        "meetings.hall.prepared",
        subject=("meeting", meeting.code),
        by=by,
        at=at,
        details={"code": hall.code},
    )
    return hall


def _free_code() -> str:
    """A short code that no other meeting has or had: a million of them, drawn until one is free."""
    while True:
        code = codes.new_code("h", os.urandom)[2 : 2 + questions.HALL_SYMBOLS].upper()
        # Signs alone would read as a number that somebody has to answer; letters alone as a word.
        if code.isdigit() or code.isalpha() or Hall.objects.filter(code=code).exists():
            continue
        return code


@transaction.atomic
def note(
    *, question: Question, key: str, text: str, heard: datetime, by: Actor, at: datetime
) -> Remark:
    """Keep one sentence under a question. The same key gives the same sentence."""
    kept = hashlib.sha256(f"remark/{question.code}/{key}".encode()).hexdigest()
    question = _hall.locked_question(question)
    policies.check_can_keep(question.meeting, by)
    known: Remark | None = Remark.objects.filter(key=kept).first()
    if known is not None:
        return known
    asking_policies.check_is_not_closed(question.meeting)
    words = _shared.plain(text, field="text")
    if not words or len(words) > LONGEST_REMARK or not key.strip():
        raise Invalid("meetings.remark-words", field="text", most=LONGEST_REMARK)
    remark = Remark(
        key=kept, question=question, text=words, heard=min(heard, at), noted_at=at, noted_by=by.code
    )
    remark.save(force_insert=True)
    _hall.stir(question.meeting)
    audit.record(
        "meetings.remark.noted",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={"number": question.number},
    )
    return remark
