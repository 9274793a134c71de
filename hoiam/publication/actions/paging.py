"""What the pages are whose hash everybody may compare: said in the log whenever it changes."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.publication import policies
from hoiam.publication.actions import log
from hoiam.publication.log import queries
from hoiam.publication.log.models import Opening


@transaction.atomic
def log_page(*, address: str, sha256: str, by: Actor, at: datetime) -> Opening | None:
    """Log the hash of a page as it is served from now on; nothing where the last one is the same.
    A person to whom another page is given can show that it is not the one of the log."""
    policies.check_can_run_log(by)
    if queries.page_hash(address) == sha256:
        return None
    made = log.commit(
        act=Act.PAGE_HASH, subject=address, body={"address": address, "sha256": sha256}, at=at
    )
    audit.record(
        "publication.log.page-named",
        subject=("page", address),
        by=by,
        at=at,
        details={"sha256": sha256},
    )
    return Opening.objects.get(entry=made.entry)
