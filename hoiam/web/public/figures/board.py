"""The public board: what came, what became of it, how old what is open is, and where."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Unit
from hoiam.web import tables
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.boards import choosing, counted, drawn
from hoiam.web.boards.ways import Ways
from hoiam.web.public import exports

AREA = "xa"


@require_safe
@public
def page(request: PublicRequest) -> HttpResponseBase:
    """One period, of the whole locality or of one commune."""
    at = now()
    today = day_of(at)
    period, area = choosing.public_period_of(request.GET, today), _area(request)
    board = counted.public_of(period, area.code if area else "", at)
    ways = Ways(period, area.code if area else "")
    charts = drawn.of_cases(board, ways) if area else drawn.all_of(board, ways)
    if tables.asked(request):
        return exports.sent(request, counted.as_table(charts), day=today)
    context = {
        "area": area,
        "board": board,
        "charts": charts,
        "communes": list(units.communes(today)),
        "period": choosing.name_of(period),
        "periods": choosing.groups(period, today),
    }
    return render(request, "public/figures/board.html", context)


def _area(request: PublicRequest) -> Unit | None:
    """A commune, of today or of earlier; nothing where none is named."""
    code = request.GET.get(AREA, "")[:40]
    found = units.found(code) if code else None
    if code and (found is None or found.kind not in COMMUNES):
        raise NotFound("base.not-found")
    return found
