"""After a decision on the calendar: dates are counted anew, and who was told the old one is told."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import policies, speakers, telling
from hoiam.cases.actions import _shared
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Chunk
from hoiam.commitments.models import CommitmentKind
from hoiam.core.actor import Actor
from hoiam.core.text import vn_date
from hoiam.notices import actions as notices
from hoiam.notices.actions import Letter


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


def _letters(chunk: Chunk) -> Iterator[Letter]:
    """One to each person who waits for an answer; what units ask of each other is in their list."""
    moves = {
        move.about[1]: move
        for move in chunk.moves
        if move.kind is CommitmentKind.ANSWER and move.about[0] == "case"
    }
    for code, unit, speaker in speakers.speakers_of(moves):
        move = moves[code]
        tidings = telling.recounted(code, unit, vn_date(move.old), vn_date(move.new), move.reason)
        yield _shared.letter_to(code, speaker, tidings)
