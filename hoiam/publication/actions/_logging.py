"""What stands in public after each act goes into the log, in the transaction of the act."""

from datetime import datetime

from hoiam.core.log.acts import Act
from hoiam.publication.actions import log
from hoiam.publication.log import exact, proving
from hoiam.publication.models import Page


def commit(page: Page, act: Act, *, step: str, at: datetime, **more: str) -> None:
    """One entry: which release stands, the hash of what everybody can read from now on, and the
    entry before it, so that none of the acts on a page can be left out when they are shown."""
    before = proving.last_on(page)
    body = {
        "step": step,
        "number": page.number,
        "previous": "" if before is None else before.entry,
        **exact.hashed(exact.page(page)),
        **more,
    }
    log.commit(act=act, subject=page.code, body=body, at=at)
