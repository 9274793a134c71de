"""What can be done about figures."""

from hoiam.figures.actions.claims import (
    begin_draft,
    change_draft,
    choose_figure,
    erase_draft,
    forget_claim_drafts,
)
from hoiam.figures.actions.digests import resume_digest, send_digest, stop_digest

__all__ = [
    "begin_draft",
    "change_draft",
    "choose_figure",
    "erase_draft",
    "forget_claim_drafts",
    "resume_digest",
    "send_digest",
    "stop_digest",
]
