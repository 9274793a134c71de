"""Every act of this part."""

from hoiam.papers.actions.delivering import Came, Sent, deliver, record_outcome
from hoiam.papers.actions.issuing import Attached, issue, keep_pdf, keep_signed, replace
from hoiam.papers.actions.templating import end_template, put_template

__all__ = [
    "Attached",
    "Came",
    "Sent",
    "deliver",
    "end_template",
    "issue",
    "keep_pdf",
    "keep_signed",
    "put_template",
    "record_outcome",
    "replace",
]
