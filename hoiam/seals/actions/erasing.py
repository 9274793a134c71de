"""A sealed case whose term has ended goes: files, keys and what opens the log. That there was one,
of which day and how it ended, stays for the counts of the register."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit, files
from hoiam.core.actor import Actor
from hoiam.seals import policies
from hoiam.seals.actions import _shared
from hoiam.seals.models import SealedCase, SealedItem, SealedKey, SealedOpening, SenderKey


@transaction.atomic
def erase(*, case: SealedCase, by: Actor, at: datetime) -> SealedCase:
    """Destroy everything of a case that anybody could ever open. The tree of the log stands as
    before, and nobody can say any more what its entries were."""
    policies.check_is_job(by)
    case = _shared.locked(case)
    items = SealedItem.objects.filter(case=case)
    places = [one for one in items.values_list("original", flat=True) if one]
    items.update(original="")
    SealedKey.objects.filter(case=case).update(wrapped="")
    SealedOpening.objects.filter(case=case).update(salt="", record="")
    SenderKey.objects.filter(case=case).update(locked="", memory="", access_hash="")
    transaction.on_commit(lambda: files.remove(places))
    audit.record("seals.case.erased", subject=_shared.subject(case), by=by, at=_shared.by_day(at))
    return case
