"""The rows of cases, and of dockets: proceedings whose papers stand in the office's own register."""

from hoiam.cases.models.assisting import AssistedAct, AssistedSession, Ending, Identity
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
from hoiam.cases.models.demand import BodyKind, Demand, DemandState
from hoiam.cases.models.docket import SEALED, Docket, DocketPart, DocketPlace, PartKind
from hoiam.cases.models.reading import Part, Purpose, Reading
from hoiam.cases.models.routing import RoutingChoice, RoutingModel, RoutingStart

__all__ = [
    "SEALED",
    "Answer",
    "AnswerTemplate",
    "AssistedAct",
    "AssistedSession",
    "BodyKind",
    "Case",
    "CaseState",
    "Decided",
    "Demand",
    "DemandState",
    "Docket",
    "DocketPart",
    "DocketPlace",
    "Ending",
    "FileChoice",
    "Gathering",
    "HandOver",
    "Identity",
    "Note",
    "OutsideNumber",
    "Part",
    "PartKind",
    "PublicDraft",
    "Purpose",
    "Rating",
    "Reading",
    "Result",
    "RoutingChoice",
    "RoutingModel",
    "RoutingStart",
]
