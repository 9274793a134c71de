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
)
from hoiam.cases.models.choice import Decided, FileChoice
from hoiam.cases.models.docket import SEALED, Docket, DocketPart, DocketPlace, PartKind
from hoiam.cases.models.reading import Part, Purpose, Reading

__all__ = [
    "SEALED",
    "Answer",
    "AnswerTemplate",
    "Case",
    "CaseState",
    "Decided",
    "Docket",
    "DocketPart",
    "DocketPlace",
    "FileChoice",
    "Gathering",
    "HandOver",
    "Note",
    "OutsideNumber",
    "Part",
    "PartKind",
    "PublicDraft",
    "Purpose",
    "Rating",
    "Reading",
    "Result",
]
