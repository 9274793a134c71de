"""What is written into an installation that stands again."""

from datetime import datetime

from django.db import transaction

from hoiam.accounts.signing import EntryLink, Session
from hoiam.base import audit
from hoiam.base.models import Event
from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import NotAllowed
from hoiam.core.text import vn_moment

SUBJECT = ("installation", "restored")
RESTORED = "standing.installation.restored"


@transaction.atomic
def take_up(*, made: str, version: str, by: Actor, at: datetime) -> None:
    """Go on from a backup: nobody is signed in any more, and the record says from which moment.

    Whoever was signed out or had to leave after the backup was made would otherwise be back.
    """
    if by.kind is not Kind.SYSTEM:
        raise NotAllowed("standing.operator-only")
    if Event.objects.filter(tag=RESTORED, details__made=made).exists():
        return  # a restore that was killed after this goes on
    Session.objects.all().delete()
    # One that was used or replaced since would set a password once more.
    EntryLink.objects.filter(used_at__isnull=True).delete()
    audit.record(
        "standing.installation.restored",
        subject=SUBJECT,
        by=by,
        at=at,
        details={
            "made": made,
            "moment": vn_moment(datetime.fromisoformat(made)),
            "version": version,
        },
    )
