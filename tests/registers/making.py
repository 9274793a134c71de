"""Old registers for tests: batches of a few rows, opened, written and shown."""

from typing import Any

from hoiam.cases.models import Case
from hoiam.core.actor import Actor
from hoiam.registers import actions
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch, Record
from hoiam.registers.plans import RecordPlan, StepPlan
from hoiam.registers.queries import current
from tests.cast import NOW, Cast

SYSTEM = "Sổ giấy"


def opened(cast: Cast, *, by: Actor | None = None, **more: Any) -> Batch:
    """A batch of the office of the first commune."""
    values: dict[str, Any] = {
        "kind": "case", "system": SYSTEM, "title": "so-2024.csv",
        "unit": cast.units["commune-office"], "zone": "Asia/Ho_Chi_Minh",
    }  # fmt: skip
    return actions.open_batch(**(values | more), by=by or cast.actor("system"), at=NOW)


def row(number: str = "007", **more: Any) -> RecordPlan:
    """A lamp that does not burn."""
    return RecordPlan(**({"number": number, "title": "Đèn đường hỏng", "state": "open"} | more))


def shown(cast: Cast, *rows: RecordPlan, steps: tuple[StepPlan, ...] = (), **more: Any) -> Batch:
    """A batch with these rows, shown."""
    batch = opened(cast, **more)
    chunks.write(batch=batch, rows=rows, steps=steps)
    return actions.show(batch=batch, by=cast.actor("system"), at=NOW)


def record(cast: Cast, **more: Any) -> Record:
    """One record that is shown."""
    plan = row(**more)
    shown(cast, plan)
    return current().get(number=plan.number)


def go_on(cast: Cast, row: Record, who: str = "handler", **more: Any) -> Case:
    """An open record goes on as a case."""
    values: dict[str, Any] = {
        "record": row, "kind": "feedback", "channel": "phone", "field": cast.fields["roads"],
        "area": cast.units["commune"], "desk": cast.units["commune-office"],
        "by": cast.actor(who), "at": NOW,
    }  # fmt: skip
    return actions.continue_here(**(values | more))
