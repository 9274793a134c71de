"""A clerk finds an open case of her own desk by the exact number that the person before her says.

No beginning of a number, no list, no other unit: what is not found, what is another unit's and
what is closed look the same. Every search is logged in a commit of its own before its answer.
"""

from datetime import datetime

from django.db import DatabaseError, models, transaction

from hoiam.base import audit
from hoiam.base.encryption import blind
from hoiam.cases import at_desk
from hoiam.cases.models import Case
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units.models import Unit
from hoiam.voices import policies as desks
from hoiam.voices.marks import Kind
from hoiam.voices.told import plain_paper, plain_phone

# So much of the keyed hash as tells two numbers apart in a log, and no more.
_SHOWN = 16


class Sought(models.TextChoices):
    """Why somebody is looked for; a closed list, so that no name is typed into the log."""

    LOST = "lost", "người gửi mất biên nhận, quên mã tra cứu"
    ASKS = "asks", "người gửi hỏi việc đến đâu"
    ADDS = "adds", "người gửi bổ sung, sửa lời đã gửi"


def normalised(kind: str, number: str) -> str:
    """The number in its one form, or a refusal that says what is wrong with it."""
    found = plain_paper(number) if kind == Kind.PAPER else plain_phone(number)
    if not found:
        raise Invalid("cases.sought-number-odd", field="number")
    return found


def seek(
    *, desk: Unit, kind: str, number: str, purpose: str, by: Actor, at: datetime
) -> list[Case]:
    """Open cases of this desk in which somebody spoke who left exactly this number.

    The log keeps who looked, when, at which desk, why and how many were found. Of the number it
    keeps a hash of this desk alone: that one number is looked for again and again is seen, whose
    it is is not, and nothing joins it to another desk.
    """
    try:
        with transaction.atomic(durable=True):
            return _seek(desk=desk, kind=kind, number=number, purpose=purpose, by=by, at=at)
    except DatabaseError as error:
        raise WrongState("cases.reading-not-logged") from error


def _seek(
    *, desk: Unit, kind: str, number: str, purpose: str, by: Actor, at: datetime
) -> list[Case]:
    desks.check_is_desk(desk, by)
    if kind not in Kind.values or purpose not in Sought.values:
        raise Invalid("cases.sought-how-unknown", field="purpose")
    number = normalised(kind, number)
    found = at_desk.spoken_in_by(desk, kind, number)
    audit.record(
        "cases.desk.sought",
        subject=("unit", desk.code),
        by=by,
        at=at,
        details={
            "by": Kind(kind).label,
            "purpose": Sought(purpose).label,
            "found": len(found),
            "number": blind(f"{desk.code}\0{number}", purpose="cases.sought")[:_SHOWN],
        },
    )
    return found
