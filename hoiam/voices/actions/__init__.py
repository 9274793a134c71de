"""Taking in what people say: voices with their receipts, drafts, receipts printed ahead."""

from hoiam.voices.actions.drafts import (
    DRAFT_LIFE,
    attach,
    detach,
    forget_drafts,
    save_draft,
    start_draft,
)
from hoiam.voices.actions.receipts import (
    LARGEST_BLOCK,
    PrintedReceipt,
    replace_receipt,
    reserve_receipts,
)
from hoiam.voices.actions.speaking import (
    MOST_FILES,
    Accepted,
    accept,
    add,
)

__all__ = [
    "DRAFT_LIFE",
    "LARGEST_BLOCK",
    "MOST_FILES",
    "Accepted",
    "PrintedReceipt",
    "accept",
    "add",
    "attach",
    "detach",
    "forget_drafts",
    "replace_receipt",
    "reserve_receipts",
    "save_draft",
    "start_draft",
]
