"""Rows of the reception of citizens. One module a thing; everything is imported from here."""

from hoiam.reception.models.after import PaperLine, PaperReceipt, TurnedAway, VisitConclusion
from hoiam.reception.models.box import Box, BoxLetter, Found, Opening
from hoiam.reception.models.call import (
    Call,
    CallBack,
    CallClass,
    CallOutcome,
    Hotline,
    HotlineRule,
)
from hoiam.reception.models.turn import OnlineReception, Turn
from hoiam.reception.models.visit import (
    TEXTLESS,
    Handling,
    Matter,
    Mode,
    Sealed,
    Statement,
    Visit,
    VisitKind,
    Visitor,
)

__all__ = [
    "TEXTLESS",
    "Box",
    "BoxLetter",
    "Call",
    "CallBack",
    "CallClass",
    "CallOutcome",
    "Found",
    "Handling",
    "Hotline",
    "HotlineRule",
    "Matter",
    "Mode",
    "OnlineReception",
    "Opening",
    "PaperLine",
    "PaperReceipt",
    "Sealed",
    "Statement",
    "Turn",
    "TurnedAway",
    "Visit",
    "VisitConclusion",
    "VisitKind",
    "Visitor",
]
