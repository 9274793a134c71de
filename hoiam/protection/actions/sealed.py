"""Sealed cases whose term has ended: written into the list apart from the data, then erased."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.protection import erasures, policies
from hoiam.protection.erasures import Erasure
from hoiam.seals import actions as seals
from hoiam.seals import queries as sealed

KIND = "sealed"  # how the list of erasures names one
EVERYTHING = ("everything",)
AT_ONCE = 20


@transaction.atomic
def dispose_sealed(*, by: Actor, at: datetime) -> int:
    """Erase a few that were put aside a year ago; how many they were. After a restore the list
    erases them again."""
    policies.check_can_dispose(by)
    day = calendar.day_of(at)
    found = list(sealed.due_to_go(day)[:AT_ONCE])
    if not found:
        return 0
    erasures.append_all([Erasure(KIND, case.code, EVERYTHING, day, by.act) for case in found])
    for case in found:
        seals.erase(case=case, by=by, at=at)
    audit.record(
        "protection.sealed.disposed",
        subject=(KIND, "term"),
        by=by,
        at=at,
        details={"count": len(found)},
    )
    return len(found)


def erase_again(code: str, *, by: Actor, at: datetime) -> bool:
    """What the list names and this copy still has; whether it had it."""
    case = sealed.by_code_for_job(code)
    if case is not None:
        seals.erase(case=case, by=by, at=at)
    return case is not None
