"""Which old checkpoints of the log nobody needs: the tree is what proves, a checkpoint is one look
at it."""

from datetime import datetime, timedelta
from itertools import pairwise

from hoiam.core import calendar
from hoiam.publication.log.models import TreeHead

# House rule. Until then every checkpoint is kept, so that a witness which comes by file finds the
# one that it was given.
KEPT_WHOLE = timedelta(days=30)


def thinnable(at: datetime) -> list[int]:
    """Keys of checkpoints older than a month that no witness signed and that are not the last ones
    of their legal day. The newest of a log is the last one of its day, whatever became of it."""
    rows = TreeHead.objects.filter(signed_at__lt=at - KEPT_WHOLE, cosignatures__isnull=True)
    told = rows.order_by("origin", "size").values_list("pk", "origin", "signed_at")
    days = [(key, origin, calendar.day_of(moment)) for key, origin, moment in told]
    return [one[0] for one, later in pairwise(days) if one[1:] == later[1:]]
