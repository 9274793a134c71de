"""What is over and opens nothing any more is not kept: swept by the worker, recorded by nobody."""

from datetime import datetime, timedelta

from hoiam.accounts.signing import EntryLink, KnownDevice, Session
from hoiam.core import calendar

DEVICE_DAYS = 400  # as long as a browser keeps its cookie


def sweep(*, machine: datetime, idle: timedelta) -> int:
    """Sessions that ended, links that are too old, browsers that nobody uses; how many rows."""
    day = calendar.day_of(machine) - timedelta(days=DEVICE_DAYS)
    over = (
        Session.objects.filter(expire_date__lte=machine),
        Session.objects.filter(seen__lte=machine - idle),
        EntryLink.objects.filter(until__lte=machine, used_at__isnull=True),
        KnownDevice.objects.filter(used_on__lt=day),
    )
    return sum(rows.delete()[0] for rows in over)
