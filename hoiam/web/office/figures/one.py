"""One figure for an officer: the same definition, and the rows that they may open."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue import FIGURES
from hoiam.core.figures.catalogue import figure as by_code
from hoiam.core.figures.definitions import Figure
from hoiam.figures import datasets
from hoiam.units import queries as units
from hoiam.units.models import UnitKind
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.figure_pages import asking, lines, making
from hoiam.web.office import exports, menu, pages


@require_safe
@office(*menu.READERS)
def index(request: OfficeRequest) -> HttpResponse:
    """Every figure of the catalogue, by what it is counted of."""
    groups: dict[str, list[Figure]] = {}
    for figure in FIGURES:
        groups.setdefault(figure.dataset.name, []).append(figure)
    return pages.show(request, "figures/index", groups=list(groups.items()))


@require_safe
@office(*menu.READERS)
def figure(request: OfficeRequest, code: str) -> HttpResponseBase:
    """One figure in one period and place. What is no public register, and what is asked of a single
    hamlet, is counted among the rows that this officer may open, and the page says so."""
    at, found = now(), by_code(code)
    known = datasets.rows_of(found.dataset)
    wanted = asking.wanted(request.GET.dict(), day_of(at))
    opened = lines.opened_by(known, request.actor)
    # A hamlet is a few families: who does not work on its matters learns no count of them.
    is_small = wanted.place is not None and wanted.place.kind == UnitKind.HAMLET
    among = None if known.is_public and not is_small else lines.opened(known, opened)
    if tables.asked(request):
        if request.GET.get(tables.WHICH) == "so" or opened is None:
            table = making.number_as_table(found, wanted, among, at)
            return exports.open_to_all(request, table)
        table = making.rows_as_table(found, known, wanted, opened)
        return exports.given(request, table, f"so-lieu-{found.code}")
    context = making.context(
        found, known, wanted, at=at, among=among, opened=opened, addresses=lines.OFFICE
    )
    context |= {
        "communes": list(units.communes(wanted.today)),
        "bodies": _bodies(request, wanted.unit),
        "is_part": among is not None,
    }
    return pages.show(request, "figures/figure", **context)


def _bodies(request: OfficeRequest, chosen: Any) -> list[Any]:
    """Bodies in which the officer holds a role, and the one that is asked for."""
    own = units.names_of(request.actor.units(*menu.READERS))
    if chosen is not None:
        own = {chosen.code: chosen.name} | own
    return sorted(own.items(), key=lambda one: one[1])
