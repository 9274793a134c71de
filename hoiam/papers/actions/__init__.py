"""Every act of this part."""

from hoiam.papers.actions.issuing import Attached, issue, keep_signed, replace

__all__ = ["Attached", "issue", "keep_signed", "replace"]
