"""What can be done about figures."""

from hoiam.figures.actions.claims import (
    begin_draft,
    change_draft,
    choose_figure,
    erase_draft,
    forget_claim_drafts,
)
from hoiam.figures.actions.closings import close_period, explain_difference, supplement_period
from hoiam.figures.actions.digests import resume_digest, send_digest, stop_digest
from hoiam.figures.actions.entries import enter_number
from hoiam.figures.actions.narratives import (
    begin_report,
    issue_report,
    keep_outline,
    write_section,
)
from hoiam.figures.actions.open_data import (
    confirm_year_total,
    enter_year_total,
    release_files,
    release_table,
)
from hoiam.figures.actions.press import correct_press_figure, keep_press_figure

__all__ = [
    "begin_draft",
    "begin_report",
    "change_draft",
    "choose_figure",
    "close_period",
    "confirm_year_total",
    "correct_press_figure",
    "enter_number",
    "enter_year_total",
    "erase_draft",
    "explain_difference",
    "forget_claim_drafts",
    "issue_report",
    "keep_outline",
    "keep_press_figure",
    "release_files",
    "release_table",
    "resume_digest",
    "send_digest",
    "stop_digest",
    "supplement_period",
    "write_section",
]
