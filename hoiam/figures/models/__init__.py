"""Rows of figures; who writes them is `actions`."""

from hoiam.figures.models.claims import ClaimDraft
from hoiam.figures.models.closings import Closing, ClosingNote
from hoiam.figures.models.digests import Digest, DigestChoice
from hoiam.figures.models.entries import FormEntry
from hoiam.figures.models.narratives import NarrativeReport, NarrativeText, OutlineText, Reach
from hoiam.figures.models.open_data import OpenRelease, ReleasedTable, YearTotal
from hoiam.figures.models.press import Holding, PressFigure
from hoiam.figures.models.rollup import Aside, Cell, Mark, Rollup, Standing

__all__ = [
    "Aside",
    "Cell",
    "ClaimDraft",
    "Closing",
    "ClosingNote",
    "Digest",
    "DigestChoice",
    "FormEntry",
    "Holding",
    "Mark",
    "NarrativeReport",
    "NarrativeText",
    "OpenRelease",
    "OutlineText",
    "PressFigure",
    "Reach",
    "ReleasedTable",
    "Rollup",
    "Standing",
    "YearTotal",
]
