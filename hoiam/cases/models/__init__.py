"""The rows of cases, and of dockets: proceedings whose papers stand in the office's own register."""

from hoiam.cases.models.case import (
    Answer,
    AnswerTemplate,
    Case,
    CaseState,
    Gathering,
    HandOver,
    Note,
    OutsideNumber,
    PublicDraft,
    Rating,
    Result,
    Reveal,
)
from hoiam.cases.models.docket import SEALED, Docket, DocketPart, DocketPlace, PartKind

__all__ = [
    "SEALED",
    "Answer",
    "AnswerTemplate",
    "Case",
    "CaseState",
    "Docket",
    "DocketPart",
    "DocketPlace",
    "Gathering",
    "HandOver",
    "Note",
    "OutsideNumber",
    "PartKind",
    "PublicDraft",
    "Rating",
    "Result",
    "Reveal",
]
