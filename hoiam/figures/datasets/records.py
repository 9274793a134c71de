"""Where the columns of old registers stand: the version of each line that counts."""

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import NullIf

from hoiam.core.actor import Actor
from hoiam.core.figures.catalogue.records import RECORDS
from hoiam.figures.datasets.rows import Holds, Reach, Rows
from hoiam.registers import queries as registers
from hoiam.registers.models import RecordState

_JUDGED = Q(due_on__isnull=False, ended_on__isnull=False)
_BOTH_MOMENTS = Q(due_moment__isnull=False, ended_moment__isnull=False)
_LATE_BY_DAY = _JUDGED & Q(ended_on__gt=F("due_on"))
_LATE_BY_MOMENT = _JUDGED & (
    (_BOTH_MOMENTS & Q(ended_moment__gt=F("due_moment")))
    | (~_BOTH_MOMENTS & Q(ended_on__gt=F("due_on")))
)
_OPEN = Q(state__in=(RecordState.OPEN, RecordState.WORKING))


def reach(person: Actor) -> Reach | None:
    """Whole bodies whose lines somebody may open, unless a register belongs to them besides, which
    has lines of others."""
    reached = registers.reached_units(person)
    owners = set(registers.shown_batches().order_by().values_list("unit_id", flat=True).distinct())
    if owners and owners <= reached:
        return Reach(None)
    return None if owners & reached else Reach(reached)


ROWS = Rows(
    RECORDS,
    registers.current,
    {
        "code": "code",
        "kind": "kind",
        "system": "system",
        "channel": NullIf(F("channel"), Value("")),
        "area": "area__code",
        "unit": "unit__code",
        "state": "state",
        "received_on": "opened_on",
        "ended_on": "ended_on",
        "with_due": Holds(Q(due_on__isnull=False)),
        "judged": Holds(_JUDGED),
        "late_by_day": Holds(_LATE_BY_DAY),
        "late_by_moment": Holds(_LATE_BY_MOMENT),
        "open_due": Case(When(_OPEN, then=F("due_on"))),
    },
    of_batch=registers.as_if_shown,
    opened_by=registers.visible_to,
    reach=reach,
)
