"""Which proofs there are to hand out: of what somebody sent, of what stands in public."""

from collections.abc import Sequence

from hoiam.base.prepared import Prepared
from hoiam.core.log.acts import Act
from hoiam.publication.log.models import Opening
from hoiam.publication.models import Page

# Acts on a public page; their records hold the hash of what stands there since.
ON_PAGE = (Act.RELEASE, Act.CORRECTION, Act.WITHDRAWAL)

# The subjects of such acts: what was changed. A page names so many of the newest.
RECOUNTED, NEWEST = ("calendar", "rulebook"), 20

_LAST = Prepared(
    lambda code: Opening.objects.filter(subject=code, act__in=ON_PAGE).order_by("-id")[:1], str
)


def last_on(page: Page) -> Opening | None:
    """The last act on a public page: the one whose hash is that of what stands there now. The ones
    before it are not handed out, since their words may be hidden by now."""
    return _LAST.first(page.code)


def recounts() -> list[Opening]:
    """Changes of the calendar and of rules that moved the dates of many, the newest first."""
    rows = Opening.objects.filter(subject__in=RECOUNTED, act=Act.RECOUNT)
    return list(rows.order_by("-id")[:NEWEST])


def about(reference: str, *, without: Sequence[Act] = ()) -> list[Opening]:
    """Public acts under one number, the first one first."""
    rows = Opening.objects.filter(subject=reference).exclude(act__in=without)
    return list(rows.order_by("id"))
