"""Letting old checkpoints of the log go."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.publication import policies
from hoiam.publication.log.models import TreeHead
from hoiam.publication.log.thinning import thinnable

AT_ONCE = 5_000


@transaction.atomic
def thin_heads(*, by: Actor, at: datetime) -> int:
    """Delete checkpoints that nobody needs; how many. An entry is proved by any newer one, a root
    that stands on paper is computed of the entries, and one that comes back countersigned is kept
    anew."""
    policies.check_can_run_log(by)
    keys = thinnable(at)[:AT_ONCE]
    TreeHead.objects.filter(pk__in=keys).delete()
    audit.record(
        "publication.heads.thinned",
        subject=("log", "heads"),
        by=by,
        at=at,
        details={"count": len(keys)},
    )
    return len(keys)
