"""Second decisions on complaints, for everybody: as a human released them, posted for their time."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoiam.cases import dockets
from hoiam.commitments import queries as commitments
from hoiam.core.calendar import day_of
from hoiam.petitions import public_decisions
from hoiam.petitions.models import Decision
from hoiam.publication import queries as publication
from hoiam.publication.openness import Part
from hoiam.web.access import PublicRequest, now, public

MOST = 100  # on one page; older ones are found by their address


@require_safe
@public
def index(request: PublicRequest) -> HttpResponse:
    """What was made public, the newest first; what is hidden keeps its place."""
    rows = list(public_decisions.released()[:MOST])
    return render(request, "public/petitions/decisions.html", {"rows": rows})


@require_safe
@public
def decision(request: PublicRequest, code: str) -> HttpResponse:
    """The words that a human released, who decided, until when it stands posted."""
    found = public_decisions.released_by_code(code)
    page = found.page
    assert page is not None  # noqa: S101 - asked for above
    hidden = publication.hidden_parts(page)
    is_gone = page.hidden_at is not None or Part.WHOLE in hidden
    context = {
        "decision": found,
        "page": page,
        "hidden": hidden,
        "is_gone": is_gone,
        "posted_until": _posted_until(found),
        "today": day_of(now()),
    }
    status = 410 if is_gone else 200
    return render(request, "public/petitions/decision.html", context, status=status)


def _posted_until(found: Decision) -> date | None:
    """The last day of posting, by the clock of C-12."""
    if found.petition.earlier:
        return None
    clocks = commitments.clocks_of_matter(dockets.matter_of(found.petition.docket))
    posted = [clock for clock in clocks if clock.spec.code == "post"]
    return posted[-1].due.due_on if posted else None
