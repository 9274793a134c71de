"""Rows of figures; who writes them is `actions`."""

from hoiam.figures.models.claims import ClaimDraft
from hoiam.figures.models.digests import Digest, DigestChoice

__all__ = ["ClaimDraft", "Digest", "DigestChoice"]
