"""What is owed to people is said in public, so its dates and its end go into the log."""

from datetime import datetime

from hoiam.commitments.models import Commitment, CommitmentKind, OwedKind
from hoiam.core.log.acts import Act
from hoiam.publication.actions import log

OWED_TO_PEOPLE = (OwedKind.PUBLIC, OwedKind.ASKER)


def is_public(commitment: Commitment) -> bool:
    """An answer, a promise, or what a meeting gave to do: owed to who asked, or to everybody. What
    offices owe each other (a part of an answer, a report) is told to nobody outside."""
    if commitment.kind in (CommitmentKind.ANSWER, CommitmentKind.PROMISE):
        return True
    return commitment.kind == CommitmentKind.CONCLUSION and commitment.owed_kind in OWED_TO_PEOPLE


def commit(commitment: Commitment, act: Act, *, step: str, at: datetime) -> None:
    """One entry, under the matter that it is about; none for what is owed inside the authority."""
    if not is_public(commitment):
        return
    body = {
        "step": step,
        "commitment": commitment.code,
        "unit": commitment.unit.name,
        "due_on": commitment.due_on.isoformat(),
    }
    log.commit(act=act, subject=commitment.about_code, body=body, at=at)


def commit_end(commitment: Commitment, *, step: str, at: datetime) -> None:
    """The end of what was promised or given to do. A duty to answer ends with the answer, which is
    an entry of its own."""
    if commitment.kind != CommitmentKind.ANSWER:
        commit(commitment, Act.CLOSING, step=step, at=at)
