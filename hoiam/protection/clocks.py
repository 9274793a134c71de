"""The legal clocks of a request about data, as the commitments keep them."""

from datetime import date

from hoiam.commitments.matters import MatterOf
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.clocks.shapes import Matter, Place
from hoiam.protection.models import DataRequest, RequestKind

ABOUT = "data-request"
ANSWER, COMPLETE = "answer", "complete"
# Withdrawing consent and objecting have a term of their own, which alone can be extended.
_CONSENT = (RequestKind.WITHDRAW, RequestKind.OBJECT)


def matter_of(request: DataRequest) -> MatterOf:
    """The request as the clocks know it."""
    return MatterOf(
        about=(ABOUT, request.code),
        matter=Matter.DATA_CONSENT if request.kind in _CONSENT else Matter.DATA_REQUEST,
        place=Place.ORDINARY,
        unit=request.unit,
        assigned_by=request.unit.parent or request.unit,
    )


def may_extend(request: DataRequest) -> bool:
    """Whether the law knows more time for it."""
    return request.kind in _CONSENT


def clocks_of(request: DataRequest) -> dict[str, Commitment]:
    """What is owed, or was, by the clock."""
    rows = Commitment.objects.filter(about_kind=ABOUT, about_code=request.code).order_by("id")
    return {row.clock: row for row in rows}


def due_on(request: DataRequest, clock: str) -> date | None:
    """By when, while it is owed."""
    row = clocks_of(request).get(clock)
    return row.due_on if row is not None and row.state == CommitmentState.OPEN else None
