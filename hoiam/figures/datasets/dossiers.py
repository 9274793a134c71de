"""Where the columns of dossiers stand: lines of imported registers of procedures."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from hoiam.core.figures.catalogue.procedures import DOSSIERS
from hoiam.figures.datasets.records import reach
from hoiam.figures.datasets.rows import Holds, Rows
from hoiam.registers import queries as registers
from hoiam.registers.models import Record, RecordState, RegisterKind

# How sources write that it came by the web; letters with marks are told apart by their case.
_ONLINE = ("trực tuyến", "Trực tuyến", "TRỰC TUYẾN", "qua mạng", "Qua mạng", "online", "web")
ONLINE = reduce(or_, (Q(channel__icontains=one) for one in _ONLINE))


def base() -> QuerySet[Record]:
    """Dossiers, the version that counts of each."""
    return registers.current().filter(kind=RegisterKind.DOSSIER)


def _of_batch(batch: int) -> QuerySet[Record]:
    return registers.as_if_shown(batch).filter(kind=RegisterKind.DOSSIER)


ROWS = Rows(
    DOSSIERS,
    base,
    {
        "code": "code",
        "unit": "unit__code",
        "area": "area__code",
        "received_on": "opened_on",
        "due_on": "due_on",
        "ended_on": "ended_on",
        "online": Holds(ONLINE),
        "open": Holds(Q(state__in=(RecordState.OPEN, RecordState.WORKING))),
    },
    of_batch=_of_batch,
    opened_by=registers.visible_to,
    reach=reach,
)
