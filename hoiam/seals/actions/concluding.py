"""What opens the entries of a sealed case, once the conclusion was lawfully made public."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import WrongState
from hoiam.publication.actions import log
from hoiam.seals.actions import _shared
from hoiam.seals.models import SealedCase, SealedOpening


@transaction.atomic
def open_entries(*, case: SealedCase, by: Actor, at: datetime) -> SealedCase:
    """Open every entry of the log about the case to everybody (Law on Denunciations, Art. 40): that
    it was received and answered and on which days, never what it said. Called by the room that made
    the conclusion public, which has asked whether that may be done."""
    case = _shared.locked(case)
    if not case.register_code:
        raise WrongState("seals.not-on-the-register")
    day = calendar.day_of(at)
    for row in SealedOpening.objects.select_for_update().filter(case=case, opened_on__isnull=True):
        if row.salt:  # else erased: nothing opens it any more
            log.open_closed(
                act=Act(row.act),
                subject=case.register_code,
                opened=(row.entry, row.salt, row.record),
                at=calendar.start_of_day(day),
            )
        row.opened_on = day
        row.save(update_fields=["opened_on"])
    audit.record(
        "seals.case.entries-opened", subject=_shared.subject(case), by=by, at=_shared.by_day(at)
    )
    return case
