"""After a decision on the calendar: dates are counted anew, and who was told the old one is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import policies, speakers, telling
from hoiam.cases.actions import _shared
from hoiam.cases.speakers import Speaker
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Chunk, Ended, Move
from hoiam.commitments.models import CommitmentKind, Ground
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.text import vn_date
from hoiam.notices import actions as notices
from hoiam.notices.actions import Letter
from hoiam.publication.actions import log

# Where the number of the case and of the receipt stand; no text that people type has such signs.
_CODE, _REFERENCE = "\x01", "\x02"


@transaction.atomic
def recount(*, by: Actor, at: datetime) -> Chunk | None:
    """One chunk of what a decision moves, together with its messages: nobody is told a date that
    was not written, and nobody whose date was written goes untold. Nothing when none is left."""
    policies.check_can_settle(by)
    chunk = commitments.recount(by=by, at=at)
    if chunk is None:
        return None
    letters = list(_letters(chunk))
    if letters:
        notices.queue_all(letters=letters, by=by, at=at)
    if chunk.ended is not None:
        _log(chunk.ended, at=at)
    audit.record(
        "cases.dates.recounted",
        subject=("recount", chunk.recount),
        by=by,
        at=at,
        details={
            "done": chunk.done,
            "total": chunk.total,
            "moved": len(chunk.moves),
            "told": len(letters),
        },
    )
    return chunk


def _log(ended: Ended, *, at: datetime) -> None:
    """One entry for the whole act. It says what was changed and no number: among the dates that
    move are those of denunciations."""
    body = {"step": "recounted", "why": ended.words}
    log.commit(act=Act.RECOUNT, subject=ended.cause, body=body, at=at)


def _letters(chunk: Chunk) -> Iterator[Letter]:
    """One to each person who waits for an answer; what units ask of each other is in their list.

    A decision moves very many dates from the same day to the same day: the words are said once
    for all of them in each language, and only the numbers are put in.
    """
    moves = {
        move.about[1]: move
        for move in chunk.moves
        if move.kind is CommitmentKind.ANSWER and move.about[0] == "case"
    }
    said: dict[tuple[str, str, Move], Letter] = {}
    for code, unit, speaker in speakers.speakers_of(moves):
        move = replace(moves[code], about=("", ""))
        same = (speaker.language, unit, move)
        if same not in said:
            said[same] = _pattern(unit, speaker, move)
        yield _filled(said[same], code, speaker)


def _pattern(unit: str, speaker: Speaker, move: Move) -> Letter:
    say = telling.recounted_by_rule if move.ground is Ground.RULE else telling.recounted
    tidings = say(_CODE, unit, vn_date(move.old), vn_date(move.new), move.reason)
    return _shared.letter_to(_CODE, replace(speaker, reference=_REFERENCE), tidings)


def _filled(pattern: Letter, code: str, speaker: Speaker) -> Letter:
    return Letter(
        template=pattern.template,
        about=("case", code),
        recipient=f"voice/{speaker.voice}",
        subject=pattern.subject.replace(_CODE, code),
        text=pattern.text.replace(_CODE, code).replace(_REFERENCE, speaker.reference),
        email=speaker.email,
        phone=speaker.phone,
    )
