"""One figure for everybody: its definition, its number, its rest, and what is published of both.

Of the whole locality everything is counted, published or not. Of one place only what was made
public: in a period and a place so small, a count of the rest would tell of somebody's matter.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue import FIGURES
from hoiam.core.figures.catalogue import figure as by_code
from hoiam.core.figures.definitions import Figure
from hoiam.core.refusals import NotFound
from hoiam.figures import datasets
from hoiam.figures.datasets import Rows
from hoiam.units import queries as units
from hoiam.units.models import UnitKind
from hoiam.web import tables
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.figure_pages import asking, lines, making
from hoiam.web.figure_pages.asking import Wanted
from hoiam.web.public import exports


@require_safe
@public
def index(request: PublicRequest) -> HttpResponse:
    """Every figure that is for everybody, by what it is counted of."""
    groups: dict[str, list[Figure]] = {}
    for figure in FIGURES:
        if datasets.rows_of(figure.dataset).is_public:
            groups.setdefault(figure.dataset.name, []).append(figure)
    return render(request, "public/figures/index.html", {"groups": list(groups.items())})


@require_safe
@public
def figure(request: PublicRequest, code: str) -> HttpResponseBase:
    """One figure in one period and place."""
    at, found = now(), by_code(code)
    known = datasets.rows_of(found.dataset)
    if not known.is_public:
        raise NotFound("base.not-found")
    wanted = _read(request, known)
    opened = known.opened_to_all() if known.opened_to_all else None
    among = opened if known.is_public_alone or wanted.place is not None else None
    if tables.asked(request):
        return _file(request, found, known, wanted, among, opened)
    context = making.context(
        found,
        known,
        wanted,
        at=at,
        among=among,
        opened=opened,
        addresses=lines.PUBLIC,
    )
    communes = list(units.communes(wanted.today)) if known.opened_to_all else []
    context |= {"communes": communes, "is_part": among is not None}
    return render(request, "public/figures/figure.html", context)


def _read(request: PublicRequest, known: Rows) -> Wanted:
    """What may be asked: no hamlet, no place where nothing of the rows is public."""
    given = request.GET.dict()
    today = day_of(now())
    wanted = asking.wanted(given, today)
    small = wanted.place is not None and wanted.place.kind == UnitKind.HAMLET
    if known.opened_to_all is None or small or (wanted.unit and wanted.area):
        kept = {
            name: value for name, value in given.items() if name not in (asking.UNIT, asking.AREA)
        }
        wanted = asking.wanted(kept, today)
    return asking.for_strangers(wanted, given)


def _file(
    request: PublicRequest,
    found: Figure,
    known: Rows,
    wanted: Wanted,
    among: QuerySet[Any] | None,
    opened: QuerySet[Any] | None,
) -> HttpResponseBase:
    if request.GET.get(tables.WHICH) == "so" or opened is None:
        table = making.number_as_table(found, wanted, among, now())
    else:
        table = making.rows_as_table(found, known, wanted, opened)
    return exports.sent(request, table, day=wanted.today)
