"""What can be done about figures."""

from hoiam.figures.actions.digests import resume_digest, send_digest, stop_digest

__all__ = ["resume_digest", "send_digest", "stop_digest"]
