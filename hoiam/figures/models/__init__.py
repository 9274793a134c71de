"""Rows of figures; who writes them is `actions`."""

from hoiam.figures.models.claims import ClaimDraft
from hoiam.figures.models.digests import Digest, DigestChoice
from hoiam.figures.models.rollup import Cell, Mark, Rollup

__all__ = ["Cell", "ClaimDraft", "Digest", "DigestChoice", "Mark", "Rollup"]
