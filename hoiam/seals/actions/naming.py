"""Who is let into a sealed case besides those whom the sender chose, and who leaves it."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound
from hoiam.seals import holders, policies
from hoiam.seals.actions import _shared
from hoiam.seals.models import Part, SealedCase, SealedMember


@transaction.atomic
def name_member(
    *, case: SealedCase, recipient: str, part: Part, by: Actor, at: datetime
) -> SealedMember:
    """Let somebody in by the key they keep: who verifies, or another handler of the signed list.
    They are given no key before they have declared, and read what is wrapped to them alone."""
    case = _shared.locked(case)
    policies.check_can_name(case, by)
    day = calendar.day_of(at)
    held = holders.by_recipient(recipient, day)
    if held is None or not holders.is_listed(recipient):
        raise Invalid("seals.not-to-be-named", field="recipient")
    if not holders.may_come_in(case, held.officer):
        raise Invalid("seals.not-to-be-named", field="recipient")
    row = _shared.let_in(case, held, part, day=day, by=by)
    audit.record("seals.member.named", subject=_shared.subject(case), by=by, at=_shared.by_day(at))
    return row


@transaction.atomic
def relieve(*, case: SealedCase, member: SealedMember, by: Actor, at: datetime) -> SealedMember:
    """From now on there is no case for that officer. Had they opened it, everything later is sealed
    to a new key."""
    case = _shared.locked(case)
    rows = SealedMember.objects.select_for_update(of=("self",)).select_related("officer", "case")
    row = rows.filter(case=case, pk=member.pk, relieved_on__isnull=True).first()
    if row is None:
        raise NotFound("base.not-found")
    policies.check_can_relieve(case, row, by)
    _shared.gone(row, calendar.day_of(at))
    audit.record(
        "seals.member.relieved", subject=_shared.subject(case), by=by, at=_shared.by_day(at)
    )
    return row
