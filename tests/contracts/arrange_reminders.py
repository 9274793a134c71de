"""Reminding of dates and demanding reports: acts that work, and ones that are refused."""

from datetime import date, datetime, timedelta
from typing import Any

from hoiam.commitments import actions
from hoiam.commitments.actions import NO_PAPER
from hoiam.commitments.reminders import Escalation
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange


def _late(at: datetime) -> Cast:
    """A promise of August that nobody kept."""
    cast = make_cast()
    actions.promise(
        about=("case", "LC-1"), unit=cast.units["commune-office"],
        assigned_by=cast.units["commune-ubnd"], what="Thay cống", due_on=date(2026, 8, 20),
        paper=NO_PAPER, by=cast.actor("handler"), at=at - timedelta(days=60),
    )  # fmt: skip
    return cast


def _acts(cast: Cast, at: datetime) -> Acts:
    given: dict[str, Any] = {"at": at}
    return Acts(
        works=given | {"by": cast.actor("system")}, refused=given | {"by": cast.actor("leader")}
    )


@arrange("commitments.remind")
def remind(at: datetime) -> Acts:
    return _acts(_late(at), at)


@arrange("commitments.escalate")
def escalate(at: datetime) -> Acts:
    cast = _late(at)
    actions.remind(by=cast.actor("system"), at=at)
    return _acts(cast, at)


@arrange("commitments.tell_reminded")
def tell_reminded(at: datetime) -> Acts:
    cast = _late(at)
    actions.remind(by=cast.actor("system"), at=at)
    actions.escalate(by=cast.actor("system"), at=at)
    return _acts(cast, at)


@arrange("commitments.demand_report")
def demand_report(at: datetime) -> Acts:
    cast = _late(at)
    actions.remind(by=cast.actor("system"), at=at)
    actions.escalate(by=cast.actor("system"), at=at)
    given: dict[str, Any] = {"escalation": Escalation.objects.get(), "at": at}
    return Acts(
        works=given | {"by": cast.actor("leader")},
        refused=given | {"by": cast.actor("other-leader")},
    )
