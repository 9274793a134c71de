"""The acts that leave an entry in the public log."""

from enum import StrEnum


class Act(StrEnum):
    """What was done, as the record of an entry names it. Codes never change."""

    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    HAND_OVER = "hand-over"
    EXTENSION = "extension"
    ANSWER = "answer"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    CLOSING = "closing"
    RECIPIENT_LIST = "recipient-list"
    PAGE_HASH = "page-hash"
    RELEASE = "release"
    RECOUNT = "recount"  # the dates of many, counted anew after a change of the calendar or a rule
    STATEMENT = "statement"  # the log says something about itself, as after a restore
