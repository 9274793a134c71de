"""Telling who was let in that there is work: no word of what, and not at the hour it came."""

from datetime import date, datetime

from django.db import transaction

from hoiam.accounts.models import Officer
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.notices import actions as notices
from hoiam.seals import policies, queries
from hoiam.seals.actions import _shared
from hoiam.seals.models import SealedMember

# The same words for everybody and every occasion: who reads a mailbox over a shoulder learns that
# an officer has work.
SUBJECT = "Có việc mới"
TEXT = "Có việc mới trên hệ thống Hồi Âm. Đăng nhập để xem, mục việc được giao riêng."


@transaction.atomic
def tell_of_work(*, by: Actor, at: datetime) -> int:
    """Put one letter to each officer in line to whom something came before today; how many they
    are. A letter of the next morning does not tell at which hour somebody wrote."""
    policies.check_is_job(by)
    day = calendar.day_of(at)
    owed: dict[int, list[SealedMember]] = {}
    for one in queries.to_mail(day):
        owed.setdefault(one.officer_id, []).append(one)
    told = 0
    for rows in owed.values():
        told += _told(rows, day, by=by, at=at)
    if owed:
        audit.record(
            "seals.work.told", subject=(queries.ABOUT, "work"), by=by, at=_shared.by_day(at)
        )
    return told


def _told(rows: list[SealedMember], day: date, *, by: Actor, at: datetime) -> bool:
    officer: Officer = rows[0].officer
    SealedMember.objects.filter(pk__in=[one.pk for one in rows]).update(mailed_on=day)
    if not officer.email:
        return False  # the list of their own cases says it
    notices.queue(
        template="seals.new-work",
        about=(queries.ABOUT, officer.code),
        recipient=f"officer/{officer.code}",
        subject=SUBJECT,
        text=TEXT,
        email=officer.email,
        phone="",
        by=by,
        at=at,
    )
    return True
