"""Which acts are public: each of these events is one entry of the log, written in its transaction.

The event is the office's own history and can be read by whoever sees the matter; the entry can be
checked by anybody who is shown it. What is done inside the office (a note, a reading, a question
to another unit, a reminder) is no act towards the public and leaves none. A contract test runs every
action and compares what it committed with this table.
"""

from collections.abc import Mapping
from types import MappingProxyType

from hoiam.core.log.acts import Act

PUBLIC_ACTS: Mapping[str, tuple[Act, ...]] = MappingProxyType(
    {
        # What somebody said, by whatever way; a petition and a question at a meeting come by it too.
        "voices.voice.accepted": (Act.RECEIPT,),
        "voices.voice.added": (Act.RECEIPT,),
        "cases.case.accepted": (Act.ACCEPTANCE,),
        "cases.case.reopened": (Act.ACCEPTANCE,),
        "cases.case.handed-over": (Act.HAND_OVER,),
        "cases.case.succeeded": (Act.HAND_OVER,),
        "cases.case.joined": (Act.HAND_OVER,),
        "cases.case.unjoined": (Act.HAND_OVER,),
        "cases.case.answered": (Act.ANSWER,),
        "cases.case.closed": (Act.CLOSING,),
        # What is owed to people: answers, promises, what meetings gave to do.
        "commitments.commitment.promised": (Act.ACCEPTANCE,),
        "commitments.commitment.taken-on": (Act.ACCEPTANCE,),
        "commitments.due-date.changed": (Act.EXTENSION,),
        "commitments.commitment.fulfilled": (Act.CLOSING,),
        "commitments.commitment.left-undone": (Act.CLOSING,),
        # A change of the calendar or of a rule, worked off: one act, however many dates it moved.
        "cases.dates.recounted": (Act.RECOUNT,),
        # A lawful step of a petition is one of several acts, by `petitions.public_steps`.
        "petitions.step.taken": (
            Act.ACCEPTANCE,
            Act.HAND_OVER,
            Act.EXTENSION,
            Act.ANSWER,
            Act.WITHDRAWAL,
            Act.CLOSING,
        ),
        "petitions.step.taken-back": (Act.CORRECTION,),
        "petitions.decision.made": (Act.ANSWER,),
        "petitions.decision.voided": (Act.CORRECTION,),
        "seals.list.published": (Act.RECIPIENT_LIST,),
        # What stands in public, of cases, decisions and minutes alike.
        "publication.page.released": (Act.RELEASE, Act.CORRECTION),
        "publication.page.shown-again": (Act.RELEASE,),
        "publication.page.hidden": (Act.WITHDRAWAL,),
        "publication.page.erased": (Act.CORRECTION,),
        # What the log says of itself: who countersigns it, and why there is another one.
        "publication.log.page-named": (Act.PAGE_HASH,),
        "publication.witness.named": (Act.STATEMENT,),
        "publication.witness.retired": (Act.STATEMENT,),
        "publication.log.begun-anew": (Act.STATEMENT,),
    }
)
# Events that are public acts in some cases only, and in which they are none.
SOMETIMES: Mapping[str, str] = MappingProxyType(
    {
        "commitments.commitment.taken-on": "what one office owes another is told to nobody outside",
        "commitments.due-date.changed": "the same",
        "commitments.commitment.fulfilled": "the same; and a duty to answer ends with the answer",
        "commitments.commitment.left-undone": "the same",
        "cases.dates.recounted": "one part of many: the act is done with the last one",
        "petitions.step.taken": "a step inside the office, or one whose act has its own entry",
        "petitions.step.taken-back": "the same: what was not told is not corrected in public",
    }
)
